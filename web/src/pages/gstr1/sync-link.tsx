import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ReturnRef } from '../../api/queries.ts';

/** The way to the sync page of a return. */
export function SyncLink({ of }: { of: ReturnRef }) {
  const { t } = useTranslation();
  return (
    <Link to="/gstr1/$g/$p/sync" params={{ g: of.gstin, p: of.period }} search={{}}>
      {t('gstr1.sync')}
    </Link>
  );
}
