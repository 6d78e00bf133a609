import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CellValue } from './cell-value.tsx';
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
  readonly onActive: (index: number) => void;
  readonly onToggle: (index: number) => void;
  readonly onOpen: (row: Row) => void;
  readonly onMenu: (place: MenuPlace) => void;
  readonly onFilter: (filters: Filters) => void;
}

/** Drawn again only when something about it has changed: a list that scrolls draws its new rows alone. */
export const ListRow = memo(Row) as typeof Row;

/** One row: box, cells, and the ⋯ with its commands; a press anywhere else opens it. */
function Row<Row>(props: ListRowProps<Row>) {
  const { row, index, name, columns, card, isActive, isSelected, onActive, onToggle, onOpen, onMenu } = props;
  const { t } = useTranslation();
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
      {props.canSelect && (
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
      )}
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
            <CellValue column={column} row={row} onFilter={props.onFilter} />
          </td>
        ))
      )}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: Shift+F10 on the row does the same */}
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
    </tr>
  );
}
