import type {
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
    add: async (master, { at, by }) => {
      const sql = `insert into masters (tenant_id, master, name, labels, search, content, changed_at, changed_by)
        values ($1, $2, $3, $4, $5, $6, $7, $8) returning entry`;
      const [row] = await query<{ readonly entry: number }>(tx, sql, [
        tx.tenantId,
        kind,
        ...valuesOf(master),
        at,
        by,
      ]);
      if (!row) throw new Error('The database answered no entry.');
      await putKeys(tx, kind, { entry: row.entry, keys: master.keys });
      return row.entry;
    },
    change: async ({ entry, version }, master, { at, by }) => {
      const sql = `update masters set name = $3, labels = $4, search = $5, content = $6, changed_at = $7,
          changed_by = $8, version = version + 1
        where ${live} and entry = $9 and version = $10 returning entry`;
      const values = [tx.tenantId, kind, ...valuesOf(master), at, by, entry, version];
      if ((await query(tx, sql, values)).length === 0) return false;
      await putKeys(tx, kind, { entry, keys: master.keys });
      return true;
    },
    remove: async (entry, { at, by }) => {
      const sql = `update masters set deleted_at = $3, changed_at = $3, changed_by = $4, version = version + 1
        where ${live} and entry = $5 returning entry`;
      if ((await query(tx, sql, [tx.tenantId, kind, at, by, entry])).length === 0) return false;
      await putKeys(tx, kind, { entry, keys: [] });
      return true;
    },
  };
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

function valuesOf<Content>({ name, labels, search, content }: NewMaster<Content>): readonly unknown[] {
  return [name, labels, search.toLowerCase(), JSON.stringify(content)];
}

async function putKeys(
  tx: Transaction,
  kind: MasterKind,
  { entry, keys }: { readonly entry: number; readonly keys: readonly string[] },
): Promise<void> {
  await query(tx, 'delete from master_keys where tenant_id = $1 and entry = $2', [tx.tenantId, entry]);
  if (keys.length === 0) return;
  const sql = `insert into master_keys (tenant_id, master, entry, key) select $1, $2, $3, unnest($4::text[])`;
  await query(tx, sql, [tx.tenantId, kind, entry, keys]);
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
