import type { Cell } from '../core/index.ts';
import type { Limits } from './limits.ts';
import { UnreadableFile } from './unreadable.ts';
import { cellTooLong } from './worksheet-cell.ts';
import { type SourceRow, tooManyRows } from './worksheet-rows.ts';

const quote = 34;
const lineFeed = 10;
const carriageReturn = 13;
const minus = 45;
const fullStop = 46;
const zero = 48;
const nine = 57;
/** Columns whose last cell is remembered; a hostile row may have millions. */
const mostRemembered = 64;

/** What a reader of separated values needs to know. */
export interface CsvOptions {
  /** Name used in messages. */
  readonly sheetName: string;
  readonly limits: Pick<Limits, 'rows' | 'columns' | 'cellCharacters'>;
  /** Found from the first lines when absent. */
  readonly separator?: string;
}

/** Finds the separator among comma, semicolon, tab and bar: the one that occurs most often outside quotes at the beginning. */
export function separatorOf(text: string): string {
  const named = /^sep=(.)\r?\n/i.exec(text)?.[1];
  if (named) return named;
  const head = text
    .slice(0, 8192)
    .replace(/"[^"]*"/g, '')
    .split(/\r\n?|\n/, 5)
    .join('\n');
  const counts = [',', ';', '\t', '|'].map((separator) => ({
    separator,
    count: head.split(separator).length,
  }));
  return counts.toSorted((a, b) => b.count - a.count)[0]?.separator ?? ',';
}

/**
 * Reads separated values (RFC 4180, any line end) in one pass, from a whole text or from its pieces one after the other;
 * a number that prints back as it stands becomes a number.
 */
export function* readCsvRows(text: string | Iterable<string>, options: CsvOptions): Generator<SourceRow> {
  const pieces = (typeof text === 'string' ? [text] : text)[Symbol.iterator]();
  const first: string = pieces.next().value ?? '';
  const separator = options.separator ?? separatorOf(first);
  const scan = new CsvScan({ first, pieces, separator: separator.charCodeAt(0) }, options);
  const named = /^sep=.\r?\n/i.exec(first);
  if (named) scan.skipLine(named[0].length);
  for (let row = scan.next(); row; row = scan.next()) if (row.cells.length > 0) yield row;
}

// One object walks through the text; every character is looked at once, and cells are cut out of it.
class CsvScan {
  private position = 0;
  private number = 0;
  private readonly lastTexts: string[] = [];
  private readonly lastCells: Cell[] = [];
  private text: string;
  private readonly pieces: Iterator<string>;
  private readonly separator: number;
  private readonly options: CsvOptions;

  constructor(
    { first, pieces, separator }: { first: string; pieces: Iterator<string>; separator: number },
    options: CsvOptions,
  ) {
    this.text = first;
    this.pieces = pieces;
    this.separator = separator;
    this.options = options;
  }

  skipLine(characters: number): void {
    this.position = characters;
    this.number = 1;
  }

  next(): SourceRow | undefined {
    for (;;) {
      const { position, number } = this;
      const row = this.row();
      // A row that reaches the end of the piece may go on in the next one: it is read again with that.
      if (this.position < this.text.length || !this.takeMore(position)) return row;
      this.number = number;
    }
  }

  /** At least as much again as is left over, so that a row of many pieces is not read many times. */
  private takeMore(from: number): boolean {
    const rest = this.text.slice(from);
    let more = '';
    do {
      const { done, value } = this.pieces.next();
      if (done) break;
      more += value;
    } while (more.length <= rest.length);
    if (more === '') return false;
    this.text = rest + more;
    this.position = 0;
    return true;
  }

  private row(): SourceRow | undefined {
    const { text, separator } = this;
    if (this.position >= text.length) return undefined;
    if (++this.number > this.options.limits.rows)
      throw tooManyRows(this.options.sheetName, this.options.limits.rows);
    const cells: Cell[] = [];
    let filled = 0;
    for (;;) {
      const cell =
        text.charCodeAt(this.position) === quote ? this.quoted(cells.length) : this.plain(cells.length);
      cells.push(cell);
      if (cell !== null) filled = cells.length;
      if (text.charCodeAt(this.position) !== separator) break;
      this.position++;
    }
    if (text.charCodeAt(this.position) === carriageReturn) this.position++;
    if (text.charCodeAt(this.position) === lineFeed) this.position++;
    if (filled > this.options.limits.columns) throw cellTooFar(this.options, this.number, filled);
    cells.length = filled;
    return { number: this.number, cells };
  }

