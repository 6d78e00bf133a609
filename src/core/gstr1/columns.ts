import type { Table } from './table.ts';

type Column = Table['sheet']['columns'][string];

/** Header text of a field's column; of two headers read into one field the second, which says more. */
export function columnOf(column: NonNullable<Column>): string {
  return typeof column === 'string' ? column : column[1];
}
