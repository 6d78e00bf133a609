import { Select, TextInput } from '@mantine/core';
import { useDebouncedCallback, useHotkeys } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './section.module.css';

const route = getRouteApi('/frame/gstr1/$g/$p/tables/$t');
const states = ['new,modified', 'sent', 'processed', 'error', 'to-delete', 'filed'] as const;
const findDelayMs = 200;

/** Find and state of the lines of a table; both live in the address. */
export function LineFilters({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const navigate = route.useNavigate();
  const search = route.useSearch();
  const box = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(search.find ?? '');
  useHotkeys([['/', () => box.current?.focus()]]);
  const set = (change: { find?: string | undefined; state?: string | undefined }) =>
    void navigate({ search: (old) => ({ ...old, ...change, doc: undefined }), replace: true });
  const find = useDebouncedCallback((text: string) => set({ find: text || undefined }), findDelayMs);
  return (
    <div className={styles.filters}>
      <TextInput
        ref={box}
        w={260}
        aria-label={t('sale.findLabel')}
        placeholder={t('sale.find')}
        leftSection={<IconSearch size={15} aria-hidden="true" />}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          find(event.currentTarget.value);
        }}
      />
      <Select
        w={190}
        aria-label={t('sale.status')}
        data={[
          { value: '', label: t('section.anyState') },
          ...states.map((state) => ({
            value: state,
            label: state === 'new,modified' ? t('sale.toSend') : t(`state.short.${state}`),
          })),
        ]}
        value={search.state ?? ''}
        onChange={(state) => set({ state: state || undefined })}
      />
      <span className={styles.right}>{children}</span>
    </div>
  );
}
