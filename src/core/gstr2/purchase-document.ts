import type { PurchaseDocument, PurchaseKind, PurchaseLine } from '../documents/purchase.ts';
import type { BookPlace } from '../documents/supply.ts';
import type { RowValue } from '../gstr1/record.ts';
import { documentFields, lineFields, type PurchaseRow, type PurchaseTable } from './purchase-table.ts';
import { purchaseTable } from './tables.ts';

/** Key of the document a row belongs to; undefined when the row lacks a part of its identity. */
export function purchaseKey(table: PurchaseTable, row: PurchaseRow): string | undefined {
  const parts = table.identity.map((name) => row[name]);
  return parts.every((part) => part !== undefined)
    ? `${table.section}|${parts.join('|').toUpperCase()}`
    : undefined;
}

/** Rows of one document, which agree on everything but their lines, as the document. */
export function purchaseOfRows(
  table: PurchaseTable,
  rows: readonly PurchaseRow[],
  origin: readonly BookPlace[],
): PurchaseDocument {
  const first = rows[0] ?? {};
  const { reverseCharge, preGst, isSez, noteType: _noteType, ...facts } = pick(first, headNames(table));
  return {
    number: '',
    date: '',
    ...facts,
    ...(reverseCharge === undefined ? {} : { reverseCharge: reverseCharge === 'Y' }),
    ...(preGst === undefined ? {} : { isPreGst: preGst === 'Y' }),
    ...(isSez === undefined ? {} : { isFromSez: isSez === 'Y' }),
    key: purchaseKey(table, first) ?? table.section,
    section: table.section,
    kind: kindOf(table, first),
    lines: rows.map((row) => ({ ...noTax, ...pick(row, lineFields(table)) }) as PurchaseLine),
    origin,
  };
}

/** The rows of a document, one for each line. */
export function rowsOfPurchase(document: PurchaseDocument): readonly PurchaseRow[] {
  const table = purchaseTable(document.section);
  const { reverseCharge, isPreGst, isFromSez, number, date, kind } = document;
  const words = {
    ...(number === '' ? {} : { number, date }),
    ...(reverseCharge === undefined ? {} : { reverseCharge: yesNo(reverseCharge) }),
    ...(isPreGst === undefined ? {} : { preGst: yesNo(isPreGst) }),
    ...(isFromSez === undefined ? {} : { isSez: yesNo(isFromSez) }),
    ...(typeof table.kind === 'string' ? {} : { noteType: kind === 'credit-note' ? 'C' : 'D' }),
  };
  const { reverseCharge: _r, number: _n, date: _d, ...plain } = document;
  const head = { ...pick(plain as Readonly<Record<string, unknown>>, headNames(table)), ...words };
  const names = lineFields(table);
  return document.lines.map((line) => ({ ...head, ...pick({ ...line }, names) }));
}

const noTax = { igst: 0, cgst: 0, sgst: 0, cess: 0 };
const yesNo = (is: boolean): string => (is ? 'Y' : 'N');

/** Everything said of the whole document, what stays with us included. */
function headNames(table: PurchaseTable): readonly string[] {
  const lines = new Set(lineFields(table));
  return [...new Set([...documentFields(table), ...Object.keys(table.fields)])].filter(
    (name) => !lines.has(name),
  );
}

function kindOf({ kind }: PurchaseTable, row: PurchaseRow): PurchaseKind {
  if (typeof kind === 'string') return kind;
  return kind.kinds[String(row[kind.by])] ?? 'debit-note';
}

function pick(from: Readonly<Record<string, unknown>>, names: readonly string[]): Record<string, RowValue> {
  const picked: Record<string, RowValue> = {};
  for (const name of names) {
    const value = from[name];
    if (typeof value === 'string' || typeof value === 'number') picked[name] = value;
  }
  return picked;
}
