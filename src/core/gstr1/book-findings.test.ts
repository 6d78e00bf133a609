import { describe, expect, it } from 'vitest';
import { inKarnataka, invoiceOf, lineOf } from '../documents/sale-documents.test-kit.ts';
import type { SaleDocument, SaleLine } from '../documents/supply.ts';
import { recordsFromBooks } from './records-from-books.ts';
import { filer } from './sheet-rows.test-kit.ts';
import type { Filer } from './table.ts';

type Change = Omit<Partial<SaleDocument>, 'lines'> & { lines?: Partial<SaleLine>[] };
const columns = new Map([
  ['documentNumber', 'Bill No'],
  ['documentDate', 'Bill Date'],
  ['rate', 'GST %'],
]);

/** Bills in rows 2, 12, 22 … of a register whose columns have names of their own. */
const books = (...changes: readonly Change[]): readonly SaleDocument[] =>
  changes.map(({ lines = [{}], ...change }, index) =>
    invoiceOf({
      number: `TX-${index + 1}`,
      columns,
      ...change,
      lines: lines.map((line, offset) =>
        lineOf({ origin: { sheet: 'Sales', row: index * 10 + 2 + offset }, ...line }),
      ),
    }),
  );
const found = (code: string, documents: readonly SaleDocument[], of: Filer = filer) =>
  recordsFromBooks(of, documents).findings.filter((finding) => finding.code === code);

const quarterly: Filer = { ...filer, frequency: 'quarterly' };
const toKarnataka = { recipient: inKarnataka, placeOfSupply: '29' } as const;

describe('books, told of', () => {
  it('a table that the form of the time does not have', () => {
    const behalf = { onBehalfOf: { gstin: '29AADFM3390P1ZN' } };
    const early = { ...filer, returnPeriod: '2023-10' } as const;
    const documents = books({ ...behalf, ...toKarnataka, date: '2023-10-05' });
    expect(found('TABLE-OF-ANOTHER-TIME', documents, early)).toEqual([
      {
        code: 'TABLE-OF-ANOTHER-TIME',
        severity: 'error',
        says: 'Document "TX-1" belongs in table 15, which the form has only from 2024-01. Report it by hand as the form of the period asks.',
        sheet: 'Sales',
        row: 2,
        column: 'Bill No',
      },
    ]);
    expect(recordsFromBooks(early, documents).records.map(({ section }) => section)).not.toContain('ecom');
  });

  it('a rate that is not one of the day, in a table of totals as in one of documents', () => {
    const told = found('RATE-BY-DATE', books({ lines: [{ rate: 40 }], date: '2025-08-05' }), {
      ...filer,
      returnPeriod: '2025-08',
    });
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({ sheet: 'Sales', row: 2, column: 'GST %', value: 40 });
    expect(found('RATE-BY-DATE', books({ lines: [{ rate: 40 }] }))).toEqual([]);
  });

  it('what is left to the last month of the quarter, table by table', () => {
    const documents = books({}, {}, toKarnataka, {
      recipient: { kind: 'overseas' },
      placeOfSupply: '96',
    });
    expect(found('LEFT-FOR-QUARTER', documents, quarterly)).toEqual([
      {
        code: 'LEFT-FOR-QUARTER',
        severity: 'info',
        says: "The Invoice Furnishing Facility takes only tables 4, 6B, 6C, 9B and 15 of registered persons. 2 of table 7, 1 of table 6A were left out; report them in the return of the quarter's last month.",
        source: 'Rule 59(2) CGST Rules',
      },
    ]);
  });

  it('what may have been furnished month by month, and not what cannot', () => {
    const ofQuarter = { ...quarterly, returnPeriod: '2026-12' } as const;
    const october = { ...toKarnataka, date: '2026-10-05' };
    const says = (...documents: readonly Change[]) =>
      found('MAYBE-IN-IFF', books(...documents), ofQuarter).map(
        (finding) => finding.says.split(' of the')[0],
      );
    expect(says(october)).toEqual(['One document to registered persons is']);
    expect(says(october, october)).toEqual(['2 documents to registered persons are']);
    expect(says({ ...october, cancelled: true })).toEqual([]);
    expect(says({ date: '2026-10-05' })).toEqual([]);
    expect(says({ ...toKarnataka, date: '2026-12-01' })).toEqual([]);
    expect(found('MAYBE-IN-IFF', books(october), ofQuarter)[0]).toMatchObject({
      severity: 'warning',
      sheet: 'Sales',
      row: 2,
      column: 'Bill Date',
      source: 'Rule 59(2) CGST Rules',
    });
    expect(found('MAYBE-IN-IFF', books(october), { ...filer, returnPeriod: '2026-12' })).toEqual([]);
  });

  it('numbers that are missing in a series, and how many', () => {
    const gap = (...numbers: readonly string[]) =>
      found('SERIES-GAP', books(...numbers.map((number) => ({ number }))));
    expect(gap('TX-1', 'TX-3')).toEqual([
      {
        code: 'SERIES-GAP',
        severity: 'info',
        says: 'One number is missing between TX-1 and TX-3. Add them to the register as cancelled if they were cancelled; table 13 has two ranges otherwise.',
        sheet: 'Sales',
        row: 12,
        value: 'TX-3',
        source: 'Form GSTR-1, table 13',
      },
    ]);
    expect(gap('TX-1', 'TX-4')[0]?.says).toMatch(/^2 numbers are missing between TX-1 and TX-4\./);
  });

  it('a rule that a document breaks, with its place in the register and the code of the portal', () => {
    const documents = books({ ...toKarnataka, lines: [{ rate: 12.5 }] });
    const told = recordsFromBooks(filer, documents).findings.filter(({ severity }) => severity === 'error');
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({ code: 'RATE', sheet: 'Sales', row: 2, portalCode: 'RET191175' });
  });
});

