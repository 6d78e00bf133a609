import type { Finding } from '../../core/index.ts';
import { readCsvRows } from '../csv-rows.ts';
import { kindOf, type WorkbookFile } from '../file-kind.ts';
import { isCompanion } from '../known-sheets.ts';
import type { Limits } from '../limits.ts';
import { decodeText } from '../text-encoding.ts';
import { UnreadableFile } from '../unreadable.ts';
import { readWorkbookParts } from '../workbook-parts.ts';
import { type SourceRow, worksheetRows } from '../worksheet-rows.ts';
import { sheetNameFor } from '../write-sheet-workbook.ts';
import { readZipDirectory } from '../zip-directory.ts';

/** The rows of one sheet as they stand in the file. */
export interface RawSheet {
  readonly name: string;
  readonly rows: readonly SourceRow[];
  /** How the text of the file was read, where that is worth saying. */
  readonly findings: readonly Finding[];
}

/** Bytes of a text file that hold its first rows, title rows and all. */
const headBytes = 128 * 1024;

/** Reads every sheet of a workbook, or the one of a CSV file, without asking what it is; throws UnreadableFile. */
export async function rawSheets(file: WorkbookFile, limits: Limits): Promise<readonly RawSheet[]> {
  return sheetsIn(file, limits, Number.POSITIVE_INFINITY);
}

/** Reads only the first rows of each sheet; throws UnreadableFile. */
export function headsOfSheets(
  file: WorkbookFile,
  limits: Limits,
  rows: number,
): Promise<readonly RawSheet[]> {
  if (kindOf(file) === 'zip') return sheetsIn(file, limits, rows);
  return sheetsIn({ ...file, bytes: file.bytes.subarray(0, headBytes) }, limits, rows);
}

async function sheetsIn(file: WorkbookFile, limits: Limits, most: number): Promise<readonly RawSheet[]> {
  if (file.bytes.length > limits.fileBytes) {
    throw new UnreadableFile({
      code: 'FILE-TOO-LARGE',
      says: `File "${file.name}" has ${Math.ceil(file.bytes.length / 2 ** 20)} MB; ${Math.floor(limits.fileBytes / 2 ** 20)} MB is the most. Split it and import the parts one after the other.`,
    });
  }
  const kind = kindOf(file);
  if (kind === 'json') {
    throw new UnreadableFile({
      code: 'FILE-KIND',
      says: `File "${file.name}" is JSON, not a register. Import it as the return itself, or choose the register as .xlsx or .csv.`,
    });
  }
  return kind === 'zip' ? workbookSheets(file, limits, most) : [csvSheet(file, limits, most)];
}

/** The sheet a text file becomes in a workbook: its rows are found again under this name when they come back corrected. */
export function sheetNameOfFile(fileName: string): string {
  return sheetNameFor(fileName.replace(/\.\w+$/, ''), new Set());
}

function csvSheet(file: WorkbookFile, limits: Limits, most: number): RawSheet {
  const { text, findings } = decodeText(file.name, file.bytes);
  const rows: SourceRow[] = [];
  for (const row of readCsvRows(text, { sheetName: file.name, limits })) {
    rows.push(row);
    if (rows.length >= most) break;
  }
  return { name: sheetNameOfFile(file.name), rows, findings };
}

async function workbookSheets(
  file: WorkbookFile,
  limits: Limits,
  most: number,
): Promise<readonly RawSheet[]> {
  const bytes = Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength);
  const zip = { name: file.name, bytes, entries: readZipDirectory(file.name, bytes, limits) };
  const parts = await readWorkbookParts(zip);
  const sheets: RawSheet[] = [];
  for (const sheet of parts.sheets) {
    if (isCompanion(sheet.name)) continue;
    const rows: SourceRow[] = [];
    for await (const batch of worksheetRows({ zip, sheet, parts, limits })) {
      for (const row of batch) if (rows.length < most) rows.push(row);
      if (rows.length >= most) break;
    }
    sheets.push({ name: sheet.name, rows, findings: [] });
  }
  return sheets;
}
