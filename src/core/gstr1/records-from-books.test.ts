import { describe, expect, it } from 'vitest';
import { inKarnataka, invoiceOf, lineOf } from '../documents/sale-documents.test-kit.ts';
import type { SaleDocument, SaleLine } from '../documents/supply.ts';
import { gstr1Payload } from './payload.ts';
import { recordsFromBooks } from './records-from-books.ts';
import { filer } from './sheet-rows.test-kit.ts';
import type { Filer } from './table.ts';

const at = (row: number) => ({ sheet: 'Sales', row });
const operatorGstin = '29AABCF9210R1CE';

type Change = Omit<Partial<SaleDocument>, 'lines'> & { lines?: Partial<SaleLine>[] };

/** Documents numbered and placed one after the other. */
function books(...changes: readonly Change[]) {
  return changes.map(({ lines = [{}], ...change }, index) =>
    invoiceOf({
      number: `TX-${index + 1}`,
      ...change,
      lines: lines.map((line, offset) => lineOf({ origin: at(index * 10 + 2 + offset), ...line })),
    }),
  );
}
const read = (documents: readonly SaleDocument[], of: Filer = filer) => recordsFromBooks(of, documents);
const errors = (documents: readonly SaleDocument[], of: Filer = filer) =>
  read(documents, of).findings.filter(({ severity }) => severity !== 'info');
const payload = (documents: readonly SaleDocument[]) => gstr1Payload(filer, read(documents).records);

