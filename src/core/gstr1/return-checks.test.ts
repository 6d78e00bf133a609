import { describe, expect, it } from 'vitest';
import type { Finding } from '../finding.ts';
import { readGstr1Sheets } from './read-sheets.ts';
import { b2bRow, b2clRow, b2csRow, cdnrRow, expRow, filer, hsnRow, sheetsOf } from './sheet-rows.test-kit.ts';
import type { Filer } from './table.ts';

type Rows = Parameters<typeof sheetsOf>[0];
const found = (code: string, rows: Rows, of: Partial<Filer> = {}): readonly Finding[] =>
  readGstr1Sheets({ ...filer, ...of }, sheetsOf(rows)).findings.filter((finding) => finding.code === code);
const b2b = (change: object = {}): Rows => ({ 'b2b,sez,de': [{ ...b2bRow, ...change }] });
const series = (from: string, to: string, total = 1) => ({
  'Nature of Document': 'Invoices for outward supply',
  'Sr. No. From': from,
  'Sr. No. To': to,
  'Total Number': total,
  Cancelled: 0,
});

describe('a return period', () => {
  it('is closed three years after its due date, for monthly and quarterly filers', () => {
    const barred = (today: string, of: Partial<Filer> = {}) =>
      found('RETURN-PERIOD-BARRED', b2b(), { today, ...of });
    expect(barred('2029-11-11')).toEqual([]);
    expect(barred('2029-11-12')).toEqual([
      {
        code: 'RETURN-PERIOD-BARRED',
        severity: 'warning',
        says: 'Return period 102026 could be furnished up to 11-11-2029, three years after its due date. The portal takes it no more; check the return period.',
        value: '102026',
        source: 'Section 37(5) CGST Act',
      },
    ]);
    expect(barred('2029-11-13', { frequency: 'quarterly' })).toEqual([]);
    expect(barred('9999-12-31')).toEqual([]);
  });
});

describe('a document of nothing but 0 %', () => {
  it('is said to belong in table 8', () => {
    expect(found('ONLY-ZERO-RATE', b2b({ Rate: 0 }))).toEqual([
      {
        code: 'ONLY-ZERO-RATE',
        severity: 'warning',
        says: 'All lines are of 0 %. Report nil rated and exempt supplies in table 8; leave them here only if the rate is meant.',
        sheet: 'b2b,sez,de',
        row: 5,
        value: 0,
        source: 'Form GSTR-1, table 8',
      },
    ]);
    expect(found('ONLY-ZERO-RATE', { b2cl: [{ ...b2clRow, Rate: 0 }] })).toHaveLength(1);
    expect(found('ONLY-ZERO-RATE', { b2cs: [{ ...b2csRow, Rate: 0 }] })).toHaveLength(1);
  });

  it('is right for SEZ, for exports, for notes, and beside a taxed line', () => {
    const toSez = b2b({ Rate: 0, 'Invoice Type': 'SEZ supplies without payment' });
    expect(found('ONLY-ZERO-RATE', toSez)).toEqual([]);
    expect(found('ONLY-ZERO-RATE', { exp: [{ ...expRow, Rate: 0 }] })).toEqual([]);
    expect(found('ONLY-ZERO-RATE', { cdnr: [{ ...cdnrRow, Rate: 0 }] })).toEqual([]);
    expect(found('ONLY-ZERO-RATE', { 'b2b,sez,de': [{ ...b2bRow, Rate: 0 }, b2bRow] })).toEqual([]);
  });
});

describe('an export without a shipping bill', () => {
  it('is told for information', () => {
    expect(found('SHIPPING-BILL-MISSING', { exp: [expRow] })).toEqual([
      {
        code: 'SHIPPING-BILL-MISSING',
        severity: 'info',
        says: 'Export "EX-31" has no shipping bill. Right for services; of goods add number, date and port, now or later in table 9A.',
        sheet: 'exp',
        row: 5,
        value: 'EX-31',
        source: 'Form GSTR-1, table 6A',
      },
    ]);
    expect(found('SHIPPING-BILL-MISSING', b2b())).toEqual([]);
  });
});

describe('the tables that go with supplies to registered persons', () => {
  it('are asked for from May 2025', () => {
    expect(found('TABLE-MISSING', b2b())).toEqual([
      {
        code: 'TABLE-MISSING',
        severity: 'warning',
        says: 'Supplies to registered persons are reported, but sheet "hsn(b2b)" (table 12) is empty. Fill it in; the portal does not let the return be filed without it.',
        sheet: 'hsn(b2b)',
        source: 'Advisory on tables 12 and 13, May 2025',
      },
      expect.objectContaining({ sheet: 'docs', says: expect.stringContaining('"docs" (table 13) is empty') }),
    ]);
    const old = b2b({ 'Invoice date': '03-Apr-2025' });
    expect(found('TABLE-MISSING', old, { returnPeriod: '2025-04' })).toEqual([]);
    const may = b2b({ 'Invoice date': '03-May-2025' });
    expect(found('TABLE-MISSING', may, { returnPeriod: '2025-05' })).toHaveLength(2);
  });

  it.each(['2026-03', '2026-06', '2026-09', '2026-12'] as const)(
    'are asked for in %s, the last month of a quarter, and not in the facility before it',
    (last) => {
      const quarterly = { frequency: 'quarterly', today: '2027-05-05' } as const;
      const dated = b2b({ 'Invoice date': `03-Jan-2026` });
      expect(found('TABLE-MISSING', dated, { ...quarterly, returnPeriod: last })).toHaveLength(2);
      const month = last.replace(/\d\d$/, (digits) => String(Number(digits) - 1).padStart(2, '0'));
      expect(found('TABLE-MISSING', dated, { ...quarterly, returnPeriod: month as '2026-02' })).toEqual([]);
    },
  );

  it('are not asked for where nothing is supplied to registered persons', () => {
    expect(found('TABLE-MISSING', { b2cs: [b2csRow], cdnr: [cdnrRow] })).toEqual([]);
  });
});

