import { describe, expect, it } from 'vitest';
import { inKarnataka, invoiceOf, lineOf } from '../documents/sale-documents.test-kit.ts';
import type { SaleDocument, SaleLine } from '../documents/supply.ts';
import { recordsFromBooks } from './records-from-books.ts';
import { filer } from './sheet-rows.test-kit.ts';
import type { Filer } from './table.ts';

const at = (row: number) => ({ sheet: 'Sales', row });
const columns = new Map([
  ['documentDate', 'Bill Date'],
  ['documentNumber', 'Bill No'],
  ['igst', 'IGST Amt'],
]);
const sale = (change: Partial<SaleDocument> = {}, line: Partial<SaleLine> = {}): SaleDocument =>
  invoiceOf({ recipient: inKarnataka, placeOfSupply: '29', columns, lines: [lineOf(line)], ...change });
const found = (documents: readonly SaleDocument[], of: Partial<Filer> = {}) =>
  recordsFromBooks({ ...filer, ...of }, documents).findings.filter(({ code }) => code !== 'SERIES-GAP');
const codes = (documents: readonly SaleDocument[], of: Partial<Filer> = {}) =>
  found(documents, of).map(({ code }) => code);
const quarter = { frequency: 'quarterly', returnPeriod: '2026-12' } as const;

describe('the date of a document of the books', () => {
  it('after the period keeps the document out', () => {
    expect(found([sale({ date: '2026-11-01' })])).toEqual([
      {
        code: 'DATE-AFTER-PERIOD',
        severity: 'error',
        says: 'Document "TX-1" of 01-11-2026 is after the last day of the return period (31-10-2026). Correct the date, or report the document in its own period.',
        sheet: 'Sales',
        row: 2,
        column: 'Bill Date',
        value: '01-11-2026',
        portalCode: 'RET191114',
        source: 'Section 37(1) CGST Act',
      },
    ]);
    expect(codes([sale({ date: '2026-10-31' })])).toEqual([]);
  });

  it('before the period is a warning, and the document is reported late', () => {
    const { records, findings } = recordsFromBooks(filer, [sale({ date: '2026-09-30' })]);
    expect([...records].map(({ section }) => section)).toContain('b2b');
    expect(findings).toEqual([
      {
        code: 'DATE-BEFORE-PERIOD',
        severity: 'warning',
        says: 'Document "TX-1" of 30-09-2026 is before the return period 102026 and is reported late, in it. Remove the document if an earlier return has it.',
        sheet: 'Sales',
        row: 2,
        column: 'Bill Date',
        value: '30-09-2026',
        source: 'Section 37(3) CGST Act',
      },
    ]);
    expect(codes([sale({ date: '2026-10-01' })])).toEqual([]);
  });

  it('may be of any month of the quarter in its last', () => {
    expect(codes([sale({ date: '2026-10-01' })], quarter)).toEqual(['MAYBE-IN-IFF']);
    expect(codes([sale({ date: '2026-09-30' })], quarter)).toContain('DATE-BEFORE-PERIOD');
    const october = { frequency: 'quarterly', returnPeriod: '2026-10' } as const;
    expect(codes([sale({ date: '2026-09-30' })], october)).toContain('DATE-BEFORE-PERIOD');
  });
});

