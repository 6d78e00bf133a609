import { describe, expect, it } from 'vitest';
import type { InwardDocument } from '../inward/inward-document.ts';
import type { PurchaseEntry } from './purchase.ts';
import { withTheirValues } from './their-values.ts';

const entry: PurchaseEntry = {
  key: 'b2b|29AADFM3390P1ZN|X-1',
  section: 'b2b',
  kind: 'invoice',
  supplierGstin: '29AADFM3390P1ZN',
  supplierName: 'Madhu Fabrics',
  number: 'X-1',
  date: '2026-10-03',
  placeOfSupply: '27',
  supplyType: 'INTER',
  lines: [
    {
      rate: 5,
      taxableValue: 100_00,
      igst: 5_00,
      cgst: 0,
      sgst: 0,
      cess: 0,
      eligibility: 'ip',
      creditIgst: 5_00,
    },
    {
      rate: 18,
      taxableValue: 100_00,
      igst: 18_00,
      cgst: 0,
      sgst: 0,
      cess: 0,
      eligibility: 'no',
      creditIgst: 0,
    },
  ],
  items: [
    { rate: 5, taxableValue: 100_00, igst: 5_00, cgst: 0, sgst: 0, cess: 0, hsn: '520811' },
    { rate: 18, taxableValue: 100_00, igst: 18_00, cgst: 0, sgst: 0, cess: 0, hsn: '998311' },
  ],
};
const theirs = (change: Partial<InwardDocument>): InwardDocument => ({
  id: 'b2b|29AADFM3390P1ZN|invoice|X-1|2026-27',
  section: 'b2b',
  kind: 'invoice',
  gstin: '27AAMCT7421K1ZV',
  counterpartyGstin: '29AADFM3390P1ZN',
  number: 'X-1',
  date: '2026-10-04',
  placeOfSupply: '27',
  amounts: { taxableValue: 220_00, igst: 24_60, cgst: 0, sgst: 0, cess: 0 },
  lines: [],
  ...change,
});

describe('a purchase with the values of the supplier', () => {
  it('takes his lines and keeps at each rate what the credit is for and which goods they are', () => {
    const lines = [
      { rate: 5, taxableValue: 120_00, igst: 6_00, cgst: 0, sgst: 0, cess: 0 },
      { rate: 18, taxableValue: 100_00, igst: 18_00, cgst: 0, sgst: 0, cess: 0 },
    ];
    const taken = withTheirValues(entry, theirs({ lines, value: 244_00 }));
    expect(taken).toMatchObject({
      number: 'X-1',
      date: '2026-10-04',
      value: 244_00,
      supplierName: 'Madhu Fabrics',
    });
    expect(taken.lines).toEqual([
      { ...lines[0], eligibility: 'ip', creditIgst: 6_00 },
      { ...lines[1], eligibility: 'no', creditIgst: 0 },
    ]);
    expect(taken.items?.map(({ hsn, taxableValue }) => [hsn, taxableValue])).toEqual([
      ['520811', 120_00],
      ['998311', 100_00],
    ]);
  });

  it('makes one line of a document stated as a whole, of a rate only where its tax is one', () => {
    const mixed = withTheirValues(entry, theirs({}));
    expect(mixed.lines).toEqual([expect.objectContaining({ taxableValue: 220_00, igst: 24_60 })]);
    expect(mixed.lines[0]?.rate).toBeUndefined();
    expect(mixed.items).toBeUndefined();
    const within = { taxableValue: 200_00, igst: 0, cgst: 18_00, sgst: 18_00, cess: 0 };
    const single = withTheirValues(entry, theirs({ amounts: within }));
    expect(single).toMatchObject({ supplyType: 'INTRA', lines: [{ rate: 18, cgst: 18_00 }] });
  });

  it('never takes more credit than the tax', () => {
    const [line] = entry.lines;
    const partly = { ...entry, lines: line ? [{ ...line, creditIgst: 3_00 }] : [] };
    const less = { taxableValue: 40_00, igst: 2_00, cgst: 0, sgst: 0, cess: 0 };
    expect(withTheirValues(partly, theirs({ amounts: less })).lines[0]).toMatchObject({ creditIgst: 2_00 });
  });
});
