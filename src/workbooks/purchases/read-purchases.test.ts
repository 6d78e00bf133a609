import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Cell } from '../../core/index.ts';
import { fromKarnataka, neighbour, recipient } from '../../core/inward/statements.test-kit.ts';
import { readNirvanaPurchases } from './nirvana-purchases.ts';
import { guessPurchaseMapping } from './purchase-columns.ts';
import { readPurchases } from './read-purchases.ts';

const buyer = { gstin: recipient, returnPeriod: '2025-08' } as const;
const csv = (name: string, ...rows: readonly string[]) => ({ name, bytes: Buffer.from(rows.join('\n')) });
const head =
  'Purchase Register,,,,,,,\nVoucher Type,Supplier GSTIN,Supplier Name,Supplier Invoice No,Date,Place of Supply,Rate,Taxable Amount,IGST,CGST,SGST,Invoice Amount';

function read(...rows: readonly string[]) {
  return readPurchases(buyer, [csv('books.csv', head, ...rows)]);
}

describe('readPurchases', () => {
  it('reads a register of any columns: invoices, notes, and purchases of unregistered persons', async () => {
    const { documents, findings } = await read(
      `Purchase,${neighbour},Sahyadri,A/1,05-08-2025,Maharashtra,18%,"1,000.00",,90,90,1180`,
      `Purchase,${neighbour},Sahyadri,A/1,05-08-2025,Maharashtra,18%,500,,45,45,1180`,
      `Credit Note,${fromKarnataka},Kaveri,CN1,06-08-2025,27,18,-100,-18,,,-118`,
      'Purchase,,Ramesh,U1,07-08-2025,,5,200,,5,5,210',
      'Total,,,Total,,,,1600,,,,',
    );
    expect(findings).toEqual([]);
    expect(documents).toMatchObject([
      {
        section: 'b2b',
        kind: 'invoice',
        supplierGstin: neighbour,
        number: 'A/1',
        date: '2025-08-05',
        placeOfSupply: '27',
        lines: [{ rate: 18, taxableValue: 1_500_00, cgst: 135_00 }],
        origin: [
          { sheet: 'books', row: 3 },
          { sheet: 'books', row: 4 },
        ],
      },
      { section: 'b2bur', supplierName: 'Ramesh', supplyType: 'INTRA' },
      {
        section: 'cdn',
        kind: 'credit-note',
        supplyType: 'INTER',
        lines: [{ taxableValue: 100_00, igst: 18_00 }],
      },
    ]);
  });

  it('reads the JSON of a GSTR-2, beside a register; a document of both counts once', async () => {
    const item = { txval: 1000, rt: 18, camt: 90, samt: 90, csamt: 0 };
    const itc = { elg: 'ip', tx_i: 0, tx_c: 90, tx_s: 90, tx_cs: 0 };
    const invoice = (inum: string) => ({
      ...{ inum, idt: '05-08-2025', val: 1180, pos: '27', rchrg: 'N', inv_typ: 'R' },
      itms: [{ num: 1, itm_det: item, itc }],
    });
    const json = {
      ...{ gstin: recipient, fp: '082025' },
      b2b: [{ ctin: neighbour, inv: [invoice('A/1'), invoice('J/1'), { ...invoice('J/2'), flag: 'D' }] }],
    };
    const file = (name: string, text: string) => ({ name, bytes: Buffer.from(text) });
    const register = `Purchase,${neighbour},Sahyadri,A/1,05-08-2025,Maharashtra,18%,1000,,90,90,1180`;
    const { documents, findings } = await readPurchases(buyer, [
      csv('books.csv', head, register),
      file('gstr2.json', JSON.stringify(json)),
    ]);
    expect(documents).toMatchObject([
      { number: 'A/1', origin: [{ sheet: 'books', row: 3 }] },
      { number: 'J/1', section: 'b2b', lines: [{ rate: 18, taxableValue: 1_000_00, cgst: 90_00 }] },
    ]);
    expect(findings).toMatchObject([{ code: 'DOCUMENT-TWICE', value: 'A/1' }]);
    const other = await readPurchases(buyer, [file('other.json', JSON.stringify({ ...json, fp: '072025' }))]);
    expect(other).toMatchObject({ documents: [], findings: [{ code: 'FILE-OF-ANOTHER-PERIOD' }] });
    expect(await readPurchases(buyer, [file('torn.json', '{"gstin":')])).toMatchObject({
      documents: [],
      findings: [{ code: 'FILE-JSON' }],
    });
  });

  it('reads a negative invoice as a credit note, and works out a rate that no column gives', async () => {
    const { documents, findings } = await read(
      `Purchase,${neighbour},Sahyadri,A/2,05-08-2025,27,,-100,,-6,-6,-112`,
    );
    expect(findings).toEqual([]);
    expect(documents).toMatchObject([
      { kind: 'credit-note', lines: [{ rate: 12, taxableValue: 100_00, sgst: 6_00 }] },
    ]);
  });

  it.each([
    ['AMOUNT-FORM', `Purchase,${neighbour},S,A/1,05-08-2025,27,18,ten,,90,90,1180`, 'Taxable Amount', 'ten'],
    ['DATE-FORM', `Purchase,${neighbour},S,A/1,31-06-2025,27,18,1000,,90,90,1180`, 'Date', '31-06-2025'],
    [
      'GSTIN',
      `Purchase,${neighbour.slice(0, 14)}?,S,A/1,05-08-2025,27,18,1000,,90,90,1180`,
      'Supplier GSTIN',
      `${neighbour.slice(0, 14)}?`,
    ],
    [
      'DOCUMENT-KIND',
      `Journal,${neighbour},S,A/1,05-08-2025,27,18,1000,,90,90,1180`,
      'Voucher Type',
      'Journal',
    ],
    ['CELL-BLANK', `Purchase,${neighbour},S,A/1,,27,18,1000,,90,90,1180`, 'Date', null],
  ])(
    'names sheet, row, column and value of %s and leaves the document out',
    async (code, row, column, value) => {
      const { documents, findings } = await read(row);
      expect(documents).toEqual([]);
      expect(findings).toContainEqual(
        expect.objectContaining({ code, severity: 'error', sheet: 'books', row: 3, column, value }),
      );
    },
  );

  it('keeps rows that add up several rates, without a rate, and numbers the portal would not take', async () => {
    const { documents, findings } = await read(
      `Purchase,${neighbour},S,INV.12 (A),05-08-2025,27,,1000,,70,70,1140`,
    );
    expect(documents).toMatchObject([
      { number: 'INV.12(A)', lines: [{ taxableValue: 1_000_00, cgst: 70_00 }] },
    ]);
    expect(documents[0]?.lines[0]).not.toHaveProperty('rate');
    expect(findings.map(({ code, severity }) => `${severity} ${code}`)).toEqual([
      'warning PURCHASE-NUMBER',
      'warning PURCHASE-RATE-BLANK',
    ]);
  });

  it('leaves rows of other registrations out and counts them', async () => {
    const rows = [
      'GSTIN,Supplier GSTIN,Bill No,Bill Date,Taxable Value,IGST Amount',
      `${recipient},${fromKarnataka},K1,05-08-2025,100,18`,
      `${neighbour},${fromKarnataka},K2,05-08-2025,100,18`,
    ];
    const { documents, findings } = await readPurchases(buyer, [csv('all.csv', ...rows)]);
    expect(documents.map(({ number }) => number)).toEqual(['K1']);
    expect(findings).toMatchObject([{ code: 'ROWS-OF-OTHER-GSTIN', severity: 'info' }]);
  });

  it('follows a remembered mapping where names say nothing', async () => {
    const columns = { A: 'supplierGstin', B: 'number', C: 'date', D: 'taxableValue', E: 'igst' } as const;
    const file = csv('x.csv', 'A,B,C,D,E', `${fromKarnataka},K1,05-08-2025,100,18`);
    expect((await readPurchases(buyer, [file])).findings[0]?.code).toBe('REGISTER-UNKNOWN');
    const { documents } = await readPurchases(buyer, [file], { mappings: { x: { columns } } });
    expect(documents).toMatchObject([{ number: 'K1', lines: [{ rate: 18 }] }]);
  });

  it('reads bills of entry into table 5', async () => {
    const file = csv(
      'boe.csv',
      'Port Code,Bill of Entry No,Bill of Entry Date,Bill of Entry Value,Taxable Value,IGST,Rate',
      'INNSA1,2566282,05-08-2025,1180,1000,180,18',
    );
    expect((await readPurchases(buyer, [file])).documents).toMatchObject([
      {
        section: 'imp_g',
        kind: 'bill-of-entry',
        portCode: 'INNSA1',
        number: '2566282',
        value: 1_180_00,
        isFromSez: false,
      },
    ]);
  });

  it('refuses a document that stands in two files', async () => {
    const row = `Purchase,${neighbour},S,A/1,05-08-2025,27,18,1000,,90,90,1180`;
    const { documents, findings } = await readPurchases(buyer, [
      csv('1.csv', head, row),
      csv('2.csv', head, row),
    ]);
    expect(documents).toHaveLength(1);
    expect(findings).toMatchObject([{ code: 'DOCUMENT-TWICE', severity: 'error', sheet: '2', row: 3 }]);
  });

  it('takes GSTIN for the supplier only where no other column is his', () => {
    expect(guessPurchaseMapping(['GSTIN', 'Bill No']).mapping.columns['GSTIN']).toBe('supplierGstin');
    expect(guessPurchaseMapping(['GSTIN', 'Vendor GSTIN']).mapping.columns['GSTIN']).toBe('ownGstin');
  });
});

