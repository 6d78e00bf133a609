import type { Finding } from '../core/index.ts';
import type { WorkbookFile } from './file-kind.ts';
import { findPlaces, type Place, placer } from './finding-places.ts';
import { addFindingStyles } from './finding-styles.ts';
import { baseWorkbook, type ShortenedRows } from './findings-base.ts';
import { findingsSheetXml, type PlacedFinding } from './findings-sheet.ts';
import { remedyColumn } from './sheet-builder.ts';
import { markSheet, type SheetMarks } from './sheet-marks.ts';
import { sheetXml } from './sheet-xml.ts';
import { addSheetInFront } from './workbook-edit.ts';
import { repack } from './zip-pack.ts';
import { unpackText } from './zip-unpack.ts';

/**
 * Writes the files that were read as one workbook: what to correct beside each row, the cells coloured, and a first
 * sheet that lists all findings with links. One workbook keeps its looks; CSV files become its sheets, the longest of
 * them shortened where that is asked for.
 */
export async function writeFindings(
  files: readonly WorkbookFile[],
  findings: readonly Finding[],
  { mostRows, notes }: ShortenedRows = { mostRows: Number.POSITIVE_INFINITY, notes: [] },
): Promise<Uint8Array> {
  const base = await baseWorkbook(files, { findings, mostRows, notes });
  const { zip } = base;
  const places = await findPlaces(base);
  const placed = [...notes, ...findings].map(placer(places));
  const stylesPart = 'xl/styles.xml';
  const styles = addFindingStyles((await unpackText(zip, stylesPart)) ?? '');
  if (!styles) throw new Error('The workbook to write findings into has no styles.');
  const changed = new Map([[stylesPart, styles.xml]]);
  const marks = marksByPlace(places, placed);
  for (const place of places) {
    const rows = base.rows.get(place.sheetName);
    const xml = rows ? sheetXml(rows) : await unpackText(zip, place.partName);
    const mark = marks.get(place.sheetName);
    if (xml !== undefined && mark) changed.set(place.partName, markSheet(xml, mark, styles));
  }
  await addSheetInFront(zip, { name: 'Findings', xml: findingsSheetXml(placed, styles) }, changed);
  return repack(zip, changed);
}

interface RowToMark {
  columns: Set<number>;
  says: string;
}

function marksByPlace(
  places: readonly Place[],
  placed: readonly PlacedFinding[],
): ReadonlyMap<string, SheetMarks> {
  const rowsOf = new Map(places.map((place) => [place.sheetName, new Map<number, RowToMark>()]));
  const headerRows = new Map(places.map((place) => [place.sheetName, place.headerRow]));
  for (const { finding, sheetName = '', column } of placed) {
    const rows = rowsOf.get(sheetName);
    const number = finding.row;
    if (!rows || number === undefined || finding.severity === 'info' || number === headerRows.get(sheetName))
      continue;
    const row = rows.get(number) ?? { columns: new Set<number>(), says: '' };
    if (column !== undefined) row.columns.add(column);
    row.says = row.says === '' ? finding.says : `${row.says}\n${finding.says}`;
    rows.set(number, row);
  }
  return new Map(
    places.map((place) => [place.sheetName, marksOf(place, rowsOf.get(place.sheetName) ?? new Map())]),
  );
}

function marksOf(place: Place, rows: ReadonlyMap<number, RowToMark>): SheetMarks {
  const existing = place.header.indexOf(remedyColumn);
  return {
    headerRow: rows.size > 0 || existing >= 0 ? place.headerRow : 0,
    remedyColumn: existing >= 0 ? existing : place.header.length,
    comesBack: existing >= 0,
    rows,
  };
}
