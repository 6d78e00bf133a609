import { describe, expect, it } from 'vitest';
import { compareSummary } from './compare.ts';
import { readGstr1Sheets } from './read-sheets.ts';
import { b2bRow, cdnrRow, expRow, filer, hsnRow, sheetsOf } from './sheet-rows.test-kit.ts';
import { inRupees, sectionTotals, summaryRows } from './summary.ts';

const { records } = readGstr1Sheets(
  filer,
  sheetsOf({
    'b2b,sez,de': [b2bRow, { ...b2bRow, 'Invoice Number': 'TX-150', 'Reverse Charge': 'Y' }],
    cdnr: [cdnrRow],
    exp: [{ ...expRow, 'Export Type': 'WOPAY' }],
    'hsn(b2b)': [hsnRow],
  }),
);

describe('the summary', () => {
  it('counts credit notes against, leaves reverse charge and HSN out of the liability', () => {
    const row = (name: string) => summaryRows(records).find(({ section }) => section === name);
    expect(row('B2B')).toMatchObject({ count: 2, taxableValue: 40000_00, igst: 7200_00 });
    expect(row('B2B_4B')).toMatchObject({ count: 1, igst: 3600_00 });
    expect(row('CDNR')).toMatchObject({ count: 1, taxableValue: -2000_00, igst: -360_00 });
    expect(row('EXPWOP')).toMatchObject({ igst: 0, taxableValue: 300000_00 });
    expect(row('TTL_LIAB')).toMatchObject({
      taxableValue: (20000 - 2000 + 300000) * 100,
      igst: (3600 - 360) * 100,
    });
  });

  it('crosses the border in rupees', () => {
    const b2b = sectionTotals(records).get('b2b');
    expect(b2b && inRupees(b2b)).toEqual({
      count: 2,
      value: 47200,
      taxableValue: 40000,
      igst: 7200,
      cgst: 0,
      sgst: 0,
      cess: 0,
    });
  });
});

describe('the comparison', () => {
  const portal = summaryRows(records).map(({ title, ...row }) => ({
    ...inRupees(row),
    section: row.section,
  }));

  it('finds nothing between equal summaries', () => {
    expect(compareSummary(records, portal).filter(({ equal }) => equal !== true)).toEqual([]);
  });

  it('finds a paisa', () => {
    const off = portal.map((row) => (row.section === 'B2B' ? { ...row, igst: 7200.01 } : row));
    const different = compareSummary(records, off).filter(({ equal }) => equal === false);
    expect(different).toEqual([
      expect.objectContaining({
        section: 'B2B',
        difference: expect.objectContaining({ igst: -1, taxableValue: 0 }),
      }),
    ]);
  });

  it('shows what only the portal has', () => {
    const extra = {
      section: 'B2CL',
      count: 1,
      value: 1,
      taxableValue: 1,
      igst: 0,
      cgst: 0,
      sgst: 0,
      cess: 0,
    };
    expect(
      compareSummary(records, [...portal, extra]).find(({ section }) => section === 'B2CL'),
    ).toMatchObject({ equal: false, ours: { count: 0 } });
  });

  it('judges nothing before the portal was asked', () => {
    expect(
      compareSummary(records, null).every(({ portal: theirs, equal }) => theirs === null && equal === null),
    ).toBe(true);
  });

  it('lists parts under their sections', () => {
    expect(compareSummary(records, null).map(({ section, level }) => `${level}${section}`)).toEqual([
      '0B2B',
      '1B2B_4A',
      '1B2B_4B',
      '0EXP',
      '1EXPWOP',
      '0CDNR',
      '1CDNR_4A',
      '0HSN',
      '1HSN_B2B',
      '0TTL_LIAB',
    ]);
  });

  const nothing = { count: 0, value: 0, taxableValue: 0, igst: 0, cgst: 0, sgst: 0, cess: 0 };
  const rowOf = (rows: Parameters<typeof compareSummary>[1], name: string) =>
    compareSummary([], rows).find(({ section }) => section === name);

  it('leaves out what is empty on both sides, but never the total liability', () => {
    const empty = [{ ...nothing, section: 'B2CL' }];
    expect(compareSummary([], empty).map(({ section }) => section)).toEqual(['TTL_LIAB']);
    expect(compareSummary([], null).map(({ section }) => section)).toEqual(['TTL_LIAB']);
  });

  it.each(['count', 'taxableValue', 'igst', 'cgst', 'sgst', 'cess', 'value'] as const)(
    'shows a row in which the portal has nothing but %s',
    (head) => {
      const row = rowOf([{ ...nothing, section: 'B2CL', [head]: 2 }], 'B2CL');
      const inPaise = head === 'count' ? 2 : 2_00;
      expect(row?.portal).toMatchObject({ [head]: inPaise });
      expect(row?.difference).toEqual({ ...nothing, [head]: 0 - inPaise });
      // The portal's value of a section is told, and not compared: tool and portal do not agree on what it is.
      expect(row?.equal).toBe(head === 'value');
    },
  );

  it('compares counts but where the portal counts in its own way', () => {
    const twice = { ...nothing, count: 2 };
    expect(rowOf([{ ...twice, section: 'B2CL' }], 'B2CL')?.equal).toBe(false);
    for (const section of ['NIL', 'HSN', 'DOC_ISSUE', 'AT', 'TXPD', 'ATA', 'TXPDA', 'B2CSA', 'TTL_LIAB'])
      expect(rowOf([{ ...twice, section }], section)?.equal, section).toBe(true);
    expect(rowOf([{ ...twice, igst: 1, section: 'NIL' }], 'NIL')?.equal).toBe(false);
  });

  it('does not judge the total liability of a return with amendments, and judges the rest', () => {
    const amended = readGstr1Sheets(
      filer,
      sheetsOf({
        b2csa: [
          {
            'Financial Year': '2026-27',
            'Original Month': 'JULY',
            Type: 'OE',
            'Place Of Supply': '27-Maharashtra',
            Rate: 18,
            'Taxable Value': 5000,
          },
        ],
        'b2b,sez,de': [b2bRow],
      }),
    ).records;
    const rows = summaryRows(amended).map(({ title, ...row }) => ({
      ...inRupees(row),
      section: row.section,
    }));
    const equal = Object.fromEntries(compareSummary(amended, rows).map((row) => [row.section, row.equal]));
    expect(equal).toEqual({ B2B: true, B2B_4A: true, B2CSA: true, TTL_LIAB: null });
  });

  it('puts parts of amended sections under these, in the order of the form', () => {
    const names = [
      'EXPAWP',
      'EXPWP',
      'EXPA',
      'ECOM',
      'EXP',
      'B2BA',
      'B2B_4A',
      'B2BA_4A',
      'CDNUR_EXPWP',
      'CDNUR',
    ];
    const rows = names.map((section) => ({ ...nothing, count: 1, section }));
    expect(compareSummary([], rows).map(({ section }) => section)).toEqual([
      'B2B_4A',
      'B2BA',
      'B2BA_4A',
      'EXP',
      'EXPWP',
      'EXPA',
      'EXPAWP',
      'CDNUR',
      'CDNUR_EXPWP',
      'ECOM',
      'TTL_LIAB',
    ]);
  });
});
