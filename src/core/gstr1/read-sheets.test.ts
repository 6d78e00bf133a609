import { describe, expect, it } from 'vitest';
import type { Cell } from './field.ts';
import { readGstr1Sheets } from './read-sheets.ts';
import type { Sheets } from './sheet.ts';
import { b2bRow, b2clRow, b2csRow, cdnrRow, expRow, filer, hsnRow, sheetsOf } from './sheet-rows.test-kit.ts';
import type { Filer } from './table.ts';

const read = (sheets: Sheets, of: Partial<Filer> = {}) => readGstr1Sheets({ ...filer, ...of }, sheets);
const errors = (sheets: Sheets, of: Partial<Filer> = {}) =>
  read(sheets, of).findings.filter((finding) => finding.severity === 'error');

describe('reading the official sheets', () => {
  it('makes one record of the lines of one invoice', () => {
    const { records, findings } = read(
      sheetsOf({ 'b2b,sez,de': [b2bRow, { ...b2bRow, Rate: 5, 'Taxable Value': 1000 }] }),
    );
    expect(records).toHaveLength(1);
    expect(records[0]).toMatchObject({
      key: 'b2b|29AADFM3390P1ZN|TX-142',
      documentDate: '2026-10-03',
      amounts: { value: 23600_00, taxableValue: 21000_00, igst: 3650_00, cgst: 0 },
      origin: [
        { sheet: 'b2b,sez,de', row: 5 },
        { sheet: 'b2b,sez,de', row: 6 },
      ],
    });
    expect(findings.every((finding) => finding.severity !== 'error')).toBe(true);
  });

  it('adds lines of equal rate and says so, where the official tool drops one', () => {
    const { records, findings } = read(
      sheetsOf({ 'b2b,sez,de': [b2bRow, { ...b2bRow, 'Taxable Value': 0.05 }] }),
    );
    expect(records[0]?.rows).toHaveLength(1);
    expect(records[0]?.amounts).toMatchObject({ taxableValue: 20000_05, igst: 3600_01 });
    expect(findings.find(({ code }) => code === 'LINES-ADDED')).toMatchObject({
      severity: 'warning',
      row: 6,
    });
  });

  it('keeps an invoice out whose rows disagree, and names column and row', () => {
    const { records, findings } = read(
      sheetsOf({ 'b2b,sez,de': [b2bRow, { ...b2bRow, Rate: 5, 'Invoice Value': 1 }] }),
    );
    expect(records).toHaveLength(0);
    expect(findings).toContainEqual(
      expect.objectContaining({ code: 'ROWS-DISAGREE', column: 'Invoice Value', row: 6 }),
    );
  });

  it('keeps a whole invoice out when one of its lines is wrong', () => {
    expect(read(sheetsOf({ 'b2b,sez,de': [b2bRow, { ...b2bRow, Rate: 17 }] })).records).toHaveLength(0);
    expect(read(sheetsOf({ 'b2b,sez,de': [{ ...b2bRow, Rate: 17 }, b2bRow] })).records).toHaveLength(0);
  });

  it('goes on with the other rows after a bad one', () => {
    const { records } = read(
      sheetsOf({
        'b2b,sez,de': [
          { ...b2bRow, Rate: 17 },
          { ...b2bRow, 'Invoice Number': 'TX-143' },
        ],
      }),
    );
    expect(records.map(({ documentNumber }) => documentNumber)).toEqual(['TX-143']);
  });

  it('names sheet, row, column, value and what to do', () => {
    expect(
      errors(sheetsOf({ 'b2b,sez,de': [b2bRow, { ...b2bRow, 'Invoice Number': 'A_B' }] }))[0],
    ).toMatchObject({
      sheet: 'b2b,sez,de',
      row: 6,
      column: 'Invoice Number',
      value: 'A_B',
      says: 'Document number "A_B" has a character other than letters, digits, - and /. Write it without that character.',
    });
  });

  it('finds columns in any order and spelling of the header', () => {
    const sheet = sheetsOf({ b2cs: [b2csRow] }).b2cs;
    const header = [...(sheet?.header ?? [])].reverse().map((name) => ` ${name.toUpperCase()} *`);
    const rows = (sheet?.rows ?? []).map((row) => [...row].reverse());
    expect(read({ B2CS: { header, rows } }).records[0]?.amounts.taxableValue).toBe(5000_00);
  });

  it('says which column is missing and reads nothing of that sheet', () => {
    const found = errors({
      b2cs: { header: ['Type', 'Place Of Supply', 'Taxable Value'], rows: [['OE', '27-Maharashtra', 1]] },
    });
    expect(found).toEqual([expect.objectContaining({ code: 'COLUMN-MISSING', column: 'Rate' })]);
  });

  it('warns of a sheet it does not know', () => {
    expect(read({ Summary: { header: ['A'], rows: [] } }).findings).toEqual([
      expect.objectContaining({ code: 'SHEET-UNKNOWN', severity: 'warning', sheet: 'Summary' }),
    ]);
  });

  it('takes the HSN sheet of the time and refuses the other', () => {
    expect(errors(sheetsOf({ 'hsn(b2b)': [hsnRow] }))).toEqual([]);
    expect(errors(sheetsOf({ 'hsn(b2b)': [hsnRow] }), { returnPeriod: '2024-04' })).toEqual([
      expect.objectContaining({ code: 'SHEET-OF-ANOTHER-TIME' }),
    ]);
  });

  it('leaves blank rows alone and counts rows as the workbook does', () => {
    const found = errors(sheetsOf({ 'b2b,sez,de': [b2bRow, {}, { ...b2bRow, 'Invoice Number': '0' }] }));
    expect(found[0]?.row).toBe(7);
  });
});

