import type { CellStyle } from 'hucre';
import { writeXlsx } from 'hucre/xlsx';
import type { Cell } from '../core/index.ts';

/** A sheet to write: its column names, its rows, and where they stand. */
export interface ExportSheet {
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  /** Text of cell A1 when the column names stand further down. */
  readonly title?: string;
  /** A word above each column name, on a ground of its colour (RRGGBB); the column names stand in row 2 then. */
  readonly legend?: readonly { readonly text: string; readonly colour: string }[];
  /** Row of the first row of data; the column names stand above it. 2 unless given; 5 in the official workbook; 1 for a sheet without column names. */
  readonly firstRow?: number;
}

/** Writes sheets as an .xlsx workbook: names as given (31 characters at most), column names bold and kept in view. */
export async function writeSheetWorkbook(sheets: readonly ExportSheet[]): Promise<Uint8Array> {
  return writeXlsx({
    stringMode: 'inline',
    sheets: sheets.length > 0 ? sheets.map(writable) : [{ name: 'Empty', rows: [] }],
  });
}

function writable({ name, header, rows, title, legend, firstRow = legend ? 3 : 2 }: ExportSheet) {
  const headerRow = firstRow - 1;
  const above: (string | number | null)[][] = Array.from({ length: Math.max(0, headerRow - 1) }, () => []);
  if (title !== undefined && above[0]) above[0].push(title);
  const bold = { font: { bold: true } };
  const cells = new Map<string, { value: string; style: CellStyle }>(
    header.map((text, column) => [`${headerRow - 1},${column}`, { value: text, style: bold }]),
  );
  for (const [column, { text, colour }] of (legend ?? []).entries()) {
    above[0]?.push(text);
    const fill = { type: 'pattern', pattern: 'solid', fgColor: { rgb: colour } } as const;
    cells.set(`0,${column}`, { value: text, style: { fill } });
  }
  return {
    name,
    rows: [
      ...above,
      ...(headerRow > 0 ? [[...header]] : []),
      ...rows.map((row) => Array.from(row, (cell) => cell ?? null)),
    ],
    cells,
    columns: header.map((text) => ({ width: Math.min(40, Math.max(10, text.length + 3)) })),
    freezePane: { rows: headerRow },
  };
}

/** A name Excel accepts for a sheet, unlike any of those taken. */
export function sheetNameFor(wanted: string, taken: ReadonlySet<string>): string {
  const clean =
    wanted
      .replace(/[[\]:*?/\\]/g, ' ')
      .replace(/^'+|'+$/g, '')
      .trim()
      .slice(0, 31) || 'Sheet';
  if (!taken.has(clean.toLowerCase())) return clean;
  for (let number = 2; ; number++) {
    const name = `${clean.slice(0, 30 - String(number).length)} ${number}`;
    if (!taken.has(name.toLowerCase())) return name;
  }
}
