import { TextInput } from '@mantine/core';
import { useDebouncedCallback, useHotkeys } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';

interface FindProps {
  readonly value: string;
  readonly onFind: (text: string) => void;
  /** What can be found; number, GSTIN or name of documents when left out. */
  readonly label?: string;
}

/** Finds in a list; `/` goes there. */
export function Find({ value, onFind, label }: FindProps) {
  const { t } = useTranslation();
  const name = label ?? t('sale.find');
  const field = useRef<HTMLInputElement>(null);
  const later = useDebouncedCallback(onFind, 200);
  useHotkeys([['/', () => field.current?.focus()]]);
  return (
    <TextInput
      ref={field}
      aria-label={name}
      placeholder={name}
      leftSection={<IconSearch size={15} aria-hidden="true" />}
      defaultValue={value}
      onChange={(event) => later(event.currentTarget.value)}
      w={270}
    />
  );
}
