import type { Cell } from '../core/index.ts';
import { parseRupees } from '../core/money.ts';
import { states } from '../core/state.ts';
import type { SourceRow } from './worksheet-rows.ts';

/** A line of a GST Nirvana sheet: its row and its cells by the keys of the key row. */
export interface KeyedLine {
  readonly row: number;
  readonly cells: Readonly<Record<string, Cell>>;
}

/** The row of keys below the headings and the lines under it; null when the sheet has no such row. */
export interface KeyedSheet {
  readonly keyRow: number;
  readonly keys: readonly string[];
  readonly lines: readonly KeyedLine[];
}

/** Finds the row that holds all the keys asked for among the first ten, and reads the lines below it. */
export function readKeyed(rows: readonly SourceRow[], wanted: readonly string[]): KeyedSheet | null {
  const keyRow = rows.find(
    ({ number, cells }) => number <= 10 && wanted.every((key) => keyed(cells).includes(key)),
  );
  if (!keyRow) return null;
  const keys = keyed(keyRow.cells);
  const lines = rows
    .filter(({ number, cells }) => number > keyRow.number && cells.some((cell) => textOf(cell) !== ''))
    .map(({ number, cells }) => ({
      row: number,
      cells: Object.fromEntries(keys.map((key, at) => [key, cells[at] ?? null])),
    }));
  return { keyRow: keyRow.number, keys, lines };
}

// The two editions of the workbook write a few keys with another case (pos, Pos).
const keyed = (cells: readonly Cell[]): readonly string[] => cells.map((cell) => textOf(cell).toLowerCase());

/** Text of a cell without blanks around it; the word NULL of exports is nothing. */
export function textOf(cell: Cell): string {
  const text = String(cell ?? '').trim();
  return text === 'NULL' ? '' : text;
}

/** Letters of a State as the workbook has them, with older and sloppier ones seen in its own samples. */
const letters: Readonly<Record<string, string>> = Object.fromEntries(
  (
    'JK01 HP02 PB03 CH04 UK05 UT05 UA05 HR06 DL07 RJ08 UP09 BR10 BH10 SK11 AR12 NL13 MN14 MZ15 TR16 ML17 AS18 WB19 JH20 OD21 OR21 ' +
    'CG22 CT22 MP23 GJ24 DD26 DN26 DH26 MH27 KA29 GA30 LD31 KL32 TN33 PY34 AN35 TS36 TG36 AP37 AD37 LA38 LH38 OC96 OT97'
  )
    .split(' ')
    .map((pair) => [pair.slice(0, 2), pair.slice(2)]),
);

/** Place of supply as the official workbook writes it, `27-Maharashtra`; the cell itself when its letters are unknown. */
export function placeOfLetters(cell: Cell): Cell {
  const text = textOf(cell);
  const code = letters[text.toUpperCase()] ?? text;
  const name = states.find((state) => state.code === code)?.name;
  return name === undefined ? (text === '' ? null : text) : `${code}-${name}`;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Month-first dates of the workbook (7-12-2018 is 12-Jul-2018) as DD-MMM-YYYY; other spellings stay as they are. */
export function monthFirstDate(cell: Cell): { readonly text: Cell; readonly ambiguous: boolean } {
  const [, month = '', day = '', year = ''] = /^(\d{1,2})[-/](\d{1,2})[-/](\d{4})$/.exec(textOf(cell)) ?? [];
  const name = months[Number(month) - 1];
  if (name === undefined) return { text: cell, ambiguous: false };
  return { text: `${day.padStart(2, '0')}-${name}-${year}`, ambiguous: Number(day) <= 12 && day !== month };
}

/** Paise of a cell in rupees, blank as 0; null when it is not an amount. */
export function amountOf(cell: Cell): number | null {
  const text = textOf(cell).replaceAll(',', '');
  return text === '' ? 0 : parseRupees(/\.\d{3,}$/.test(text) ? Number(text).toFixed(2) : text);
}

/** Quantity times price in paise, rounded half up; null when either is missing or no number. */
export function valueOfLine(quantity: Cell, price: Cell): number | null {
  const [count, each] = [millionths(quantity), millionths(price)];
  if (count === null || each === null) return null;
  return Number((count * each + 5_000_000_000n) / 10_000_000_000n);
}

function millionths(cell: Cell): bigint | null {
  const match = /^(\d+)(?:\.(\d{1,6})\d*)?$/.exec(textOf(cell).replaceAll(',', ''));
  return match ? BigInt(`${match[1]}${(match[2] ?? '').padEnd(6, '0')}`) : null;
}
