import { useTranslation } from 'react-i18next';
import type { ListColumn } from './list-column.ts';
import styles from './record-list.module.css';
import type { Filters } from './use-filters.ts';

interface CellValueProps<Row> {
  readonly column: ListColumn<Row>;
  readonly row: Row;
  readonly onFilter: (filters: Filters) => void;
}

/** What a column shows of a row; a value that can be filtered by is pressed for it, by keys the row menu does the same. */
export function CellValue<Row>({ column, row, onFilter }: CellValueProps<Row>) {
  const { t } = useTranslation();
  const value = column.cell(row);
  const filter = column.filter?.(row);
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
