import { amendedBy, directionOf, isNote, type SaleLine, type Supply } from '../documents/supply.ts';
import { crossesStates, invoiceTypeOf, valueOfDocument } from './conditions.ts';
import type { DraftRow } from './records.ts';
import type { Filer } from './table.ts';

/** A row of a table with the lines it stands for. */
export interface PlacedRow {
  readonly row: DraftRow;
  readonly lines: readonly SaleLine[];
}

/** How the supplies of one leaf of the tree become rows of its table. */
export type RowsOf = (supply: Supply, filer: Filer) => readonly PlacedRow[];

/** The rows of a document that corrects another, with the name of the original. */
export const amendedRows =
  (rowsOf: RowsOf): RowsOf =>
  (supply, filer) => {
    const { number: originalNumber, date: originalDate } = amendedBy(supply.document) ?? {};
    return rowsOf(supply, filer).map(({ row, lines }) => ({
      row: { ...row, originalNumber, originalDate },
      lines,
    }));
  };

const total = (lines: readonly SaleLine[], amount: (line: SaleLine) => number): number =>
  lines.reduce((sum, line) => sum + amount(line), 0);

/** Lines that bear no tax stand at 0 % in tables that have no place of their own for them. */
const rateOf = (line: SaleLine): number => (line.taxability === 'taxable' ? line.rate : 0);

function byRate(
  supply: Supply,
  head: DraftRow,
  amounts: (lines: readonly SaleLine[]) => DraftRow,
): readonly PlacedRow[] {
  const rates = [...new Set(supply.lines.map(rateOf))];
  return rates.map((rate) => {
    const lines = supply.lines.filter((line) => rateOf(line) === rate);
    return { row: { ...head, rate, ...amounts(lines) }, lines };
  });
}

const cessOf = (lines: readonly SaleLine[]): number => total(lines, ({ cess = 0 }) => cess);
const taxed = (lines: readonly SaleLine[]): DraftRow => ({
  taxableValue: total(lines, ({ taxableValue }) => taxableValue),
  cess: cessOf(lines),
});
const signed =
  (sign: 1 | -1, name = 'taxableValue') =>
  (lines: readonly SaleLine[]): DraftRow => ({
    // 0 - x and not -x: a negative zero would travel to the wire.
    [name]: sign === 1 ? total(lines, netOf) : 0 - total(lines, netOf),
    cess: sign === 1 ? cessOf(lines) : 0 - cessOf(lines),
  });
const netOf = ({ taxableValue }: SaleLine): number => taxableValue;

const documentOf = ({ document }: Supply): DraftRow => ({
  documentNumber: document.number,
  documentDate: document.date,
  documentValue: valueOfDocument(document),
  ...(isNote(document) ? { noteType: document.kind === 'credit-note' ? 'C' : 'D' } : {}),
});
const share = ({ document }: Supply): DraftRow =>
  document.differentialRate === undefined ? {} : { differentialRate: document.differentialRate };
const placeOf = ({ document }: Supply): DraftRow => ({ placeOfSupply: document.placeOfSupply });
const recipientOf = ({ document: { recipient } }: Supply): DraftRow => ({
  ...(recipient.kind === 'registered' ? { recipientGstin: recipient.gstin } : {}),
  ...(recipient.name === undefined ? {} : { recipientName: recipient.name }),
});

/** Rows of tables 4, 6B, 6C and 9B of registered persons. */
export const registeredRows: RowsOf = (supply) =>
  byRate(
    supply,
    {
      ...recipientOf(supply),
      ...documentOf(supply),
      ...placeOf(supply),
      ...share(supply),
      reverseCharge: supply.document.reverseCharge ? 'Y' : 'N',
      invoiceType: invoiceTypeOf(supply.document),
    },
    taxed,
  );

/** Rows of table 5. */
export const largeRows: RowsOf = (supply) =>
  byRate(supply, { ...documentOf(supply), ...placeOf(supply), ...share(supply) }, taxed);

