import { describe, expect, it } from 'vitest';
import { liabilityRows } from './liability.ts';
import { readGstr1Sheets } from './read-sheets.ts';
import type { Gstr1Record } from './record.ts';
import { b2bRow, b2csRow, cdnrRow, filer, hsnRow, sheetsOf } from './sheet-rows.test-kit.ts';
import { summaryRows } from './summary.ts';
import { lineColumns } from './table-lines.ts';
import { whyNumber } from './why-number.ts';

const recordsOf = (sheets: Parameters<typeof sheetsOf>[0]): readonly Gstr1Record[] => [
  ...readGstr1Sheets(filer, sheetsOf(sheets)).records,
];

describe('a number of a table', () => {
  const records = recordsOf({
    'b2b,sez,de': [
      { ...b2bRow, 'Invoice Number': 'A1' },
      { ...b2bRow, 'Invoice Number': 'A2', 'Taxable Value': 30000, 'Invoice Value': 35400 },
      { ...b2bRow, 'Invoice Number': 'A3', 'Reverse Charge': 'Y', 'Invoice Value': 20000 },
    ],
  });

  it('is the sum of its documents, the largest first, each with its place in the payload', () => {
    const why = whyNumber('b2b', 'taxableValue', records);
    expect(why).toMatchObject({ total: 70000_00, count: 3, rest: 0, isSigned: false });
    expect(why.shares.map(({ documentNumber, amount }) => [documentNumber, amount])).toEqual([
      ['A2', 30000_00],
      ['A1', 20000_00],
      ['A3', 20000_00],
    ]);
    expect(why.shares[0]?.path).toBe(
      "$.b2b[?@.ctin=='29AADFM3390P1ZN'].inv[?@.inum=='A2'].itms[?@.itm_det.rt==18].itm_det.txval",
    );
  });

  it('is parted as the summary of the portal parts it', () => {
    expect(whyNumber('b2b', 'count', records).parts).toEqual([
      { title: '4A Other than reverse charge', count: 2, amount: 2 },
      { title: '4B Reverse charge', count: 1, amount: 1 },
    ]);
  });

  it('keeps what is not listed as one sum', () => {
    const many = Array.from({ length: 60 }, (_, index) => ({
      ...(records[0] as Gstr1Record),
      key: `b2b|x|${index}`,
    }));
    const why = whyNumber('b2b', 'igst', many);
    expect(why.shares).toHaveLength(50);
    expect(why.rest).toBe(10 * 3600_00);
  });
});

describe('the tax liability by table', () => {
  it('adds up to the total liability of the summary', () => {
    const records = recordsOf({
      'b2b,sez,de': [
        b2bRow,
        { ...b2bRow, 'Invoice Number': 'RC', 'Reverse Charge': 'Y', 'Invoice Value': 20000 },
      ],
      b2cs: [
        { ...b2csRow, 'Cess Amount': 3 },
        { ...b2csRow, Rate: 5, 'Cess Amount': 4 },
      ],
      b2csa: [{ 'Financial Year': '2026-27', 'Original Month': 'JULY', ...b2csRow }],
      cdnr: [cdnrRow],
      'hsn(b2b)': [hsnRow],
    });
    const rows = liabilityRows(records);
    const total = summaryRows(records).find(({ section }) => section === 'TTL_LIAB');
    expect(rows.map(({ section, count }) => [section, count])).toEqual([
      ['b2b', 1],
      ['b2cs', 2],
      ['cdnr', 1],
    ]);
    for (const head of ['value', 'taxableValue', 'igst', 'cgst', 'sgst', 'cess'] as const) {
      expect(
        rows.reduce((sum, row) => sum + row[head], 0),
        head,
      ).toBe(total?.[head]);
      expect(total?.[head], head).not.toBe(0);
    }
  });
});

describe('the columns of a table', () => {
  it('are those of the official sheet, with the tax that it does not ask for', () => {
    const columns = lineColumns('b2b');
    expect(columns.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['recipientGstin', 'rate', 'taxableValue', 'igst', 'cgst', 'sgst']),
    );
    expect(columns.at(-1)).toMatchObject({ name: 'cess', kind: 'amount' });
    expect(columns.find(({ name }) => name === 'rate')?.kind).toBe('number');
    expect(columns.find(({ name }) => name === 'documentDate')?.kind).toBe('date');
    expect(columns.find(({ name }) => name === 'placeOfSupply')?.kind).toBe('state');
  });
});
