import type { Cell, Finding } from '../../core/index.ts';
import type { SourceRow } from '../worksheet-rows.ts';
import type { RegisterSheet } from './find-register.ts';
import { type DateOrder, missingFields, type RegisterMapping, same } from './mapping.ts';
import { readAmount, readPercent } from './read-amount.ts';
import { type ColumnOrder, orderOfColumn, readDate } from './read-dates.ts';
import { addedFields, type RegisterField } from './register-fields.ts';

interface Column {
  readonly header: string;
  readonly index: number;
}

/** The columns of a register by field, and what was decided about them. */
export interface RegisterColumns {
  readonly sheet: string;
  readonly byField: ReadonlyMap<RegisterField, readonly Column[]>;
  /** Header by the name of the field of the form, one map for all documents of the register. */
  readonly headers: ReadonlyMap<string, string>;
  readonly constants: Readonly<Partial<Record<RegisterField, string>>>;
  readonly dateOrders: ReadonlyMap<RegisterField, DateOrder>;
  /** Dates read so far, by their order and text. */
  readonly dates: Map<string, string | null | undefined>;
  readonly report: (finding: Finding) => void;
}

const dateFields = ['documentDate', 'noteDate', 'originalDate', 'shippingBillDate'] as const;

/** Finds the mapped columns and decides the order of their dates; null when the dates cannot be read at all. */
export function registerColumns(
  sheet: RegisterSheet,
  mapping: RegisterMapping,
  report: (finding: Finding) => void,
): RegisterColumns | null {
  const byField = new Map<RegisterField, Column[]>();
  for (const [header, field] of Object.entries(mapping.columns)) {
    const index = sheet.header.findIndex((text) => same(text, header));
    if (index < 0 || field === null) continue;
    byField.set(field, [...(byField.get(field) ?? []), { header: sheet.header[index] ?? header, index }]);
  }
  const constants = mapping.constants ?? {};
  const missing = missingFields((field) => byField.has(field) || constants[field] !== undefined);
  for (const field of missing) report(columnMissing(sheet, mapping, field));
  if (missing.length > 0) return null;
  const dateOrders = decideOrders(sheet, mapping, { byField, report });
  if (!dateOrders) return null;
  const headers = headersOf(byField);
  return { sheet: sheet.name, byField, headers, constants, dateOrders, dates: new Map(), report };
}

function headersOf(byField: ReadonlyMap<RegisterField, readonly Column[]>): ReadonlyMap<string, string> {
  const headers = new Map<string, string>();
  for (const [field, [first]] of byField) if (first) headers.set(field, first.header);
  // Advances have their amount where invoices have their value.
  const value = headers.get('taxableValue');
  return value === undefined ? headers : headers.set('advance', value);
}

const inWords: Readonly<Partial<Record<RegisterField, string>>> = {
  documentNumber: 'the number of the document',
  documentDate: 'the date of the document',
  taxableValue: 'the taxable value',
  rate: 'the rate or the tax',
  placeOfSupply: 'the place of supply or the State of the customer',
};

function columnMissing(
  { name, header }: RegisterSheet,
  { columns }: RegisterMapping,
  field: RegisterField,
): Finding {
  const free = header.filter((text) => text !== '' && !columns[text]).map((text) => `"${text}"`);
  const from = free.length === 0 ? '' : ` from ${free.join(', ')}`;
  return {
    code: 'COLUMN-MISSING',
    severity: 'error',
    sheet: name,
    says: `No column of "${name}" is known to hold ${inWords[field] ?? field}, so nothing was read. Choose the column${from} in the mapping, or give one value for all rows.`,
  };
}

/** A program writes all its dates one way: a column that does not decide its order takes that of the columns that do. */
function decideOrders(
  sheet: RegisterSheet,
  mapping: RegisterMapping,
  { byField, report }: Pick<RegisterColumns, 'byField' | 'report'>,
): ReadonlyMap<RegisterField, DateOrder> | null {
  const decided = dateFields.flatMap((field) => {
    const [column] = byField.get(field) ?? [];
    if (!column) return [];
    const found = orderOfColumn(sheet.rows.map(({ cells }) => cells[column.index]));
    return [{ field, column, ...(mapping.dateOrder ? { order: mapping.dateOrder } : found) }];
  });
  const orders = new Set(decided.flatMap(({ order }) => order ?? []));
  const [common] = orders.size === 1 ? orders : [];
  const dateOrders = new Map<RegisterField, DateOrder>();
  let readable = true;
  for (const { field, column, order = common, ...open } of decided) {
    if (order) dateOrders.set(field, order);
    const undecided = mapping.dateOrder || order ? undefined : orderFault(column.header, open);
    if (!undecided) continue;
    readable = false;
    report({ severity: 'error', sheet: sheet.name, column: column.header, ...undecided });
  }
  return readable ? dateOrders : null;
}