describe('rules over several rows', () => {
  it('refuses a number used twice, for two customers or in two tables', () => {
    const twice = sheetsOf({
      'b2b,sez,de': [b2bRow, { ...b2bRow, 'GSTIN/UIN of Recipient': '24ABKPT8841C1ZH' }],
      b2cl: [{ ...b2clRow, 'Invoice Number': 'tx-142' }],
    });
    const { records, findings } = read(twice);
    expect(records).toHaveLength(1);
    expect(
      findings.filter(({ code }) => code === 'DOCUMENT-TWICE').map(({ portalCode }) => portalCode),
    ).toEqual(['RET191190', 'RET191134']);
  });

  it('lets invoices and notes share numbers', () => {
    expect(
      errors(sheetsOf({ 'b2b,sez,de': [b2bRow], cdnr: [{ ...cdnrRow, 'Note Number': 'TX-142' }] })),
    ).toEqual([]);
  });

  it('keeps the tables of the quarter out of the Invoice Furnishing Facility', () => {
    const sheets = sheetsOf({ 'b2b,sez,de': [b2bRow], b2cs: [b2csRow] });
    const { records, findings } = read(sheets, { frequency: 'quarterly' });
    expect(records.map(({ section }) => section)).toEqual(['b2b']);
    expect(findings).toContainEqual(expect.objectContaining({ code: 'SHEET-NOT-IN-IFF', sheet: 'b2cs' }));
    expect(errors(sheets, { frequency: 'quarterly', returnPeriod: '2026-12' })).toEqual([]);
  });

  it('warns when the facility holds more than fifty lakh', () => {
    const large = { ...b2bRow, 'Invoice Value': 5900000.01, 'Taxable Value': 5000000 };
    expect(
      read(sheetsOf({ 'b2b,sez,de': [large] }), { frequency: 'quarterly' }).findings.map(({ code }) => code),
    ).toContain('IFF-LIMIT');
  });

  it('compares table 12 with the documents, head by head', () => {
    const found = read(
      sheetsOf({ 'b2b,sez,de': [b2bRow], 'hsn(b2b)': [{ ...hsnRow, 'Integrated Tax Amount': 3000 }] }),
    ).findings;
    expect(found.filter(({ code }) => code === 'HSN-TOTAL').map(({ says }) => says)).toEqual([
      expect.stringContaining('integrated tax of ₹3,000.00, the other tables ₹3,600.00'),
    ]);
  });

  it('warns when nearly all documents are of another month: it may be the wrong file', () => {
    const invoices = ['A1', 'A2', 'A3'].map((number) => ({
      ...b2bRow,
      'Invoice Number': number,
      'Invoice date': '03-Sep-2026',
    }));
    const codes = (sheets: Sheets, of: Partial<Filer> = {}) =>
      read(sheets, of).findings.map(({ code }) => code);
    expect(codes(sheetsOf({ 'b2b,sez,de': invoices }))).toContain('DOCUMENTS-OF-ANOTHER-PERIOD');
    expect(codes(sheetsOf({ 'b2b,sez,de': invoices.slice(1) }))).not.toContain('DOCUMENTS-OF-ANOTHER-PERIOD');
    const own = { ...b2bRow, 'Invoice Number': 'A4' };
    expect(codes(sheetsOf({ 'b2b,sez,de': [...invoices.slice(0, 1), own] }))).not.toContain(
      'DOCUMENTS-OF-ANOTHER-PERIOD',
    );
    const quarter = { frequency: 'quarterly', returnPeriod: '2026-09' } as const;
    expect(codes(sheetsOf({ 'b2b,sez,de': invoices }), quarter)).not.toContain('DOCUMENTS-OF-ANOTHER-PERIOD');
  });

  it('warns when an invoice is worth less than its lines', () => {
    const found = read(sheetsOf({ 'b2b,sez,de': [{ ...b2bRow, 'Invoice Value': 23590 }] })).findings;
    expect(found).toContainEqual(expect.objectContaining({ code: 'DOCUMENT-VALUE', severity: 'warning' }));
  });
});

