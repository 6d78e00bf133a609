import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type ReturnRef, tablesQuery } from '../../api/queries.ts';
import type { RecordState, TableTile } from '../../api/types.ts';
import { grouped } from '../../format/money.ts';
import { Find } from '../../parts/record-list/find.tsx';
import { ListBar } from '../../parts/record-list/list-bar.tsx';
import styles from './sale.module.css';

const states: readonly RecordState[] = [
  'new',
  'modified',
  'to-delete',
  'sent',
  'processed',
  'error',
  'filed',
];

/** Find, table and state of the list; everything lives in the address. */
export function SaleFilters({ of }: { of: ReturnRef }) {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/sale/invoices' });
  const search = useSearch({ from: '/frame/sale/invoices' });
  const { data: tables } = useQuery(tablesQuery(of));
  const set = (change: { section?: string | undefined; state?: string | undefined }) =>
    void navigate({ search: (old) => ({ ...old, ...change, doc: undefined }), replace: true });
  const known = (tables ?? []).filter((table) => table.count > 0 || table.section === search.section);
  return (
    <ListBar>
      <Find />
      <Select
        aria-label={t('sale.table')}
        data={[
          { value: '', label: t('sale.documents') },
          ...known.map((table) => ({ value: table.section, label: `${table.number} · ${table.title}` })),
        ]}
        value={search.section ?? ''}
        onChange={(section) => set({ section: section || undefined })}
        w={250}
        comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
      />
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset brings a frame that a bar of chips must not have */}
      <div className={styles.chips} role="group" aria-label={t('sale.status')}>
        <StateChip
          label={t('entry.typed')}
          isOn={false}
          onPress={() => void navigate({ search: (old) => ({ ...old, view: 'typed', doc: undefined }) })}
        />
        <StateChip label={t('sale.all')} isOn={!search.state} onPress={() => set({ state: undefined })} />
        {states.map((state) => {
          const count = countOf(known, state, search.section);
          if (count === 0 && search.state !== state) return null;
          return (
            <StateChip
              key={state}
              label={t(`state.short.${state}`)}
              count={count}
              isOn={search.state === state}
              onPress={() => set({ state: search.state === state ? undefined : state })}
            />
          );
        })}
      </div>
    </ListBar>
  );
}

function countOf(tables: readonly TableTile[], state: RecordState, section: string | undefined): number {
  return tables
    .filter((table) => (section ? table.section === section : table.documents))
    .reduce((sum, table) => sum + (table.states[state] ?? 0), 0);
}

interface StateChipProps {
  readonly label: string;
  readonly count?: number;
  readonly isOn: boolean;
  readonly onPress: () => void;
}

function StateChip({ label, count, isOn, onPress }: StateChipProps) {
  return (
    <button type="button" className={styles.chip} aria-pressed={isOn} onClick={onPress}>
      {label} {count !== undefined && <span className={styles.chipCount}>{grouped(count)}</span>}
    </button>
  );
}
