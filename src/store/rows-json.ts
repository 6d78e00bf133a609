import type { Row, RowValue } from '../core/index.ts';

/** Rows of a record with what all of them share written once: the lines of an invoice differ in rate and tax only. */
interface SharedRows {
  readonly shared: Row;
  readonly lines: readonly Row[];
}

/** Rows as the books keep them; those of earlier versions are a plain list. */
export type KeptRows = SharedRows | readonly Row[];

/** JSON of rows with their fields by name: a field read in another order makes no other content. */
export function rowsJson(rows: readonly Row[]): string {
  const [first = {}, ...others] = rows;
  const shared: Record<string, RowValue | undefined> = {};
  const lines = rows.map((): typeof shared => ({}));
  for (const name of namesOf(rows)) {
    const value = first[name];
    if (others.every((row) => row[name] === value)) shared[name] = value;
    else for (const [line, row] of rows.entries()) (lines[line] ?? {})[name] = row[name];
  }
  return JSON.stringify({ shared, lines });
}

/** The rows again. */
export function readRows(kept: KeptRows): readonly Row[] {
  if (!('lines' in kept)) return kept;
  return kept.lines.map((line) => ({ ...kept.shared, ...line }));
}

let lastNames: readonly string[] = [];
let lastSorted: readonly string[] = [];

/** Rows of one table have the same fields, and sorting their names for each record would cost more than all the rest. */
function namesOf(rows: readonly Row[]): readonly string[] {
  if (!rows.every(hasLastNames)) {
    lastNames = [...new Set(rows.flatMap(Object.keys))];
    lastSorted = lastNames.toSorted();
  }
  return lastSorted;
}

function hasLastNames(row: Row): boolean {
  const names = Object.keys(row);
  return names.length === lastNames.length && names.every((name, index) => name === lastNames[index]);
}
