import { useTranslation } from 'react-i18next';
import { edgeClass } from './edge-class.ts';
import type { ListColumn } from './list-column.ts';
import styles from './record-list.module.css';

interface HeadProps<Row> {
  readonly columns: readonly ListColumn<Row>[];
  readonly isNarrow: boolean;
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  readonly selected: ReadonlySet<string>;
  readonly onSelect: ((selected: ReadonlySet<string>) => void) | undefined;
}

/** The sticky heads of a list; the tick at the front takes what is loaded. */
export function ListHead<Row>({ columns, isNarrow, rows, keyOf, selected, onSelect }: HeadProps<Row>) {
  const { t } = useTranslation();
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
          columns.map((column, at) => (
            <th
              key={column.id}
              scope="col"
              data-number={column.isNumber || undefined}
              className={edgeClass(at, column)}
              style={{ width: column.width }}
            >
              {column.header}
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
  readonly columns: readonly ListColumn<Row>[];
  readonly isNarrow: boolean;
  readonly canSelect: boolean;
  readonly count: number;
}

/** The totals of everything that matches, stuck to the foot; they stay when rows scroll. */
export function ListTotals<Row>({ columns, isNarrow, canSelect, count }: TotalsProps<Row>) {
  const { t } = useTranslation();
  const words = t('sale.total', { count });
  const lead = columns.findIndex((column) => column.total !== undefined);
  if (lead < 0) return null;
  if (isNarrow) {
    const value = columns.findLast((column) => column.total !== undefined);
    return (
      <tfoot>
        <tr>
          <td colSpan={canSelect ? 3 : 2} className={styles.narrowTotal}>
            {words} {value && <strong>{value.total}</strong>}
          </td>
        </tr>
      </tfoot>
    );
  }
  return (
    <tfoot>
      <tr>
        <td className={styles.first} colSpan={canSelect ? lead + 1 : lead} style={{ left: 0 }}>
          {words}
        </td>
        {columns.slice(lead).map((column) => (
          <td key={column.id} data-number={column.isNumber || undefined} className={edgeClass(1, column)}>
            {column.total}
          </td>
        ))}
        <td className={styles.more} />
      </tr>
    </tfoot>
  );
}
