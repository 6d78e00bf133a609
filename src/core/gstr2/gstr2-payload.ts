import type { PurchaseDocument } from '../documents/purchase.ts';
import type { WireObject } from '../inward/document-wire.ts';
import { wireReturnPeriod } from '../return-period.ts';
import { rowsOfPurchase } from './purchase-document.ts';
import type { Buyer, PurchaseRow, PurchaseTable } from './purchase-table.ts';
import { type Gstr2Sum, wireSums } from './return-sums.ts';
import { purchaseTable } from './tables.ts';

/** What the portal is told to do with a document: modify or delete; a new one has no flag. */
export type Gstr2Flag = 'M' | 'D';

/** A document on its way to the portal. */
export interface Gstr2Entry {
  readonly document: PurchaseDocument;
  readonly flag?: Gstr2Flag;
}

/** The body of Save GSTR-2: gstin, fp (mmyyyy) and sections. */
export type Gstr2Payload = { readonly gstin: string; readonly fp: string } & {
  readonly [section: string]: unknown;
};

/** The payload that saves new and modified purchases of a classic period, and its sums: rupees, dd-mm-yyyy. */
export function gstr2Payload(
  buyer: Buyer,
  entries: readonly Gstr2Entry[],
  sums: readonly Gstr2Sum[] = [],
): Gstr2Payload {
  const sections: Record<string, WireObject[]> = {};
  const parties = new Map<string, WireObject[]>();
  for (const { document, flag } of entries) {
    const table = purchaseTable(document.section);
    const root = sections[table.section] ?? [];
    sections[table.section] = root;
    childrenFor(table, document, { root, parties }).push(wireDocument(table, document, flag));
  }
  return { gstin: buyer.gstin, fp: wireReturnPeriod(buyer.returnPeriod), ...sections, ...wireSums(sums) };
}

/** The payload that deletes purchases saved before: the same objects with flag D. */
export function gstr2Deletions(buyer: Buyer, documents: readonly PurchaseDocument[]): Gstr2Payload {
  return gstr2Payload(
    buyer,
    documents.map((document) => ({ document, flag: 'D' })),
  );
}

function childrenFor(
  { section, wire, fields }: PurchaseTable,
  document: PurchaseDocument,
  { root, parties }: { readonly root: WireObject[]; readonly parties: Map<string, WireObject[]> },
): WireObject[] {
  if (!wire.party) return root;
  const row = rowsOfPurchase(document)[0] ?? {};
  const head = written(row, wire.party.fields, fields);
  const key = `${section}|${JSON.stringify(head)}`;
  const known = parties.get(key);
  if (known) return known;
  const children: WireObject[] = [];
  parties.set(key, children);
  root.push({ ...head, [wire.party.child]: children });
  return children;
}

function wireDocument(
  table: PurchaseTable,
  document: PurchaseDocument,
  flag: Gstr2Flag | undefined,
): WireObject {
  const rows = rowsOfPurchase(document);
  return {
    ...(flag === undefined ? {} : { flag }),
    ...written(rows[0] ?? {}, table.wire.document, table.fields),
    itms: rows.map((row, index) => wireLine(table, row, itemNumber(rows, index))),
  };
}

/** The portal numbers lines by their rate: 18 % is 1801, and 1802 where a second eligibility has the same rate. */
function itemNumber(rows: readonly PurchaseRow[], index: number): number {
  const rate = rows[index]?.['rate'];
  const earlier = rows.slice(0, index).filter((row) => row['rate'] === rate).length;
  return Math.round(Number(rate ?? 0) * 100) + 1 + earlier;
}

function wireLine({ wire, fields, derive }: PurchaseTable, row: PurchaseRow, num: number): WireObject {
  const line: WireObject = { num };
  const unused = derive ? otherHeads(row) : [];
  for (const { wrap, fields: names } of wire.line) {
    const values = written(
      row,
      names.filter((name) => !unused.includes(name)),
      fields,
    );
    if (wrap === undefined) Object.assign(line, values);
    else if (Object.keys(values).length > 0) line[wrap] = values;
  }
  return line;
}

/** An advance has integrated tax, or central and State tax; the others are not even named. */
const otherHeads = (row: PurchaseRow): readonly string[] =>
  row['supplyType'] === 'INTER' ? ['cgst', 'sgst'] : ['igst'];

function written(row: PurchaseRow, names: readonly string[], fields: PurchaseTable['fields']): WireObject {
  const object: WireObject = {};
  for (const name of names) {
    const [field, value] = [fields[name], row[name]];
    if (field?.wire && value !== undefined) object[field.wire] = field.toWire(value);
  }
  return object;
}