describe('recordsFromBooks', () => {
  it('makes a whole return of an invoice to a registered person', () => {
    const documents = books({ recipient: inKarnataka, placeOfSupply: '29', value: 10_500_00 });
    expect(errors(documents)).toEqual([]);
    expect(payload(documents)).toMatchObject({
      b2b: [
        {
          ctin: '29AADFM3390P1ZN',
          inv: [
            {
              inum: 'TX-1',
              idt: '05-10-2026',
              val: 10500,
              pos: '29',
              rchrg: 'N',
              inv_typ: 'R',
              itms: [{ num: 501, itm_det: { rt: 5, txval: 10000, iamt: 500, csamt: 0 } }],
            },
          ],
        },
      ],
      hsn: { hsn_b2b: [{ hsn_sc: '5208', uqc: 'MTR', qty: 100, rt: 5, txval: 10000, iamt: 500 }] },
      doc_issue: { doc_det: [{ doc_num: 1, docs: [{ from: 'TX-1', to: 'TX-1', totnum: 1 }] }] },
    });
  });

  it('values a document that does not state its value with the tax that is charged, and no other', () => {
    const worthOf = (change: Change) =>
      [...read(books({ recipient: inKarnataka, placeOfSupply: '29', ...change })).records][0]?.amounts.value;
    const sez = { recipient: { ...inKarnataka, as: 'SEZ' } } as const;
    const overseas = { recipient: { kind: 'overseas' }, placeOfSupply: '96' } as const;
    expect(worthOf({})).toBe(10_500_00);
    expect(worthOf({ reverseCharge: true })).toBe(10_000_00);
    expect([worthOf(sez), worthOf({ ...sez, withPayment: true })]).toEqual([10_000_00, 10_500_00]);
    expect([worthOf(overseas), worthOf({ ...overseas, withPayment: true })]).toEqual([10_000_00, 10_500_00]);
  });

  it('adds up lines of one rate, and names all their rows', () => {
    const [record] = read(
      books({
        recipient: inKarnataka,
        placeOfSupply: '29',
        lines: [{}, { taxableValue: 2_000_00 }, { rate: 18, hsn: '6109', unit: 'PCS' }],
      }),
    ).records;
    expect(record?.rows.map((row) => [row['rate'], row['taxableValue']])).toEqual([
      [5, 12_000_00],
      [18, 10_000_00],
    ]);
    expect(record?.origin).toEqual([at(2), at(3), at(4)]);
  });

  it('nets credit notes in table 7, table 8 and table 12', () => {
    const documents = books(
      { lines: [{ taxableValue: 5_000_00 }, { taxability: 'exempt', rate: 0, hsn: '1006', unit: 'KGS' }] },
      {
        kind: 'credit-note',
        number: 'CN-1',
        lines: [
          { taxableValue: 1_000_00, quantity: 10_00 },
          { taxability: 'exempt', rate: 0, taxableValue: 400_00, hsn: '1006', unit: 'KGS', quantity: 4_00 },
        ],
      },
    );
    expect(errors(documents)).toEqual([]);
    expect(payload(documents)).toMatchObject({
      b2cs: [{ pos: '27', rt: 5, txval: 4000, camt: 100, samt: 100 }],
      nil: { inv: [{ sply_ty: 'INTRAB2C', expt_amt: 9600 }] },
      hsn: {
        hsn_b2c: [
          { hsn_sc: '5208', qty: 90, txval: 4000, camt: 100 },
          { hsn_sc: '1006', qty: 96, txval: 9600, camt: 0, rt: 0 },
        ],
      },
    });
  });

  it('makes tables 12 and 14 agree with the documents to the paisa, whatever the rounding', () => {
    const lines = [33_33, 33_33, 33_34, 1_07].map((taxableValue) => ({ taxableValue }));
    const operator = { gstin: operatorGstin, under: 'section 52' } as const;
    const documents = books(
      { lines, operator },
      { lines, operator },
      { lines: [{ taxableValue: 7 }], operator },
    );
    const { records } = read(documents);
    const of = (section: string) => records.find((record) => record.section === section)?.amounts;
    const { value: _value, ...small } = of('b2cs') ?? { value: 0 };
    expect(of('hsn')).toMatchObject(small);
    expect(of('supeco')).toMatchObject(small);
  });

  it('takes notes on registered supplies off tables 12 and 14', () => {
    const operator = { gstin: operatorGstin, under: 'section 52' } as const;
    const to = { recipient: inKarnataka, placeOfSupply: '29', operator };
    const { records, findings } = read(
      books(to, { ...to, kind: 'credit-note', lines: [{ taxableValue: 4_000_00, quantity: 40_00 }] }),
    );
    expect(findings.filter(({ code }) => code === 'HSN-TOTAL')).toEqual([]);
    const hsn = records.find(({ section }) => section === 'hsn');
    expect(hsn?.amounts).toMatchObject({ taxableValue: 6_000_00, igst: 300_00 });
    expect(hsn?.rows[0]?.['quantity']).toBe(60_00);
    expect(records.find(({ section }) => section === 'supeco')?.amounts).toMatchObject({
      taxableValue: 6_000_00,
      igst: 300_00,
    });
  });

  it('reports what the operator pays for in table 14(b) alone', () => {
    const operator = { gstin: operatorGstin, under: 'section 9(5)' } as const;
    const { records } = read(books({ operator }, { operator, placeOfSupply: '29', lines: [{ rate: 18 }] }));
    expect(records.map(({ section }) => section)).toEqual(['supeco', 'doc_issue']);
    expect(records[0]?.rows[0]).toMatchObject({
      liability: 'paytx',
      netValue: 20_000_00,
      igst: 1_800_00,
      cgst: 250_00,
      sgst: 250_00,
    });
  });

  it('keeps a document with one bad line out of every table, and names the line', () => {
    const columns = new Map([['rate', 'GST %']]);
    const documents = books({ columns, lines: [{}, { rate: 17 }] });
    expect(read(documents).records.map(({ section }) => section)).toEqual(['doc_issue']);
    expect(errors(documents)).toMatchObject([
      { code: 'RATE', severity: 'error', sheet: 'Sales', row: 3, column: 'GST %', value: 17 },
    ]);
  });

  it('keeps a document that breaks a rule out of table 12 too', () => {
    const recipient = { kind: 'registered', gstin: filer.gstin } as const;
    const { records, findings } = read(books({ recipient }));
    expect(records.map(({ section }) => section)).toEqual(['doc_issue']);
    expect(findings.map(({ code }) => code)).toEqual(['GSTIN-OWN']);
  });

  it('refuses a number that is used twice and a date after the period, also in table 7', () => {
    const documents = books({}, { number: 'tx-1' }, { date: '2026-11-01' });
    expect(errors(documents).map(({ code, row }) => [code, row])).toEqual([
      ['DOCUMENT-TWICE', 12],
      ['DATE-AFTER-PERIOD', 22],
    ]);
    expect(read(documents).records[0]?.amounts.taxableValue).toBe(10_000_00);
  });

  it('says where the stated tax is not the due one', () => {
    const stated = { igst: 500_00, cgst: 0, sgst: 0 };
    expect(errors(books({ lines: [{ stated }] }))).toMatchObject([{ code: 'TAX-HEAD', value: 500 }]);
    expect(
      errors(books({ placeOfSupply: '29', lines: [{ stated: { ...stated, igst: 480_00 } }] })),
    ).toMatchObject([{ code: 'TAX-ARITHMETIC', value: 480 }]);
    expect(errors(books({ placeOfSupply: '29', lines: [{ stated }] }))).toEqual([]);
  });

  it('leaves for the quarter what the Invoice Furnishing Facility does not take', () => {
    const quarterly: Filer = { ...filer, frequency: 'quarterly' };
    const { records, findings } = read(books({}, { recipient: inKarnataka, placeOfSupply: '29' }), quarterly);
    expect(records.map(({ section }) => section)).toEqual(['b2b']);
    expect(findings).toMatchObject([{ code: 'LEFT-FOR-QUARTER', severity: 'info' }]);
  });

  it('asks at the end of a quarter about what may have been furnished month by month', () => {
    const quarterly: Filer = { ...filer, frequency: 'quarterly', returnPeriod: '2026-12' };
    const to = { recipient: inKarnataka, placeOfSupply: '29' };
    const { records, findings } = read(
      books({ ...to, date: '2026-10-05' }, { ...to, date: '2026-12-05' }),
      quarterly,
    );
    expect(records.filter(({ section }) => section === 'b2b')).toHaveLength(2);
    expect(findings).toMatchObject([{ code: 'MAYBE-IN-IFF', severity: 'warning', row: 2 }]);
  });

  it('uses the old table 12 before May 2025', () => {
    const { records } = read(books({ date: '2025-04-05' }), { ...filer, returnPeriod: '2025-04' });
    expect(records.map(({ key }) => key.split('|')[0])).toEqual(['b2cs', 'hsn', 'doc_issue']);
  });

  it('says which lines have no HSN, or that none has', () => {
    const { hsn: _hsn, ...bare } = lineOf();
    const without = (row: number) => ({ ...bare, origin: at(row) });
    const some = [invoiceOf({ lines: [without(2), lineOf({ origin: at(3) })] })];
    expect(errors(some).filter(({ code }) => code === 'HSN-BLANK')).toMatchObject([{ row: 2 }]);
    const none = [invoiceOf({ lines: [without(2), without(3)] })];
    expect(errors(none).filter(({ code }) => code === 'HSN-BLANK')).toMatchObject([
      { says: expect.stringContaining('No line of the books') },
    ]);
  });

  it('counts cancelled documents and tells gaps', () => {
    const { records, findings } = read(books({}, { cancelled: true }, {}, { number: 'TX-6' }));
    expect(records.filter(({ section }) => section === 'doc_issue').map(({ rows }) => rows[0])).toMatchObject(
      [
        { from: 'TX-1', to: 'TX-3', total: 3, cancelled: 1, netIssued: 2 },
        { from: 'TX-6', to: 'TX-6', total: 1, cancelled: 0, netIssued: 1 },
      ],
    );
    expect(findings.filter(({ code }) => code === 'SERIES-GAP')).toMatchObject([{ value: 'TX-6', row: 32 }]);
  });

  it('lists at most a hundred places of a total', () => {
    const many = books(...Array.from({ length: 300 }, () => ({})));
    expect(read(many).records[0]?.origin).toHaveLength(100);
  });
});
