import { MultiSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { sessionQuery } from '../../api/queries.ts';

interface GstinsFieldProps {
  readonly value: readonly string[];
  readonly onChange: (gstins: string[]) => void;
}

/** Which GSTINs of the company; none chosen means every one. */
export function GstinsField({ value, onChange }: GstinsFieldProps) {
  const { t } = useTranslation();
  const { data: session } = useQuery(sessionQuery);
  const choices = session?.registrations.map(({ gstin, legalName }) => ({
    value: gstin,
    label: `${gstin} ${legalName}`,
  }));
  return (
    <MultiSelect
      label={t('programs.gstins')}
      description={t('programs.gstinsHint')}
      placeholder={value.length === 0 ? t('programs.everyGstin') : ''}
      data={choices ?? []}
      value={[...value]}
      onChange={onChange}
      searchable
    />
  );
}
