import type { Cell } from '../../core/index.ts';
import { serialDateText } from '../date-cell.ts';
import type { DateOrder } from './mapping.ts';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** A date of a register as its parts: three numbers in the order written, or settled because the month is a word. */
type Written =
  | { readonly parts: readonly [number, number, number] }
  | { readonly settled: string }
  | { readonly unread: true };

/** What the dates of a column say of their order. */
export interface ColumnOrder {
  /** Undefined when both orders are possible, and when no date is in digits. */
  readonly order: DateOrder | undefined;
  /** A date that is one thing in one order and another in the other, where nothing in the column decides. */
  readonly ambiguous?: string;
  /** Two dates that can only be read in different orders. */
  readonly contradiction?: readonly [string, string];
}

/** Decides the order of day and month from a whole column, never from one cell: 03/04 alone says nothing. */
export function orderOfColumn(cells: readonly Cell[]): ColumnOrder {
  let dayFirst: string | undefined;
  let monthFirst: string | undefined;
  let either: string | undefined;
  for (const cell of cells) {
    const written = writtenDate(cell);
    if (!written || !('parts' in written)) continue;
    const [first, second] = written.parts;
    if (first > 999) continue;
    if (first > 12) dayFirst ??= String(cell);
    else if (second > 12) monthFirst ??= String(cell);
    else if (first !== second) either ??= String(cell);
  }
  if (dayFirst && monthFirst) return { order: undefined, contradiction: [dayFirst, monthFirst] };
  if (dayFirst) return { order: 'dmy' };
  if (monthFirst) return { order: 'mdy' };
  return either === undefined ? { order: undefined } : { order: undefined, ambiguous: either };
}

/** Reads a date into yyyy-mm-dd; undefined when blank, null when it is no day of the calendar in this order. */
export function readDate(cell: Cell, order: DateOrder | undefined): string | null | undefined {
  const written = writtenDate(cell);
  if (!written) return undefined;
  if ('unread' in written) return null;
  if ('settled' in written) return written.settled;
  const [first, second, third] = written.parts;
  if (first > 999) return isoDate(first, second, third);
  return order === 'mdy' ? isoDate(third, first, second) : isoDate(third, second, first);
}

function writtenDate(cell: Cell): Written | undefined {
  if (cell === null || cell === undefined) return undefined;
  // A date that lost its format is a number of days since 1900: 40,000 is of 2009, 80,000 of 2119.
  const serial = Number(cell);
  if (serial > 40_000 && serial < 80_000) return settledDate(serialDateText(serial, false) ?? '');
  const text = String(cell).trim();
  if (text === '') return undefined;
  // A time behind the date says nothing of the day.
  const day = text.replace(/[T ]\d{1,2}:\d{2}.*$/, '');
  const digits = /^(\d{1,4})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})$/.exec(day);
  if (digits) {
    const [, first = '', second = '', third = ''] = digits;
    const isYearFirst = first.length === 4;
    if (!isYearFirst && first.length > 2) return { unread: true };
    return { parts: [Number(first), Number(second), isYearFirst ? Number(third) : yearOf(third)] };
  }
  return settledDate(day);
}

function settledDate(text: string): Written {
  const dayFirst = /^(\d{1,2})[-/., ]*([a-z]{3,9})[-/., ']*(\d{4}|\d{2})$/i.exec(text);
  const monthFirst = /^([a-z]{3,9})[-/., ]*(\d{1,2})[-/., ]+(\d{4})$/i.exec(text);
  const [day, word, year] = dayFirst
    ? [dayFirst[1], dayFirst[2], dayFirst[3]]
    : [monthFirst?.[2], monthFirst?.[1], monthFirst?.[3]];
  const month = months.indexOf((word ?? '').slice(0, 3).toLowerCase()) + 1;
  const date = month > 0 ? isoDate(yearOf(year ?? ''), month, Number(day)) : null;
  return date === null ? { unread: true } : { settled: date };
}

/** Two digits are of this century: GST began in 2017. */
const yearOf = (text: string): number => (text.length === 2 ? 2000 + Number(text) : Number(text));

function isoDate(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year >= 2000 && year < 2200;
  return isReal ? date.toISOString().slice(0, 10) : null;
}
