import type { TFunction } from 'i18next';
import { memo, type ReactNode } from 'react';
import { edgeClass, edgeStyle } from './edge-class.ts';
import styles from './record-list.module.css';
import type { MenuPlace } from './row-menu.tsx';
import type { Filters } from './use-filters.ts';
import type { PlacedColumn } from './use-list-table.ts';

interface ListRowProps<Row> {
  readonly row: Row;
  readonly index: number;
  readonly name: string;
  readonly columns: readonly PlacedColumn<Row>[];
  readonly card: ((row: Row) => ReactNode) | null;
  readonly isActive: boolean;
  readonly isSelected: boolean;
  readonly canSelect: boolean;
  /** Drawn without its buttons and its tick: they cost half of a fast scroll, and nobody presses what flies past. */
  readonly isPassing: boolean;
  readonly onActive: (index: number) => void;
  readonly onToggle: (index: number) => void;
  readonly onOpen: (row: Row) => void;
  readonly onMenu: (place: MenuPlace) => void;
  readonly onFilter: (filters: Filters) => void;
  /** Asked for once by the list and not by every row. */
  readonly t: TFunction;
}

/** Drawn again only when something about it has changed: a list that scrolls draws its new rows alone. */
export const ListRow = memo(Row) as typeof Row;

/** One row: box, cells, and the ⋯ with its commands; a press anywhere else opens it. */
function Row<Row>(props: ListRowProps<Row>) {
  const { row, index, columns, card, isActive, isSelected, isPassing, onActive, onOpen, onMenu } = props;
  return (
    <tr
      data-index={index}
      aria-rowindex={index + 2}
      aria-selected={props.canSelect ? isSelected : undefined}
      tabIndex={isActive ? 0 : -1}
      className={styles.row}
      onFocus={() => onActive(index)}
      onClick={() => onOpen(row)}
      onContextMenu={(event) => {
        event.preventDefault();
        onActive(index);
        onMenu({ x: event.clientX, y: event.clientY, index });
      }}
    >
      {props.canSelect && (isPassing ? <td className={styles.box} data-passing /> : <TickCell {...props} />)}
      {card ? (
        <td className={styles.card}>{card(row)}</td>
      ) : (
        columns.map((column) => (
          <td
            key={column.id}
            data-number={column.isNumber || undefined}
            className={edgeClass(column)}
            style={edgeStyle(column)}
          >
            {shownValue(column, props)}
          </td>
        ))
      )}
      {isPassing ? <td className={styles.more}>⋯</td> : <MenuCell {...props} />}
    </tr>
  );
}

function TickCell<Row>({ name, index, isSelected, onToggle, t }: ListRowProps<Row>) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the space bar on the row does the same
    <td className={styles.box} onClick={(event) => event.stopPropagation()}>
      <input
        type="checkbox"
        className={styles.tick}
        tabIndex={-1}
        aria-label={t('sale.select', { number: name })}
        checked={isSelected}
        onChange={() => onToggle(index)}
      />
    </td>
  );
}

function MenuCell<Row>({ name, index, onActive, onMenu, t }: ListRowProps<Row>) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Shift+F10 on the row does the same
    <td className={styles.more} onClick={(event) => event.stopPropagation()}>
      <button
        type="button"
        tabIndex={-1}
        className={styles.moreButton}
        aria-label={t('sale.rowMenu', { number: name })}
        onClick={(event) => {
          const box = event.currentTarget.getBoundingClientRect();
          onActive(index);
          onMenu({ x: box.left, y: box.bottom, index });
        }}
      >
        <span aria-hidden="true">⋯</span>
      </button>
    </td>
  );
}

/** What a column shows of a row; a value that can be filtered by is pressed for it, by keys the row menu does the same. */
function shownValue<Row>(
  column: PlacedColumn<Row>,
  { row, isPassing, onFilter, t }: Pick<ListRowProps<Row>, 'row' | 'isPassing' | 'onFilter' | 't'>,
): ReactNode {
  const value = column.cell(row);
  const filter = isPassing ? null : column.filter?.(row);
  if (!filter) return value;
  return (
    <button
      type="button"
      tabIndex={-1}
      className={styles.value}
      title={t('lists.only', { value: filter.words })}
      onClick={(event) => {
        event.stopPropagation();
        onFilter(filter.filters);
      }}
    >
      {value}
    </button>
  );
}