function orderFault(
  header: string,
  { ambiguous, contradiction }: Omit<ColumnOrder, 'order'>,
): Pick<Finding, 'code' | 'says' | 'value'> | undefined {
  if (contradiction) {
    return {
      code: 'DATE-ORDER-MIXED',
      value: contradiction[0],
      says: `"${contradiction[0]}" and "${contradiction[1]}" in "${header}" are written in different orders. Write all dates of the column as dd-mm-yyyy.`,
    };
  }
  if (ambiguous === undefined) return undefined;
  return {
    code: 'DATE-ORDER',
    value: ambiguous,
    says: `"${ambiguous}" in "${header}" may be day-month or month-day, and no date of the register decides it. Choose the order of dates in the mapping.`,
  };
}

/** One row of a register, asked by field; cells that cannot be read are reported and make the row unsound. */
export class RegisterRow {
  readonly #source: SourceRow;
  readonly #columns: RegisterColumns;
  #sound = true;

  constructor(source: SourceRow, columns: RegisterColumns) {
    this.#source = source;
    this.#columns = columns;
  }

  get number(): number {
    return this.#source.number;
  }

  get sound(): boolean {
    return this.#sound;
  }

  /** Text without blanks around it; empty when neither column nor constant holds anything. */
  text(field: RegisterField): string {
    return String(this.#cell(field) ?? '').trim();
  }

  /** The same without constants: only what stands in the row itself. */
  written(field: RegisterField): string {
    return String(this.#filled(field) ?? '').trim();
  }

  /** Paise, or hundredths of a quantity; several columns of one field add up. */
  amount(field: RegisterField): number | undefined {
    return this.#number(field, readAmount, notAnAmount);
  }

  percent(field: RegisterField): number | undefined {
    return this.#number(field, readPercent, notAPercentage);
  }

  /** yyyy-mm-dd */
  date(field: RegisterField): string | undefined {
    const cell = this.#cell(field);
    const { dates, dateOrders } = this.#columns;
    const order = dateOrders.get(field);
    const key = `${order}|${cell}`;
    // A register has a few dozen days and a hundred thousand rows.
    let date = dates.get(key);
    if (date === undefined && !dates.has(key)) {
      date = readDate(cell, order);
      dates.set(key, date);
    }
    if (date === null) this.refuse(field, notADate(cell));
    return date ?? undefined;
  }

  refuse(field: RegisterField, fault: Pick<Finding, 'code' | 'says'>): void {
    this.note(field, { severity: 'error', ...fault });
  }

  note(field: RegisterField, finding: Pick<Finding, 'code' | 'says' | 'severity'>): void {
    if (finding.severity === 'error') this.#sound = false;
    const { byField, sheet, report } = this.#columns;
    const column = byField.get(field)?.[0]?.header;
    const place = { sheet, row: this.number, ...(column === undefined ? {} : { column }) };
    report({ ...finding, ...place, value: this.#cell(field) ?? null });
  }

  #filled(field: RegisterField): Cell {
    for (const { index } of this.#columns.byField.get(field) ?? []) {
      const cell = this.#source.cells[index];
      if (isFilled(cell)) return cell;
    }
    return undefined;
  }

  #cell(field: RegisterField): Cell {
    return this.#filled(field) ?? this.#columns.constants[field];
  }

  #number(
    field: RegisterField,
    read: (cell: Cell) => number | null | undefined,
    fault: (cell: Cell) => Pick<Finding, 'code' | 'says'>,
  ): number | undefined {
    const columns = this.#columns.byField.get(field) ?? [];
    const cells =
      addedFields.has(field) && columns.length > 1
        ? columns.map(({ index }) => this.#source.cells[index])
        : [this.#cell(field)];
    let total: number | undefined;
    for (const cell of cells) {
      const value = read(cell);
      if (value === null) this.refuse(field, fault(cell));
      else if (value !== undefined) total = (total ?? 0) + value;
    }
    return total;
  }
}

const isFilled = (cell: Cell): boolean =>
  cell !== null && cell !== undefined && (typeof cell === 'number' || cell.trim() !== '');
const notAnAmount = (cell: Cell) => ({
  code: 'AMOUNT-FORM',
  says: `"${cell}" is not an amount. Write digits and a point, like 118000.50.`,
});
const notAPercentage = (cell: Cell) => ({
  code: 'RATE',
  says: `Rate "${cell}" is not a percentage. Write it like 18 or 18%.`,
});
const notADate = (cell: Cell) => ({
  code: 'DATE-FORM',
  says: `"${cell}" is not a day of the calendar. Write it like 03-Jul-2025.`,
});
