import { expect, it } from 'vitest';
import { inKarnataka, invoiceOf, lineOf } from '../documents/sale-documents.test-kit.ts';
import { saleDocumentOf } from '../documents/sale-entry.ts';
import type { SaleDocument } from '../documents/supply.ts';
import { recordsFromBooks } from './records-from-books.ts';
import { saleEntryOf } from './sale-of-record.ts';
import type { Filer } from './table.ts';

const filer: Filer = {
  gstin: '27AAMCT7421K1ZV',
  returnPeriod: '2026-10',
  frequency: 'monthly',
  today: '2026-11-05',
};
const documentSections = new Set(['b2b', 'b2cl', 'exp', 'cdnr', 'cdnur']);
const recordOf = (document: SaleDocument) =>
  recordsFromBooks(filer, [document]).records.find(({ section }) => documentSections.has(section));

const cases: Readonly<Record<string, Partial<SaleDocument>>> = {
  'an invoice': { recipient: inKarnataka, placeOfSupply: '29', reverseCharge: true },
  'an invoice of two rates': {
    recipient: inKarnataka,
    placeOfSupply: '29',
    lines: [lineOf(), lineOf({ rate: 18, taxableValue: 5_000_00, cess: 10_00 })],
  },
  'a supply to a special economic zone': {
    recipient: { ...inKarnataka, as: 'SEZ' },
    placeOfSupply: '29',
    withPayment: true,
  },
  'a large invoice': { placeOfSupply: '29', lines: [lineOf({ taxableValue: 3_00_000_00 })] },
  'an export': {
    recipient: { kind: 'overseas' },
    placeOfSupply: '96',
    shipping: { portCode: 'INNSA1', billNumber: '1234567', billDate: '2026-10-06' },
  },
  'a credit note': { kind: 'credit-note', recipient: inKarnataka, placeOfSupply: '29' },
};

it.each(Object.entries(cases))('%s comes back as the document it was made from', (_name, change) => {
  const record = recordOf(invoiceOf(change));
  if (!record) throw new Error('The document stands in no table of documents.');
  const entry = saleEntryOf(record);
  if (!entry) throw new Error('The record is no document.');
  const again = recordOf(saleDocumentOf(entry, { sheet: 'Sales', row: 2 }));
  expect(again).toEqual(record);
});

it('says nothing of totals', () => {
  const [total] = recordsFromBooks(filer, [invoiceOf()]).records;
  expect(total?.section).toBe('b2cs');
  expect(total && saleEntryOf(total)).toBeNull();
});
