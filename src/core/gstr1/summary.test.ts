import { describe, expect, it } from 'vitest';
import { readGstr1Sheets } from './read-sheets.ts';
import { b2bRow, b2csRow, cdnrRow, expRow, filer, sheetsOf } from './sheet-rows.test-kit.ts';
import { inRupees, sectionTotals, summaryRows, summaryTitle } from './summary.ts';

const recordsOf = (rows: Parameters<typeof sheetsOf>[0]) => readGstr1Sheets(filer, sheetsOf(rows)).records;
const inOwnState = {
  ...b2bRow,
  'GSTIN/UIN of Recipient': '27AAKCP5519L1ZW',
  'Place Of Supply': '27-Maharashtra',
  'Invoice Number': 'TX-143',
  'Cess Amount': 7,
};
const at = { 'Place Of Supply': '29-Karnataka', Rate: 18, 'Gross Advance Received': 1000 };
const atadj = { 'Place Of Supply': '29-Karnataka', Rate: 18, 'Gross Advance Adjusted': 400 };

describe('totals', () => {
  it('add up every head of every record of a section', () => {
    const b2b = sectionTotals(recordsOf({ 'b2b,sez,de': [b2bRow, inOwnState] })).get('b2b');
    expect(b2b).toEqual({
      count: 2,
      value: 47200_00,
      taxableValue: 40000_00,
      igst: 3600_00,
      cgst: 1800_00,
      sgst: 1800_00,
      cess: 7_00,
    });
    expect(b2b && inRupees(b2b)).toEqual({
      count: 2,
      value: 47200,
      taxableValue: 40000,
      igst: 3600,
      cgst: 1800,
      sgst: 1800,
      cess: 7,
    });
  });

  it('are whole paise where a line holds what was written', () => {
    const row = { 'Place Of Supply': '29-Karnataka', Rate: 5, 'Taxable Value': 1.005, 'Cess Amount': 1.234 };
    const records = recordsOf({ ecourp2c: [row] });
    expect(records.at(0)?.rows[0]).toMatchObject({ taxableValue: 100.5, cess: 123.4 });
    expect(sectionTotals(records).get('ecom')).toMatchObject({
      taxableValue: 101,
      igst: 5,
      cess: 123,
      value: 229,
    });
  });

  it('take credit notes off, in every head', () => {
    const row = { ...cdnrRow, 'Cess Amount': 5 };
    expect(sectionTotals(recordsOf({ cdnr: [row] })).get('cdnr')).toEqual({
      count: 1,
      value: -2360_00,
      taxableValue: -2000_00,
      igst: -360_00,
      cgst: 0,
      sgst: 0,
      cess: -5_00,
    });
    expect(sectionTotals(recordsOf({ cdnr: [{ ...row, 'Note Type': 'D' }] })).get('cdnr')?.igst).toBe(360_00);
  });
});

describe('the total liability', () => {
  const liability = (rows: Parameters<typeof sheetsOf>[0]) =>
    summaryRows(recordsOf(rows)).find(({ section }) => section === 'TTL_LIAB');

  it('counts advances received, and takes off those adjusted', () => {
    expect(liability({ at: [at], atadj: [atadj] })).toMatchObject({
      igst: (180 - 72) * 100,
      taxableValue: 600_00,
    });
  });

  it('counts every head of supplies within and outside the State', () => {
    expect(liability({ 'b2b,sez,de': [b2bRow, inOwnState], b2cs: [b2csRow] })).toEqual({
      section: 'TTL_LIAB',
      title: 'Total liability (other than reverse charge)',
      count: 3,
      value: (47200 + 5900) * 100,
      taxableValue: 45000_00,
      igst: 3600_00,
      cgst: 2250_00,
      sgst: 2250_00,
      cess: 7_00,
    });
  });

  it('is empty for a return of nothing', () => {
    expect(summaryRows([])).toMatchObject([{ section: 'TTL_LIAB', count: 0, value: 0, cess: 0 }]);
  });

  it('leaves amendments out, which count by their difference', () => {
    const amended = { 'Financial Year': '2026-27', 'Original Month': 'JULY', ...b2csRow };
    expect(liability({ b2csa: [amended] })).toMatchObject({ count: 0, cgst: 0, taxableValue: 0 });
  });
});

describe('the rows of the summary', () => {
  const names = (rows: Parameters<typeof sheetsOf>[0]) =>
    summaryRows(recordsOf(rows)).map(({ section }) => section);
  const ofType = (type: string) => names({ 'b2b,sez,de': [{ ...b2bRow, 'Invoice Type': type }] })[1];

  it('part table 4 and 6 by the type of the invoice', () => {
    expect(ofType('Regular B2B')).toBe('B2B_4A');
    expect(ofType('SEZ supplies with payment')).toBe('B2B_SEZWP');
    expect(ofType('SEZ supplies without payment')).toBe('B2B_SEZWOP');
    expect(ofType('Deemed Exp')).toBe('B2B_6C');
  });

  it('part exports by payment', () => {
    expect(names({ exp: [expRow] })).toEqual(['EXP', 'EXPWP', 'TTL_LIAB']);
    expect(names({ exp: [{ ...expRow, 'Export Type': 'WOPAY' }] })).toEqual(['EXP', 'EXPWOP', 'TTL_LIAB']);
  });

  it('have titles, parts by how their names end, and unknown ones their own name', () => {
    expect(summaryTitle('B2B_4A')).toBe('4A Other than reverse charge');
    expect(summaryTitle('CDNR_SEZWP')).toBe('SEZ with payment');
    expect(summaryTitle('ECOM_UNREG')).toBe('Unregistered recipients');
    expect(summaryTitle('NEW_ROW')).toBe('NEW_ROW');
  });
});