/** Rows of table 6A. */
export const exportRows: RowsOf = (supply) => {
  const { portCode, billNumber, billDate } = supply.document.shipping ?? {};
  return byRate(
    supply,
    {
      ...documentOf(supply),
      exportType: supply.document.withPayment ? 'WPAY' : 'WOPAY',
      ...(portCode === undefined ? {} : { portCode }),
      ...(billNumber === undefined ? {} : { shippingBillNumber: billNumber }),
      ...(billDate === undefined ? {} : { shippingBillDate: billDate }),
    },
    taxed,
  );
};

/** Rows of table 9B for notes on exports: no place of supply. */
export const exportNoteRows: RowsOf = (supply) =>
  byRate(supply, { ...documentOf(supply), noteOn: supply.document.withPayment ? 'EXPWP' : 'EXPWOP' }, taxed);

/** Rows of table 9B for notes on invoices of table 5. */
export const largeNoteRows: RowsOf = (supply) =>
  byRate(supply, { ...documentOf(supply), noteOn: 'B2CL', ...placeOf(supply), ...share(supply) }, taxed);

/** Rows of table 7: credit notes count against. */
export const smallRows: RowsOf = (supply) =>
  byRate(supply, { type: 'OE', ...placeOf(supply), ...share(supply) }, signed(directionOf(supply.document)));

const untaxedFields = { 'nil-rated': 'nilRated', exempt: 'exempted', 'non-GST': 'nonGst' } as const;

/** The row of table 8 by direction and recipient; credit notes count against. */
export const untaxedRows: RowsOf = (supply, filer) => {
  const { document, taxability, lines } = supply;
  const direction = `${crossesStates(supply, filer) ? 'INTR' : 'INTRA'}${document.recipient.kind === 'registered' ? 'B2B' : 'B2C'}`;
  const amounts = { exempted: 0, nilRated: 0, nonGst: 0 };
  const name = taxability === 'taxable' ? 'nilRated' : untaxedFields[taxability];
  amounts[name] = directionOf(document) === 1 ? total(lines, netOf) : 0 - total(lines, netOf);
  return [{ row: { direction, ...amounts }, lines }];
};

/** Rows of tables 11A and 11B; refunds count against. */
export const advanceRows: RowsOf = (supply) =>
  byRate(supply, { ...placeOf(supply), ...share(supply) }, signed(directionOf(supply.document), 'advance'));

/** The row of table 14; its tax is that of the rows the lines stand in, or would stand in. */
export const operatorRows: RowsOf = ({ document, lines }) => [
  {
    row: {
      liability: document.operator?.under === 'section 9(5)' ? 'paytx' : 'clttx',
      operatorGstin: document.operator?.gstin,
      operatorName: document.operator?.name,
      netValue: directionOf(document) === 1 ? total(lines, netOf) : 0 - total(lines, netOf),
    },
    lines,
  },
];

const supplierOf = ({ document: { onBehalfOf } }: Supply): DraftRow => ({
  ...(onBehalfOf?.gstin === undefined ? {} : { supplierGstin: onBehalfOf.gstin }),
  ...(onBehalfOf?.name === undefined ? {} : { supplierName: onBehalfOf.name }),
});

/** Rows of table 15 for registered recipients. */
export const operatorDocumentRows: RowsOf = (supply) =>
  byRate(
    supply,
    {
      ...supplierOf(supply),
      ...recipientOf(supply),
      ...documentOf(supply),
      ...placeOf(supply),
      invoiceType: invoiceTypeOf(supply.document),
    },
    taxed,
  );

/** Rows of table 15 for unregistered recipients, net of notes. */
export const operatorNetRows: RowsOf = (supply) =>
  byRate(supply, { ...supplierOf(supply), ...placeOf(supply) }, signed(directionOf(supply.document)));
