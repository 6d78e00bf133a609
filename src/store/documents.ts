import type { ReturnPeriod } from '../core/index.ts';
import {
  type Change,
  type DocumentBook,
  type DocumentEntry,
  type DocumentFilter,
  type EntryContent,
  madeFromDocuments,
  type NewEntry,
} from '../filing/needs/documents.ts';
import type { Page, PageWanted, RecordTotals } from '../filing/needs/page.ts';
import type { RecordSources, ReturnKey } from '../filing/needs/store.ts';
import { readAdvances, readTakers } from './advances.ts';
import { aDate, aWholeNumber, pageOf, readCursor } from './cursor.ts';
import {
  columns,
  contentColumns,
  type Direction,
  type DocumentRow,
  type Ledger,
  names,
  readRow,
  valuesOf,
} from './document-rows.ts';
import { findCondition } from './find-condition.ts';
import {
  announcePeriods,
  compareDocuments,
  putDocuments,
  readTakenOver,
  readUndone,
  undoDocuments,
} from './put-documents.ts';
import { readSums, type SumsRow, sums } from './sums.ts';
import { isReturn, keyOf, query, type Transaction } from './transaction.ts';

/** One of the two books of the transaction's tenant. */
export function documentsIn<Content extends EntryContent>(
  tx: Transaction,
  direction: Direction,
): DocumentBook<Content> {
  return {
    page: (gstin, filter, wanted) => readPage(tx, { gstin, direction }, { filter, wanted }),
    totals: (gstin, filter) => readTotals(tx, { gstin, direction }, filter),
    entry: (entry) => readOne(tx, 'direction = $2 and entry = $3', [direction, entry]),
    withIdentity: (gstin, identity) =>
      readOne(tx, 'direction = $2 and gstin = $3 and identity = $4', [direction, gstin, identity]),
    advancePage: (gstin, filter, wanted) => readAdvances(tx, { gstin, direction }, { filter, wanted }),
    takersOf: (gstin, voucher) => readTakers(tx, { gstin, direction }, voucher),
    named: (gstin, number, date) => readNamed(tx, { gstin, direction }, { number, date }),
    put: (gstin, entries, change) => putDocuments(tx, { gstin, direction }, { entries, change }),
    compare: (gstin, entries) => compareDocuments(tx, { gstin, direction }, entries),
    takenOver: (gstin, entries) => readTakenOver(tx, { gstin, direction }, entries),
    whatUndoes: (gstin, importId) => readUndone(tx, { gstin, direction }, importId),
    undoImport: (gstin, importId, change) => undoDocuments(tx, { gstin, direction }, { importId, change }),
    change: (entry, version, to) => changeOne(tx, { entry, version }, to),
    setDeleted: (gstin, entries, change) => setDeleted(tx, { gstin, direction }, { entries, change }),
    all: (gstin) => readAll(tx, { gstin, direction }, null),
    ofPeriods: (gstin, periods) => readAll(tx, { gstin, direction }, periods),
  };
}

async function readAll<Content extends EntryContent>(
  tx: Transaction,
  { gstin, direction }: Ledger,
  periods: readonly ReturnPeriod[] | null,
): Promise<readonly DocumentEntry<Content>[]> {
  const rows = await query<DocumentRow>(
    tx,
    `select ${columns} from documents where tenant_id = $1 and gstin = $2 and direction = $3
       and ($4::text[] is null or return_period = any($4)) and deleted_at is null and not is_draft order by entry`,
    [tx.tenantId, gstin, direction, periods],
  );
  return rows.map((row) => readRow<Content>(row));
}

async function readNamed<Content extends EntryContent>(
  tx: Transaction,
  { gstin, direction }: Ledger,
  { number, date }: { readonly number: string; readonly date: string },
): Promise<readonly DocumentEntry<Content>[]> {
  const rows = await query<DocumentRow>(
    tx,
    `select ${columns} from documents where tenant_id = $1 and gstin = $2 and direction = $3
       and document_date = $4 and upper(document_number) = upper($5) and deleted_at is null order by entry`,
    [tx.tenantId, gstin, direction, date, number],
  );
  return rows.map((row) => readRow<Content>(row));
}

/** Where the records of the tenant's returns came from. */
export function recordSourcesIn(tx: Transaction): RecordSources {
  const keys = async (key: ReturnKey, condition: string, value: unknown): Promise<readonly string[]> => {
    const rows = await query<{ readonly record_key: string }>(
      tx,
      `select record_key from records where ${isReturn} and state <> 'to-delete' and ${condition}`,
      [...keyOf(tx, key), value],
    );
    return rows.map((row) => row.record_key);
  };
  return {
    made: (key) => keys(key, 'import_id = $5', madeFromDocuments),
    fromSheets: (key, recordKeys) =>
      keys(
        key,
        `import_id is distinct from '${madeFromDocuments}' and record_key = any($5::text[])`,
        recordKeys,
      ),
  };
}