const keys =
  'gstin GSTInvoiceType inv_typ sply_ty invoicenum invoicedate Val ctin Pos rchrg qty BasicRate rt ZeroTax_type iamt camt samt csamt tx_i tx_c tx_s tx_cs elg is_sez stin boe_num boe_dt boe_val port_code cdninvoicenum cdninvoicedate ntty p_gst'.split(
    ' ',
  );

function inv(...lines: readonly Readonly<Record<string, Cell>>[]) {
  const rows = [keys, ...lines.map((line) => keys.map((key) => line[key] ?? null))];
  return rows.map((cells, index) => ({ number: index + 5, cells }));
}

const bill = {
  gstin: recipient,
  GSTInvoiceType: 'B2B',
  inv_typ: 'R',
  sply_ty: 'INTER',
  invoicenum: 'P-1',
  invoicedate: '8-13-2025',
  Val: 5600,
  ctin: 'V-12',
  Pos: 'MH',
  rchrg: 'N',
  qty: 1,
  BasicRate: 5000,
  rt: 12,
  iamt: 600,
  tx_i: 600,
  elg: 'IP',
};
const suppliers = [
  { number: 4, cells: ['MPName', 'PartyName', 'GSTIN', 'partycode'] },
  { number: 5, cells: ['Kaveri', 'Kaveri', fromKarnataka, 'V-12'] },
];

