import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** Where the code of the second factor is typed. */
export function CodeField({ value, onChange }: { value: string; onChange: (typed: string) => void }) {
  const { t } = useTranslation();
  return (
    <TextInput
      label={t('people.account.code')}
      description={t('people.account.codeHint')}
      autoComplete="one-time-code"
      required
      autoFocus
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
