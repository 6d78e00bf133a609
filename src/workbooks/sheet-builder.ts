import type { Cell, Finding, OfficialSheet, Sheet, TakeRow } from '../core/index.ts';
import { groupedAmount } from './grouped-amount.ts';
import { comparable, fitHeader, sheetsWithHeader } from './known-sheets.ts';
import type { CellFault } from './worksheet-cell.ts';
import { columnName, type SourceRow } from './worksheet-rows.ts';

/** The column that findings are written to, and that is passed over when the workbook comes back. */
export const remedyColumn = 'Vivarani: what to correct';

/** Columns without a finding: our own, and one of the official workbook that the return itself no longer has. */
const passedOver = new Set([comparable(remedyColumn), 'totalvalue']);
/** Rows in which the column names are looked for; the official workbook has them in row 4. */
const headingRows = 20;
/** Blank lines that are kept as positions; a longer gap is a stray cell far below, and costs memory for nothing. */
const blankRow: readonly Cell[] = Object.freeze([]);

/** A sheet of the return with the official name it belongs to, or undefined with findings that say why not. */
export interface BuiltSheet {
  readonly name?: string;
  readonly sheet?: Sheet;
  readonly findings: readonly Finding[];
  /** Whether any cell of it was filled. */
  readonly hasRows: boolean;
  /** Rows of data below the column names. */
  readonly rowCount: number;
}

/** Takes the rows of a sheet as they come, instead of their being kept; asked once, when the column names are known. */
export type BeginSheet = (name: string, header: readonly string[]) => TakeRow | undefined;

interface BuilderOptions {
  /** As the file names it. */
  readonly sheetName: string;
  readonly fileName: string;
  /** Official sheets the name stands for; empty when it says nothing. */
  readonly named: readonly OfficialSheet[];
  readonly official: readonly OfficialSheet[];
  /** Who takes the rows; they are kept where nobody does. */
  readonly begin?: BeginSheet | undefined;
}

interface Heading {
  readonly row: SourceRow;
  readonly official: OfficialSheet;
  readonly header: readonly string[];
  /** Columns of money and quantities. */
  readonly amounts: readonly number[];
}

/** Turns the rows of one sheet, given from the top, into a sheet of the return. */
export class SheetBuilder {
  private readonly options: BuilderOptions;
  private readonly findings: Finding[] = [];
  private readonly rows: (readonly Cell[])[] = [];
  private readonly unheadedColumns = new Set<number>();
  private waiting: SourceRow[] = [];
  private heading: Heading | undefined;
  private rejected = false;
  private hasRows = false;
  private lastRow = 0;
  private rowCount = 0;
  private take: TakeRow | undefined;

  constructor(options: BuilderOptions) {
    this.options = options;
  }

  add(row: SourceRow): void {
    this.hasRows = true;
    if (this.heading) this.addData(row, this.heading);
    else if (!this.rejected) this.await(row);
  }

  /** Whether the column names have been found, or will not be. */
  get isSettled(): boolean {
    return this.heading !== undefined || this.rejected;
  }

  finish(): BuiltSheet {
    if (!this.heading && !this.rejected) this.settle();
    const { heading, findings, hasRows, rowCount } = this;
    if (!heading) return { findings, hasRows, rowCount };
    this.sayUnheaded(heading);
    const sheet: Sheet = { header: heading.header, rows: this.rows, firstRow: heading.row.number + 1 };
    return { name: heading.official.name, sheet, findings, hasRows, rowCount };
  }

  private await(row: SourceRow): void {
    if (row.number > headingRows) this.settle();
    else {
      this.waiting.push(row);
      return;
    }
    this.add(row);
  }

