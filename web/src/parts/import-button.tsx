import { IconFileImport } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ImportSubject } from '../api/types.ts';
import { useCurrentReturn } from './current-return.ts';
import { GatedButton } from './gated-button.tsx';
import { useWhyNot } from './use-why-not.ts';

/** Leads to Import Data, where the files of a list are taken as what the list holds; recognised where nothing is said. */
export function ImportButton({ as }: { as?: ImportSubject }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const of = useCurrentReturn();
  const why = useWhyNot('edit', of?.gstin) ?? (of ? null : t('app.needsReturn'));
  return (
    <GatedButton
      gate={{ enabled: why === null, why }}
      icon={<IconFileImport size={15} aria-hidden="true" />}
      onPress={() => void navigate({ to: '/import', search: { ...of, ...(as ? { as } : {}) } })}
    >
      {t('sale.import')}
    </GatedButton>
  );
}
