import type { Finding } from '../finding.ts';
import type { Amounts, Gstr1Record, Row, RowValue } from './record.ts';
import type { Table } from './table.ts';
import { tableNamed } from './tables/index.ts';

/** A row on its way into a record. */
export type DraftRow = Record<string, RowValue | undefined>;

/** The rows of one record, value by value, whether or not they exist as objects. */
export interface RecordRows {
  readonly length: number;
  value(row: number, name: string): RowValue | undefined;
  /** The first row as an object. */
  first(): Row;
}

/** Rows that are objects already. */
export const rowsAsTheyAre = (rows: readonly Row[]): RecordRows => ({
  length: rows.length,
  value: (row, name) => rows[row]?.[name],
  first: () => rows[0] ?? {},
});

/** The table a record belongs to; the key begins with its name. */
export function tableOf(record: Gstr1Record): Table {
  return tableNamed(record.key.slice(0, record.key.indexOf('|')));
}

/** Key of the record a row belongs to; undefined when the row lacks a part of its identity. */
export function recordKey(table: Table, row: DraftRow): string | undefined {
  let key: string = table.name;
  for (const name of table.identity) {
    const value = row[name];
    if (value === undefined && table.fields[name]?.blank === 'refused') return undefined;
    key += `|${identityText(table, value)}`;
  }
  return key;
}

/** A part of a record's identity; numbers that differ only in capitals are one document to the portal. */
export function identityText(table: Table, value: RowValue | undefined): string {
  const text = String(value ?? '');
  return table.document ? text.toUpperCase() : text;
}

/** Fields of the outer levels: all rows of one record agree on them. */
export function agreedFields(table: Table): readonly string[] {
  const identity = new Set(table.identity);
  return table.levels
    .slice(0, -1)
    .flatMap((level) => level.fields)
    .filter((name) => !identity.has(name));
}

/** Rows that have become one record, with what is listed and counted of it. */
export function toRecord(
  table: Table,
  key: string,
  rows: readonly Row[],
  origin: Gstr1Record['origin'],
): Gstr1Record {
  const first = rows[0] ?? {};
  const text = (name: string | undefined): string | null => {
    const value = name === undefined ? undefined : first[name];
    return value === undefined ? null : String(value);
  };
  return {
    key,
    section: table.section,
    counterpartyGstin: text(table.party?.gstin),
    counterpartyName: text(table.party?.name),
    documentNumber: text(table.document?.number),
    documentDate: text(table.document?.date),
    placeOfSupply: text('placeOfSupply'),
    amounts: amountsOf(table, rowsAsTheyAre(rows)),
    rows,
    origin,
  };
}

/** What the rows of a record come to, signed as on the form. */
export function amountsOf(table: Table, rows: RecordRows): Amounts {
  const sign = rows.length > 0 && table.totals.sign ? table.totals.sign(rows.first()) : 1;
  const total = { taxableValue: 0, igst: 0, cgst: 0, sgst: 0, cess: 0 };
  for (let row = 0; row < rows.length; row++) {
    for (const name of table.totals.taxable) total.taxableValue += Number(rows.value(row, name) ?? 0);
    total.igst += Number(rows.value(row, 'igst') ?? 0);
    total.cgst += Number(rows.value(row, 'cgst') ?? 0);
    total.sgst += Number(rows.value(row, 'sgst') ?? 0);
    total.cess += Number(rows.value(row, 'cess') ?? 0);
  }
  // What is passed on as written (table 15) may hold parts of a paisa.
  total.taxableValue = Math.round(total.taxableValue);
  total.cess = Math.round(total.cess);
  const stated = table.totals.value === undefined ? undefined : rows.value(0, table.totals.value);
  const value =
    stated === undefined
      ? total.taxableValue + total.igst + total.cgst + total.sgst + total.cess
      : Number(stated);
  if (sign === 1) return { value, ...total };
  return {
    value: 0 - value,
    taxableValue: 0 - total.taxableValue,
    igst: 0 - total.igst,
    cgst: 0 - total.cgst,
    sgst: 0 - total.sgst,
    cess: 0 - total.cess,
  };
}

/** Where a finding about a whole record points: the first row it came from. */
export function placeOfRecord(record: Gstr1Record): Pick<Finding, 'sheet' | 'row'> {
  const first = record.origin[0];
  return first ? { sheet: first.sheet, row: first.row } : {};
}