  private settle(): void {
    const { named } = this.options;
    const heading = named.length > 0 ? this.headingOf(named) : this.headingByContent();
    const waiting = this.waiting;
    this.waiting = [];
    this.rejected = heading === undefined;
    if (!heading) return;
    this.heading = heading;
    this.lastRow = heading.row.number;
    this.take = this.options.begin?.(heading.official.name, heading.header);
    for (const row of waiting) if (row.number > heading.row.number) this.addData(row, heading);
  }

  private headingOf(named: readonly OfficialSheet[]): Heading | undefined {
    const fits = this.waiting.flatMap((row) => fitHeader(row.cells, named).map((fit) => ({ ...fit, row })));
    const best = fits.toSorted((a, b) => b.found - a.found || a.missing.length - b.missing.length)[0];
    if (!best || best.found < 2) return this.sayNoHeading(named);
    const complete = fits.find((fit) => fit.row === best.row && fit.missing.length === 0) ?? best;
    if (complete.missing.length > 0) {
      for (const column of complete.missing) this.sayMissing(column, best.row.number);
      return undefined;
    }
    return this.headed(best.row, complete.sheet);
  }

  private headingByContent(): Heading | undefined {
    for (const row of this.waiting) {
      const candidates = sheetsWithHeader(row.cells, this.options.official);
      const [official] = candidates;
      if (!official) continue;
      if (new Set(candidates.map(({ name }) => name)).size > 1) return this.sayAmbiguous(candidates);
      const { sheetName } = this.options;
      this.say({
        code: 'SHEET-BY-COLUMNS',
        severity: 'info',
        says: `Sheet "${sheetName}" was read as ${official.name}, going by its column names. Name it ${official.name} to be sure.`,
      });
      return this.headed(row, official);
    }
    if (this.hasRows) {
      this.say({
        code: 'SHEET-UNKNOWN',
        severity: 'warning',
        says: `Sheet "${this.options.sheetName}" is not a sheet of GSTR-1 and was not read. If it holds data of the return, name it as in the official workbook, like "b2b,sez,de" or "b2cs".`,
      });
    }
    return undefined;
  }

  private headed(row: SourceRow, official: OfficialSheet): Heading | undefined {
    const forms = this.options.named.length > 0 ? this.options.named : [official];
    const headers = new Map(
      forms.flatMap(({ columns }) => columns.map(({ header }) => [comparable(header), header])),
    );
    const header: string[] = [];
    for (let column = 0; column < row.cells.length; column++) {
      const text = String(row.cells[column] ?? '');
      const known = headers.get(comparable(text));
      if (known !== undefined && header.includes(known)) return this.sayTwice(known, row.number);
      if (known === undefined && text.trim() !== '' && !passedOver.has(comparable(text)))
        this.sayUnknownColumn(text, { row: row.number, official });
      header.push(known ?? text);
    }
    while (header.length > 0 && header.at(-1)?.trim() === '') header.pop();
    const ofAmounts = new Set(
      forms.flatMap(({ columns }) => columns.flatMap((column) => (column.amount ? column.header : []))),
    );
    const amounts = header.flatMap((name, column) => (ofAmounts.has(name) ? column : []));
    return { row, official, header, amounts };
  }

  private addData(row: SourceRow, heading: Heading): void {
    const width = heading.header.length;
    let cells = row.cells;
    let filled = false;
    for (let column = 0; column < cells.length; column++) {
      if (cells[column] === null) continue;
      if (heading.header[column]) filled ||= heading.header[column] !== remedyColumn;
      else this.unheadedColumns.add(column);
    }
    if (!filled) return;
    if (cells.length !== width) cells = fitted(cells, width);
    cells = withoutSeparators(cells, heading.amounts);
    this.rowCount++;
    if (this.options.begin) this.take?.(cells, row.number);
    else this.keep(cells, row.number);
    for (const fault of row.faults ?? []) this.sayFault(fault, { row: row.number, heading });
  }

  private keep(cells: readonly Cell[], row: number): void {
    while (this.lastRow + 1 < row) {
      this.rows.push(blankRow);
      this.lastRow++;
    }
    this.rows.push(cells);
    this.lastRow = row;
  }

