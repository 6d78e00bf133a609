import { describe, expect, it } from 'vitest';
import { isDateFormat, serialDateText } from './date-cell.ts';
import { readWorkbook, writeSheetWorkbook } from './index.ts';
import { defaultLimits } from './limits.ts';
import { readZipDirectory } from './zip-directory.ts';
import { repack } from './zip-pack.ts';
import { unpackText } from './zip-unpack.ts';

const header = ['Type', 'Place Of Supply', 'Rate', 'Taxable Value', 'Cess Amount', 'E-Commerce GSTIN'];
const styles = `<styleSheet><numFmts><numFmt numFmtId="170" formatCode="[$-409]dd\\-mmm\\-yy;@"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="2"/></cellXfs></styleSheet>`;

/** A workbook whose fifth row of sheet b2cs has the given cells, in the XML a writer would use. */
async function withCells(cells: string, change: (xml: string) => string = (xml) => xml) {
  const bytes = Buffer.from(
    await writeSheetWorkbook([{ name: 'b2cs', header, rows: [['OE']], firstRow: 5 }]),
  );
  const zip = { name: 'x', bytes, entries: readZipDirectory('x', bytes, defaultLimits) };
  const part = 'xl/worksheets/sheet1.xml';
  const sheet = (await unpackText(zip, part)) ?? '';
  const changed = change(sheet.replace(/<row r="5"[\s\S]*?<\/row>/, `<row r="5">${cells}</row>`));
  return readWorkbook([
    {
      name: 'x.xlsx',
      bytes: await repack(
        zip,
        new Map([
          [part, changed],
          ['xl/styles.xml', styles],
        ]),
      ),
    },
  ]);
}
const firstValue = async (cell: string) => (await withCells(cell)).sheets.b2cs?.rows[0]?.[0];

describe('cells of a workbook', () => {
  it.each([
    ['a number', '<c r="A5"><v>118000.5</v></c>', 118_000.5],
    ['a number with the noise of binary fractions', '<c r="A5"><v>1234.1000000000001</v></c>', 1234.1],
    ['a date in a built-in format', '<c r="A5" s="1"><v>45841</v></c>', '03-Jul-2025'],
    ['a date in a format of its own, with a time', '<c r="A5" s="2"><v>45841.75</v></c>', '03-Jul-2025'],
    ['an ISO date', '<c r="A5" t="d"><v>2025-07-03T00:00:00</v></c>', '03-Jul-2025'],
    ['a truth value', '<c r="A5" t="b"><v>1</v></c>', 'TRUE'],
    [
      'text as typed, blanks and all',
      '<c r="A5" t="inlineStr"><is><t xml:space="preserve"> 04 </t></is></c>',
      ' 04 ',
    ],
    ['text that looks like a formula', '<c r="A5" t="inlineStr"><is><t>=1+1</t></is></c>', '=1+1'],
    [
      'rich text without its reading aid',
      '<c r="A5" t="inlineStr"><is><r><t>A &amp; </t></r><r><t>B</t></r><rPh><t>x</t></rPh></is></c>',
      'A & B',
    ],
    ['the result of a formula', '<c r="A5"><f>1+1</f><v>2</v></c>', 2],
    ['text of a formula', '<c r="A5" t="str"><f>"a"</f><v>a</v></c>', 'a'],
    ['an escaped line break', '<c r="A5" t="str"><v>a_x000D_b&#10;c</v></c>', 'a\rb\nc'],
    ['CDATA with a tag inside', '<c r="A5" t="str"><v><![CDATA[</v></c>]]></v></c>', '</v></c>'],
  ])('reads %s', async (_, cell, value) =>
    expect(await firstValue(`${cell}<c r="C5"><v>18</v></c>`)).toBe(value),
  );

  it('reports errors and formulas that were never calculated with their cell, and leaves their text for the checks', async () => {
    const { findings, sheets } = await withCells(
      '<c r="C5" t="e"><v>#REF!</v></c><c r="D5"><f>SUM(A1:A2)</f></c>',
    );
    expect(findings).toMatchObject([
      { code: 'CELL-ERROR', sheet: 'b2cs', row: 5, column: 'Rate', value: '#REF!' },
      { code: 'CELL-FORMULA', sheet: 'b2cs', row: 5, column: 'Taxable Value', value: '=SUM(A1:A2)' },
    ]);
    expect(findings[0]?.says).toBe('Cell C5 shows the error #REF!. Correct the formula or type the value.');
    expect(sheets.b2cs?.rows).toEqual([[null, null, '#REF!', '=SUM(A1:A2)', null, null]]);
  });

  it('is read the same when every tag has a prefix', async () => {
    const prefixed = (xml: string) => xml.replace(/<(\/?)(?=[a-zA-Z])/g, '<$1x:');
    const { sheets } = await withCells(
      '<c r="A5" t="inlineStr"><is><t>OE</t></is></c><c r="C5"><v>18</v></c>',
      prefixed,
    );
    expect(sheets.b2cs?.rows).toEqual([['OE', null, 18, null, null, null]]);
  });

  it('keeps its place when cells carry no reference', async () => {
    const { sheets } = await withCells('<c t="str"><v>OE</v></c><c/><c><v>18</v></c>');
    expect(sheets.b2cs?.rows).toEqual([['OE', null, 18, null, null, null]]);
  });
});

describe('dates', () => {
  it.each([
    [1, '01-Jan-1900'],
    [61, '01-Mar-1900'],
    [42_917, '01-Jul-2017'],
    [2_958_465, '31-Dec-9999'],
    [0, null],
    [-5, null],
  ])('serial %i is %s', (serial, text) => expect(serialDateText(serial, false)).toBe(text));

  it('count from 1904 where the workbook says so', () =>
    expect(serialDateText(44_379, true)).toBe('03-Jul-2025'));

  it.each(['dd/mm/yyyy', '[$-4009]d mmmm yyyy;@', 'mmm-yy', 'yyyy\\-mm\\-dd hh:mm'])(
    'format %s shows a date',
    (code) => expect(isDateFormat(170, code)).toBe(true),
  );
  it.each(['General', '0.00', 'h:mm', '#,##0.00_);[Red]\\(#,##0.00\\)', '"day" 0', '@'])(
    'format %s shows none',
    (code) => expect(isDateFormat(170, code)).toBe(false),
  );
});
