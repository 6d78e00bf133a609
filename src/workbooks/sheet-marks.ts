import type { FindingStyles } from './finding-styles.ts';
import { cellsOf, inOrder } from './row-cells.ts';
import { remedyColumn } from './sheet-builder.ts';
import { textCellXml } from './sheet-xml.ts';
import { columnName } from './worksheet-rows.ts';
import { attribute } from './xml-text.ts';

/** What to show on a sheet: rows with their coloured cells and the sentence beside them. */
export interface SheetMarks {
  readonly headerRow: number;
  /** Where the sentences go, counted from zero. */
  readonly remedyColumn: number;
  /** Whether the sheet comes back with the sentences and colours of an earlier list, which are taken off first. */
  readonly comesBack: boolean;
  readonly rows: ReadonlyMap<number, { readonly columns: ReadonlySet<number>; readonly says: string }>;
}

/** Writes marks into the XML of a worksheet; every cell, style and rule of it stays as it was. */
export function markSheet(xml: string, marks: SheetMarks, styles: FindingStyles): string {
  const pieces: string[] = [];
  let copied = 0;
  let number = 0;
  // Several sheets marked as selected would be edited together, so only the list of findings stays selected.
  const source = xml.replace(/(<sheetView[^>]*?)\stabSelected="(?:1|true)"/, '$1');
  for (let at = source.indexOf('<row'); at >= 0; at = source.indexOf('<row', at + 4)) {
    const next = source.charCodeAt(at + 4);
    if (next !== 32 && next !== 62 && next !== 47) continue;
    const tagEnd = source.indexOf('>', at);
    const tag = source.slice(at, tagEnd);
    number = Number(attribute(tag, 'r') ?? number + 1);
    const mark = markOf(marks, number);
    if (!mark) continue;
    const empty = source.charCodeAt(tagEnd - 1) === 47;
    const end = empty ? tagEnd + 1 : source.indexOf('</row>', tagEnd);
    const cells = empty ? '' : source.slice(tagEnd + 1, end);
    pieces.push(
      source.slice(copied, at),
      rowTag(tag),
      markRow(cells, { ...mark, number, marks, styles }),
      '</row>',
    );
    copied = empty ? end : end + 6;
  }
  pieces.push(source.slice(copied));
  return pieces.join('');
}

interface RowMark {
  readonly columns: ReadonlySet<number>;
  readonly says: string;
  readonly style: 'heading' | 'remedy';
}

function markOf(marks: SheetMarks, number: number): RowMark | undefined {
  if (number === marks.headerRow) return { columns: new Set(), says: remedyColumn, style: 'heading' };
  const row = marks.rows.get(number);
  if (row) return { ...row, style: 'remedy' };
  return marks.comesBack && number > marks.headerRow
    ? { columns: new Set(), says: '', style: 'remedy' }
    : undefined;
}

// The attribute `spans` says which columns the row fills and is only a hint, so it goes; it would be wrong now.
function rowTag(tag: string): string {
  return `${tag.replace(/\sspans="[^"]*"/, '').replace(/\/$/, '')}>`;
}

interface Marking extends RowMark {
  readonly number: number;
  readonly marks: SheetMarks;
  readonly styles: FindingStyles;
}

function markRow(xml: string, marking: Marking): string {
  const { columns, styles, number, marks } = marking;
  const cells = cellsOf(xml);
  if (marks.comesBack) takeOff(cells, marking);
  for (const column of columns) {
    const cell = cells.get(column);
    const style = styles.coloured(Number((cell && attribute(cell.slice(0, cell.indexOf('>')), 's')) ?? 0));
    cells.set(column, cell ? restyled(cell, style) : `<c r="${columnName(column)}${number}" s="${style}"/>`);
  }
  if (marking.says === '') return inOrder(cells);
  // A value that already stands in our column is somebody's own note: the sentence goes to the right of it.
  let column = marks.remedyColumn;
  while (/<(?:v|is)[\s>]/.test(cells.get(column) ?? '')) column++;
  cells.set(column, textCellXml(`${columnName(column)}${number}`, marking.says, styles[marking.style]));
  return inOrder(cells);
}

function takeOff(cells: Map<number, string>, { marks, styles }: Marking): void {
  cells.delete(marks.remedyColumn);
  for (const [column, cell] of cells) {
    const style = Number(attribute(cell.slice(0, cell.indexOf('>')), 's') ?? 0);
    const plain = styles.uncoloured(style);
    if (plain !== style) cells.set(column, restyled(cell, plain));
  }
}

function restyled(cell: string, style: number): string {
  const tagEnd = cell.indexOf('>');
  return `<c s="${style}"${cell.slice(2, tagEnd).replace(/\ss="[^"]*"/, '')}${cell.slice(tagEnd)}`;
}
