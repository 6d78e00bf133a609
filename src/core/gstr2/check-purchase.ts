import type { PurchaseDocument, PurchaseItem, TypedPurchase } from '../documents/purchase.ts';
import type { Finding } from '../finding.ts';
import { gstinFault } from '../gstin.ts';
import type { Field } from '../gstr1/field.ts';
import type { RowValue } from '../gstr1/record.ts';
import { isService } from '../hsn.ts';
import { PurchaseCollector } from './collect-purchases.ts';
import { purchaseKey, rowsOfPurchase } from './purchase-document.ts';
import type { Buyer, PurchaseTable } from './purchase-table.ts';
import { purchaseTable } from './tables.ts';

/** A typed purchase as the books keep it, with what was found in it; with errors it keeps its items as they are. */
export interface CheckedPurchase {
  readonly document: Omit<PurchaseDocument, 'origin'> & { readonly items: readonly PurchaseItem[] };
  readonly findings: readonly Finding[];
}

/** What findings call the items; the row is the place of the item, from 1. */
const itemSheet = 'Item Details';

/** How the form of a purchase names the fields that findings are about. */
const formColumns: Readonly<Record<string, string>> = {
  number: 'Invoice No.',
  date: 'Invoice Date',
  value: 'Total Invoice Value',
  supplierGstin: 'GST No.',
  supplierName: 'Vendor',
  placeOfSupply: 'Place Of Supply',
  supplyType: 'Supply Type',
  portCode: 'Port Code',
  invoiceNumber: 'Original Invoice No.',
  invoiceDate: 'Original Invoice Date',
  rate: 'TaxRate',
  taxableValue: 'Taxable Value',
  eligibility: 'Eligibility',
  igst: 'IAMT',
  cgst: 'CAMT',
  sgst: 'SAMT',
  cess: 'CESS',
  creditIgst: 'Tax Credit',
  creditCgst: 'Tax Credit',
  creditSgst: 'Tax Credit',
  creditCess: 'CESS Credit',
};
const columnOf = (field: string): string => formColumns[field] ?? field;

/** Section of GSTR-2 of a purchase, by vendor, place of supply and what was bought. */
function sectionOf({ kind, supplierGstin, placeOfSupply, isFromSez, items }: TypedPurchase): string {
  if (kind === 'credit-note' || kind === 'debit-note') return supplierGstin ? 'cdn' : 'cdnur';
  if (isFromSez) return 'imp_g';
  if (supplierGstin) return 'b2b';
  if (placeOfSupply !== '96') return 'b2bur';
  const hasGoods = items.some(({ hsn }) => hsn === undefined || !isService(hsn));
  return hasGoods ? 'imp_g' : 'imp_s';
}

/** Looks at a typed purchase by all rules of its section and joins its items to lines of one rate and eligibility. */
export function checkPurchase(buyer: Buyer, typed: TypedPurchase): CheckedPurchase {
  if (typed.kind.startsWith('advance')) return checkPayment(typed);
  const section = sectionOf(typed);
  const table = purchaseTable(section);
  const kind = typeof table.kind === 'string' ? table.kind : typed.kind;
  const { items, ...head } = typed;
  const whole: PurchaseDocument = { ...head, kind, section, key: '', lines: items, origin: [] };
  const findings: Finding[] = [];
  const collector = new PurchaseCollector(buyer, findings);
  const rows = rowsOfPurchase(whole);
  for (const [at, row] of rows.entries()) {
    const place = { sheet: itemSheet, row: at + 1 };
    const filled: Record<string, RowValue> = { ...row };
    const faults = faultsOf(table, filled);
    for (const fault of faults) findings.push({ severity: 'error', ...place, ...fault });
    collector.add({ table, row: filled, sound: faults.length === 0, at: place, column: columnOf });
  }
  findings.push(...formFindings(typed));
  const [document] = collector.documents();
  const key = document?.key ?? purchaseKey(table, rows[0] ?? {}) ?? `${section}|${typed.number}`;
  return { document: { ...head, kind, section, key, lines: document?.lines ?? items, items }, findings };
}

/** A payment in advance, its refund and its adjustment stand in the books alone: no return of today takes them. */
function checkPayment({ items, ...head }: TypedPurchase): CheckedPurchase {
  const { supplierGstin, supplierName = '', number, kind, adjusts } = head;
  const says = supplierGstin === undefined ? null : gstinFault(supplierGstin, ['regular']);
  const findings: Finding[] = says
    ? [{ code: 'GSTIN', severity: 'error', says, column: 'GST No.', value: supplierGstin ?? null }]
    : [];
  findings.push(...formFindings({ ...head, items }));
  const key = [kind, supplierGstin ?? supplierName, number, adjusts?.number ?? ''].join('|').toUpperCase();
  return { document: { ...head, section: '', key, lines: items, items }, findings };
}

type Fault = Pick<Finding, 'code' | 'says' | 'column' | 'value'>;
/** Dates, choices and amounts are of one form already when they come from the form of a purchase. */
const tested: ReadonlySet<string> = new Set(['supplierGstin', 'portCode', 'number', 'rate']);

/** Tests what people type freely, and fills in what a blank field means. */
function faultsOf({ fields }: PurchaseTable, row: Record<string, RowValue>): readonly Fault[] {
  const faults: Fault[] = [];
  for (const [name, field] of Object.entries<Field>(fields)) {
    const value = row[name];
    const column = columnOf(name);
    if (value === undefined || value === '') {
      if (typeof field.blank === 'object') row[name] = field.blank.value;
      else if (field.blank === 'refused') {
        const says = `${column} is blank. Fill it in; the document cannot do without it.`;
        faults.push({ code: 'CELL-BLANK', column, value: null, says });
      }
    } else if (tested.has(name)) {
      const read = field.read(value);
      if (typeof read === 'object') faults.push({ ...read, column, value });
    }
  }
  return faults;
}

function formFindings(typed: TypedPurchase): readonly Finding[] {
  const { supplierGstin, placeOfSupply, supplyType, isFromSez, type, items } = typed;
  const findings: Finding[] = [];
  const isWithin = supplierGstin?.slice(0, 2) === placeOfSupply;
  const isPlain = supplierGstin !== undefined && placeOfSupply !== undefined && !isFromSez;
  if (isPlain && (type ?? 'R') === 'R' && supplyType !== undefined && (supplyType === 'INTRA') !== isWithin) {
    findings.push({
      code: 'SUPPLY-TYPE',
      severity: 'error',
      says: 'Place of Supply and Tax Area Code do not match. Please select correct supply type',
      column: 'Supply Type',
      value: supplyType,
      source: 'Sections 7 and 8 IGST Act',
    });
  }
  for (const [at, { rate, zeroTax }] of items.entries()) {
    if (rate !== 0 || zeroTax !== undefined || type === 'SEWOP') continue;
    findings.push({
      code: 'ZERO-TAX',
      severity: 'error',
      says: 'The tax rate is 0. Choose a Zero Tax type: Nil Rated, Exempted, Non-gst or Compounding Dealer; or enter the rate.',
      sheet: itemSheet,
      row: at + 1,
      column: 'Zero Tax',
      value: 0,
      source: 'Form GSTR-2, table 7',
    });
  }
  return findings;
}