describe('the rules of single rows', () => {
  const broken: readonly (readonly [string, string, Readonly<Record<string, Cell>>, Partial<Filer>?])[] = [
    ['GSTIN-OWN', 'b2b,sez,de', { ...b2bRow, 'GSTIN/UIN of Recipient': filer.gstin }],
    ['DATE-AFTER-PERIOD', 'b2b,sez,de', { ...b2bRow, 'Invoice date': '01-Nov-2026' }],
    ['DATE-BEFORE-GST', 'b2b,sez,de', { ...b2bRow, 'Invoice date': '30-Jun-2017' }],
    ['DATE-OLD', 'b2b,sez,de', { ...b2bRow, 'Invoice date': '01-Jan-2025' }],
    [
      'TYPE-NEEDS-REVERSE-CHARGE',
      'b2b,sez,de',
      { ...b2bRow, 'Invoice Type': 'Intra-State supplies attracting IGST' },
    ],
    [
      'TYPE-FORBIDS-REVERSE-CHARGE',
      'b2b,sez,de',
      { ...b2bRow, 'Invoice Type': 'Deemed Exp', 'Reverse Charge': 'Y' },
    ],
    ['PLACE-OF-SUPPLY-MERGED', 'b2b,sez,de', { ...b2bRow, 'Place Of Supply': '25-Daman & Diu' }],
    ['PLACE-OF-SUPPLY-NOT-RECIPIENT', 'b2b,sez,de', { ...b2bRow, 'Place Of Supply': '33-Tamil Nadu' }],
    ['RATE-BY-DATE', 'b2b,sez,de', { ...b2bRow, Rate: 28 }],
    ['B2CL-LIMIT', 'b2cl', { ...b2clRow, 'Invoice Value': 100000 }],
    [
      'B2CL-LIMIT',
      'b2cl',
      { ...b2clRow, 'Invoice Value': 250000, 'Invoice date': '10-Jul-2024' },
      { returnPeriod: '2024-07' },
    ],
    ['PLACE-OF-SUPPLY-OWN', 'b2cl', { ...b2clRow, 'Place Of Supply': '27-Maharashtra' }],
    ['PLACE-OF-SUPPLY-ABROAD', 'b2cs', { ...b2csRow, 'Place Of Supply': '96-Foreign Country' }],
    ['AMOUNT-ZERO', 'cdnr', { ...cdnrRow, 'Taxable Value': 0 }],
    ['SHIPPING-BILL-PAIR', 'exp', { ...expRow, 'Shipping Bill Number': '5568821' }],
    [
      'SHIPPING-BILL-FUTURE',
      'exp',
      { ...expRow, 'Shipping Bill Number': '5568821', 'Shipping Bill Date': '24-Nov-2026' },
    ],
    [
      'SHIPPING-BILL-BEFORE-INVOICE',
      'exp',
      { ...expRow, 'Shipping Bill Number': '5568821', 'Shipping Bill Date': '01-Oct-2026' },
    ],
    ['HSN-DIGITS', 'hsn(b2b)', hsnRow, { turnover: { previousYear: 6_00_00_000_00 } }],
    ['HSN-UNKNOWN', 'hsn(b2b)', { ...hsnRow, HSN: '999999' }],
    ['UQC', 'hsn(b2b)', { ...hsnRow, UQC: 'METER' }],
    ['UQC-MISSING', 'hsn(b2b)', { ...hsnRow, UQC: null }],
  ];
  for (const [code, sheet, row, of] of broken) {
    it(`${code} is found in sheet ${sheet}`, () => {
      const found = read(sheetsOf({ [sheet]: [row] }), of).findings;
      expect(found.map((finding) => finding.code)).toContain(code);
      expect(found.every((finding) => /[.)]$/.test(finding.says))).toBe(true);
    });
  }

  it('takes a place of supply that lost its leading zero', () => {
    expect(read(sheetsOf({ b2cs: [{ ...b2csRow, 'Place Of Supply': 4 }] })).records[0]?.placeOfSupply).toBe(
      '04',
    );
  });
});
