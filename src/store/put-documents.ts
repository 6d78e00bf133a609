import type { ReturnPeriod } from '../core/index.ts';
import type {
  Change,
  DocumentBook,
  EntriesChange,
  EntryContent,
  NewEntry,
  UndoneDocuments,
} from '../filing/needs/documents.ts';
import { contentColumns, type Ledger, names, valuesOf } from './document-rows.ts';
import { announce, query, type Transaction } from './transaction.ts';

/** Of two with the same identity the last counts; columns as arrays of texts. */
function arriving(entries: readonly NewEntry<EntryContent>[]) {
  const distinct = [...new Map(entries.map((entry) => [entry.identity, entry])).values()];
  const rows = distinct.map(valuesOf);
  return { distinct, arrays: names.map((_, column) => rows.map((row) => row[column] ?? null)) };
}

const casts = Object.entries(contentColumns).map(([name, type]) =>
  name === 'tables' ? 'tables::text[] as tables' : `${name}::${type} as ${name}`,
);
/** The documents that arrive, as a table; their columns are the first parameters. */
const incoming = `incoming as (select ${casts.join(', ')} from unnest(${names
  .map((_, column) => `$${column + 1}::text[]`)
  .join(', ')}) as arrived (${names.join(', ')}))`;

/** Adds documents and replaces those of equal identity; what an import replaces is kept to be put back. */
export async function putDocuments(
  tx: Transaction,
  { gstin, direction }: Ledger,
  { entries, change }: { readonly entries: readonly NewEntry<EntryContent>[]; readonly change: Change },
): ReturnType<DocumentBook<EntryContent>['put']> {
  const { distinct, arrays } = arriving(entries);
  const first = arrays.length + 1;
  const sets = names.map((name) => `${name} = excluded.${name}`).join(', ');
  const [counted] = await query<{ readonly added: number; readonly changed: number }>(
    tx,
    `with ${incoming},
     replaced as (
       insert into replaced_records (tenant_id, import_id, record_key, was)
       select kept.tenant_id, $${first + 3}, 'document|' || kept.entry, to_jsonb(kept)
       from documents as kept join incoming using (identity)
       where $${first + 3}::text is not null and kept.tenant_id = $${first} and kept.gstin = $${first + 1}
         and kept.direction = $${first + 2} and kept.deleted_at is null
         and kept.content_hash <> incoming.content_hash
       on conflict do nothing),
     written as (
       insert into documents as kept (tenant_id, gstin, direction, import_id, changed_at, changed_by, ${names.join(', ')})
       select $${first}, $${first + 1}, $${first + 2}, $${first + 3}, $${first + 4}::timestamptz, $${first + 5},
         ${names.join(', ')} from incoming
       on conflict (tenant_id, gstin, direction, identity) where deleted_at is null do update
         set ${sets}, version = kept.version + 1, import_id = excluded.import_id,
           changed_at = excluded.changed_at, changed_by = excluded.changed_by
         where kept.content_hash <> excluded.content_hash
       returning version)
     select count(*) filter (where version = 1) as added, count(*) filter (where version > 1) as changed from written`,
    [...arrays, tx.tenantId, gstin, direction, change.importId ?? null, change.at, change.by],
  );
  const { added, changed } = counted ?? { added: 0, changed: 0 };
  const periods = distinct.map(({ returnPeriod }) => returnPeriod);
  await announcePeriods(tx, gstin, periods);
  return { new: added, changed, same: distinct.length - added - changed };
}

const sumsOf = (name: string, row: string): string =>
  `${row} as ${name}_count, ${row} * taxable_value as ${name}_value, ${row} * (igst + cgst + sgst + cess) as ${name}_tax`;
const sumNames = ['arriving', 'before', 'after'].flatMap((name) =>
  ['count', 'value', 'tax'].map((sum) => `${name}_${sum}`),
);
const summed = ['new', 'changed', 'same', ...sumNames].map((name) => `sum(${name})::bigint as ${name}`);

type ChangeRow = Readonly<Record<'new' | 'changed' | 'same' | (typeof sumNames)[number], number>> &
  Pick<EntriesChange, 'kind' | 'table'>;