describe('readNirvanaPurchases', () => {
  it('reads bills line by line, with the supplier of the code and month-first dates', () => {
    const { documents, findings } = readNirvanaPurchases(
      buyer,
      new Map([
        [
          'INV',
          inv(
            bill,
            { ...bill, qty: 2, BasicRate: 100, iamt: 24, tx_i: 24 },
            { ...bill, ZeroTax_type: 'NIL', rt: 0 },
          ),
        ],
        ['SUPP', suppliers],
      ]),
    );
    expect(findings).toMatchObject([{ code: 'ROWS-WITHOUT-TAX', severity: 'info' }]);
    expect(documents).toMatchObject([
      {
        section: 'b2b',
        supplierGstin: fromKarnataka,
        supplierName: 'Kaveri',
        date: '2025-08-13',
        placeOfSupply: '27',
        lines: [{ rate: 12, taxableValue: 5_200_00, igst: 624_00, creditIgst: 624_00, eligibility: 'ip' }],
        origin: [
          { sheet: 'INV', row: 6 },
          { sheet: 'INV', row: 7 },
        ],
      },
    ]);
  });

  it('reads notes, imports, advances and adjustments', () => {
    const advance = ['gstin', 'pos', 'sply_ty', 'ad_amt', 'rt', 'csamt', 'refundvouchnum'];
    const { documents, findings } = readNirvanaPurchases(
      buyer,
      new Map([
        [
          'INV',
          inv(
            {
              ...bill,
              GSTInvoiceType: 'CDN',
              ntty: 'C',
              invoicenum: 'N-1',
              cdninvoicenum: 'P-1',
              cdninvoicedate: '8-13-2025',
            },
            {
              ...bill,
              GSTInvoiceType: 'IMPG',
              boe_num: 2566282,
              boe_dt: '8-20-2025',
              boe_val: 9000,
              port_code: 'INNSA1',
            },
            { ...bill, GSTInvoiceType: 'IMPS', invoicenum: 'S-1' },
          ),
        ],
        ['SUPP', suppliers],
        [
          'AT',
          [
            { number: 5, cells: advance },
            { number: 6, cells: [recipient, 'KA', 'INTER', 1000, 18, null, null] },
          ],
        ],
        [
          'TXPD',
          [
            { number: 5, cells: ['gstin', 'invoicenum', 'ad_amt', 'rt'] },
            { number: 6, cells: [recipient, 'S-1', 160, 18] },
          ],
        ],
      ]),
    );
    expect(findings).toEqual([]);
    expect(documents).toMatchObject([
      { section: 'imp_s', kind: 'import of services', number: 'S-1' },
      { section: 'imp_g', number: '2566282', date: '2025-08-20', value: 9_000_00 },
      { section: 'cdn', kind: 'credit-note', invoiceNumber: 'P-1', invoiceDate: '2025-08-13' },
      {
        section: 'txi',
        kind: 'advance',
        supplyType: 'INTER',
        lines: [{ taxableValue: 1_000_00, igst: 180_00 }],
      },
      { section: 'atadj', lines: [{ taxableValue: 160_00, igst: 28_80 }] },
    ]);
  });

  it('names the key of the column that is wrong', () => {
    const { findings } = readNirvanaPurchases(buyer, new Map([['INV', inv({ ...bill, ctin: 'V-99' })]]));
    expect(findings).toContainEqual(
      expect.objectContaining({ code: 'GSTIN', sheet: 'INV', row: 6, column: 'ctin', value: 'V-99' }),
    );
  });
});

