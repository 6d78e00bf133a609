import { describe, expect, it } from 'vitest';
import type { Finding } from '../finding.ts';
import { readGstr1Sheets } from './read-sheets.ts';
import { b2bRow, b2csRow, filer, sheetsOf } from './sheet-rows.test-kit.ts';
import type { Filer } from './table.ts';

const { 'Invoice Number': _number, 'Invoice date': _date, ...facts } = b2bRow;
const amended = (original: string, revised = original) => ({
  b2ba: [
    {
      ...facts,
      'Original Invoice Number': 'TX-9',
      'Original Invoice date': original,
      'Revised Invoice Number': 'TX-9',
      'Revised Invoice date': revised,
    },
  ],
});
const month = (year: string, name: string) => ({
  b2csa: [{ 'Financial Year': year, 'Original Month': name, ...b2csRow }],
});
const found = (
  code: string,
  rows: Parameters<typeof sheetsOf>[0],
  of: Partial<Filer> = {},
): readonly Finding[] =>
  readGstr1Sheets({ ...filer, ...of }, sheetsOf(rows)).findings.filter((finding) => finding.code === code);
const gstr1a = { form: 'GSTR1A' } as const;
const quarter = { frequency: 'quarterly', returnPeriod: '2026-12', today: '2027-01-05' } as const;

describe('the original of an amendment', () => {
  const same = (rows: Parameters<typeof sheetsOf>[0], of: Partial<Filer> = {}) =>
    found('AMENDMENT-OF-SAME-PERIOD', rows, of);

  it('is of an earlier period than the return', () => {
    expect(same(amended('30-Sep-2026'))).toEqual([]);
    expect(same(amended('01-Oct-2026'))).toMatchObject([
      {
        severity: 'warning',
        column: 'Original Invoice date',
        says: "The original document of 01-10-2026 is of this return's own period. Correct the document itself before the return is filed, or check the original date.",
        portalCode: 'RET191198',
      },
    ]);
    expect(same(month('2026-27', 'SEPTEMBER'))).toEqual([]);
    expect(same(month('2026-27', 'OCTOBER'))).toMatchObject([
      {
        says: "The original month 10-2026 is not before this return's period. The portal refuses such an amendment; check year and month.",
      },
    ]);
    expect(same(month('2026-27', 'NOVEMBER'))).toHaveLength(1);
  });

  it('is of the own period in GSTR-1A', () => {
    expect(same(amended('01-Oct-2026'), gstr1a)).toEqual([]);
    expect(same(month('2026-27', 'OCTOBER'), gstr1a)).toEqual([]);
    expect(same(month('2026-27', 'SEPTEMBER'), gstr1a)).toMatchObject([
      { says: expect.stringContaining("09-2026 is not GSTR-1A's own period") },
    ]);
  });

  it('may be of an earlier month of the quarter, which the facility has furnished', () => {
    expect(same(amended('30-Nov-2026'), quarter)).toEqual([]);
    expect(same(amended('01-Dec-2026'), quarter)).toHaveLength(1);
  });
});

describe('the revised date', () => {
  const late = (rows: Parameters<typeof sheetsOf>[0], of: Partial<Filer> = {}) =>
    found('REVISED-DATE', rows, of);

  it('is not after the last period that can have reported the original', () => {
    expect(late(amended('12-Jul-2026', '30-Sep-2026'))).toEqual([]);
    expect(late(amended('12-Jul-2026', '01-Oct-2026'))).toMatchObject([
      {
        severity: 'warning',
        column: 'Revised Invoice date',
        says: 'The revised date 01-10-2026 is after the period in which the document of 12-07-2026 was reported. Choose a date up to 31-07-2026, or the end of the period in which it was reported.',
        portalCode: 'RET191120',
      },
    ]);
  });

  it('may be of the own month of the original', () => {
    expect(late(amended('01-Oct-2026', '31-Oct-2026'))).toEqual([]);
    expect(late(amended('01-Oct-2026', '31-Oct-2026'), gstr1a)).toEqual([]);
    expect(late(amended('01-Sep-2026', '31-Oct-2026'), gstr1a)).toEqual([]);
  });

  it('is measured by quarters for quarterly filers', () => {
    expect(late(amended('12-Jul-2026', '30-Sep-2026'), quarter)).toEqual([]);
    expect(late(amended('12-Jul-2026', '01-Oct-2026'), quarter)).toMatchObject([
      { says: expect.stringContaining('Choose a date up to 30-09-2026') },
    ]);
    expect(late(amended('12-Oct-2026', '31-Dec-2026'), quarter)).toEqual([]);
    const november = { frequency: 'quarterly', returnPeriod: '2026-11' } as const;
    expect(late(amended('12-Oct-2026', '01-Nov-2026'), november)).toEqual([]);
  });
});

describe('the time for an amendment', () => {
  const late = (rows: Parameters<typeof sheetsOf>[0], today: string) =>
    found('AMENDMENT-LATE', rows, { today });

  it('ends on 30 November after the financial year', () => {
    expect(late(amended('31-Mar-2026'), '2026-11-30')).toEqual([]);
    expect(late(amended('31-Mar-2026'), '2026-12-01')).toMatchObject([
      {
        severity: 'warning',
        column: 'Original Invoice date',
        says: 'What was reported for 31-03-2026 could be amended up to 30-11-2026, or the annual return when that was earlier. Check the original date; the portal refuses later amendments.',
        source: 'Section 37(3) CGST Act',
      },
    ]);
    expect(late(month('2025-26', 'MARCH'), '2026-12-01')).toMatchObject([
      { says: expect.stringContaining('reported for 03-2026 could') },
    ]);
    expect(late(month('2026-27', 'APRIL'), '2026-12-01')).toEqual([]);
  });

  it('is not judged where nobody said which day it is', () => {
    expect(late(amended('31-Mar-2020'), '9999-12-31')).toEqual([]);
  });
});
