import { TextInput } from '@mantine/core';
import { useDebouncedCallback, useHotkeys } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';

/** Finds in a list; `/` goes there. */
export function Find({ value, onFind }: { value: string; onFind: (text: string) => void }) {
  const { t } = useTranslation();
  const field = useRef<HTMLInputElement>(null);
  const later = useDebouncedCallback(onFind, 200);
  useHotkeys([['/', () => field.current?.focus()]]);
  return (
    <TextInput
      ref={field}
      aria-label={t('sale.find')}
      placeholder={t('sale.find')}
      leftSection={<IconSearch size={15} aria-hidden="true" />}
      defaultValue={value}
      onChange={(event) => later(event.currentTarget.value)}
      w={270}
    />
  );
}
