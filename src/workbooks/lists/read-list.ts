import type { Finding, Item, Party, ToldAt } from '../../core/index.ts';
import { columnsOfSheet, guessColumns, type KnownColumns, type SheetColumns } from '../columns-of-sheet.ts';
import type { WorkbookFile } from '../file-kind.ts';
import { defaultLimits, type Limits } from '../limits.ts';
import { inReadingThread } from '../reading-thread.ts';
import { type RawSheet, rawSheets } from '../registers/register-files.ts';
import { UnreadableFile } from '../unreadable.ts';
import { readItem } from './item-row.ts';
import { isListKind, type ListKind, listFields } from './list-fields.ts';
import { ListRow } from './list-row.ts';
import { readParty } from './party-row.ts';

/** A list as it was read: the rows without errors, and everything to tell about the others. */
export interface ReadList {
  readonly parties: readonly ToldAt<Party>[];
  readonly items: readonly ToldAt<Item>[];
  readonly findings: readonly Finding[];
}

/** What a reading thread is given. */
export interface ListTask {
  readonly kind: ListKind;
  readonly files: readonly WorkbookFile[];
  readonly known: readonly KnownColumns[];
  readonly limits: Limits;
}

/** Reads a list of customers, vendors or items from .xlsx and .csv files: columns in any order, found by their names. */
export async function readList(
  kind: ListKind,
  files: readonly WorkbookFile[],
  known: readonly KnownColumns[] = [],
): Promise<ReadList> {
  const task: ListTask = { kind, files, known, limits: defaultLimits };
  if (!files.some(({ bytes: [first, second] }) => first === 0x50 && second === 0x4b))
    return readListHere(task);
  try {
    return await inReadingThread({ script: './lists/list-worker', task, limits: defaultLimits });
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return { parties: [], items: [], findings: [error.finding] };
  }
}

/** The same on the calling thread. */
export async function readListHere({ kind, files, known, limits }: ListTask): Promise<ReadList> {
  const read = { parties: [] as ToldAt<Party>[], items: [] as ToldAt<Item>[], findings: [] as Finding[] };
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
  read: { readonly parties: ToldAt<Party>[]; readonly items: ToldAt<Item>[]; readonly findings: Finding[] },
): void {
  const headers = headersOf(list);
  for (const { number, cells } of list.rows) {
    if (cells.every((cell) => String(cell ?? '').trim() === '')) continue;
    const row = new ListRow({ sheet: list.sheet, row: number, header: list.header, cells, headers });
    const at = { sheet: list.sheet, row: number, headers };
    if (kind === 'items') {
      const told = readItem(row);
      if (told) read.items.push({ ...told, ...at });
    } else {
      const told = readParty(row, kind === 'customers' ? 'customer' : 'vendor');
      if (told) read.parties.push({ ...told, ...at });
    }
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
