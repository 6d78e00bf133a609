import type { BookPlace, SaleDocument } from '../documents/supply.ts';
import type { DraftRow } from './records.ts';
import type { Table } from './table.ts';

/** Places that are listed of a row added up from many; a person looks at a few, and a million would fill the memory. */
const listedPlaces = 100;

/** Amounts in paise by which one line counts. */
export interface LineAmounts {
  readonly taxableValue: number;
  readonly igst: number;
  readonly cgst: number;
  readonly sgst: number;
  readonly cess: number;
}

/** What one line adds to a row, in the signs of that row, and the rows of summaries that repeat it. */
export interface Contribution {
  readonly amount: number;
  readonly cess: number;
  readonly summaries: readonly BookRow[];
  /** −1 where the row holds a credit note as a positive amount, which the summaries take off. */
  readonly direction: 1 | -1;
}

/** A row of a table on its way into a record, with what went into it. */
export interface BookRow {
  readonly table: Table;
  readonly row: DraftRow;
  readonly contributions: Contribution[];
  readonly origin: BookPlace[];
  readonly columns: ReadonlyMap<string, string>;
}

const heads = ['igst', 'cgst', 'sgst', 'cess'] as const;
const noColumns: ReadonlyMap<string, string> = new Map();

/** Name of the field of a table that holds the base of the tax. */
export const baseOf = (table: Table): string => table.totals.taxable[0] ?? 'taxableValue';

/** Rows of tables by what makes them one row; equal rows are added up. */
export class BookRows {
  readonly #rows = new Map<string, BookRow>();

  /** Adds a row of a document; rows of documents stay apart from those of other documents, totals do not. */
  add(table: Table, row: DraftRow, document: SaleDocument): BookRow {
    const by = [...table.identity, ...(table.levels.at(-1)?.by ?? [])].map((name) => row[name] ?? '');
    const own = table.document ? `${document.origin.sheet}|${document.origin.row}` : '';
    const key = [table.name, own, ...by].join('|');
    const known = this.#rows.get(key);
    if (known) {
      addAmounts(known, row);
      return known;
    }
    const added = { table, row, contributions: [], origin: [], columns: document.columns ?? noColumns };
    this.#rows.set(key, added);
    return added;
  }

  values(): Iterable<BookRow> {
    return this.#rows.values();
  }
}

function addAmounts({ table, row }: BookRow, more: DraftRow): void {
  for (const name of table.levels.at(-1)?.fields ?? []) {
    if (table.fields[name]?.sums && more[name] !== undefined) {
      row[name] = Number(row[name] ?? 0) + Number(more[name]);
    }
  }
}

/** Notes where a row comes from: each row of the books once, up to a hundred. */
export function addPlace({ origin }: BookRow, place: BookPlace): void {
  const last = origin.at(-1);
  const known = last && last.sheet === place.sheet && last.row === place.row;
  if (!known && origin.length < listedPlaces) origin.push(place);
}

/**
 * Divides the tax of a row among its lines so that the parts add up to it exactly: tables 12 and 14 then agree with the
 * others to the paisa. What rounding leaves goes to the largest line.
 */
export function settle(
  table: Table,
  row: DraftRow,
  {
    contributions,
    taxOf,
  }: {
    readonly contributions: readonly Contribution[];
    readonly taxOf: (row: DraftRow) => void;
  },
): readonly LineAmounts[] {
  const whole: DraftRow = { ...row };
  taxOf(whole);
  const parts = contributions.map(({ amount, cess }) => {
    const alone: DraftRow = { ...row, [baseOf(table)]: amount, cess };
    taxOf(alone);
    return { taxableValue: amount, ...headsOf(alone) };
  });
  const rest = parts.reduce<(typeof parts)[number] | undefined>(
    (most, part) => (most && Math.abs(most.taxableValue) >= Math.abs(part.taxableValue) ? most : part),
    undefined,
  );
  const due = headsOf(whole);
  for (const head of heads) {
    if (rest) rest[head] += due[head] - parts.reduce((sum, part) => sum + part[head], 0);
  }
  return parts;
}

function headsOf(row: DraftRow): { igst: number; cgst: number; sgst: number; cess: number } {
  const [igst = 0, cgst = 0, sgst = 0, cess = 0] = heads.map((head) => Number(row[head] ?? 0));
  return { igst, cgst, sgst, cess };
}

/** Adds the settled lines of a row to the summaries that repeat them. */
export function addToSummaries({ table, row, contributions }: BookRow, taxOf: (row: DraftRow) => void): void {
  const parts = settle(table, row, { contributions, taxOf });
  contributions.forEach(({ summaries, direction }, index) => {
    const part = parts[index];
    if (part) for (const summary of summaries) addLine(summary, part, direction);
  });
}

/** Adds a line to a row that states its tax (tables 12 and 14). */
export function addLine({ table, row }: BookRow, line: LineAmounts, direction: 1 | -1): void {
  const add = (name: string, amount: number): void => {
    row[name] = Number(row[name] ?? 0) + direction * amount;
  };
  add(baseOf(table), line.taxableValue);
  for (const head of heads) add(head, line[head]);
  if (table.fields['totalValue']?.blank === 'refused') {
    add('totalValue', line.taxableValue + line.igst + line.cgst + line.sgst + line.cess);
  }
}
