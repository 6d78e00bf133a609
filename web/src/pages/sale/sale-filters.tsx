import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type ReturnRef, tablesQuery } from '../../api/queries.ts';
import type { RecordState, TableTile } from '../../api/types.ts';
import { FilterChips } from '../../parts/record-list/filter-chips.tsx';
import { Find } from '../../parts/record-list/find.tsx';
import { ListBar } from '../../parts/record-list/list-bar.tsx';

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
      <FilterChips
        label={t('sale.status')}
        chips={[
          { value: 'typed', label: t('entry.typed') },
          { value: '', label: t('sale.all') },
          ...states.flatMap((state) => {
            const count = countOf(known, state, search.section);
            return count === 0 && search.state !== state
              ? []
              : [{ value: state, label: t(`state.short.${state}`), count }];
          }),
        ]}
        chosen={search.state ?? ''}
        onChoose={(state) =>
          state === 'typed'
            ? void navigate({ search: (old) => ({ ...old, view: 'typed', doc: undefined }) })
            : set({ state: state === search.state ? undefined : state || undefined })
        }
      />
    </ListBar>
  );
}

function countOf(tables: readonly TableTile[], state: RecordState, section: string | undefined): number {
  return tables
    .filter((table) => (section ? table.section === section : table.documents))
    .reduce((sum, table) => sum + (table.states[state] ?? 0), 0);
}
