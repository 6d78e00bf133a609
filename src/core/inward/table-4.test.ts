import { expect, test } from 'vitest';
import type { InwardDocument } from './inward-document.ts';
import { table4Of } from './table-4.ts';

const document = (id: string, facts: Partial<InwardDocument> = {}): InwardDocument => ({
  id,
  section: 'b2b',
  kind: 'invoice',
  gstin: '27AAMCT7421K1ZV',
  counterpartyGstin: '29AADFM3390P1ZN',
  number: id,
  date: '2026-10-05',
  amounts: { taxableValue: 100_000, igst: 18_000, cgst: 0, sgst: 0, cess: 0 },
  lines: [],
  ...facts,
});

test('a GSTR-2B stands under the heads of Table 4, every document under one', () => {
  const rows = table4Of([
    document('1'),
    document('2', { kind: 'credit-note' }),
    document('3', { reverseCharge: true }),
    document('4', { kind: 'bill-of-entry', section: 'impg' }),
    document('5', { kind: 'isd-invoice', section: 'isd' }),
    document('6', { kind: 'isd-credit-note', section: 'isd' }),
    document('7', { itcAvailability: 'N' }),
    document('8', { isRejected: true }),
    document('9', { replacedBy: '1' }),
  ]);
  expect(rows.map(({ head, documents, igst }) => [head, documents, igst])).toEqual([
    ['4A1', 1, 18_000],
    ['4A3', 1, 18_000],
    ['4A4', 2, 0],
    ['4A5', 1, 18_000],
    ['4B2', 1, 18_000],
    ['4D2', 1, 18_000],
    ['rejected', 1, 18_000],
  ]);
});
