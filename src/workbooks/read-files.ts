import type { Finding, OfficialSheet, Sheet } from '../core/index.ts';
import { readCsvRows } from './csv-rows.ts';
import { kindOf, type WorkbookFile } from './file-kind.ts';
import { isCompanion, sheetsNamed, sheetsOfFileName } from './known-sheets.ts';
import type { Limits } from './limits.ts';
import { isNirvana, type RawSheets, readNirvana } from './nirvana-workbook.ts';
import { readPortalJson } from './portal-json.ts';
import type { ReadResult } from './read-result.ts';
import { type BeginSheet, type BuiltSheet, SheetBuilder } from './sheet-builder.ts';
import { decodePieces } from './text-encoding.ts';
import { UnreadableFile } from './unreadable.ts';
import { readWorkbookParts, type WorkbookParts } from './workbook-parts.ts';
import { type SourceRow, worksheetRows } from './worksheet-rows.ts';
import { readZipDirectory } from './zip-directory.ts';
import type { ZipFile } from './zip-unpack.ts';

/** What reading needs beside the files. */
export interface ReadContext {
  readonly limits: Limits;
  readonly official: readonly OfficialSheet[];
}

/** Reads files on this thread; everything wrong with them is a finding, and a file is taken wholly or not at all. */
export async function readFiles(files: readonly WorkbookFile[], context: ReadContext): Promise<ReadResult> {
  try {
    refuseTooLarge(files, context.limits);
    return await readSound(files, context);
  } catch (error) {
    if (error instanceof UnreadableFile)
      return { kind: 'official workbook', sheets: {}, findings: [error.finding] };
    throw error;
  }
}

/** Throws UnreadableFile where the files together are larger than the limit. */
export function refuseTooLarge(files: readonly WorkbookFile[], limits: Limits): void {
  const bytes = files.reduce((sum, file) => sum + file.bytes.length, 0);
  if (bytes <= limits.fileBytes) return;
  throw new UnreadableFile({
    code: 'FILE-TOO-LARGE',
    says: `The files have ${Math.ceil(bytes / 2 ** 20)} MB; ${Math.floor(limits.fileBytes / 2 ** 20)} MB is the most. Split them and import the parts one after the other.`,
  });
}

async function readSound(files: readonly WorkbookFile[], context: ReadContext): Promise<ReadResult> {
  const built: Source[] = [];
  const findings: Finding[] = [];
  let kind: ReadResult['kind'] = 'csv';
  for (const file of files) {
    const fileKind = kindOf(file);
    if (fileKind === 'json') {
      if (files.length > 1) throw oneByOne(file.name);
      return readPortalJson(file);
    }
    if (fileKind === 'zip') {
      kind = 'official workbook';
      const source = await openWorkbook(file, context);
      const bills = source.parts.sheets.some(({ name }) => name === 'INV')
        ? await rawSheets(source)
        : undefined;
      if (bills && isNirvana(bills)) {
        if (files.length > 1) throw oneByOne(file.name);
        return readNirvana(file.name, bills);
      }
      built.push(...(await readOfficialWorkbook(source, context)));
    } else built.push(readCsv(file, context, { findings }));
  }
  return gather(kind, built, findings);
}

// Sheets of the official workbook complete each other; these hold a whole return and would hide the other files.
function oneByOne(fileName: string): UnreadableFile {
  return new UnreadableFile({
    code: 'FILE-NOT-ALONE',
    says: `File "${fileName}" holds a whole return and cannot be read together with others. Import it by itself; nothing was read.`,
  });
}

/** A sheet with where it came from. */
export interface Source extends BuiltSheet {
  readonly fileName: string;
  readonly sheetName: string;
}

interface OpenWorkbook {
  readonly zip: ZipFile;
  readonly parts: WorkbookParts;
  readonly limits: Limits;
}