describe('the number of a document of the books', () => {
  it('comes once in a year, whatever its capitals', () => {
    const twice = [sale(), sale({ number: 'tx-1', recipient: { kind: 'unregistered' }, origin: at(7) })];
    expect(found(twice)).toEqual([
      {
        code: 'DOCUMENT-TWICE',
        severity: 'error',
        says: 'Number "tx-1" is already used in sheet Sales, row 2. A number comes once in a financial year; correct or remove one of the two.',
        sheet: 'Sales',
        row: 7,
        column: 'Bill No',
        value: 'tx-1',
        portalCode: 'RET191190',
        source: 'Rule 46(b) CGST Rules',
      },
    ]);
  });

  it.each<[string, Partial<SaleDocument>]>([
    ['a note', { kind: 'credit-note' }],
    ['the document of another supplier', { onBehalfOf: { gstin: '29AABCF9210R1CE' } }],
    ['the year before', { date: '2026-03-31' }],
    ['the advance an invoice takes up', { kind: 'advance-adjustment' }],
    ['what was cancelled', { cancelled: true }],
  ])('may be that of %s', (_whose, change) => {
    expect(codes([sale(), sale(change)])).not.toContain('DOCUMENT-TWICE');
    expect(codes([sale(change), sale()])).not.toContain('DOCUMENT-TWICE');
  });

  it('may not be issued a third time after it was cancelled and issued again', () => {
    expect(codes([sale({ cancelled: true }), sale(), sale()])).toContain('DOCUMENT-TWICE');
  });

  it('must be one the portal takes', () => {
    expect(found([sale({ number: 'TX_1' })])).toMatchObject([
      {
        code: 'DOCUMENT-NUMBER',
        severity: 'error',
        column: 'Bill No',
        value: 'TX_1',
        sheet: 'Sales',
        row: 2,
      },
    ]);
  });
});

describe('what a document of the books lacks', () => {
  it('is named by the register, or by the official workbook', () => {
    const without = sale({ operator: { under: 'section 52' } as never });
    expect(found([without])).toMatchObject([
      {
        code: 'CELL-BLANK',
        severity: 'error',
        column: 'GSTIN of E-Commerce Operator',
        says: 'GSTIN of E-Commerce Operator is blank. Fill it in; the return cannot do without it.',
        value: null,
      },
    ]);
  });

  it('is nothing when the name of the recipient is only one the portal could not show', () => {
    const { records, findings } = recordsFromBooks(filer, [
      sale({ recipient: { ...inKarnataka, name: '<b>'.repeat(50) } }),
    ]);
    expect(findings).toEqual([]);
    expect([...records][0]?.counterpartyName).toBeNull();
  });
});

describe('the tax that the books state', () => {
  const stated = (igst: number, cgst = 0, sgst = cgst, change: Partial<SaleDocument> = {}) =>
    found([sale(change, { stated: { igst, cgst, sgst } })]);

  it('may differ from what rate and value give by a rupee', () => {
    expect(stated(501_00)).toEqual([]);
    expect(stated(499_00)).toEqual([]);
    expect(stated(501_01)).toEqual([
      {
        code: 'TAX-ARITHMETIC',
        severity: 'warning',
        says: 'Document "TX-1" states IGST ₹501.01; rate and taxable value give IGST ₹500.00, which is reported. Correct the register if the stated amount was meant.',
        sheet: 'Sales',
        row: 2,
        column: 'IGST Amt',
        value: 501.01,
        portalCode: 'RET191205',
        source: 'Section 9 CGST Act',
      },
    ]);
  });

  it('stands under the wrong head when the place of supply says otherwise', () => {
    expect(stated(0, 250_00)).toMatchObject([
      {
        code: 'TAX-HEAD',
        severity: 'warning',
        says: 'Document "TX-1" states CGST ₹250.00 and SGST ₹250.00, but place of supply 29 (Karnataka) calls for IGST ₹500.00, which is reported. Correct the place of supply or the tax.',
        value: 0,
        portalCode: 'RET191150',
        source: 'Section 10 IGST Act',
      },
    ]);
    const inOwnState = { recipient: { ...inKarnataka, gstin: '27AAKCP5519L1ZW' }, placeOfSupply: '27' };
    expect(stated(500_00, 0, 0, inOwnState)).toMatchObject([
      { code: 'TAX-HEAD', says: expect.stringContaining('states IGST ₹500.00, but place of supply 27') },
    ]);
    expect(stated(0, 250_00, 250_00, inOwnState)).toEqual([]);
  });

  it('is told where both heads are stated, or none', () => {
    expect(stated(500_00, 250_00)[0]?.says).toContain(
      'states IGST ₹500.00 and CGST ₹250.00 and SGST ₹250.00; rate',
    );
    expect(stated(0)[0]).toMatchObject({
      code: 'TAX-ARITHMETIC',
      says: expect.stringContaining('states no tax;'),
    });
  });

  it('is left out on reverse charge, which is right, but not stated wrongly', () => {
    expect(stated(0, 0, 0, { reverseCharge: true })).toEqual([]);
    expect(stated(400_00, 0, 0, { reverseCharge: true })).toMatchObject([{ code: 'TAX-ARITHMETIC' }]);
  });

  it('is not looked at where a line of the rate does not state it', () => {
    const lines = [lineOf({ stated: { igst: 1, cgst: 0, sgst: 0 } }), lineOf({ origin: at(3) })];
    expect(found([sale({ lines, value: 21_000_00 })])).toEqual([]);
  });
});

