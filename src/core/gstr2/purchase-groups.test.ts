import { describe, expect, it } from 'vitest';
import type { PurchaseDocument, PurchaseLine } from '../documents/purchase.ts';
import { gstr2Summary, purchaseGroups } from './gstr2-summary.ts';

const line = (taxableValue: number, more: Partial<PurchaseLine> = {}): PurchaseLine => ({
  taxableValue,
  igst: taxableValue / 10,
  cgst: 0,
  sgst: 0,
  cess: 0,
  eligibility: 'ip',
  creditIgst: taxableValue / 10,
  ...more,
});
const bought = (number: string, more: Partial<PurchaseDocument>): PurchaseDocument => ({
  key: `b2b|${number}`,
  section: 'b2b',
  kind: 'invoice',
  supplierGstin: '29AABCS7310M1Z3',
  supplierName: 'Sona Mills',
  number,
  date: '2026-10-05',
  value: 1_100_00,
  placeOfSupply: '27',
  lines: [line(1_000_00)],
  origin: [],
  ...more,
});
const month = [
  bought('1', {}),
  bought('2', {
    placeOfSupply: '29',
    value: 3_400_00,
    lines: [line(1_000_00), line(2_000_00, { eligibility: 'no', creditIgst: 0 })],
  }),
  bought('3', { section: 'cdn', kind: 'credit-note', value: 110_00, lines: [line(100_00)] }),
  bought('4', { section: 'b2bur', supplierGstin: undefined, supplierName: 'Ramu Transport' } as never),
];

describe('purchaseGroups', () => {
  it('sums by vendor, takes credit notes off and names who has no GSTIN', () => {
    expect(purchaseGroups(month, 'vendor')).toMatchObject([
      { key: '29AABCS7310M1Z3', label: 'Sona Mills', count: 3, taxableValue: 3_900_00, creditIgst: 190_00 },
      { key: 'Ramu Transport', label: 'Ramu Transport', count: 1, taxableValue: 1_000_00 },
    ]);
  });

  it('sums by State of supply', () => {
    expect(purchaseGroups(month, 'state').map(({ key, count, value }) => [key, count, value])).toEqual([
      ['29', 1, 3_400_00],
      ['27', 3, 2_090_00],
    ]);
  });

  it('parts a document by what its credit is for', () => {
    expect(purchaseGroups(month, 'credit')).toMatchObject([
      { key: 'ip', count: 4, taxableValue: 2_900_00, igst: 290_00, creditIgst: 290_00 },
      { key: 'no', count: 1, taxableValue: 2_000_00, value: 2_200_00, creditIgst: 0 },
    ]);
  });

  it.each(['vendor', 'state', 'credit'] as const)('adds up to the tables, by %s', (grouping) => {
    const total = (rows: readonly { readonly igst: number; readonly creditIgst: number }[]) =>
      rows.reduce<readonly [number, number]>(
        ([all, credit], { igst, creditIgst }) => [all + igst, credit + creditIgst],
        [0, 0],
      );
    expect(total(purchaseGroups(month, grouping))).toEqual(total(gstr2Summary(month)));
  });
});
