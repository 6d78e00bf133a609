import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { SyncOf } from '../gstr1-sync/sync.tsx';

/** GSTR2 Data Sync: what was bought, in the order of the form; in current periods GSTR-2B takes the place of filing. */
export function Gstr2Sync() {
  const { t } = useTranslation();
  const { g, p } = useParams({ from: '/frame/gstr2/$g/$p/sync' });
  return <SyncOf of={{ gstin: g, period: p, form: 'GSTR2' }} title={t('gstr2.title')} />;
}
