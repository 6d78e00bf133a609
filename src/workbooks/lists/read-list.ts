import type { Finding, Told, ToldAt } from '../../core/index.ts';
import { columnsOfSheet, guessColumns, type KnownColumns, type SheetColumns } from '../columns-of-sheet.ts';
import type { WorkbookFile } from '../file-kind.ts';
import { defaultLimits, type Limits } from '../limits.ts';
import { inReadingThread } from '../reading-thread.ts';
import { type RawSheet, rawSheets } from '../registers/register-files.ts';
import { UnreadableFile } from '../unreadable.ts';
import { readAdvance } from './advance-row.ts';
import { readCampus, readCompany } from './company-row.ts';
import { readItem } from './item-row.ts';
import { isListKind, type ListContents, type ListKind, listFields } from './list-fields.ts';
import { ListRow } from './list-row.ts';
import { readParty } from './party-row.ts';

/** A list as it was read: the rows without errors, and everything to tell about the others. */
export interface ReadList<Content> {
  readonly rows: readonly ToldAt<Content>[];
  readonly findings: readonly Finding[];
}

const rowReaders: { readonly [Kind in ListKind]: (row: ListRow) => Told<ListContents[Kind]> | undefined } = {
  customers: (row) => readParty(row, 'customer'),
  vendors: (row) => readParty(row, 'vendor'),
  items: readItem,
  companies: readCompany,
  campuses: readCampus,
  'advances-received': readAdvance,
  'advances-paid': readAdvance,
};

/** What a reading thread is given. */
export interface ListTask {
  readonly kind: ListKind;
  readonly files: readonly WorkbookFile[];
  readonly known: readonly KnownColumns[];
  readonly limits: Limits;
}

/** Reads a list from .xlsx and .csv files: columns in any order, found by their names. */
export async function readList<Kind extends ListKind>(
  kind: Kind,
  files: readonly WorkbookFile[],
  known: readonly KnownColumns[] = [],
): Promise<ReadList<ListContents[Kind]>> {
  const task: ListTask = { kind, files, known, limits: defaultLimits };
  type Read = ReadList<ListContents[Kind]>;
  if (!files.some(({ bytes: [first, second] }) => first === 0x50 && second === 0x4b))
    return (await readListHere(task)) as Read;
  try {
    return await inReadingThread<Read>({ script: './lists/list-worker', task, limits: defaultLimits });
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return { rows: [], findings: [error.finding] };
  }
}

/** The same on the calling thread. */
export async function readListHere({ kind, files, known, limits }: ListTask): Promise<ReadList<unknown>> {
  const read = { rows: [] as ToldAt<unknown>[], findings: [] as Finding[] };
  const lists: SheetColumns[] = [];
  for (const file of files) {
    try {
      for (const sheet of await rawSheets(file, limits)) {
        read.findings.push(...sheet.findings);
        const list = listInSheet(kind, sheet, known);
        if (list) lists.push(list);
      }
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      read.findings.push(error.finding);
    }
  }
  const whole = lists.filter(({ missing }) => missing.length === 0);
  if (whole.length === 0 && read.findings.length === 0) read.findings.push(noList(kind, lists[0]));
  for (const list of whole) readRows(kind, list, read);
  return read;
}

function readRows(
  kind: ListKind,
  list: SheetColumns,
  read: { readonly rows: ToldAt<unknown>[]; readonly findings: Finding[] },
): void {
  const headers = headersOf(list);
  for (const { number, cells } of list.rows) {
    if (cells.every((cell) => String(cell ?? '').trim() === '')) continue;
    const row = new ListRow({ sheet: list.sheet, row: number, header: list.header, cells, headers });
    const told = rowReaders[kind](row);
    if (told) read.rows.push({ ...told, sheet: list.sheet, row: number, headers });
    read.findings.push(...row.findings);
  }
}

function headersOf({ columns }: SheetColumns): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(columns).flatMap(([header, field]) => (field === null ? [] : [[field, header]])),
  );
}

/** The list in a sheet, as far as its headers tell. */
export function listInSheet(
  kind: ListKind,
  sheet: Pick<RawSheet, 'name' | 'rows'>,
  known: readonly KnownColumns[] = [],
): SheetColumns | null {
  const fields = listFields[kind];
  const names = Object.fromEntries(Object.entries(fields).map(([field, { names: inUse }]) => [field, inUse]));
  // A list of customers is known again as one of vendors: their columns are the same.
  const settled = known.filter(({ layout }) => isListKind(layout) && listFields[layout] === fields);
  return columnsOfSheet(sheet, (header) => guessOf(header, names, fields), settled);
}

function guessOf(
  header: readonly string[],
  names: Readonly<Record<string, readonly string[]>>,
  fields: (typeof listFields)[ListKind],
) {
  const columns = guessColumns(header, names);
  const found = new Set(Object.values(columns));
  const missing = Object.keys(fields).filter(
    (field) => fields[field]?.need === 'mandatory' && !found.has(field),
  );
  return { columns, missing };
}

function noList(kind: ListKind, nearest: SheetColumns | undefined): Finding {
  const fields = listFields[kind];
  const wanted = Object.values(fields)
    .filter(({ need }) => need === 'mandatory')
    .map(({ title }) => title)
    .join(', ');
  if (!nearest)
    return {
      code: 'LIST-UNKNOWN',
      severity: 'error',
      says: `No sheet looks like a list. Its first row needs the names of the columns: ${wanted}, and what else you know.`,
    };
  const missing = nearest.missing.map((field) => fields[field]?.title).join(', ');
  return {
    code: 'LIST-COLUMN',
    severity: 'error',
    sheet: nearest.sheet,
    says: `No column is known to hold ${missing}. Choose it among the columns, or name it so in the first row.`,
  };
}
