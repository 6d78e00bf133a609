import { describe, expect, it, test } from 'vitest';
import { purchaseTables } from '../core/index.ts';
import { listFields } from './lists/list-fields.ts';
import { listInSheet } from './lists/read-list.ts';
import { recogniseFiles } from './recognise-files.ts';
import { templateNames, writeTemplate } from './templates.ts';
import { writeSheetWorkbook } from './write-sheet-workbook.ts';

const csv = (name: string, ...lines: readonly string[]) => ({ name, bytes: Buffer.from(lines.join('\n')) });
const gstin = '27AAMCT7421K1ZV';
const supplier = '29AADFM3390P1ZN';

test.each(templateNames)('the template %s is recognised as what it is for', async (name) => {
  const bytes = await writeTemplate(name, '2026-10');
  const subject = { 'gstr1-workbook': 'sales', 'sales-register': 'sales', 'purchase-register': 'purchases' }[
    name as string
  ];
  expect(await recogniseFiles([{ name: 'file.xlsx', bytes }])).toBe(subject ?? name);
});

test.each(['customers', 'items'] as const)(
  'every column of the template %s is known by its title',
  (kind) => {
    const fields = Object.entries(listFields[kind]);
    const header = fields.map(([, { title }]) => title);
    const list = listInSheet(kind, { name: 'List', rows: [{ number: 1, cells: header }] });
    expect(list?.columns).toEqual(Object.fromEntries(fields.map(([field, { title }]) => [title, field])));
    expect(list?.missing).toEqual([]);
  },
);

describe('files without a template', () => {
  it.each([
    [
      'purchases',
      csv('a.csv', 'Vendor GSTIN,Bill No,Bill Date,Rate,Taxable Value', `${supplier},1,05-10-2026,5,9`),
    ],
    ['purchases', csv('purchase register.csv', 'GSTIN,Invoice No,Invoice Date,POS,Rate,Taxable Value')],
    ['sales', csv('a.csv', 'Customer GSTIN,Invoice No,Invoice Date,Place of Supply,Rate,Taxable Value')],
    ['sales', csv('a.csv', 'GSTIN,Invoice No,Invoice Date,Place of Supply,Rate,Taxable Value')],
    ['vendors', csv('creditors.csv', 'Name,GSTIN,City', `Madhu Fabrics,${supplier},Mysuru`)],
    ['customers', csv('list.csv', 'Name,GSTIN,City', `Madhu Fabrics,${supplier},Mysuru`)],
    ['items', csv('list.csv', 'Product Name,HSN Code,GST Rate,Unit', 'Cotton fabric,5208,5,MTR')],
    ['sales', csv('list.csv', 'One,Two,Three', '1,2,3')],
    ['sales', csv('empty.csv', '')],
  ] as const)('are %s by their headers and names', async (subject, file) => {
    expect(await recogniseFiles([file])).toBe(subject);
  });

  it('are a statement of the portal, but for a GSTR-1A that looks like a GSTR-1', async () => {
    const json = (content: object) => ({ name: 'a.json', bytes: Buffer.from(JSON.stringify(content)) });
    const b2b = [{ ctin: supplier, inv: [] }];
    const of = { gstin, fp: '102026' };
    expect(await recogniseFiles([json({ data: { gstin, rtnprd: '102026', docdata: { b2b: [] } } })])).toBe(
      'statement',
    );
    expect(await recogniseFiles([json({ ...of, b2b: [{ ctin: supplier, cfs: 'Y', inv: [] }] })])).toBe(
      'statement',
    );
    expect(await recogniseFiles([json({ ...of, b2b })])).toBe('sales');
    expect(await recogniseFiles([json({ ...of, b2b, b2cs: [] })])).toBe('sales');
    expect(await recogniseFiles([{ name: 'a.json', bytes: Buffer.from('{"gstin":') }])).toBe('sales');
  });

  it('are what a person has settled for their headers', async () => {
    const file = csv('a.csv', 'Eins,Zwei,Drei', '1,2,3');
    const list = listInSheet('vendors', {
      name: 'a',
      rows: [{ number: 1, cells: ['Eins', 'Zwei', 'Drei'] }],
    });
    const known = { fingerprint: list?.fingerprint ?? '', layout: 'vendors', columns: { Eins: 'name' } };
    expect(await recogniseFiles([file], [known])).toBe('vendors');
  });

  it('are the sheets of GSTR-2 where a supplier stands in them', async () => {
    const columns = purchaseTables.find(({ section }) => section === 'b2b')?.sheet.columns ?? {};
    const bytes = await writeSheetWorkbook([
      { name: 'b2b', header: Object.values(columns).flat(), rows: [] },
    ]);
    expect(await recogniseFiles([{ name: 'gstr2.xlsx', bytes }])).toBe('purchases');
  });
});
