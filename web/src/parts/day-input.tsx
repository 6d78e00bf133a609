import { TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { shownDate } from '../format/date.ts';
import { typedDate } from '../format/typed-date.ts';

interface DayInputProps {
  readonly label: string;
  /** yyyy-mm-dd */
  readonly value: string | undefined;
  readonly onChange: (day: string | undefined) => void;
  /** The label stands within, as in a bar of filters. */
  readonly isInline?: boolean;
}

/** A day as it is written in India, 5-4-26 or 05/04/2026; what is no day yet is not passed on. */
export function DayInput({ label, value, onChange, isInline }: DayInputProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(shownDate(value));
  useEffect(() => setTyped((old) => (typedDate(old) === (value ?? null) ? old : shownDate(value))), [value]);
  const isWrong = typed !== '' && typedDate(typed) === null;
  return (
    <TextInput
      {...(isInline
        ? {
            'aria-label': label,
            leftSection: <span className="dim small">{label}</span>,
            leftSectionWidth: 52,
            w: 165,
          }
        : { label })}
      inputMode="numeric"
      placeholder={t('form.dateForm')}
      maxLength={10}
      value={typed}
      error={isWrong && typed.length > 5 && !isInline ? t('form.noDate', { typed }) : null}
      aria-invalid={isWrong || undefined}
      onChange={(event) => {
        const next = event.currentTarget.value;
        setTyped(next);
        if (next === '' || typedDate(next)) onChange(typedDate(next) ?? undefined);
      }}
    />
  );
}
