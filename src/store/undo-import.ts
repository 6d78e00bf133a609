import { madeFromDocuments } from '../filing/needs/documents.ts';
import type { ImportUndone, ReturnKey, WhatUndoes } from '../filing/needs/store.ts';
import { announce, isReturn, keyOf, query, type Transaction } from './transaction.ts';

/** Keeps records as they are before an import changes them; a part of the statement that changes them. */
export function keepReplaced(condition: string): string {
  return `replaced as (
    insert into replaced_records (tenant_id, import_id, record_key, was)
    select kept.tenant_id, incoming.import_id, kept.record_key, to_jsonb(kept)
    from records as kept, incoming
    where incoming.import_id <> '${madeFromDocuments}' and ${condition}
    on conflict do nothing),`;
}

/** Keeps records as they are before an import takes them out of the books. */
export async function keepRemoved(
  tx: Transaction,
  key: ReturnKey,
  { recordKeys, importId }: { readonly recordKeys: readonly string[]; readonly importId: string },
): Promise<void> {
  await query(
    tx,
    `insert into replaced_records (tenant_id, import_id, record_key, was)
     select tenant_id, $6, record_key, to_jsonb(records) from records
     where ${isReturn} and record_key = any($5::text[]) on conflict do nothing`,
    [...keyOf(tx, key), recordKeys, importId],
  );
}

/** What stands in the way of undoing an import. */
export async function readWhatUndoes(tx: Transaction, key: ReturnKey, importId: string): Promise<WhatUndoes> {
  const [row] = await query<{ readonly sent: number; readonly left: number; readonly later: string | null }>(
    tx,
    `select count(*) filter (where state not in ('new', 'modified') or in_flight is not null) as sent,
       count(*) as left,
       (select imports.file_name from replaced_records as later join imports
          on imports.tenant_id = later.tenant_id and imports.import_id = later.import_id
        where later.tenant_id = $1 and later.was ->> 'import_id' = $5 and imports.state = 'imported'
        order by imports.at desc limit 1) as later
     from records where ${isReturn} and import_id = $5`,
    [...keyOf(tx, key), importId],
  );
  return { sent: row?.sent ?? 0, left: row?.left ?? 0, laterFile: row?.later ?? null };
}

const content = `section, counterparty_gstin, counterparty_name, document_number, document_date, place_of_supply, value,
  taxable_value, igst, cgst, sgst, cess, rows, origin, content_hash, earlier, import_id, error_code, error_message, state`;
const names = content.split(',').map((name) => name.trim());

/** Takes out what an import added and puts back what it replaced; what people have changed since stays as it is. */
export async function undoImport(tx: Transaction, key: ReturnKey, importId: string): Promise<ImportUndone> {
  const values = [...keyOf(tx, key), importId];
  const isOld = `select (jsonb_populate_record(null::records, was)).* from replaced_records
    where tenant_id = $1 and import_id = $5`;
  const removed = await query(
    tx,
    `delete from records as kept where ${isReturn} and import_id = $5 and not exists (
       select from replaced_records as replaced where replaced.tenant_id = $1 and replaced.import_id = $5
         and replaced.record_key = kept.record_key) returning 1 as one`,
    values,
  );
  const restored = await query(
    tx,
    `with old as (${isOld})
     update records as kept set ${names.map((name) => `${name} = old.${name}`).join(', ')} from old
     where kept.tenant_id = $1 and kept.gstin = $2 and kept.form = $3 and kept.return_period = $4
       and kept.record_key = old.record_key and kept.import_id = $5 returning 1 as one`,
    values,
  );
  const returned = await query(
    tx,
    `with old as (${isOld})
     insert into records select old.* from old where not exists (
       select from records as kept where kept.tenant_id = $1 and kept.gstin = $2 and kept.form = $3
         and kept.return_period = $4 and kept.record_key = old.record_key) returning 1 as one`,
    values,
  );
  await query(tx, 'delete from replaced_records where tenant_id = $1 and import_id = $2', [
    tx.tenantId,
    importId,
  ]);
  await announce(tx, key);
  return { removed: removed.length, restored: restored.length + returned.length };
}
