import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultLimits, readCsvRows } from './index.ts';

const read = (text: string) => [...readCsvRows(text, { sheetName: 'b2b.csv', limits: defaultLimits })];
const cells = (text: string) => read(text).map((row) => row.cells);

describe('readCsvRows', () => {
  it('agrees with csv-parse on what any cells, quoted as RFC 4180 asks, hold', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', ';', '\n', '\r\n', ' ', '₹', '7', '.') });
    const quoted = (text: string) =>
      /[",;\r\n]/.test(text) || text === '' ? `"${text.replaceAll('"', '""')}"` : text;
    const table = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(table, fc.constantFrom('\n', '\r\n'), (rows, lineEnd) => {
        const text = `h,h,h${lineEnd}${rows.map((row) => row.map(quoted).join(',')).join(lineEnd)}`;
        const theirs: string[][] = parse(text, { record_delimiter: ['\n', '\r\n'], delimiter: ',' });
        const ours = [...readCsvRows(text, { sheetName: 'x', limits: defaultLimits, separator: ',' })];
        for (const [index, expected] of theirs.entries()) {
          const row = ours.find(({ number }) => number === index + 1)?.cells ?? [];
          expect(expected.map((_, column) => String(row[column] ?? ''))).toEqual(expected);
        }
      }),
    );
  });

  it.each([
    ['1180', 1180],
    ['-37.5', -37.5],
    ['0.05', 0.05],
    ['999999999999999', 999_999_999_999_999],
  ])('reads %s as a number', (text, number) => expect(cells(text)).toEqual([[number]]));

  it.each([
    '0101',
    '1,18,000.50',
    '1E5',
    '2025.10',
    '+5',
    '9999999999999999',
    '-0',
    ' 12',
    '1.',
    '0x1F',
    '=1+1',
    'Infinity',
  ])('leaves %s as it was typed', (text) => expect(cells(`"${text}"`)).toEqual([[text]]));

  it.each([
    ['a;b;c\n1;2;"3,5"', ';'],
    ['a\tb\tc\n1\t2\t"3,5"', 'tab'],
    ['sep=|\na|b|c\n1|2|"3,5"', 'the one a first line names'],
  ])('finds the separator of %j: %s', (text) => {
    expect(cells(text)).toEqual([
      ['a', 'b', 'c'],
      [1, 2, '3,5'],
    ]);
  });

  it('numbers rows as a spreadsheet does: blank lines count, a line break inside quotes does not', () => {
    expect(read('a,b\n\n"x\ny",1\r\n,,\r\nz,2').map(({ number }) => number)).toEqual([1, 3, 5]);
  });

  it('reads the same from pieces, wherever they are cut', () => {
    const text = 'a,b,c\r\n"x\ny, ""z""",1180.5,A text that is longer than that\n,,\n"12" inch,-7,A text\n';
    fc.assert(
      fc.property(fc.array(fc.nat(text.length), { maxLength: 8 }), (cuts) => {
        const ends = [...cuts.toSorted((a, b) => a - b), text.length];
        const pieces = ends.map((end, index) => text.slice(ends[index - 1] ?? 0, end));
        const options = { sheetName: 'x', limits: defaultLimits, separator: ',' };
        expect([...readCsvRows(pieces, options)]).toEqual(read(text));
      }),
    );
  });

  it('keeps what follows a closing quote', () => expect(cells('"12" inch,b')).toEqual([['12 inch', 'b']]));
});
