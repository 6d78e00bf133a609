import { useTranslation } from 'react-i18next';
import { edgeClass, edgeStyle } from './edge-class.ts';
import { ResizeHandle, useHeadDrag } from './head-drag.tsx';
import type { ListProps } from './list-column.ts';
import styles from './record-list.module.css';
import type { PlacedColumn, useListTable } from './use-list-table.ts';

interface HeadProps<Row> {
  readonly columns: readonly PlacedColumn<Row>[];
  readonly arrange: Pick<ReturnType<typeof useListTable>, 'set' | 'move'>;
  readonly isNarrow: boolean;
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  readonly selected: ReadonlySet<string>;
  readonly onSelect: ((selected: ReadonlySet<string>) => void) | undefined;
}

/** The sticky heads of a list; the tick at the front takes what is loaded. */
export function ListHead<Row>(props: HeadProps<Row>) {
  const { columns, arrange, isNarrow, rows, keyOf, selected, onSelect } = props;
  const { t } = useTranslation();
  const drag = useHeadDrag(arrange.move);
  const all = rows.length > 0 && selected.size >= rows.length;
  return (
    <thead>
      <tr aria-rowindex={1}>
        {onSelect && (
          <th scope="col" className={styles.box} style={{ width: 36 }}>
            <input
              type="checkbox"
              className={styles.tick}
              aria-label={t('sale.selectAll')}
              checked={all}
              ref={(box) => {
                if (box) box.indeterminate = !all && selected.size > 0;
              }}
              onChange={() => onSelect(new Set(all ? [] : rows.map(keyOf)))}
            />
          </th>
        )}
        {isNarrow ? (
          <th scope="col">{columns[0]?.header}</th>
        ) : (
          columns.map((column) => (
            <th
              key={column.id}
              scope="col"
              data-number={column.isNumber || undefined}
              className={edgeClass(column)}
              style={{ width: column.width, ...edgeStyle(column) }}
              title={column.header}
              {...drag(column.id)}
            >
              {column.header}
              <ResizeHandle
                width={column.width}
                onTry={(width) => arrange.set(column.id, { width }, true)}
                onKeep={(width) => arrange.set(column.id, { width })}
              />
            </th>
          ))
        )}
        <th scope="col" className={styles.more} style={{ width: 40 }}>
          <span className="visually-hidden">{t('sale.commands')}</span>
        </th>
      </tr>
    </thead>
  );
}

interface TotalsProps<Row> {
  readonly columns: readonly PlacedColumn<Row>[];
  readonly isNarrow: boolean;
  readonly canSelect: boolean;
  readonly list: Pick<ListProps<Row>, 'count' | 'totalWords'>;
}

/** The totals of everything that matches, stuck to the foot; they stay when rows scroll. */
export function ListTotals<Row>({ columns, isNarrow, canSelect, list }: TotalsProps<Row>) {
  const { t } = useTranslation();
  const words = list.totalWords ?? t('sale.total', { count: list.count });
  // The words need a cell of their own in front of the first total.
  const found = columns.findIndex((column) => column.total !== undefined);
  if (found < 0) return null;
  const lead = canSelect ? found : Math.max(1, found);
  if (isNarrow) {
    const summed = columns.filter((column) => column.total !== undefined);
    const value = summed.find(({ id }) => /value$/i.test(id)) ?? summed[0];
    return (
      <tfoot>
        <tr>
          <td colSpan={canSelect ? 3 : 2} className={styles.narrowTotal}>
            {words} {value && `· ${value.header} `}
            {value && <strong>{value.total}</strong>}
          </td>
        </tr>
      </tfoot>
    );
  }
  return (
    <tfoot>
      <tr>
        <td className={styles.lead} colSpan={Math.max(1, canSelect ? lead + 1 : lead)}>
          {words}
        </td>
        {columns.slice(lead).map((column) => (
          <td
            key={column.id}
            data-number={column.isNumber || undefined}
            className={column.isAtEnd ? styles.pinned : undefined}
          >
            {column.total}
          </td>
        ))}
        <td className={styles.more} />
      </tr>
    </tfoot>
  );
}
