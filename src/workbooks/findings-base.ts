import { type Finding, officialSheets } from '../core/index.ts';
import { readCsvRows } from './csv-rows.ts';
import { kindOf, type WorkbookFile } from './file-kind.ts';
import { comparable, sheetsNamed, sheetsOfFileName } from './known-sheets.ts';
import { defaultLimits } from './limits.ts';
import { headingRows } from './registers/find-register.ts';
import { isOfReturn } from './registers/recognise.ts';
import { sheetNameOfFile } from './registers/register-files.ts';
import { decodePieces } from './text-encoding.ts';
import { UnreadableFile } from './unreadable.ts';
import { readWorkbookParts } from './workbook-parts.ts';
import { type SourceRow, worksheetRows } from './worksheet-rows.ts';
import { sheetNameFor, writeSheetWorkbook } from './write-sheet-workbook.ts';
import { readZipDirectory } from './zip-directory.ts';
import { unpackText, type ZipFile } from './zip-unpack.ts';

/** The workbook that findings are written into. */
export interface Base {
  readonly zip: ZipFile;
  /** Name of the file each sheet was made from; findings of a CSV name the file. */
  readonly aliases: ReadonlyMap<string, string>;
  /** Rows of the sheets that do not lie in the ZIP file yet. */
  readonly rows: ReadonlyMap<string, readonly SourceRow[]>;
}

/** Which rows of CSV files are written, where they are too many to be held. */
export interface ShortenedRows {
  /** A file of more rows is written with its heading and the rows that have findings. */
  readonly mostRows: number;
  /** Takes a finding for each file of which rows were left out. */
  readonly notes: Finding[];
}

interface RowsToWrite extends ShortenedRows {
  readonly findings: readonly Finding[];
}

/** The one workbook among the files as it is, or a new one with the rows of all of them. */
export async function baseWorkbook(files: readonly WorkbookFile[], toWrite: RowsToWrite): Promise<Base> {
  const [only] = files;
  if (only && files.length === 1) {
    const zip = await openForEditing(only);
    if (zip) return { zip, aliases: new Map(), rows: new Map() };
  }
  const rows = new Map<string, readonly SourceRow[]>();
  const aliases = new Map<string, string>();
  for (const file of files) {
    for (const sheet of await rawSheets(file, toWrite)) {
      const name = sheetNameFor(sheet.name, new Set([...rows.keys()].map((taken) => taken.toLowerCase())));
      aliases.set(name, file.name);
      rows.set(name, sheet.rows);
    }
  }
  const bytes = await writeSheetWorkbook([...rows.keys()].map((name) => ({ name, header: [], rows: [] })));
  return { zip: openZip({ name: 'findings.xlsx', bytes }), aliases, rows };
}

function openZip({ name, bytes: source }: WorkbookFile): ZipFile {
  const bytes = Buffer.from(source.buffer, source.byteOffset, source.byteLength);
  return { name, bytes, entries: readZipDirectory(name, bytes, defaultLimits) };
}

/** A part longer than this would not fit a string when it grows; such a workbook is written anew. */
const longestPart = 400 * 2 ** 20;

// Only workbooks in Excel's own spelling are edited in place; the few writers that prefix every tag are copied by value.
async function openForEditing(file: WorkbookFile): Promise<ZipFile | undefined> {
  try {
    if (kindOf(file) !== 'zip') return undefined;
    const zip = openZip(file);
    const { sheets } = await readWorkbookParts(zip);
    const workbook = await unpackText(zip, 'xl/workbook.xml');
    const styles = await unpackText(zip, 'xl/styles.xml');
    const plain = workbook?.includes('<sheets') && styles?.includes('<cellXfs') && sheets.length > 0;
    const parts = sheets.map(({ partName }) => zip.entries.get(partName)?.unpackedBytes ?? 0);
    if (!plain || Math.max(...parts) > longestPart) return undefined;
    return zip;
  } catch (error) {
    if (error instanceof UnreadableFile) return undefined;
    throw error;
  }
}

interface RawSheet {
  readonly name: string;
  readonly rows: readonly SourceRow[];
}

// A file that could not be read has no rows to show; its findings stand in the list all the same.
async function rawSheets(file: WorkbookFile, toWrite: RowsToWrite): Promise<readonly RawSheet[]> {
  try {
    const kind = kindOf(file);
    if (kind === 'text') return [csvSheet(file, toWrite)];
    return kind === 'zip' ? await workbookSheets(file) : [];
  } catch (error) {
    if (error instanceof UnreadableFile) return [];
    throw error;
  }
}

function csvSheet(file: WorkbookFile, toWrite: RowsToWrite): RawSheet {
  const official = sheetsOfFileName(file.name, officialSheets)[0];
  const withFindings = rowsWithFindings([file.name, official?.name ?? ''], toWrite.findings);
  let rows: SourceRow[] = [];
  let count = 0;
  const pieces = decodePieces(file.name, file.bytes, []);
  for (const row of readCsvRows(pieces, { sheetName: file.name, limits: defaultLimits })) {
    const isKept = (each: SourceRow): boolean => each.number <= headingRows || withFindings.has(each.number);
    if (++count === toWrite.mostRows + 1) rows = rows.filter(isKept);
    if (count <= toWrite.mostRows || isKept(row)) rows.push(row);
  }
  if (rows.length < count) toWrite.notes.push(rowsLeftOut(file.name, count, rows.length));
  // A register that a sheet's name stands in keeps its own: it has to be read as a register when it comes back.
  const isSheet = official && isOfReturn({ name: file.name, rows: rows.slice(0, headingRows) }, true);
  return { name: isSheet ? official.name : sheetNameOfFile(file.name), rows };
}

function rowsWithFindings(names: readonly string[], findings: readonly Finding[]): ReadonlySet<number> {
  const called = new Set(names.map(comparable));
  const isCalled = (sheet: string): boolean =>
    [sheet, sheetsNamed(sheet, officialSheets)[0]?.name ?? sheet].some((name) =>
      called.has(comparable(name)),
    );
  const sheets = new Set([...new Set(findings.map(({ sheet }) => sheet ?? ''))].filter(isCalled));
  return new Set(findings.flatMap(({ sheet, row }) => (row && sheets.has(sheet ?? '') ? row : [])));
}

function rowsLeftOut(fileName: string, count: number, kept: number): Finding {
  return {
    code: 'ROWS-LEFT-OUT',
    severity: 'warning',
    sheet: fileName,
    says: `File "${fileName}" has ${count} rows; only its first rows and those with findings, ${kept} in all, are shown in the workbook of findings. Correct them in the file itself: the workbook is not the whole return.`,
  };
}

async function workbookSheets(file: WorkbookFile): Promise<readonly RawSheet[]> {
  const zip = openZip(file);
  const parts = await readWorkbookParts(zip);
  const sheets: RawSheet[] = [];
  for (const sheet of parts.sheets) {
    const rows: SourceRow[] = [];
    for await (const batch of worksheetRows({ zip, sheet, parts, limits: defaultLimits }))
      for (const row of batch) rows.push(row);
    sheets.push({ name: sheet.name, rows });
  }
  return sheets;
}
