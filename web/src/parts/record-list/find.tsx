import { TextInput } from '@mantine/core';
import { useDebouncedCallback, useHotkeys } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './find.module.css';

interface FindProps {
  readonly label?: string;
  /** What can be found; number, GSTIN or name of documents when neither is said. */
  readonly placeholder?: string;
}

/** A pause in typing; what is asked for before it is over is given up. */
const delayMs = 60;

/** Finds in a list by the address; `/` goes there. A document that was open in the old list is closed. */
export function Find({ label, placeholder }: FindProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { find = '' } = useSearch({ strict: false });
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(find);
  const written = useRef(find);
  useEffect(() => {
    // Another hand changed the address, as "Only this customer" does.
    if (find !== written.current) setText(find);
    written.current = find;
  }, [find]);
  const write = useDebouncedCallback((value: string) => {
    written.current = value;
    void navigate({
      to: '.',
      search: (old: object) => ({ ...old, find: value || undefined, doc: undefined }),
      replace: true,
    });
  }, delayMs);
  useHotkeys([['/', () => field.current?.focus()]]);
  return (
    <TextInput
      ref={field}
      type="search"
      aria-label={label ?? t('sale.findLabel')}
      aria-keyshortcuts="/"
      placeholder={placeholder ?? label ?? t('sale.find')}
      leftSection={<IconSearch size={15} aria-hidden="true" />}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        write(event.currentTarget.value);
      }}
      className={styles.find}
    />
  );
}
