import { describe, expect, it } from 'vitest';
import type { Finding } from '../finding.ts';
import { readGstr1Sheets } from './read-sheets.ts';
import { b2bRow, b2csRow, cdnrRow, expRow, filer, hsnRow, sheetsOf } from './sheet-rows.test-kit.ts';
import type { Filer } from './table.ts';

type Rows = Parameters<typeof sheetsOf>[0];
const found = (code: string, rows: Rows, of: Partial<Filer> = {}): readonly Finding[] =>
  readGstr1Sheets({ ...filer, ...of }, sheetsOf(rows)).findings.filter((finding) => finding.code === code);
const b2b = (...changes: readonly object[]): Rows => ({
  'b2b,sez,de': changes.map((change) => ({ ...b2bRow, ...change })),
});
const nil = (description: string, amount: number) => ({
  Description: description,
  'Exempted(other than nil rated/non GST supply)': amount,
});

describe('the value of a document', () => {
  const value = (amount: number, change: object = {}) =>
    found('DOCUMENT-VALUE', b2b({ 'Invoice Value': amount, ...change }));

  it('may differ from its lines by a rupee, or by a ten-thousandth', () => {
    expect(value(23601)).toEqual([]);
    expect(value(23602.4)).toMatchObject([{ severity: 'info' }]);
    const large = { 'Taxable Value': 1_00_00_000 };
    expect(value(1_18_01_180, large)).toEqual([]);
    expect(value(1_18_01_190, large)).toMatchObject([{ severity: 'info' }]);
  });

  it('is looked at when it is short, and explained when it is more', () => {
    expect(value(23590)).toEqual([
      {
        code: 'DOCUMENT-VALUE',
        severity: 'warning',
        says: 'Value ₹23,590.00 is ₹10.00 less than taxable value and tax together. Check the value and the lines.',
        sheet: 'b2b,sez,de',
        row: 5,
        value: 23590,
        source: 'Section 15 CGST Act',
      },
    ]);
    expect(value(23700)[0]?.says).toBe(
      'Value ₹23,700.00 is ₹100.00 more than taxable value and tax together. Right if the document has other charges or lines without tax.',
    );
  });

  it('is without tax on reverse charge, and counts for credit notes as for others', () => {
    expect(value(20000, { 'Reverse Charge': 'Y' })).toEqual([]);
    expect(value(23600, { 'Reverse Charge': 'Y' })).toMatchObject([{ severity: 'info' }]);
    expect(value(23606, { 'Cess Amount': 6 })).toEqual([]);
    expect(found('DOCUMENT-VALUE', { cdnr: [cdnrRow] })).toEqual([]);
    expect(found('DOCUMENT-VALUE', { cdnr: [{ ...cdnrRow, 'Note Value': 2000 }] })).toMatchObject([
      { severity: 'warning', says: expect.stringContaining('₹360.00 less') },
    ]);
  });
});

describe('the Invoice Furnishing Facility', () => {
  const iff = (amount: number, of: Partial<Filer> = {}) =>
    found('IFF-LIMIT', b2b({ 'Invoice Value': amount }), { frequency: 'quarterly', ...of });

  it('takes documents of fifty lakh, not a paisa more', () => {
    expect(iff(50_00_000)).toEqual([]);
    expect(iff(50_00_000.01)).toEqual([
      {
        code: 'IFF-LIMIT',
        severity: 'warning',
        says: 'The documents of the month come to ₹50,00,000.01, above the ₹50,00,000 of the Invoice Furnishing Facility. Leave the rest for the return of the quarter.',
        source: 'Rule 59(2) CGST Rules',
      },
    ]);
  });

  it('has its limit in no other return', () => {
    expect(iff(60_00_000, { frequency: 'monthly' })).toEqual([]);
    expect(iff(60_00_000, { returnPeriod: '2026-12' })).toEqual([]);
  });
});

describe('documents of another month', () => {
  const dated = (...dates: readonly string[]) =>
    b2b(...dates.map((date, index) => ({ 'Invoice Number': `A-${index}`, 'Invoice date': date })));
  const other = (rows: Rows, of: Partial<Filer> = {}) => found('DOCUMENTS-OF-ANOTHER-PERIOD', rows, of);

  it('are told when they are four of five, and at least three', () => {
    const four = ['03-Sep-2026', '04-Sep-2026', '05-Sep-2026', '06-Sep-2026'];
    expect(other(dated(...four, '03-Oct-2026'))).toEqual([
      {
        code: 'DOCUMENTS-OF-ANOTHER-PERIOD',
        severity: 'warning',
        says: '4 of 5 documents are dated in 09-2026, but the return is for 102026. Check that this is the right file and the right return period.',
        value: '2026-09',
        source: 'Section 37(1) CGST Act',
      },
    ]);
    expect(other(dated(...four.slice(1), '03-Oct-2026'))).toEqual([]);
    expect(other(dated(...four.slice(0, 3)))).toHaveLength(1);
    expect(other(dated(...four.slice(0, 2)))).toEqual([]);
  });

  it('are right in the return of their quarter', () => {
    const july = dated('03-Jul-2026', '04-Jul-2026', '05-Jul-2026');
    expect(other(july, { frequency: 'quarterly', returnPeriod: '2026-09' })).toEqual([]);
    expect(other(july, { frequency: 'quarterly', returnPeriod: '2026-08' })).toHaveLength(1);
  });
});

