import type {
  ChangedMaster,
  MasterBook,
  MasterBooks,
  MasterContents,
  MasterEntry,
  MasterFilter,
  MasterKind,
  MasterPage,
  NewMaster,
  ReplacedMaster,
} from '../filing/needs/masters.ts';
import type { PageWanted } from '../filing/needs/page.ts';
import { aName, aWholeNumber, pageOf, readCursor } from './cursor.ts';
import { query, type Transaction } from './transaction.ts';

interface MasterRow {
  readonly entry: number;
  readonly name: string;
  readonly version: number;
  readonly content: unknown;
  readonly changed_at: string;
  readonly changed_by: string;
}

const columns = 'entry, lower(name) as name, version, content, changed_at, changed_by';

function readRow<Content>(row: MasterRow): MasterEntry<Content> {
  return {
    entry: row.entry,
    version: row.version,
    content: row.content as Content,
    changedAt: row.changed_at,
    changedBy: row.changed_by,
  };
}

/** The masters of the transaction's tenant. */
export function mastersIn(tx: Transaction): MasterBooks {
  return { of: (kind) => bookOf(tx, kind) };
}

function bookOf<Kind extends MasterKind>(tx: Transaction, kind: Kind): MasterBook<MasterContents[Kind]> {
  type Content = MasterContents[Kind];
  const live = 'tenant_id = $1 and master = $2 and deleted_at is null';
  return {
    all: async () => {
      const sql = `select ${columns} from masters where ${live} order by entry`;
      return (await query<MasterRow>(tx, sql, [tx.tenantId, kind])).map((row) => readRow<Content>(row));
    },
    keepReplaced: (importId, replaced) => keepReplaced(tx, importId, replaced),
    replaced: (importId) => readReplaced<Content>(tx, importId),
    forgetReplaced: (importId) => forgetReplaced(tx, importId),
    page: (filter, wanted) => readPage<Content>(tx, kind, { filter, wanted }),
    entry: async (entry) => {
      const sql = `select ${columns} from masters where ${live} and entry = $3`;
      const [row] = await query<MasterRow>(tx, sql, [tx.tenantId, kind, entry]);
      return row ? readRow<Content>(row) : null;
    },
    withKeys: async (keys) => {
      const sql = `select ${columns} from masters where ${live} and entry in (
        select entry from master_keys where tenant_id = $1 and master = $2 and key = any($3)) order by entry`;
      return (await query<MasterRow>(tx, sql, [tx.tenantId, kind, keys])).map((row) => readRow<Content>(row));
    },
    add: async (masters, { at, by }) => {
      // Numbers are given in the order of the rows.
      const sql = `insert into masters (tenant_id, master, name, labels, search, content, changed_at, changed_by)
        select $1, $2, name, labels, search, content, $3, $4 from (${arriving(5)}) as arrived order by at returning entry`;
      const rows = await query<EntryRow>(tx, sql, [tx.tenantId, kind, at, by, rowsOf(masters)]);
      const entries = rows.map(({ entry }) => entry).sort((one, other) => one - other);
      await putKeys(
        tx,
        kind,
        masters.map(({ keys }, index) => ({ entry: entries[index] ?? 0, keys })),
      );
      return entries;
    },
    change: async (masters, { at, by }) => {
      const sql = `update masters set name = arrived.name, labels = arrived.labels, search = arrived.search,
          content = arrived.content, changed_at = $3, changed_by = $4, version = masters.version + 1
        from (${arriving(5)}) as arrived
        where ${live} and masters.entry = arrived.entry and masters.version = arrived.version returning masters.entry`;
      const rows = await query<EntryRow>(tx, sql, [tx.tenantId, kind, at, by, rowsOf(masters)]);
      const changed = new Set(rows.map(({ entry }) => entry));
      await putKeys(
        tx,
        kind,
        masters.filter(({ entry }) => changed.has(entry)),
      );
      return changed.size;
    },
    remove: async (entries, { at, by }) => {
      const sql = `update masters set deleted_at = $3, changed_at = $3, changed_by = $4, version = version + 1
        where ${live} and entry = any($5)`;
      await query(tx, sql, [tx.tenantId, kind, at, by, entries]);
      await putKeys(
        tx,
        kind,
        entries.map((entry) => ({ entry, keys: [] })),
      );
    },
  };
}