  private say(finding: Finding): void {
    this.findings.push({ sheet: this.options.sheetName, ...finding });
  }

  private sayFault(
    { column, kind, text }: CellFault,
    { row, heading }: { row: number; heading: Heading },
  ): void {
    const header = heading.header[column];
    if (!header) return;
    const cell = `${columnName(column)}${row}`;
    const says =
      kind === 'error value'
        ? `Cell ${cell} shows the error ${text}. Correct the formula or type the value.`
        : `Cell ${cell} holds the formula ${text.slice(0, 80)} without a result. Open the workbook in Excel, let it calculate, save it and import it again.`;
    this.say({
      code: kind === 'error value' ? 'CELL-ERROR' : 'CELL-FORMULA',
      severity: 'error',
      sheet: heading.official.name,
      row,
      column: header,
      value: text.slice(0, 255),
      says,
    });
  }

  private sayNoHeading(named: readonly OfficialSheet[]): undefined {
    if (!this.hasRows) return undefined;
    const example = named[0]?.columns
      .slice(0, 3)
      .map(({ header }) => `"${header}"`)
      .join(', ');
    this.say({
      code: 'HEADER-MISSING',
      severity: 'error',
      says: `Sheet "${this.options.sheetName}" has no row of column names in its first ${headingRows} rows. Put them (${example} and so on) in one row above the data.`,
    });
    return undefined;
  }

  private sayMissing(column: string, row: number): void {
    this.say({
      code: 'COLUMN-MISSING',
      severity: 'error',
      row,
      column,
      says: `Sheet "${this.options.sheetName}" has no column "${column}". Add it with this very name in row ${row}; until then nothing of the sheet is read.`,
    });
  }

  private sayTwice(column: string, row: number): undefined {
    this.say({
      code: 'COLUMN-TWICE',
      severity: 'error',
      row,
      column,
      says: `Sheet "${this.options.sheetName}" has the column "${column}" twice. Keep one; until then nothing of the sheet is read.`,
    });
    return undefined;
  }

  private sayUnknownColumn(
    column: string,
    { row, official }: { row: number; official: OfficialSheet },
  ): void {
    this.say({
      code: 'COLUMN-UNKNOWN',
      severity: 'warning',
      row,
      column,
      says: `Column "${column.slice(0, 80)}" is not part of sheet ${official.name} and was not read. If it stands for another column, give it the official name.`,
    });
  }

  private sayAmbiguous(candidates: readonly OfficialSheet[]): undefined {
    const names = candidates.map(({ name }) => name).join(' or ');
    this.say({
      code: 'SHEET-UNKNOWN',
      severity: 'error',
      says: `The columns of sheet "${this.options.sheetName}" fit ${names}. Name it as the one it is.`,
    });
    return undefined;
  }

  private sayUnheaded(heading: Heading): void {
    for (const column of this.unheadedColumns) {
      this.say({
        code: 'COLUMN-UNNAMED',
        severity: 'warning',
        row: heading.row.number,
        column: columnName(column),
        says: `Column ${columnName(column)} of sheet "${this.options.sheetName}" has values but no name in row ${heading.row.number} and was not read. Name the column or delete its values.`,
      });
    }
  }
}

function fitted(cells: readonly Cell[], width: number): readonly Cell[] {
  const row = cells.slice(0, width);
  while (row.length < width) row.push(null);
  return row;
}

/** Copies the row only when an amount in it was typed with separators. */
function withoutSeparators(cells: readonly Cell[], amounts: readonly number[]): readonly Cell[] {
  let mended: Cell[] | undefined;
  for (const column of amounts) {
    const cell = cells[column];
    const amount = typeof cell === 'string' ? groupedAmount(cell) : null;
    if (amount === null) continue;
    mended ??= [...cells];
    mended[column] = amount;
  }
  return mended ?? cells;
}
