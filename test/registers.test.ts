import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Filer } from '../src/core/index.ts';
import { readBooks } from '../src/workbooks/index.ts';

const folder = fileURLToPath(new URL('../../shared/oracle/spreadsheets/', import.meta.url));
const filer: Filer = {
  gstin: '08AAQFR2204D1ZF',
  returnPeriod: '2026-05',
  frequency: 'monthly',
  today: '2026-06-05',
};
const read = (name: string, of: Filer = filer) =>
  readBooks(of, [{ name, bytes: readFileSync(`${folder}${name}`) }]);

// The layouts stand beside the checkout and not in it; where they are absent there is nothing to compare with.
describe.skipIf(!existsSync(folder))(
  'registers as programs and marketplaces write them (not present: skipped)',
  () => {
    const layouts: readonly (readonly [string, string])[] = [
      ['gstnirvana_InvoiceSale.xlsx', 'GST Nirvana InvoiceSale'],
      ['gstnirvana_GSTR1_Excel_format.xlsx', 'GST Nirvana GSTR1 (INV)'],
      ['mastergst_Sage_Sales_Invoices_Template.xlsx', 'Sage sales register'],
      ['market2_amazon_sample.csv', 'Amazon sales report'],
      ['market2_flipkart_sample.csv', 'Flipkart sales report'],
      ['market2_meesho_sample.csv', 'Meesho sales report'],
      ['market1_meesho_sales.csv', 'register'],
    ];
    for (const [file, layout] of layouts) {
      it(`recognises ${file} as ${layout}`, async () => {
        expect((await read(file)).registers[0]?.mapping.layout).toBe(layout);
      });
    }

    it('reads a marketplace report with sales, a refund and a wrong GSTIN', async () => {
      const { documents, findings } = await read('market2_amazon_sample.csv');
      expect(documents.map(({ number, kind }) => `${kind} ${number}`)).toEqual([
        'invoice INV-7001',
        'invoice INV-7002',
        'invoice INV-7003',
        'credit-note INV-7004',
        'invoice INV-7005',
      ]);
      expect(findings.filter(({ severity }) => severity === 'error')).toMatchObject([
        { code: 'GSTIN', row: 3, column: 'Customer Bill To Gstid' },
      ]);
    });

    it('reads the sample rows of the GST Nirvana workbook, month before day', async () => {
      const own = { ...filer, gstin: '12AAACM9169KBZH', returnPeriod: '2018-07' } as const;
      const { documents } = await read('gstnirvana_GSTR1_Excel_format.xlsx', own);
      expect(documents.map(({ kind, number, date }) => [kind, number, date])).toEqual([
        ['invoice', 'S-12', '2018-07-12'],
        ['advance-receipt', '1', '2018-07-12'],
        ['advance-receipt', '2', '2018-07-12'],
      ]);
      expect(documents[0]).toMatchObject({
        placeOfSupply: '18',
        lines: [{ taxableValue: 3_000_00, rate: 12 }],
      });
    });

    it('says how to save the old binary workbook', async () => {
      const { findings } = await read('mastergst_Tally_Sales_Template.xls');
      expect(findings).toMatchObject([{ code: 'FILE-OLD-FORMAT', says: expect.stringContaining('.xlsx') }]);
    });
  },
);
