import type { ListColumn } from './list-column.ts';
import styles from './record-list.module.css';

/** The first column sticks to the left edge, a pinned one to the right. */
export function edgeClass<Row>(at: number, column: ListColumn<Row>): string | undefined {
  if (at === 0) return styles.first;
  return column.isPinned ? styles.pinned : undefined;
}