describe('totals of the books', () => {
  const rowsOf = (section: string, documents: readonly SaleDocument[]) =>
    recordsFromBooks(filer, documents).records.filter((record) => record.section === section);

  it('that came to nothing are left out', () => {
    const sold = books({}, { kind: 'credit-note', number: 'CN-1' });
    expect(rowsOf('b2cs', sold)).toEqual([]);
    expect(rowsOf('hsn', sold)).toEqual([]);
    expect(rowsOf('doc_issue', sold)).toHaveLength(2);
  });

  it('that are of cess alone are kept', () => {
    const cess = books(
      { lines: [{ cess: 50_00 }] },
      { kind: 'credit-note', number: 'CN-1', lines: [{ cess: 20_00 }] },
    );
    expect(rowsOf('b2cs', cess).map(({ amounts }) => amounts)).toMatchObject([
      { taxableValue: 0, igst: 0, cgst: 0, sgst: 0, cess: 30_00 },
    ]);
  });

  it('carry the cess of credit notes as what they take off', () => {
    const back = books({ kind: 'credit-note', number: 'CN-1', lines: [{ cess: 20_00 }] });
    expect(rowsOf('b2cs', back).map(({ amounts }) => [amounts.taxableValue, amounts.cess])).toEqual([
      [-10_000_00, -20_00],
    ]);
  });

  it('are without table 13 where the books hold only some of the series', () => {
    const { records } = recordsFromBooks(filer, books({}), { withoutSeries: true });
    expect(records.map(({ section }) => section)).toEqual(['b2cs', 'hsn']);
  });

  it('of the old table 12 carry the value with all its taxes', () => {
    const old = { ...filer, returnPeriod: '2019-03' } as const;
    const documents = books({ ...toKarnataka, date: '2019-03-05', lines: [{ cess: 7_00 }] });
    const [hsn] = recordsFromBooks(old, documents).records.filter(({ section }) => section === 'hsn');
    expect(hsn?.rows[0]).toMatchObject({
      totalValue: 10_507_00,
      taxableValue: 10_000_00,
      igst: 500_00,
      cess: 7_00,
    });
  });

  it('name each row of the register once', () => {
    const twice = books({
      lines: [{}, { origin: { sheet: 'Sales', row: 2 } }, { origin: { sheet: 'More', row: 2 } }],
    });
    expect(rowsOf('b2cs', twice)[0]?.origin).toEqual([
      { sheet: 'Sales', row: 2 },
      { sheet: 'More', row: 2 },
    ]);
  });
});
