import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PlacedDocument } from '../workbooks/registers/placed-documents.ts';
import { writeSheetWorkbook } from '../workbooks/write-sheet-workbook.ts';
import { runCli } from './program.ts';
import { worldWith } from './world.test-kit.ts';

const spreadsheets = fileURLToPath(new URL('../../../shared/oracle/spreadsheets/', import.meta.url));
const ofReturn = ['--gstin', '08AAQFR2204D1ZF', '--period', '052026'];
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vivarani-registers-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const json = async (...path: string[]) => JSON.parse(await readFile(join(folder, ...path), 'utf8'));
const placed = async (out: string): Promise<readonly PlacedDocument[]> => json(out, 'classified.json');

async function vivarani(args: readonly string[]) {
  const { world, printed } = worldWith({ today: () => '2026-06-05' });
  const code = await runCli(args, world);
  return { code, ...printed };
}

async function prepared(file: string, out: string, ...more: readonly string[]) {
  return vivarani(['prepare', file, ...ofReturn, '--out', join(folder, out), ...more]);
}

async function written(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

const register = [
  'Ref,Bill Date,Buyer GSTIN,State,HSN,UQC,Qty,GST %,Net Worth',
  'S-1,05-May-2026,29AADFM3390P1ZN,Karnataka,520811,MTR,10,5,1000',
  'S-2,06-May-2026,,Rajasthan,520811,MTR,10,5,2000',
].join('\n');

describe('vivarani prepare with a sales register', () => {
  it('asks for the columns it cannot place, and reads them by the mapping given', async () => {
    const path = await written('register.csv', register);
    const first = await prepared(path, 'asked');
    expect(first.code).toBe(1);
    expect(first.err).toContain(
      'No column of "register" is known to hold the taxable value, so nothing was read. Choose the column from "Ref", "Net Worth" in the mapping',
    );
    expect(first.out).toContain('then prepare again with --mapping and that file');
    const [mapping] = await json('asked', 'mapping.json');
    expect(mapping.columns).toMatchObject({ Ref: null, 'Bill Date': 'documentDate', 'Net Worth': null });
    const columns = { ...mapping.columns, Ref: 'documentNumber', 'Net Worth': 'taxableValue' };
    const chosen = await written('mapping.json', JSON.stringify([{ ...mapping, columns }]));
    const again = await prepared(path, 'mapped', '--mapping', chosen, '--explain');
    expect(again, again.err).toMatchObject({ code: 0 });
    expect(again.out).toContain('invoice S-1 of 05-05-2026, row 2, ₹1,000.00');
    expect(again.out).toContain(
      '  Table 4A (B2B, SEZ, DE Invoices): the recipient has GSTIN 29AADFM3390P1ZN.',
    );
    expect((await json('mapped', 'payload.json')).b2b).toHaveLength(1);
    const documents = await placed('mapped');
    expect(documents.map(({ number, places }) => [number, places[0]?.table])).toEqual([
      ['S-1', 'b2b'],
      ['S-2', 'b2cs'],
    ]);
  });

  it('reads nothing by a column that only resembles a known name', async () => {
    const unsure = register
      .replace('Ref,', 'Invoice No,')
      .replace('Net Worth', 'Pre-Tax Taxable Amounts Booked Locally');
    const { code, err } = await prepared(await written('unsure.csv', unsure), 'unsure');
    expect(code).toBe(1);
    expect(err).toContain('"Pre-Tax Taxable Amounts Booked Locally" as Taxable Value?');
    expect(await placed('unsure')).toEqual([]);
  });

  it('refuses a mapping with a field that does not exist, with exit code 64', async () => {
    const wrong = await written('wrong.json', JSON.stringify({ columns: { Ref: 'colour' } }));
    const path = await written('any.csv', register);
    const { code, err } = await prepared(path, 'wrong', '--mapping', wrong);
    expect(code).toBe(64);
    expect(err).toContain('"wrong.json" names the field "colour", which is not one of supplierGstin,');
  });

  it('does not take a register of purchases for one of sales', async () => {
    const purchases = register
      .replace('Buyer GSTIN', 'Vendor Name')
      .replace('Ref', 'Invoice No')
      .replace('Net Worth', 'Taxable Value');
    const { code, err } = await prepared(await written('purchases.csv', purchases), 'purchases');
    expect(code).toBe(1);
    expect(err).toContain('has columns of purchases ("Vendor Name")');
  });

  it('reads a Tally register under its title rows, with totals and a cancelled voucher', async () => {
    const tally = [
      'Rajmal Traders,,,,,,',
      'Sales Register,,,,,,',
      '1-May-26 to 31-May-26,,,,,,',
      'Date,Particulars,Voucher Type,Voucher No.,GSTIN/UIN,Place of Supply,Value,Gross Total,CGST,SGST,IGST',
      '2-May-26,Madhav Traders,Sales,T/1,29AADFM3390P1ZN,Karnataka,1000.00,1050.00,,,50.00',
      '3-May-26,(cancelled),Sales,T/2,,,,,,,',
      '4-May-26,Cash,Sales - Counter,T/3,,Rajasthan,2000.00,2100.00,50.00,50.00,',
      ',Grand Total,,,,,3000.00,3150.00,50.00,50.00,50.00',
    ].join('\n');
    const { out } = await prepared(await written('tally.csv', tally), 'tally');
    expect(out).toContain('Read Tally sales register:');
    const documents = await placed('tally');
    expect(documents.map(({ number, places }) => [number, places.map(({ table }) => table)])).toEqual([
      ['T/1', ['b2b', 'hsn_b2b', 'doc_issue']],
      ['T/2', ['doc_issue']],
      ['T/3', ['b2cs', 'hsn_b2c', 'doc_issue']],
    ]);
  });
});

// The layouts stand beside the checkout and not in it.
describe.skipIf(!existsSync(spreadsheets))(
  'files of programs and marketplaces (not present: skipped)',
  () => {
    it('reads the GST Nirvana sale workbook, filled in, by itself', async () => {
      const { sheets } = await readXlsx(await readFile(`${spreadsheets}gstnirvana_InvoiceSale.xlsx`));
      const sheet = sheets.find(({ name }) => name === 'Outward Transactions Template');
      const at = sheet?.rows.findIndex((row) => row.includes('Type of Transaction')) ?? -1;
      const header = (sheet?.rows[at] ?? []).map((cell) => String(cell ?? ''));
      const values: Readonly<Record<string, string | number>> = {
        GSTIN: '08AAQFR2204D1ZF',
        'Return Month And Year (MM-YYYY)': '05-2026',
        'Document Type': 'Invoice',
        'Invoice Number': 'N-1',
        'Invoice Date': '05-05-2026',
        'Customer GSTIN / UIN': '29AADFM3390P1ZN',
        'GST Supply Type': 'Taxable',
        'Place of Supply (POS)': 'Karnataka',
        'HSN/SAC Code': '520811',
        'Taxable Value': 1000,
        'IGST Rate': 5,
      };
      const named = (wanted: string) =>
        header.findIndex((text) => text.replace(/\s+/g, ' ').trim() === wanted);
      const row = header.map(() => null as string | number | null);
      for (const [name, value] of Object.entries(values)) if (named(name) >= 0) row[named(name)] = value;
      const bytes = await writeSheetWorkbook([
        { name: 'Outward Transactions Template', header, rows: [row] },
      ]);
      const path = join(folder, 'nirvana.xlsx');
      await writeFile(path, bytes);
      const { out, err } = await prepared(path, 'nirvana');
      expect(out, err).toContain('Read GST Nirvana InvoiceSale:');
      expect((await placed('nirvana')).map(({ number, places }) => [number, places[0]?.table])).toEqual([
        ['N-1', 'b2b'],
      ]);
    });

    const files = [
      ['market2_amazon_sample.csv', 'Amazon sales report', 5],
      ['market2_flipkart_sample.csv', 'Flipkart sales report', 5],
      ['market2_meesho_sample.csv', 'Meesho sales report', 6],
    ] as const;
    for (const [file, layout, count] of files) {
      it(`recognises ${file} and says for its ${count} documents where they stand`, async () => {
        const { out } = await prepared(`${spreadsheets}${file}`, file);
        expect(out).toContain(`Read ${layout}:`);
        const documents = await placed(file);
        expect(documents).toHaveLength(count);
        for (const { places } of documents) expect(places.length).toBeGreaterThan(0);
      });
    }

    it('says of the sale and purchase workbooks that come empty what they are', async () => {
      const sale = await prepared(`${spreadsheets}gstnirvana_InvoiceSale.xlsx`, 'empty-sale');
      expect(sale.err).toContain('The register has column names but no rows below them.');
      const purchase = await prepared(`${spreadsheets}gstnirvana_InvoicePurch.xlsx`, 'empty-purchase');
      expect(purchase.err).toContain('has columns of purchases');
    });
  },
);

describe('vivarani template', () => {
  it('writes a register that is read as what it is when it comes back filled in', async () => {
    const path = join(folder, 'template.xlsx');
    expect((await vivarani(['template', 'sales-register', '--out', path])).code).toBe(0);
    const { sheets } = await readXlsx(await readFile(path));
    expect(sheets[0]?.rows[0]).toContain('Taxable Value');
    const { err } = await prepared(path, 'template');
    expect(err).toContain('The register has column names but no rows below them.');
    expect((await vivarani(['template', 'colours'])).code).toBe(64);
  });
});
