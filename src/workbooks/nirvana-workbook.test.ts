import { existsSync, readFileSync } from 'node:fs';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import type { Cell } from '../core/index.ts';
import { readWorkbook, writeFindings, writeSheetWorkbook } from './index.ts';

const keys = [
  'gstin',
  'GSTInvoiceType',
  'inv_typ',
  'sply_ty',
  'invoicenum',
  'invoicedate',
  'Val',
  'ctin',
  'pos',
  'rchrg',
  'diff_percent',
  'qty',
  'BasicRate',
  'rt',
  'ZeroTax_type',
  'iamt',
  'camt',
  'samt',
  'csamt',
  'exp_typ',
  'cdninvoicenum',
  'ntty',
];
const own = '27AAMCT7421K1ZV';
const bill = (cells: Record<string, Cell>): Cell[] =>
  keys.map(
    (key) =>
      ({ gstin: own, sply_ty: 'INTER', pos: 'KA', invoicedate: '12-Aug-2025', rt: 18, ...cells })[key] ??
      null,
  );
const book = async (bills: Cell[][]) => ({
  name: 'bills.xlsx',
  bytes: await writeSheetWorkbook([
    { name: 'INV', header: keys, rows: bills, firstRow: 6 },
    {
      name: 'CUST',
      header: ['PartyName', 'partycode', 'GSTIN'],
      rows: [['Acme Traders', 'C-12', '29AADFM3390P1ZJ']],
      firstRow: 5,
    },
  ]),
});

describe('GST Nirvana workbook', () => {
  it('adds the lines of one invoice and rate up to one row and looks the customer up', async () => {
    const line = { GSTInvoiceType: 'B2B', invoicenum: 'S-1', Val: 590, ctin: 'C-12' };
    const { kind, sheets, declared, findings } = await readWorkbook([
      await book([
        bill({ ...line, qty: 2, BasicRate: 100.5, iamt: 36.18 }),
        bill({ ...line, qty: '1', BasicRate: '299', iamt: 53.82, csamt: 2.5 }),
      ]),
    ]);
    expect(kind).toBe('GST Nirvana workbook');
    expect(declared).toEqual({ gstin: own });
    expect(findings.map(({ code }) => code)).toEqual(['HSN-NOT-MADE']);
    expect(sheets['b2b,sez,de']?.rows).toEqual([
      [
        '29AADFM3390P1ZJ',
        'Acme Traders',
        'S-1',
        '12-Aug-2025',
        590,
        '29-Karnataka',
        'N',
        null,
        'Regular B2B',
        18,
        500,
        2.5,
      ],
    ]);
    expect(sheets['b2b,sez,de']?.rowNumbers).toEqual([6]);
  });

  it('tells large from other sales to consumers by the limit of the date, and nets notes of the latter', async () => {
    const sale = (invoicenum: string, Val: number, more = {}) =>
      bill({ GSTInvoiceType: 'B2C', invoicenum, Val, qty: 1, BasicRate: Val, iamt: Val * 0.18, ...more });
    const { sheets } = await readWorkbook([
      await book([
        sale('L-1', 150_000),
        sale('L-2', 150_000, { invoicedate: '7-31-2024' }),
        sale('S-2', 100_000),
        bill({
          GSTInvoiceType: 'CDNUR',
          invoicenum: 'N-1',
          Val: 118,
          qty: 1,
          BasicRate: 100,
          iamt: 18,
          ntty: 'C',
          cdninvoicenum: 'S-2',
        }),
        bill({
          GSTInvoiceType: 'CDNUR',
          invoicenum: 'N-2',
          Val: 118,
          qty: 1,
          BasicRate: 100,
          iamt: 18,
          ntty: 'C',
          cdninvoicenum: 'L-1',
        }),
      ]),
    ]);
    expect(sheets.b2cl?.rows.map(([number]) => number)).toEqual(['L-1']);
    expect(sheets.b2cs?.rows).toEqual([['OE', '29-Karnataka', null, 18, 249_900, 0]]);
    expect(sheets.cdnur?.rows[0]?.slice(0, 4)).toEqual(['B2CL', 'N-2', '12-Aug-2025', 'C']);
  });

  it('leaves a document out whole when one of its lines is not sound, and shows the line', async () => {
    const line = { GSTInvoiceType: 'B2B', invoicenum: 'S-1', Val: 118, ctin: 'C-12', iamt: 18 };
    const file = await book([
      bill({ ...line, qty: 1, BasicRate: 100 }),
      bill({ ...line, qty: 'many', BasicRate: 1 }),
    ]);
    const { sheets, findings } = await readWorkbook([file]);
    expect(sheets).toEqual({});
    const wrong = findings.filter(({ severity }) => severity === 'error');
    expect(wrong).toMatchObject([{ sheet: 'INV', row: 7, column: 'BasicRate' }]);
    const ofCore = {
      code: 'POS',
      severity: 'error',
      sheet: 'b2b,sez,de',
      row: 6,
      column: 'Place Of Supply',
      says: 'Look here.',
    } as const;
    const written = await readXlsx(await writeFindings([file], [...wrong, ofCore]), { readStyles: true });
    const inv = written.sheets.find(({ name }) => name === 'INV');
    expect(inv?.rows[5]?.[keys.length]).toBe('Look here.');
    expect(inv?.rows[6]?.[keys.length]).toMatch(/^Quantity "many"/);
    expect(inv?.cells?.get(`5,${keys.indexOf('pos')}`)?.style?.fill).toBeDefined();
  });

  const samples = new URL('../../../shared/oracle/spreadsheets/', import.meta.url);
  it.skipIf(!existsSync(samples)).each([
    ['gstnirvana_GSTR1_Excel_format.xlsx', 'FILE-GSTINS'],
    ['gstnirvana_GSTR2_Excel_format.xlsx', 'FILE-INWARD'],
  ])('says of the sample %s why it cannot be taken: %s', async (name, code) => {
    const { kind, findings, sheets } = await readWorkbook([
      { name, bytes: readFileSync(new URL(name, samples)) },
    ]);
    expect(kind).toBe('GST Nirvana workbook');
    expect(sheets).toEqual({});
    expect(findings.map((finding) => finding.code)).toEqual([code]);
  });
});
