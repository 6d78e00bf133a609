import { useLocalStorage } from '@mantine/hooks';
import { columnSizingFeature, columnVisibilityFeature, tableFeatures, useTable } from '@tanstack/react-table';
import { useMemo } from 'react';
import type { ListColumn } from './list-column.ts';

const features = tableFeatures({ columnVisibilityFeature, columnSizingFeature });

/** The table behind a list: which columns show and how wide; remembered per list on this machine. */
export function useListTable<Row extends object>(
  name: string,
  columns: readonly ListColumn<Row>[],
  rows: readonly Row[],
) {
  const [chosen, setChosen] = useLocalStorage<Record<string, boolean>>({
    key: `vivarani-columns-${name}`,
    defaultValue: {},
    getInitialValueInEffect: false,
  });
  const defs = useMemo(
    () =>
      columns.map((column) => ({
        id: column.id,
        header: column.header,
        size: column.width,
        accessorFn: (row: Row) => column.cell(row),
      })),
    [columns],
  );
  const columnVisibility = useMemo(
    () => Object.fromEntries(columns.map((column) => [column.id, chosen[column.id] ?? !column.isExtra])),
    [columns, chosen],
  );
  return useTable({
    features,
    columns: defs,
    data: rows,
    state: { columnVisibility },
    onColumnVisibilityChange: (update) =>
      setChosen(typeof update === 'function' ? update(columnVisibility) : update),
  });
}
