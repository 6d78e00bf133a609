import { existsSync, readFileSync } from 'node:fs';
import { openXlsx, readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../core/index.ts';
import { readWorkbook, writeFindings, writeSheetWorkbook } from './index.ts';
import { remedyColumn } from './sheet-builder.ts';

const header = [
  'Type',
  'Place Of Supply',
  'Rate',
  'Applicable % of Tax Rate',
  'Taxable Value',
  'Cess Amount',
  'E-Commerce GSTIN',
];
const workbook = async () => ({
  name: 'sales.xlsx',
  bytes: await writeSheetWorkbook([
    {
      name: 'b2cs',
      header,
      firstRow: 5,
      title: 'Summary For b2cs',
      rows: [
        ['OE', '27-Maharashtra', 18, null, 500, 0],
        ['OE', '99-Nowhere', 18, null, 700, 0],
      ],
    },
  ]),
});
const wrongPlace: Finding = {
  code: 'POS',
  severity: 'error',
  sheet: 'b2cs',
  row: 6,
  column: 'Place Of Supply',
  value: '99-Nowhere',
  says: 'State "99" is not known. Choose one of the list.',
};
const blankCell: Finding = {
  code: 'CELL-BLANK',
  severity: 'warning',
  sheet: 'b2cs',
  row: 6,
  column: 'E-Commerce GSTIN',
  value: null,
  says: 'A second remark.',
};
const sheetOf = async (bytes: Uint8Array, name: string) => {
  const { sheets } = await readXlsx(bytes, { readStyles: true });
  const sheet = sheets.find((each) => each.name === name);
  if (!sheet) throw new Error(`no sheet ${name}`);
  return sheet;
};

describe('writeFindings', () => {
  it('shows of a CSV file with too many rows the first ones and those with findings, and says so', async () => {
    const lines = Array.from({ length: 60 }, (_, index) => `OE,27-Maharashtra,18,,${index + 1},,`);
    const bytes = Buffer.from([header.join(','), ...lines].join('\n'));
    const notes: Finding[] = [];
    const written = await writeFindings([{ name: 'b2cs.csv', bytes }], [{ ...wrongPlace, row: 50 }], {
      mostRows: 40,
      notes,
    });
    const sheet = await sheetOf(written, 'b2cs');
    expect(sheet.rows.flatMap((row) => row[4] ?? [])).toEqual([
      'Taxable Value',
      ...Array.from({ length: 19 }, (_, index) => index + 1),
      49,
    ]);
    expect(sheet.rows[49]?.[7]).toBe(wrongPlace.says);
    expect(notes).toMatchObject([{ code: 'ROWS-LEFT-OUT', sheet: 'b2cs.csv' }]);
    expect((await sheetOf(written, 'Findings')).rows[2]).toContain(notes[0]?.says);
  });

  it('puts the sentences beside the row and colours the cells, also blank ones', async () => {
    const sheet = await sheetOf(await writeFindings([await workbook()], [wrongPlace, blankCell]), 'b2cs');
    expect(sheet.rows[3]?.[7]).toBe(remedyColumn);
    expect(sheet.rows[4]?.[7] ?? null).toBeNull();
    expect(sheet.rows[5]?.[7]).toBe('State "99" is not known. Choose one of the list.\nA second remark.');
    for (const place of ['5,1', '5,6']) {
      expect(sheet.cells?.get(place)?.style?.fill).toMatchObject({
        fgColor: { rgb: expect.stringContaining('FFC7CD') },
      });
    }
    expect(sheet.cells?.get('4,1')?.style?.fill).toBeUndefined();
  });

  it('lists every finding in a first sheet, errors first, with a link to the cell', async () => {
    const { sheets } = await readXlsx(await writeFindings([await workbook()], [blankCell, wrongPlace]));
    expect(sheets.map(({ name }) => name)).toEqual(['Findings', 'b2cs']);
    expect(sheets[0]?.rows[1]).toEqual([
      'error',
      'b2cs',
      6,
      'Place Of Supply',
      '99-Nowhere',
      wrongPlace.says,
      'POS',
      null,
      null,
    ]);
    expect(sheets[0]?.cells?.get('1,2')?.hyperlink).toMatchObject({ location: "'b2cs'!B6" });
  });

  it('gives a workbook that reads to the same rows, and takes its own marks off when it comes back', async () => {
    const first = await workbook();
    const marked = { name: 'findings.xlsx', bytes: await writeFindings([first], [wrongPlace]) };
    const again = await readWorkbook([marked]);
    expect(again.findings).toEqual([]);
    const [before, after] = [(await readWorkbook([first])).sheets.b2cs, again.sheets.b2cs];
    expect(after?.rows.map((row) => row.slice(0, 7))).toEqual(before?.rows);
    const cleared = await sheetOf(await writeFindings([marked], [{ ...wrongPlace, row: 5 }]), 'b2cs');
    expect(cleared.rows[5]?.[7] ?? null).toBeNull();
    expect(cleared.rows[4]?.[7]).toBe(wrongPlace.says);
    expect(cleared.cells?.get('5,1')?.style?.fill).toBeUndefined();
    expect((await readXlsx(await writeFindings([marked], []))).sheets.map(({ name }) => name)).toEqual([
      'Findings',
      'b2cs',
    ]);
  });

  it('turns CSV files into the sheets of one workbook', async () => {
    const csv = (name: string, lines: string[]) => ({ name, bytes: Buffer.from(lines.join('\n')) });
    const files = [
      csv('b2cs.csv', [header.join(), 'OE,99-Nowhere,18,,700,,']),
      csv('docs-sample.csv', [
        'Nature of Document,Sr. No. From,Sr. No. To,Total Number,Cancelled',
        'Invoices for outward supply,1,9,9,0',
      ]),
    ];
    const bytes = await writeFindings(files, [{ ...wrongPlace, row: 2 }]);
    expect((await readXlsx(bytes)).sheets.map(({ name }) => name)).toEqual(['Findings', 'b2cs', 'docs']);
    expect((await sheetOf(bytes, 'b2cs')).rows[1]?.[7]).toBe(wrongPlace.says);
  });

  it('writes the list alone when a file could not be read', async () => {
    const finding: Finding = {
      code: 'FILE-EMPTY',
      severity: 'error',
      says: 'File "x.xlsx" is empty. Choose another & <try>.',
    };
    const { sheets } = await readXlsx(
      await writeFindings([{ name: 'x.xlsx', bytes: new Uint8Array() }], [finding]),
    );
    expect(sheets[0]?.rows[1]?.[5]).toBe(finding.says);
  });

  const template = new URL(
    '../../../shared/oracle/spreadsheets/gstr1_excel_template_v2.1.xlsx',
    import.meta.url,
  );
  it.skipIf(!existsSync(template))('keeps the lists to choose from of the official workbook', async () => {
    const file = { name: 'template.xlsx', bytes: readFileSync(template) };
    const bytes = await writeFindings([file], [{ ...wrongPlace, sheet: 'b2b', row: 5 }]);
    const [before, after] = await Promise.all([openXlsx(file.bytes), openXlsx(bytes)]);
    expect(after.sheets.map(({ name }) => name)).toEqual([
      'Findings',
      ...before.sheets.map(({ name }) => name),
    ]);
    expect(after.sheets[1]?.dataValidations).toEqual(before.sheets[0]?.dataValidations);
    expect(after.sheets[1]?.rows[4]?.[13]).toBe(wrongPlace.says);
    expect(after.namedRanges?.length).toBe(before.namedRanges?.length);
  });
});