interface EntryRow {
  readonly entry: number;
}

async function forgetReplaced(tx: Transaction, importId: string): Promise<void> {
  const sql = `with undone as (
      delete from replaced_masters where tenant_id = $1 and import_id = $2 returning entry, version)
    update replaced_masters as earlier set version = undone.version + 1 from undone
    where earlier.tenant_id = $1 and earlier.entry = undone.entry and earlier.version = undone.version - 1`;
  await query(tx, sql, [tx.tenantId, importId]);
}

/** Masters that arrive, as a table with their place in it; they are one JSON, which a parameter names. */
function arriving(parameter: number): string {
  return `select * from rows from (json_to_recordset($${parameter}::json)
    as (entry bigint, version integer, name text, labels text[], search text, content json)) with ordinality
    as row (entry, version, name, labels, search, content, at)`;
}

function rowsOf(masters: readonly (NewMaster<unknown> & Partial<ChangedMaster<unknown>>)[]): string {
  return JSON.stringify(
    masters.map(({ search, ...master }) => ({ ...master, search: search.toLowerCase() })),
  );
}

async function keepReplaced(
  tx: Transaction,
  importId: string,
  replaced: readonly ReplacedMaster<unknown>[],
): Promise<void> {
  const sql = `insert into replaced_masters (tenant_id, import_id, entry, version, was)
    select $1, $2, entry, version, was::json from unnest($3::bigint[], $4::integer[], $5::text[]) as kept (entry, version, was)`;
  const was = replaced.map((master) => (master.was === null ? null : JSON.stringify(master.was)));
  const columns = [replaced.map(({ entry }) => entry), replaced.map(({ version }) => version), was];
  await query(tx, sql, [tx.tenantId, importId, ...columns]);
}

function readReplaced<Content>(
  tx: Transaction,
  importId: string,
): Promise<readonly ReplacedMaster<Content>[]> {
  const sql =
    'select entry, version, was from replaced_masters where tenant_id = $1 and import_id = $2 order by entry';
  return query<ReplacedMaster<Content>>(tx, sql, [tx.tenantId, importId]);
}

/** The keys of each master, in place of those it had. */
async function putKeys(
  tx: Transaction,
  kind: MasterKind,
  masters: readonly { readonly entry: number; readonly keys: readonly string[] }[],
): Promise<void> {
  const entries = masters.map(({ entry }) => entry);
  await query(tx, 'delete from master_keys where tenant_id = $1 and entry = any($2)', [tx.tenantId, entries]);
  const kept = masters.flatMap(({ entry, keys }) => keys.map((key) => ({ entry, key })));
  if (kept.length === 0) return;
  const sql = `insert into master_keys (tenant_id, master, entry, key)
    select $1, $2, entry, key from unnest($3::bigint[], $4::text[]) as kept (entry, key)`;
  await query(tx, sql, [tx.tenantId, kind, kept.map(({ entry }) => entry), kept.map(({ key }) => key)]);
}

async function readPage<Content>(
  tx: Transaction,
  kind: MasterKind,
  { filter, wanted }: { readonly filter: MasterFilter; readonly wanted: PageWanted },
): Promise<MasterPage<Content>> {
  const words = (filter.find ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const values: unknown[] = [tx.tenantId, kind, filter.label ?? null, words];
  const matching = `tenant_id = $1 and master = $2 and deleted_at is null
    and ($3::text is null or $3 = any(labels))
    and not exists (select from unnest($4::text[]) word where position(word in search) = 0)`;
  const [total] = await query<{ readonly count: number }>(
    tx,
    `select count(*) as count from masters where ${matching}`,
    values,
  );
  const after = wanted.cursor === undefined ? [null, null] : readCursor(wanted.cursor, aName, aWholeNumber);
  const rows = await query<MasterRow>(
    tx,
    `select ${columns} from masters where ${matching}
       and ($5::text is null or (lower(name), entry) > ($5, $6::bigint))
     order by lower(name), entry limit $7`,
    [...values, ...after, wanted.limit + 1],
  );
  const page = pageOf(rows, wanted.limit, {
    place: (row) => [row.name, String(row.entry)],
    show: (row) => readRow<Content>(row),
  });
  return { ...page, count: total?.count ?? 0 };
}
