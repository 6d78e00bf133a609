import { type PurchaseDocument, purchaseAmounts } from '../documents/purchase.ts';
import type { Gstr1Record } from '../gstr1/record.ts';
import type { SectionName } from '../gstr1/sections.ts';
import { purchaseKey, purchaseOfRows, rowsOfPurchase } from './purchase-document.ts';
import type { PurchaseRow, PurchaseTable } from './purchase-table.ts';
import { purchaseTable, purchaseTables } from './tables.ts';

/** A purchase as a record of its return: the books keep those of every form alike, and a GSTR-2 has sections of its own. */
export function purchaseRecord(document: PurchaseDocument): Gstr1Record {
  const { key, section, kind, number, date, value, supplierGstin, supplierName, placeOfSupply } = document;
  const { taxableValue, igst, cgst, sgst, cess } = purchaseAmounts(document);
  const sign = kind === 'credit-note' ? -1 : 1;
  const signed = (paise: number): number => (paise === 0 ? 0 : sign * paise);
  return {
    key,
    section: section as SectionName,
    counterpartyGstin: supplierGstin ?? null,
    counterpartyName: supplierName ?? null,
    documentNumber: number === '' ? null : number,
    documentDate: date === '' ? null : date,
    placeOfSupply: placeOfSupply ?? null,
    amounts: {
      value: signed(value ?? taxableValue + igst + cgst + sgst + cess),
      taxableValue: signed(taxableValue),
      igst: signed(igst),
      cgst: signed(cgst),
      sgst: signed(sgst),
      cess: signed(cess),
    },
    rows: rowsOfPurchase(document),
    origin: document.origin,
  };
}

/** The purchase that such a record was made of. */
export function purchaseOfRecord({ section, rows, origin }: Gstr1Record): PurchaseDocument {
  return purchaseOfRows(purchaseTable(section), rows, origin);
}

/** Keys of the purchases that a piece of wire JSON speaks of, such as the rejected part of an error report on GSTR-2. */
export function purchaseKeysOfWire(section: string, wire: unknown): readonly string[] {
  const table = purchaseTables.find((one) => one.section === section);
  return table === undefined ? [] : keysIn(table, wire, {});
}

type WireObject = Readonly<Record<string, unknown>>;

function keysIn(table: PurchaseTable, wire: unknown, known: PurchaseRow): readonly string[] {
  if (Array.isArray(wire)) return wire.flatMap((one) => keysIn(table, one, known));
  if (typeof wire !== 'object' || wire === null) return [];
  const row = { ...known, ...identityIn(table, wire as WireObject) };
  const inner = (wire as WireObject)[table.wire.party?.child ?? ''];
  if (inner !== undefined) return keysIn(table, inner, row);
  const key = purchaseKey(table, row);
  return key === undefined ? [] : [key];
}

function identityIn({ identity, fields }: PurchaseTable, wire: WireObject): PurchaseRow {
  return Object.fromEntries(
    identity.flatMap((name) => {
      const field = fields[name];
      const value = field?.wire ? field.fromWire(wire[field.wire]) : undefined;
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
}
