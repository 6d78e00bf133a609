import type { Cell } from '../core/index.ts';
import { kindOf, type WorkbookFile } from './file-kind.ts';
import { findPlaces, placer } from './finding-places.ts';
import { type Base, baseWorkbook } from './findings-base.ts';
import { cellsOf, inOrder } from './row-cells.ts';
import { sheetXml, textCellXml } from './sheet-xml.ts';
import { columnName, type SourceRow } from './worksheet-rows.ts';
import { attribute } from './xml-text.ts';
import { repack } from './zip-pack.ts';
import { unpackText } from './zip-unpack.ts';

/** What a cell of a file says from now on; sheet, row and column are named as its finding names them. */
export interface CorrectedCell {
  readonly sheet: string;
  readonly row: number;
  /** Header text of the column. */
  readonly column: string;
  readonly value: string;
}

/** Values of one sheet by row number, then by column counted from zero. */
type CellsOfSheet = Map<number, Map<number, string>>;

/** Writes values into cells of files as they came, and answers all the files; `placed` counts the cells that were found. */
export async function correctCells(
  files: readonly WorkbookFile[],
  cells: readonly CorrectedCell[],
): Promise<{ readonly files: readonly WorkbookFile[]; readonly placed: number }> {
  const corrected: WorkbookFile[] = [];
  let placed = 0;
  for (const file of files) {
    const done = kindOf(file) === 'json' ? { file, placed: 0 } : await correctFile(file, cells);
    corrected.push(done.file);
    placed += done.placed;
  }
  return { files: corrected, placed };
}

async function correctFile(
  file: WorkbookFile,
  cells: readonly CorrectedCell[],
): Promise<{ readonly file: WorkbookFile; readonly placed: number }> {
  const base = await baseWorkbook([file], { findings: [], mostRows: Number.POSITIVE_INFINITY, notes: [] });
  const places = await findPlaces(base);
  const place = placer(places);
  const bySheet = new Map<string, CellsOfSheet>();
  let placed = 0;
  for (const { sheet, row, column, value } of cells) {
    const at = place({ code: '', severity: 'error', says: '', sheet, row, column });
    if (at.sheetName === undefined || at.column === undefined) continue;
    const rows = bySheet.get(at.sheetName) ?? new Map<number, Map<number, string>>();
    const values = rows.get(row) ?? new Map<number, string>();
    bySheet.set(at.sheetName, rows.set(row, values.set(at.column, value)));
    placed++;
  }
  if (placed === 0) return { file, placed };
  if (kindOf(file) === 'text') return { file: csvFile(file, base, bySheet), placed };
  const changed = new Map<string, string>();
  for (const { sheetName, partName } of places) {
    const values = bySheet.get(sheetName) ?? new Map();
    const rows = base.rows.get(sheetName);
    if (rows) changed.set(partName, sheetXml(rowsWith(rows, values)));
    else if (values.size > 0)
      changed.set(partName, xmlWith((await unpackText(base.zip, partName)) ?? '', values));
  }
  return { file: { name: file.name, bytes: await repack(base.zip, changed) }, placed };
}

function* rowsWith(rows: readonly SourceRow[], values: CellsOfSheet): Generator<SourceRow> {
  for (const row of rows) {
    const own = values.get(row.number);
    if (!own) yield row;
    else {
      const cells: Cell[] = [...row.cells];
      for (const [column, value] of own) {
        while (cells.length < column) cells.push(null);
        cells[column] = value;
      }
      yield { number: row.number, cells };
    }
  }
}

/** Rows stay at their numbers: a blank line of the file is a blank line again. */
function csvFile(file: WorkbookFile, base: Base, bySheet: ReadonlyMap<string, CellsOfSheet>): WorkbookFile {
  const lines: string[] = [];
  for (const [name, rows] of base.rows) {
    for (const { number, cells } of rowsWith(rows, bySheet.get(name) ?? new Map())) {
      while (lines.length < number - 1) lines.push('');
      lines.push(cells.map(csvCell).join(','));
    }
  }
  return { name: file.name, bytes: Buffer.from(`\ufeff${lines.join('\r\n')}\r\n`) };
}

function csvCell(cell: Cell): string {
  const text = cell === null || cell === undefined ? '' : String(cell);
  return /[",;\t|\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function xmlWith(xml: string, values: CellsOfSheet): string {
  const pieces: string[] = [];
  let copied = 0;
  let number = 0;
  for (let at = xml.indexOf('<row'); at >= 0; at = xml.indexOf('<row', at + 4)) {
    if (!/[\s>/]/.test(xml.charAt(at + 4))) continue;
    const tagEnd = xml.indexOf('>', at);
    const tag = xml.slice(at, tagEnd);
    number = Number(attribute(tag, 'r') ?? number + 1);
    const own = values.get(number);
    if (!own) continue;
    const isEmpty = xml.charAt(tagEnd - 1) === '/';
    const end = isEmpty ? tagEnd + 1 : xml.indexOf('</row>', tagEnd);
    const open = `${tag.replace(/\sspans="[^"]*"/, '').replace(/\/$/, '')}>`;
    const cells = isEmpty ? '' : xml.slice(tagEnd + 1, end);
    pieces.push(xml.slice(copied, at), open, rowXml(cells, number, own), '</row>');
    copied = isEmpty ? end : end + '</row>'.length;
  }
  return [...pieces, xml.slice(copied)].join('');
}

function rowXml(xml: string, number: number, values: ReadonlyMap<number, string>): string {
  const cells = cellsOf(xml);
  for (const [column, value] of values) {
    const before = cells.get(column) ?? '<c>';
    const style = Number(attribute(before.slice(0, before.indexOf('>')), 's') ?? 0);
    cells.set(column, cellXml(`${columnName(column)}${number}`, value, style));
  }
  return inOrder(cells);
}

/** What is plainly a number is written as one; 007 and sixteen digits stay text. */
function cellXml(reference: string, value: string, style: number): string {
  if (!/^-?(?:0|[1-9]\d{0,14})(?:\.\d+)?$/.test(value)) return textCellXml(reference, value, style);
  return `<c r="${reference}"${style > 0 ? ` s="${style}"` : ''}><v>${value}</v></c>`;
}
