import { readXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import type { Cell } from '../core/index.ts';
import { type ExportedColumn, listCell } from './list-columns.ts';
import { streamCsv } from './stream-csv.ts';
import { streamWorkbook } from './stream-workbook.ts';

const columns: readonly ExportedColumn[] = [
  { header: 'Invoice No.', kind: 'text' },
  { header: 'Date', kind: 'date' },
  { header: 'Value', kind: 'money' },
];

async function* pages(): AsyncGenerator<readonly (readonly Cell[])[]> {
  yield [
    ['007', '2026-10-05', listCell(1_180_50, 'money')],
    ['=HYPERLINK("x")', '2026-10-31', listCell(-5_00, 'money')],
  ];
  yield [['A, "B"', null, null]];
}

async function whole(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const gathered: Uint8Array[] = [];
  for await (const piece of pieces) gathered.push(piece);
  return Buffer.concat(gathered);
}

test('CSV has dates as dd-mm-yyyy, plain numbers, and no text that begins like a formula', async () => {
  const text = (await whole(streamCsv(columns, pages()))).toString('utf8');
  expect(text).toBe(
    '\ufeffInvoice No.,Date,Value\r\n007,05-10-2026,1180.50\r\n"\'=HYPERLINK(""x"")",31-10-2026,-5.00\r\n"A, ""B""",,\r\n',
  );
});

test('the workbook has true numbers and dates, and document numbers as text', async () => {
  const { sheets } = await readXlsx(await whole(streamWorkbook('Sale', columns, pages())));
  const [heads, first, second, third] = sheets[0]?.rows ?? [];
  expect(heads).toEqual(['Invoice No.', 'Date', 'Value']);
  expect(first).toEqual(['007', new Date('2026-10-05T00:00:00Z'), 1180.5]);
  expect(second?.[0]).toBe('=HYPERLINK("x")');
  expect(third?.[0]).toBe('A, "B"');
});

test('an instant is the day it was in India', () => {
  expect(listCell('2026-10-05T20:00:00.000Z', 'date')).toBe('2026-10-06');
});
