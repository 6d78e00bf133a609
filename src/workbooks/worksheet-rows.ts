import type { Cell } from '../core/index.ts';
import type { Limits } from './limits.ts';
import { damaged, UnreadableFile } from './unreadable.ts';
import type { WorkbookParts } from './workbook-parts.ts';
import { type CellContext, type CellFault, cellValue } from './worksheet-cell.ts';
import { attribute, refuseDocumentType, withoutMarkup } from './xml-text.ts';
import { unpack, type ZipFile } from './zip-unpack.ts';

/** A row as it stands in a file: its number as Excel shows it, its cells from column A on. */
export interface SourceRow {
  readonly number: number;
  readonly cells: readonly Cell[];
  readonly faults?: readonly CellFault[];
}

/** The longest text one row may take in the file; without it a row that never ends would be searched again and again. */
const longestRow = 16 * 2 ** 20;

interface SheetSource {
  readonly zip: ZipFile;
  readonly sheet: { readonly name: string; readonly partName: string };
  readonly parts: WorkbookParts;
  readonly limits: Limits;
}

/** Reads the rows of a worksheet as its XML is unpacked, in batches; throws UnreadableFile. */
export async function* worksheetRows(source: SheetSource): AsyncGenerator<readonly SourceRow[]> {
  const { zip, sheet } = source;
  const entry = zip.entries.get(sheet.partName);
  if (!entry) return;
  const decoder = new TextDecoder();
  const scanner = new RowScanner(source);
  for await (const piece of unpack(zip, entry)) yield scanner.push(decoder.decode(piece, { stream: true }));
  yield scanner.push(decoder.decode());
  scanner.end();
}

// Rows are cut out of the growing text at their closing tags: a generic XML parser is four times slower here.
class RowScanner {
  private pending = '';
  private prefix: string | undefined;
  private inData = false;
  private ended = false;
  private number = 0;
  private readonly source: SheetSource;

  constructor(source: SheetSource) {
    this.source = source;
  }

  push(text: string): readonly SourceRow[] {
    if (this.ended) return [];
    this.pending += text;
    if (!this.inData && !this.findData()) return [];
    const rows: SourceRow[] = [];
    const at = this.takeRows(rows);
    this.pending = this.pending.slice(at);
    if (this.pending.length > longestRow) {
      throw new UnreadableFile({
        code: 'SHEET-ROW',
        sheet: this.source.sheet.name,
        row: this.number + 1,
        says: `Row ${this.number + 1} of sheet "${this.source.sheet.name}" is too long to be a row of a return. Copy the rows into a new workbook and import that.`,
      });
    }
    return rows;
  }

  end(): void {
    if (!this.ended)
      throw damaged(
        this.source.zip.name,
        `its sheet "${this.source.sheet.name}" breaks off after row ${this.number}`,
      );
  }

  private findData(): boolean {
    const found = /<(\w+:)?sheetData\s*(\/?)>/.exec(this.pending);
    if (!found) {
      if (this.pending.length > longestRow)
        throw damaged(
          this.source.zip.name,
          `its sheet "${this.source.sheet.name}" has no rows where they belong`,
        );
      return false;
    }
    refuseDocumentType(this.source.zip.name, this.source.sheet.partName, this.pending.slice(0, found.index));
    this.prefix = found[1] ?? '';
    this.inData = true;
    this.ended = found[2] === '/';
    this.pending = this.pending.slice(found.index + found[0].length);
    return true;
  }

  private takeRows(rows: SourceRow[]): number {
    const text = this.pending;
    const open = `<${this.prefix}row`;
    const close = `</${this.prefix}row>`;
    let at = 0;
    for (;;) {
      const start = text.indexOf('<', at);
      if (start < 0) return at;
      if (text.startsWith('<!--', start)) {
        const end = text.indexOf('-->', start);
        if (end < 0) return start;
        at = end + 3;
        continue;
      }
      const tagEnd = text.indexOf('>', start);
      if (tagEnd < 0) return start;
      if (!text.startsWith(open, start)) {
        this.ended = true;
        return text.length;
      }
      const empty = text.charCodeAt(tagEnd - 1) === 47;
      const end = empty ? tagEnd : text.indexOf(close, tagEnd);
      if (end < 0) return start;
      const row = this.readRow(text.slice(start, tagEnd), empty ? '' : text.slice(tagEnd + 1, end));
      if (row) rows.push(row);
      at = empty ? tagEnd + 1 : end + close.length;
    }
  }

