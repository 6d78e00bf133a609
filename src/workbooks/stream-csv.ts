import type { Cell } from '../core/index.ts';
import type { ExportedColumn } from './list-columns.ts';

/** A list as CSV in UTF-8, piece by piece; dates dd-mm-yyyy, numbers plain, and no text that a spreadsheet would calculate. */
export async function* streamCsv(
  columns: readonly ExportedColumn[],
  pages: AsyncIterable<readonly (readonly Cell[])[]>,
): AsyncGenerator<Uint8Array> {
  yield Buffer.from(`\ufeff${columns.map(({ header }) => quoted(guarded(header))).join(',')}\r\n`);
  for await (const rows of pages) {
    const lines = rows.map((row) => columns.map(({ kind }, at) => written(row[at], kind)).join(','));
    if (lines.length > 0) yield Buffer.from(`${lines.join('\r\n')}\r\n`);
  }
}

function written(cell: Cell, kind: ExportedColumn['kind']): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'number') return kind === 'money' ? cell.toFixed(2) : String(cell);
  const [, year, month, day] = kind === 'date' ? (/^(\d{4})-(\d\d)-(\d\d)$/.exec(cell) ?? []) : [];
  return year ? `${day}-${month}-${year}` : quoted(guarded(cell));
}

/** A text that begins like a formula is shown, never calculated: an apostrophe stands before it. */
function guarded(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

function quoted(text: string): string {
  return /[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