describe('lines without an HSN', () => {
  const withoutHsn = (count: number, others = 1) =>
    found([
      ...Array.from({ length: others }, (_, index) => sale({ number: `A-${index}` })),
      ...Array.from({ length: count }, (_, index) =>
        sale({ number: `B-${index}` }, { hsn: undefined as never, origin: at(10 + index) }),
      ),
    ]).filter(({ code }) => code === 'HSN-BLANK');

  it('are told one by one while they are few', () => {
    expect(withoutHsn(2)).toMatchObject([
      {
        severity: 'warning',
        says: 'A line of document "B-0" has no HSN, so table 12 is without it. Enter the code of the goods or service, or complete table 12 by hand.',
        sheet: 'Sales',
        row: 10,
        source: 'Form GSTR-1, table 12',
      },
      { says: expect.stringContaining('"B-1"') },
    ]);
  });

  it('are told together when they are many, and once when all are', () => {
    expect(withoutHsn(60)).toMatchObject([
      { says: expect.stringMatching(/^60 lines have no HSN, so/), row: 10 },
    ]);
    expect(withoutHsn(2, 0)).toMatchObject([
      { says: expect.stringMatching(/^No line of the books has an HSN/) },
    ]);
  });
});

describe('what is worth a look', () => {
  it('is a deemed export of a service, and of nobody else', () => {
    const deemed = { recipient: { ...inKarnataka, as: 'deemed export' } } as const;
    const service = { hsn: '998314', unit: 'NA' };
    expect(found([sale(deemed, service)])).toEqual([
      {
        code: 'DEEMED-EXPORT-OF-SERVICE',
        severity: 'warning',
        says: 'Document "TX-1" is a deemed export, but SAC 998314 is a service. Deemed exports are of goods; check the kind of the supply.',
        sheet: 'Sales',
        row: 2,
        value: '998314',
        source: 'Section 147 CGST Act',
      },
    ]);
    expect(codes([sale(deemed)])).toEqual([]);
    expect(codes([sale({}, service)])).toEqual([]);
    expect(codes([sale({ recipient: { ...inKarnataka, as: 'SEZ' } }, service)])).toEqual([]);
    expect(codes([sale({ recipient: { kind: 'overseas' }, placeOfSupply: '96' }, service)])).not.toContain(
      'DEEMED-EXPORT-OF-SERVICE',
    );
  });

  it('is what a correction leaves of table 12', () => {
    const correction = sale({
      number: 'TX-9R',
      date: '2026-07-12',
      original: { number: 'TX-9', date: '2026-07-12' },
    });
    expect(found([correction])).toEqual([
      {
        code: 'DOCUMENT-AMENDS',
        severity: 'info',
        says: 'Document "TX-9R" corrects "TX-9" of an earlier return. Add the difference to table 12 by hand; it counts there by what it changes.',
        sheet: 'Sales',
        row: 2,
        value: 'TX-9R',
        source: 'Section 37(3) CGST Act',
      },
    ]);
  });
});