describe('a number', () => {
  it('that comes twice is told with the place of the first, by table', () => {
    const twice = {
      ...b2b({}, { 'GSTIN/UIN of Recipient': '24ABKPT8841C1ZH' }),
      exp: [{ ...expRow, 'Invoice Number': 'TX-142' }],
    };
    const says =
      'Number "TX-142" is already used in sheet b2b,sez,de, row 5. A number comes once in a financial year; correct or remove one of the two.';
    expect(found('DOCUMENT-TWICE', twice)).toEqual([
      {
        code: 'DOCUMENT-TWICE',
        severity: 'error',
        says,
        sheet: 'b2b,sez,de',
        row: 6,
        value: 'TX-142',
        portalCode: 'RET191190',
        source: 'Rule 46(b) CGST Rules',
      },
      expect.objectContaining({ says, sheet: 'exp', row: 5, portalCode: 'RET191134' }),
    ]);
  });

  it('may come again in another financial year, and as a note', () => {
    const again = { 'GSTIN/UIN of Recipient': '24ABKPT8841C1ZH', 'Invoice date': '31-Mar-2026' };
    expect(found('DOCUMENT-TWICE', b2b({}, again))).toEqual([]);
    expect(found('DOCUMENT-TWICE', b2b({}, { ...again, 'Invoice date': '01-Apr-2026' }))).toHaveLength(1);
    const note = { ...cdnrRow, 'Note Number': 'TX-142' };
    expect(found('DOCUMENT-TWICE', { ...b2b({}), cdnr: [note] })).toEqual([]);
    expect(
      found('DOCUMENT-TWICE', { cdnr: [note, { ...note, 'GSTIN/UIN of Recipient': '24ABKPT8841C1ZH' }] }),
    ).toHaveLength(1);
  });
});

describe('table 12', () => {
  const total = (rows: Rows) => found('HSN-TOTAL', rows).map(({ says }) => says);
  const registered = (change: object = {}) => ({ 'hsn(b2b)': [{ ...hsnRow, ...change }] });

  it('agrees with the documents within a rupee, head by head', () => {
    expect(total({ ...b2b({}), ...registered() })).toEqual([]);
    expect(total({ ...b2b({}), ...registered({ 'Taxable Value': 20001, 'Cess Amount': 1 }) })).toEqual([]);
    expect(
      found('HSN-TOTAL', { ...b2b({}), ...registered({ 'Taxable Value': 20001.01, 'Cess Amount': 2 }) }),
    ).toEqual([
      {
        code: 'HSN-TOTAL',
        severity: 'warning',
        says: 'Table 12 (hsn(b2b)) has a taxable value of ₹20,001.01, the other tables ₹20,000.00. Make the HSN summary agree with the documents.',
        sheet: 'hsn(b2b)',
        value: 20001.01,
        source: 'Advisory on table 12, May 2025',
      },
      expect.objectContaining({ says: expect.stringContaining('has cess of ₹2.00, the other tables ₹0.00') }),
    ]);
    const divided = { 'Integrated Tax Amount': 0, 'Central Tax Amount': 1800, 'State/UT Tax Amount': 1800 };
    expect(total({ ...b2b({}), ...registered(divided) })).toEqual([
      expect.stringContaining('integrated tax of ₹0.00'),
      expect.stringContaining('central tax of ₹1,800.00'),
      expect.stringContaining('State tax of ₹1,800.00'),
    ]);
  });

  it('takes notes off, and what bears no tax by its recipient', () => {
    const noted = { 'Taxable Value': 18000, 'Integrated Tax Amount': 3240 };
    expect(total({ ...b2b({}), cdnr: [cdnrRow], ...registered(noted) })).toEqual([]);
    const exempt = { exemp: [nil('Inter-State supplies to registered persons', 500)] };
    expect(total({ ...b2b({}), ...exempt, ...registered({ 'Taxable Value': 20500 }) })).toEqual([]);
    const toOthers = { exemp: [nil('Intra-State supplies to unregistered persons', 500)] };
    expect(total({ ...b2b({}), ...toOthers, ...registered({ 'Taxable Value': 20500 }) })).toHaveLength(1);
  });

  it('has tables 5, 6A, 7 and 9B of unregistered persons in its other part', () => {
    const row = {
      ...hsnRow,
      'Taxable Value': 305000,
      'Integrated Tax Amount': 54000,
      'Central Tax Amount': 450,
      'State/UT Tax Amount': 450,
    };
    expect(total({ exp: [expRow], b2cs: [b2csRow], 'hsn(b2c)': [row] })).toEqual([]);
    expect(total({ exp: [expRow], 'hsn(b2c)': [row] })).toHaveLength(3);
    expect(total({ exp: [expRow], b2cs: [b2csRow] })).toEqual([]);
  });
});