async function openWorkbook(file: WorkbookFile, { limits }: ReadContext): Promise<OpenWorkbook> {
  const bytes = Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength);
  const zip = { name: file.name, bytes, entries: readZipDirectory(file.name, bytes, limits) };
  return { zip, parts: await readWorkbookParts(zip), limits };
}

/** Sheets of a GST Nirvana workbook that are read; the rest are lists to choose from. */
const billSheets = ['INV', 'CUST', 'AT', 'TXPD'];

async function rawSheets(source: OpenWorkbook): Promise<RawSheets> {
  const sheets = new Map<string, readonly SourceRow[]>();
  for (const sheet of source.parts.sheets) {
    if (!billSheets.includes(sheet.name)) continue;
    const rows: SourceRow[] = [];
    for await (const batch of worksheetRows({ ...source, sheet })) for (const row of batch) rows.push(row);
    sheets.set(sheet.name, rows);
  }
  return sheets;
}

async function readOfficialWorkbook(
  source: OpenWorkbook,
  { official }: ReadContext,
): Promise<readonly Source[]> {
  const { zip, parts } = source;
  const sources: Source[] = [];
  for (const sheet of parts.sheets) {
    if (isCompanion(sheet.name)) continue;
    const builder = new SheetBuilder({
      sheetName: sheet.name,
      fileName: zip.name,
      official,
      named: sheetsNamed(sheet.name, official),
    });
    for await (const rows of worksheetRows({ ...source, sheet })) for (const row of rows) builder.add(row);
    sources.push({ ...builder.finish(), fileName: zip.name, sheetName: sheet.name });
  }
  return sources;
}

/** Reads one file of separated values; `begin` takes its rows where they are not to be kept. */
export function readCsv(
  file: WorkbookFile,
  { limits, official }: ReadContext,
  { findings, begin }: { readonly findings: Finding[]; readonly begin?: BeginSheet },
): Source {
  const pieces = decodePieces(file.name, file.bytes, findings);
  const sheetName = file.name;
  const named = sheetsOfFileName(file.name, official);
  const builder = new SheetBuilder({ sheetName, fileName: file.name, official, named, begin });
  for (const row of readCsvRows(pieces, { sheetName, limits })) builder.add(row);
  return { ...builder.finish(), fileName: file.name, sheetName };
}

/** The sheets of all files together, which must not come twice. */
export function gather(
  kind: ReadResult['kind'],
  built: readonly Source[],
  decoding: readonly Finding[],
): ReadResult {
  const findings = [...decoding, ...built.flatMap((source) => source.findings)];
  const sheets: Record<string, Sheet> = {};
  const from = new Map<string, Source>();
  for (const source of built) {
    const { name, sheet } = source;
    if (name === undefined || !sheet) continue;
    const first = from.get(name);
    if (first) findings.push(sheetTwice(name, first, source));
    from.set(name, source);
    sheets[name] = sheet;
  }
  if (findings.some(({ code }) => code === 'SHEET-TWICE')) return { kind, sheets: {}, findings };
  const rows = [...from.values()].reduce((sum, { rowCount }) => sum + rowCount, 0);
  if (rows === 0 && !findings.some(({ severity }) => severity === 'error')) findings.push(noRows);
  return { kind, sheets, findings };
}

function sheetTwice(name: string, first: Source, second: Source): Finding {
  const place = (source: Source): string =>
    source.sheetName === source.fileName
      ? `file "${source.fileName}"`
      : `sheet "${source.sheetName}" of "${source.fileName}"`;
  return {
    code: 'SHEET-TWICE',
    severity: 'error',
    sheet: name,
    says: `The sheet ${name} is given twice: in ${place(first)} and in ${place(second)}. Keep one of them; nothing was read.`,
  };
}

const noRows: Finding = {
  code: 'WORKBOOK-EMPTY',
  severity: 'error',
  says: 'The workbook has no rows of data. Fill in the sheets below their column names, or choose another file.',
};