  private readRow(tag: string, xml: string): SourceRow | undefined {
    const number = Number(attribute(tag, 'r') ?? this.number + 1);
    const { sheet, zip, limits } = this.source;
    if (!Number.isInteger(number) || number <= this.number)
      throw damaged(
        zip.name,
        `the rows of its sheet "${sheet.name}" are out of order after row ${this.number}`,
      );
    if (number > limits.rows) throw tooManyRows(sheet.name, limits.rows);
    this.number = number;
    if (xml === '') return undefined;
    const row = readCells(xml.includes('<!') ? withoutMarkup(xml) : xml, {
      ...this.source,
      row: number,
      prefix: this.prefix ?? '',
    });
    return row;
  }
}

/** The refusal of a sheet with more rows than the limit. */
export function tooManyRows(sheet: string, limit: number): UnreadableFile {
  return new UnreadableFile({
    code: 'SHEET-TOO-LONG',
    sheet,
    row: limit + 1,
    says: `Sheet "${sheet}" has more than ${limit.toLocaleString('en-IN')} rows. Split it into several files and import them one after the other.`,
  });
}

function readCells(
  xml: string,
  context: SheetSource & { readonly row: number; readonly prefix: string },
): SourceRow | undefined {
  const { prefix, row, limits } = context;
  const open = `<${prefix}c`;
  const close = `</${prefix}c>`;
  const cells: Cell[] = [];
  const faults: CellFault[] = [];
  const cellContext: CellContext = {
    ...context,
    fileName: context.zip.name,
    sheetName: context.sheet.name,
    faults,
  };
  let column = -1;
  for (let at = xml.indexOf(open); at >= 0; at = xml.indexOf(open, at)) {
    const tagEnd = xml.indexOf('>', at);
    if (tagEnd < 0) break;
    const tag = xml.slice(at, tagEnd);
    const empty = xml.charCodeAt(tagEnd - 1) === 47;
    const end = empty ? tagEnd : xml.indexOf(close, tagEnd);
    if (end < 0)
      throw damaged(context.zip.name, `row ${row} of its sheet "${context.sheet.name}" cannot be read`);
    column = columnOf(attribute(tag, 'r'), column + 1);
    at = end + 1;
    if (empty) continue;
    const value = cellValue(tag, xml.slice(tagEnd + 1, end), { context: cellContext, column });
    if (value === null) continue;
    if (column >= limits.columns) throw tooManyColumns(context, column);
    while (cells.length < column) cells.push(null);
    cells[column] = value;
  }
  if (cells.length === 0) return undefined;
  return faults.length > 0 ? { number: row, cells, faults } : { number: row, cells };
}

function tooManyColumns(
  { sheet, row, limits }: SheetSource & { readonly row: number },
  column: number,
): UnreadableFile {
  return new UnreadableFile({
    code: 'SHEET-TOO-WIDE',
    sheet: sheet.name,
    row,
    column: columnName(column),
    says: `Cell ${columnName(column)}${row} of sheet "${sheet.name}" lies beyond column ${columnName(limits.columns - 1)}, the last one read. Delete what stands to the right of the table.`,
  });
}

/** Column of a cell reference counted from zero, or the next one where the cell has no reference. */
export function columnOf(reference: string | undefined, next: number): number {
  if (reference === undefined) return next;
  let column = 0;
  for (let index = 0; index < reference.length && index < 4; index++) {
    const letter = reference.charCodeAt(index) & ~32;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  return column - 1;
}

/** Letters of a column counted from zero: 0 is A, 26 is AA. */
export function columnName(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : columnName(Math.floor(column / 26) - 1) + last;
}