describe('the tax of a row of table 12', () => {
  const hsn = (change: object) => found('HSN-TAX', { 'hsn(b2b)': [{ ...hsnRow, ...change }] });

  it('may be less than the rate gives, and more by rounding', () => {
    expect(hsn({ 'Integrated Tax Amount': 0 })).toEqual([]);
    expect(hsn({ 'Integrated Tax Amount': 3601 })).toEqual([]);
    expect(hsn({ 'Taxable Value': -20000, 'Integrated Tax Amount': -3600 })).toEqual([]);
    expect(hsn({ 'Integrated Tax Amount': 3601.01 })).toEqual([
      {
        code: 'HSN-TAX',
        severity: 'warning',
        says: 'The tax of HSN 5208 is more than 18 % of its taxable value. Correct the rate or the amounts.',
        sheet: 'hsn(b2b)',
        row: 5,
        value: 3601.01,
        source: 'Section 9 CGST Act',
      },
    ]);
    expect(hsn({ 'Taxable Value': -20000, 'Integrated Tax Amount': -3602 })).toHaveLength(1);
    const large = { 'Taxable Value': 2_00_00_000, 'Integrated Tax Amount': 36_00_360 };
    expect(hsn(large)).toEqual([]);
    expect(hsn({ ...large, 'Integrated Tax Amount': 36_00_361 })).toHaveLength(1);
  });

  it('is divided evenly between centre and State', () => {
    const divided = { 'Integrated Tax Amount': 0, 'Central Tax Amount': 1800 };
    expect(hsn({ ...divided, 'State/UT Tax Amount': 1800 })).toEqual([]);
    expect(hsn({ ...divided, 'State/UT Tax Amount': 1799 })).toMatchObject([
      {
        says: 'Central tax and State tax of HSN 5208 differ. They are always equal; correct one of them.',
        value: 3599,
      },
    ]);
  });
});

describe('the series of table 13', () => {
  const outside = (numbers: readonly string[], ...docs: readonly (readonly [string, string])[]) =>
    found('DOCUMENT-NOT-IN-SERIES', {
      'b2b,sez,de': numbers.map((number) => ({ ...b2bRow, 'Invoice Number': number })),
      docs: docs.map(([from, to]) => series(from, to)),
    });

  it('hold every document of the return, whatever its capitals and zeros', () => {
    expect(outside(['TX-140', 'tx-145', 'TX-149', 'TX-0144'], ['TX-140', 'TX-149'])).toEqual([]);
    expect(outside(['TX-1', 'AB-7'], ['TX-1', 'TX-1'], ['AB-5', 'AB-9'], ['TX-7', 'TX-9'])).toEqual([]);
    expect(outside(['TX-1'])).toEqual([]);
  });

  it('tell of a document that is in none of them', () => {
    expect(outside(['TX-139'], ['TX-140', 'TX-149'])).toEqual([
      {
        code: 'DOCUMENT-NOT-IN-SERIES',
        severity: 'warning',
        says: 'Document "TX-139" is in none of the series of table 13. Add the series, or correct its ends.',
        sheet: 'docs',
        value: 'TX-139',
        source: 'Form GSTR-1, table 13',
      },
    ]);
    expect(outside(['AB-141', 'TX-150', 'LAST'], ['TX-140', 'TX-149'])).toMatchObject([
      { says: expect.stringMatching(/^3 documents, the first "AB-141", are in none/) },
    ]);
  });

  it('tell nothing when the ends of one cannot be counted', () => {
    expect(outside(['XX-1'], ['TX-1', 'TX-9'], ['A/1', 'B/9'])).toEqual([]);
    expect(outside(['XX-1'], ['TX', 'TX-9'])).toEqual([]);
    expect(outside(['XX-1'], ['TX-1', 'TX'])).toEqual([]);
  });

  it('count notes and exports too, and not what another supplier issued', () => {
    const docs = [series('TX-1', 'TX-9', 9)];
    expect(found('DOCUMENT-NOT-IN-SERIES', { cdnr: [cdnrRow], docs })).toHaveLength(1);
    expect(found('DOCUMENT-NOT-IN-SERIES', { exp: [expRow], docs })).toHaveLength(1);
    const ofOthers = {
      'Supplier GSTIN/UIN': '29AADFM3390P1ZN',
      'Recipient GSTIN/UIN': '24ABKPT8841C1ZH',
      'Document Number': 'E-1',
      'Document Date': '05-Oct-2026',
      'Value of supplies made': 1180,
      'Place Of Supply': '24-Gujarat',
      'Document type': 'Regular',
      Rate: 18,
      'Taxable Value': 1000,
      'Cess Amount': 0,
    };
    expect(found('DOCUMENT-NOT-IN-SERIES', { ecob2b: [ofOthers], docs })).toEqual([]);
  });
});