  private plain(column: number): Cell {
    const { text } = this;
    const start = this.position;
    const last = this.lastTexts[column];
    // Lines of one document repeat most of it: what stands here again need not be cut out again.
    if (last !== undefined && text.startsWith(last, start) && this.endsCell(start + last.length)) {
      this.position = start + last.length;
      return this.lastCells[column];
    }
    let at = start;
    while (!this.endsCell(at)) at++;
    this.position = at;
    return at === start ? null : this.cell(text.slice(start, at), column);
  }

  private endsCell(at: number): boolean {
    const code = this.text.charCodeAt(at);
    return code === this.separator || code === lineFeed || code === carriageReturn || at >= this.text.length;
  }

  private quoted(column: number): Cell {
    const { text } = this;
    const start = this.position + 1;
    let end = text.indexOf('"', start);
    let doubled = false;
    while (end >= 0 && text.charCodeAt(end + 1) === quote) {
      doubled = true;
      end = text.indexOf('"', end + 2);
    }
    if (end < 0) end = text.length;
    const inner = text.slice(start, end);
    this.position = Math.min(end + 1, text.length);
    // Text after the closing quote belongs to the cell all the same: "12" inch.
    const rest = this.plainRest();
    const value = (doubled ? inner.replaceAll('""', '"') : inner) + rest;
    return value === '' ? null : this.cell(value, column);
  }

  private plainRest(): string {
    const start = this.position;
    const { text, separator } = this;
    for (; this.position < text.length; this.position++) {
      const code = text.charCodeAt(this.position);
      if (code === separator || code === lineFeed || code === carriageReturn) break;
    }
    return text.slice(start, this.position);
  }

  private cell(text: string, column: number): Cell {
    // Lines of one document repeat most of it: the same text object is then compared and looked up at once.
    if (text === this.lastTexts[column]) return this.lastCells[column];
    const limit = this.options.limits.cellCharacters;
    if (text.length > limit)
      throw cellTooLong(this.options.sheetName, { row: this.number, column, length: text.length, limit });
    const cell = ownCopy(numberOrText(text));
    if (column < mostRemembered) {
      this.lastTexts[column] = text;
      this.lastCells[column] = cell;
    }
    return cell;
  }
}

// A longer cut of a text keeps the whole of it in memory; its copy keeps nothing but itself.
function ownCopy(cell: Cell): Cell {
  return typeof cell === 'string' && cell.length > 12 ? ` ${cell}`.slice(1) : cell;
}

// 007, 1E5, 2025.10 and 16 digits stay text: as numbers they would not come back as they were typed.
function numberOrText(text: string): Cell {
  const negative = text.charCodeAt(0) === minus;
  const start = negative ? 1 : 0;
  if (text.length - start > 16) return text;
  let digits = 0;
  let point = -1;
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === fullStop && point < 0) point = at;
    else if (code >= zero && code <= nine) digits = digits * 10 + (code - zero);
    else return text;
  }
  if (!isPlainlyWritten(text, { start, point })) return text;
  // Up to fifteen digits and a power of ten are exact, so that their quotient is the nearest number there is.
  const number = point < 0 ? digits : digits / (powersOfTen[text.length - 1 - point] as number);
  // Below a millionth numbers are printed with an exponent.
  if (number < 1e-6 && number > 0) return text;
  return negative ? -number : number;
}

const powersOfTen = Array.from({ length: 16 }, (_, power) => Number(`1e${power}`));

function isPlainlyWritten(text: string, { start, point }: { start: number; point: number }): boolean {
  const whole = (point < 0 ? text.length : point) - start;
  const decimals = point < 0 ? 0 : text.length - 1 - point;
  if (whole === 0 || whole + decimals > 15) return false;
  if (point >= 0 && (decimals === 0 || text.charCodeAt(text.length - 1) === zero)) return false;
  const leadingZero = text.charCodeAt(start) === zero;
  return !leadingZero || (whole === 1 && (point >= 0 || start === 0));
}

function cellTooFar({ sheetName, limits }: CsvOptions, row: number, columns: number): Error {
  return new UnreadableFile({
    code: 'SHEET-TOO-WIDE',
    sheet: sheetName,
    row,
    says: `Row ${row} of "${sheetName}" has ${columns} cells; ${limits.columns} is the most. Delete what stands to the right of the table, or save the file with another separator.`,
  });
}
