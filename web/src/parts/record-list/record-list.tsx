import { useMediaQuery } from '@mantine/hooks';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStable } from '../use-stable.ts';
import type { ListColumn, ListProps, RowCommand } from './list-column.ts';
import { ListHead, ListTotals } from './list-edges.tsx';
import { ListRow } from './list-row.tsx';
import styles from './record-list.module.css';
import { type MenuPlace, RowMenu } from './row-menu.tsx';
import { type Filters, useFilters } from './use-filters.ts';
import { useListTable } from './use-list-table.ts';
import { useListWindow } from './use-list-window.ts';
import { useRowKeys } from './use-row-keys.ts';

const none: ReadonlySet<string> = new Set();

/** px: the tick in front and the ⋯ behind. */
const fixedWidth = 36 + 40;

/** The one list of the app: a window onto any number of records, with keys, row menu, selection and totals of all that match. */
export function RecordList<Row extends object>(props: ListProps<Row>) {
  const { columns, rows, keyOf, nameOf, selected, onSelect } = props;
  const canSelect = onSelect !== undefined;
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<MenuPlace | null>(null);
  const isNarrow = useMediaQuery('(max-width: 700px)', false, { getInitialValueInEffect: false });
  const { shown: visible, set, move } = useListTable(props.name, columns, rows);
  const onFilter = useStable(useFilters().add);
  const view = useListWindow({ count: rows.length, scroller, isNarrow, onNearEnd: props.onNearEnd });
  const toggle = useStable((index: number) => {
    const row = rows[index];
    if (row) onSelect?.(toggled(selected ?? none, keyOf(row)));
  });
  const open = useStable(props.onOpen);
  const card = useStable(props.card);
  const keys = useRowKeys({
    count: rows.length,
    grid: scroller,
    scrollTo: view.scrollTo,
    onOpen: (index) => rows[index] && (props.onEnter ?? props.onOpen)(rows[index]),
    onToggle: toggle,
    onMenu: (index) => setPlace(placeOfRow(scroller.current, index)),
    onLetter: (index, letter) =>
      rows[index] !== undefined && didByLetter(props.commandsOf(rows[index]), letter),
  });
  const valueCommands = useValueCommands(columns, onFilter);
  const menuRow = place ? rows[place.index] : undefined;
  const closeMenu = () => {
    setPlace(null);
    requestAnimationFrame(keys.focusRow);
  };
  const acts = { onActive: keys.setActive, onToggle: toggle, onOpen: open, onMenu: setPlace, onFilter };
  const width = visible.reduce((sum, column) => sum + column.width, fixedWidth);
  return (
    <>
      <div
        className={styles.scroller}
        ref={scroller}
        data-stale={props.isStale || undefined}
        data-plain={!canSelect || undefined}
      >
        <table
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: rows are chosen and opened by keys, as the grid pattern says
          role="grid"
          aria-label={props.label}
          aria-rowcount={props.count + 1}
          aria-multiselectable={canSelect}
          className={styles.table}
          style={isNarrow ? { width: '100%' } : { minWidth: '100%', width }}
        >
          <ListHead
            {...{ columns: visible, isNarrow, rows, keyOf, selected: selected ?? none, onSelect }}
            arrange={{ set, move }}
          />
          <tbody onKeyDown={keys.onKeyDown}>
            <Gap height={view.above} />
            {view.items.map(({ index }) => {
              const row = rows[index];
              if (!row) return null;
              const look = { name: nameOf(row), columns: visible, card: isNarrow ? card : null, t };
              const standing = {
                isActive: index === keys.active,
                isSelected: selected?.has(keyOf(row)) ?? false,
                isPassing: view.isPassing(index),
                canSelect,
              };
              return <ListRow key={keyOf(row)} {...{ row, index, ...look, ...standing, ...acts }} />;
            })}
            <Gap height={view.below} />
          </tbody>
          <ListTotals list={props} columns={visible} isNarrow={isNarrow} canSelect={canSelect} />
        </table>
      </div>
      <RowMenu
        place={place}
        label={t('sale.rowMenu', { number: menuRow ? nameOf(menuRow) : '' })}
        commands={menuRow ? [...props.commandsOf(menuRow), ...valueCommands(menuRow)] : []}
        onClose={closeMenu}
      />
    </>
  );
}

/** The commands of a row that show only what has a value of it. */
function useValueCommands<Row>(
  columns: readonly ListColumn<Row>[],
  onFilter: (filters: Filters) => void,
): (row: Row) => readonly RowCommand[] {
  const { t } = useTranslation();
  return (row) =>
    columns.flatMap((column) => {
      const filter = column.filter?.(row);
      return filter
        ? [{ label: t('lists.only', { value: filter.words }), run: () => onFilter(filter.filters) }]
        : [];
    });
}

/** Stands for the rows outside the window, so that the scroll bar tells the truth. */
function Gap({ height }: { height: number }) {
  return height > 0 ? <tr style={{ height }} /> : null;
}

function didByLetter(commands: readonly RowCommand[], letter: string): boolean {
  const command = commands.find((one) => one.letter === letter && !one.why);
  command?.run();
  return command !== undefined;
}

function toggled(selected: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(selected);
  if (!next.delete(key)) next.add(key);
  return next;
}

function placeOfRow(scroller: HTMLElement | null, index: number): MenuPlace | null {
  const box = scroller?.querySelector(`tr[data-index="${index}"]`)?.getBoundingClientRect();
  return box ? { x: Math.max(box.left, 0) + 60, y: box.bottom, index } : null;
}