async function readOne<Content extends EntryContent>(
  tx: Transaction,
  condition: string,
  values: readonly unknown[],
): Promise<DocumentEntry<Content> | null> {
  const [row] = await query<DocumentRow>(
    tx,
    `select ${columns} from documents where tenant_id = $1 and ${condition} and deleted_at is null`,
    [tx.tenantId, ...values],
  );
  return row ? readRow<Content>(row) : null;
}

/** Condition and values of a filter; the values lead those of the statement. */
function matching(tx: Transaction, { gstin, direction }: Ledger, filter: DocumentFilter) {
  const values: unknown[] = [tx.tenantId, gstin, direction];
  const conditions = ['tenant_id = $1 and gstin = $2 and direction = $3 and deleted_at is null'];
  const add = (condition: (parameter: string) => string, value: unknown): void => {
    values.push(value);
    conditions.push(condition(`$${values.length}`));
  };
  if (filter.returnPeriod) add((given) => `return_period = ${given}`, filter.returnPeriod);
  if (filter.table) add((given) => `${given} = any(tables)`, filter.table);
  if (filter.placeOfSupply) add((given) => `place_of_supply = ${given}`, filter.placeOfSupply);
  if (filter.advances !== undefined) add((given) => `(kind like 'advance%') = ${given}`, filter.advances);
  if (filter.drafts !== undefined) add((given) => `is_draft = ${given}`, filter.drafts);
  const find = filter.find?.trim();
  if (find) {
    const condition = findCondition(find);
    add(condition.sql, condition.value);
  }
  return { sql: conditions.join(' and '), values };
}

async function readPage<Content extends EntryContent>(
  tx: Transaction,
  ledger: Ledger,
  { filter, wanted }: { readonly filter: DocumentFilter; readonly wanted: PageWanted },
): Promise<Page<DocumentEntry<Content>>> {
  const { sql, values } = matching(tx, ledger, filter);
  const after = wanted.cursor === undefined ? [] : readCursor(wanted.cursor, aDate, aWholeNumber);
  const count = values.length;
  const from =
    after.length > 0 ? `and (document_date, entry) > ($${count + 2}::date, $${count + 3}::bigint)` : '';
  const rows = await query<DocumentRow>(
    tx,
    `select ${columns} from documents where ${sql} ${from} order by document_date, entry limit $${count + 1}`,
    [...values, wanted.limit + 1, ...after],
  );
  return pageOf(rows, wanted.limit, {
    place: (row) => [row.document_date, String(row.entry)],
    show: (row) => readRow<Content>(row),
  });
}

async function readTotals(tx: Transaction, ledger: Ledger, filter: DocumentFilter): Promise<RecordTotals> {
  const { sql, values } = matching(tx, ledger, filter);
  const [row] = await query<SumsRow>(tx, `select ${sums} from documents where ${sql}`, values);
  return readSums(row);
}

async function changeOne(
  tx: Transaction,
  { entry, version }: { readonly entry: number; readonly version: number },
  { change, ...to }: NewEntry<EntryContent> & { readonly change: Change },
): Promise<boolean> {
  const sets = Object.entries(contentColumns).map(([name, type], index) =>
    name === 'tables' ? `tables = $${index + 1}::text::text[]` : `${name} = $${index + 1}::text::${type}`,
  );
  const first = names.length + 1;
  const rows = await query<{ readonly gstin: string }>(
    tx,
    `update documents set ${sets.join(', ')}, version = version + 1, changed_at = $${first}, changed_by = $${first + 1}
     where tenant_id = $${first + 2} and entry = $${first + 3} and version = $${first + 4} and deleted_at is null
     returning gstin`,
    [...valuesOf(to), change.at, change.by, tx.tenantId, entry, version],
  );
  for (const { gstin } of rows) await announcePeriods(tx, gstin, [to.returnPeriod]);
  return rows.length === 1;
}

async function setDeleted(
  tx: Transaction,
  { gstin, direction }: Ledger,
  {
    entries,
    change: { at, by, deleted },
  }: { readonly entries: readonly number[]; readonly change: Change & { readonly deleted: boolean } },
): Promise<readonly ReturnPeriod[]> {
  const rows = await query<{ readonly return_period: ReturnPeriod }>(
    tx,
    `update documents as kept set deleted_at = case when $5 then $6::timestamptz end, changed_at = $6, changed_by = $7
     where tenant_id = $1 and gstin = $2 and direction = $3 and entry = any($4::bigint[]) and (deleted_at is null) = $5
       and ($5 or not exists (
         select from documents as other where other.tenant_id = $1 and other.gstin = $2 and other.direction = $3
           and other.identity = kept.identity and other.deleted_at is null))
     returning return_period`,
    [tx.tenantId, gstin, direction, entries, deleted, at, by],
  );
  const periods = rows.map((row) => row.return_period);
  await announcePeriods(tx, gstin, periods);
  return periods;
}