const oracle = new URL('../../../../shared/oracle/', import.meta.url);

describe.skipIf(!existsSync(oracle))('books of others (not present elsewhere)', () => {
  it('reads the small register in the layout of GSTR-2', async () => {
    const file = {
      name: 'small.csv',
      bytes: readFileSync(new URL('recon/small_purchase_register.csv', oracle)),
    };
    const { documents } = await readPurchases({ gstin: '22BEKPO7324N1Z4', returnPeriod: '2022-01' }, [file]);
    expect(documents.map(({ number, lines }) => [number, lines[0]?.taxableValue])).toEqual([
      ['1702', 96_190_50],
      ['AEL/1322/2021-22', 6_694_92],
      ['AEL/1289/2021-22', 6_000_92],
      ['1233', 113_938_10],
    ]);
  });

  it('reads the workbook of GST Nirvana and says what its sample lacks', async () => {
    const name = 'gstnirvana_GSTR2_Excel_format.xlsx';
    const file = { name, bytes: readFileSync(new URL(`spreadsheets/${name}`, oracle)) };
    const read = await readPurchases({ gstin: '19AAACM9169K1ZU', returnPeriod: '2018-07' }, [file]);
    expect(read.documents.map(({ section, number }) => [section, number])).toEqual([
      ['b2bur', 'P-2'],
      ['atadj', ''],
    ]);
    expect(new Set(read.findings.map(({ code }) => code))).toContain('ROWS-OF-OTHER-GSTIN');
  });
});