/** What adding documents would do to those of their return periods, kind by kind and table by table. */
export async function compareDocuments(
  tx: Transaction,
  { gstin, direction }: Ledger,
  entries: readonly NewEntry<EntryContent>[],
): Promise<readonly EntriesChange[]> {
  const { arrays } = arriving(entries);
  const first = arrays.length + 1;
  const sql = `with ${incoming},
     kept as (select * from documents where tenant_id = $${first} and gstin = $${first + 1}
       and direction = $${first + 2} and deleted_at is null),
     compared as (
       select incoming.*, kept.content_hash as kept_hash from incoming left join kept using (identity)),
     touched as (
       select kind, tables, (kept_hash is null)::integer as new, coalesce(kept_hash <> content_hash, false)::integer as changed,
         coalesce(kept_hash = content_hash, false)::integer as same,
         ${sumsOf('arriving', '1')}, ${sumsOf('before', '0')}, ${sumsOf('after', '1')} from compared
       union all
       select kind, tables, 0, 0, 0, ${sumsOf('arriving', '0')}, ${sumsOf('before', '1')},
         ${sumsOf('after', '(identity not in (select identity from incoming))::integer')}
       from kept where not is_draft and return_period in (select return_period from incoming))
     select kind, coalesce(tables[1], '') as table, ${summed.join(', ')} from touched group by 1, 2 order by 2, 1`;
  const rows = await query<ChangeRow>(tx, sql, [...arrays, tx.tenantId, gstin, direction]);
  return rows.map((row) => {
    const sum = (name: string) => ({
      count: row[`${name}_count`] ?? 0,
      taxableValue: row[`${name}_value`] ?? 0,
      tax: row[`${name}_tax`] ?? 0,
    });
    return {
      kind: row.kind,
      table: row.table,
      new: row.new ?? 0,
      changed: row.changed ?? 0,
      same: row.same ?? 0,
      arriving: sum('arriving'),
      before: sum('before'),
      after: sum('after'),
    };
  });
}

/** How many documents `putDocuments` would take over from each other period. */
export async function readTakenOver(
  tx: Transaction,
  { gstin, direction }: Ledger,
  entries: readonly NewEntry<EntryContent>[],
): Promise<ReadonlyMap<ReturnPeriod, number>> {
  const { arrays } = arriving(entries);
  const first = arrays.length + 1;
  const rows = await query<{ readonly period: ReturnPeriod; readonly count: number }>(
    tx,
    `with ${incoming}
     select kept.return_period as period, count(*) as count
     from documents as kept join incoming using (identity)
     where kept.tenant_id = $${first} and kept.gstin = $${first + 1} and kept.direction = $${first + 2}
       and kept.deleted_at is null and kept.content_hash <> incoming.content_hash
       and kept.return_period <> incoming.return_period
     group by 1 order by 1`,
    [...arrays, tx.tenantId, gstin, direction],
  );
  return new Map(rows.map(({ period, count }) => [period, count]));
}

const ofImport = 'kept.tenant_id = $1 and kept.gstin = $2 and kept.direction = $3';
const wasOf = `replaced.tenant_id = kept.tenant_id and replaced.record_key = 'document|' || kept.entry`;

/** The documents of an import, and how many of them were changed since. */
export async function readUndone(
  tx: Transaction,
  { gstin, direction }: Ledger,
  importId: string,
): Promise<UndoneDocuments> {
  const rows = await query<{ readonly return_period: ReturnPeriod; readonly changed: number }>(
    tx,
    `select kept.return_period, count(*) filter (
       where kept.version <> coalesce((replaced.was ->> 'version')::integer, 0) + 1 or kept.import_id <> $4) as changed
     from documents as kept left join replaced_records as replaced on ${wasOf} and replaced.import_id = $4
     where ${ofImport} and kept.deleted_at is null and (kept.import_id = $4 or replaced.import_id is not null
       or exists (select from replaced_records as later where later.tenant_id = $1
         and later.record_key = 'document|' || kept.entry and later.was ->> 'import_id' = $4))
     group by kept.return_period`,
    [tx.tenantId, gstin, direction, importId],
  );
  return {
    periods: rows.map((row) => row.return_period),
    changedSince: rows.reduce((sum, row) => sum + row.changed, 0),
  };
}

/** Takes out what an import added and puts back what it replaced. */
export async function undoDocuments(
  tx: Transaction,
  { gstin, direction }: Ledger,
  { importId, change }: { readonly importId: string; readonly change: Change },
): Promise<{ readonly removed: number; readonly restored: number }> {
  const { periods } = await readUndone(tx, { gstin, direction }, importId);
  const sets = [...names, 'import_id'].map((name) => `${name} = was.${name}`).join(', ');
  const restored = await query(
    tx,
    `update documents as kept set ${sets}, version = kept.version + 1, changed_at = $5, changed_by = $6
     from replaced_records as replaced, jsonb_populate_record(null::documents, replaced.was) as was
     where ${ofImport} and kept.import_id = $4 and ${wasOf} and replaced.import_id = $4 returning kept.entry`,
    [tx.tenantId, gstin, direction, importId, change.at, change.by],
  );
  const removed = await query(
    tx,
    `update documents as kept set deleted_at = $5, changed_at = $5, changed_by = $6
     where ${ofImport} and kept.import_id = $4 and kept.deleted_at is null returning kept.entry`,
    [tx.tenantId, gstin, direction, importId, change.at, change.by],
  );
  await query(
    tx,
    `delete from replaced_records where tenant_id = $1 and import_id = $2 and record_key like 'document|%'`,
    [tx.tenantId, importId],
  );
  await announcePeriods(tx, gstin, periods);
  return { removed: removed.length, restored: restored.length };
}

/** Who has the documents of a period open hears of a change, also where no record of the return changes with it. */
export async function announcePeriods(
  tx: Transaction,
  gstin: string,
  periods: readonly ReturnPeriod[],
): Promise<void> {
  for (const returnPeriod of new Set(periods)) await announce(tx, { gstin, form: 'GSTR1', returnPeriod });
}
