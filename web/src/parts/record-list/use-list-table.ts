import {
  columnOrderingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { useMemo } from 'react';
import type { ColumnLayout } from '../../api/types.ts';
import type { ListColumn } from './list-column.ts';
import { useViews } from './use-views.ts';

const features = tableFeatures({ columnVisibilityFeature, columnSizingFeature, columnOrderingFeature });
const narrowest = 60;
const widest = 900;

/** A column where it stands in the list of this person. */
export interface PlacedColumn<Row> extends ListColumn<Row> {
  /** px from the left edge, behind the ticks, where it stays when the rest scrolls. */
  readonly left: number | undefined;
  readonly isAtEnd: boolean;
}

/** A column as the menu of columns shows it. */
interface ListedColumn extends Required<ColumnLayout> {
  readonly header: string;
}

/** The table behind a list: which columns show, in which order and how wide, as the person has arranged them. */
export function useListTable<Row extends object>(
  name: string,
  columns: readonly ListColumn<Row>[],
  rows: readonly Row[],
) {
  const { columns: kept, keep, tryColumns } = useViews(name);
  const layout = useMemo(() => arranged(columns, kept), [columns, kept]);
  const defs = useMemo(
    () =>
      columns.map((column) => ({
        id: column.id,
        header: column.header,
        accessorFn: (row: Row) => column.cell(row),
      })),
    [columns],
  );
  const state = useMemo(
    () => ({
      columnVisibility: Object.fromEntries(layout.map(({ id, isHidden }) => [id, !isHidden])),
      columnOrder: layout.map(({ id }) => id),
      columnSizing: Object.fromEntries(layout.map(({ id, width }) => [id, width])),
    }),
    [layout],
  );
  const table = useTable({ features, columns: defs, data: rows, state });
  const ids = table
    .getVisibleLeafColumns()
    .map(({ id }) => id)
    .join();
  const shown = useMemo(() => placed(columns, layout, ids.split(',')), [columns, layout, ids]);
  const written = (change: (layout: readonly ListedColumn[]) => readonly ListedColumn[]) =>
    change(layout).map(({ header: _header, ...column }) => column);
  return {
    /** In the order of the list, the hidden ones among them. */
    layout,
    shown,
    set: (id: string, change: Partial<ColumnLayout>, isTrial = false) => {
      const next = written((old) => old.map((one) => (one.id === id ? bounded({ ...one, ...change }) : one)));
      if (isTrial) tryColumns(next);
      else keep({ name: '', columns: next, filters: {} });
    },
    /** Puts a column in the place of another. */
    move: (id: string, to: string) => {
      const next = written((old) => moved(old, id, to));
      keep({ name: '', columns: next, filters: {} });
    },
  };
}

const bounded = <Column extends ListedColumn>(column: Column): Column => ({
  ...column,
  width: Math.round(Math.min(widest, Math.max(narrowest, column.width))),
});

/** The columns as they come, changed by what is kept of them; one that is new stays behind its neighbour. */
function arranged<Row>(
  columns: readonly ListColumn<Row>[],
  kept: readonly ColumnLayout[],
): readonly ListedColumn[] {
  const places = new Map(kept.map(({ id }, place) => [id, place]));
  let last = -1;
  return columns
    .map(({ id, header, width, isExtra = false }) => {
      const place = places.get(id);
      last = place ?? last;
      const own = place === undefined ? undefined : kept[place];
      const { isHidden = isExtra, isPinned = false } = own ?? {};
      return { place: last, column: { id, header, width: own?.width ?? width, isHidden, isPinned } };
    })
    .toSorted((one, other) => one.place - other.place)
    .map(({ column }) => column);
}

function moved<Column extends ColumnLayout>(
  columns: readonly Column[],
  id: string,
  to: string,
): readonly Column[] {
  const from = columns.findIndex((one) => one.id === id);
  const place = columns.findIndex((one) => one.id === to);
  const column = columns[from];
  if (!column || place < 0) return columns;
  return columns.toSpliced(from, 1).toSpliced(place, 0, column);
}

/** The first column and the pinned ones stand in front and stay there; the last stays at the end where it says so. */
function placed<Row>(
  columns: readonly ListColumn<Row>[],
  layout: readonly ListedColumn[],
  ids: readonly string[],
): readonly PlacedColumn<Row>[] {
  const pinned = new Set(layout.filter(({ isPinned }) => isPinned).map(({ id }) => id));
  const [first = '', ...rest] = ids;
  const front = [first, ...rest.filter((id) => pinned.has(id))];
  const ordered = [...front, ...rest.filter((id) => !pinned.has(id))];
  let left = 0;
  return ordered.flatMap((id, at) => {
    const column = columns.find((one) => one.id === id);
    const width = layout.find((one) => one.id === id)?.width;
    if (!column || width === undefined) return [];
    const isAtEnd = at === ordered.length - 1 && at > 0 && column.isPinned === true;
    const own = at < front.length ? left : undefined;
    left += width;
    return [{ ...column, width, left: own, isAtEnd }];
  });
}
