import type { Books, RecordState, ReturnKey } from '../filing/needs/store.ts';
import { announce, isReturn, keyOf, query, type Transaction } from './transaction.ts';

const ofKeys = `${isReturn} and record_key = any($5::text[])`;
const noError = 'error_code = null, error_message = null';

/** What happens to the rows of the given keys; `delete` comes first, then `update` for those that are left. */
interface Fate {
  readonly remove?: string;
  readonly set: string;
}

/**
 * The outcome of a deletion: one marked as sent, or (as filing does) one that was never marked. In the second case a
 * record that came again meanwhile stands there as modified with nothing on the way: the portal has it no more.
 */
const wasDeletion = `(in_flight = 'deletion' or (in_flight is null and state = 'modified'))`;

/**
 * sent: remembers the content that goes, and whether it goes to be saved or to be deleted.
 * processed: the portal holds what was sent; a row whose deletion was processed goes away, unless it came again.
 * new: the portal holds nothing of it (a reset); what was to be deleted there is gone with it.
 * modified: nobody waits for the outcome any more, so the portal may hold it: `sent_hash` stays.
 */
const fates: Readonly<Record<RecordState, Fate>> = {
  sent: {
    set: `in_flight = case when state = 'to-delete' then 'deletion' else 'save' end, sent_hash = content_hash,
      state = 'sent', ${noError}`,
  },
  processed: {
    remove: `(in_flight = 'deletion' and state = 'sent')
      or (state = 'to-delete' and in_flight is distinct from 'save')`,
    set: `processed_hash = case when ${wasDeletion} then null else coalesce(sent_hash, content_hash) end,
      state = case when ${wasDeletion} then 'new'
        when state = 'to-delete' then 'to-delete'
        when coalesce(sent_hash, content_hash) = content_hash then 'processed'
        else 'modified' end,
      sent_hash = case when ${wasDeletion} then null else sent_hash end,
      earlier = case when coalesce(sent_hash, content_hash) = content_hash then null else earlier end,
      in_flight = null, ${noError}`,
  },
  new: {
    remove: `state = 'to-delete' or (in_flight = 'deletion' and state = 'sent')`,
    set: `state = 'new', sent_hash = null, processed_hash = null, earlier = null, in_flight = null, ${noError}`,
  },
  modified: {
    set: `state = case when state = 'to-delete' or (in_flight = 'deletion' and state = 'sent') then 'to-delete'
        when coalesce(sent_hash, processed_hash) is null then 'new' else 'modified' end,
      in_flight = null, ${noError}`,
  },
  'to-delete': { set: `state = 'to-delete', in_flight = null` },
  error: { set: `state = 'error', in_flight = null` },
  filed: { set: `state = 'filed', in_flight = null, ${noError}` },
};

/** Marks the fate of records by what it means for each; see the contract of `Books.markRecords`. */
export async function markRecords(
  tx: Transaction,
  key: ReturnKey,
  { recordKeys, state }: { readonly recordKeys: readonly string[]; readonly state: RecordState },
): Promise<void> {
  const { remove, set } = fates[state];
  const values = [...keyOf(tx, key), recordKeys];
  if (remove) await query(tx, `delete from records where ${ofKeys} and (${remove})`, values);
  await query(tx, `update records set ${set} where ${ofKeys}`, values);
  await announce(tx, key);
}

/**
 * Notes the portal's refusals. A record whose deletion was refused is still to be deleted; one that people changed or
 * deleted meanwhile keeps their wish, since the refusal speaks of older content.
 */
export async function markErrors(
  tx: Transaction,
  key: ReturnKey,
  errors: Parameters<Books['markErrors']>[1],
): Promise<void> {
  const last = [...new Map(errors.map((error) => [error.recordKey, error])).values()];
  const values = [...keyOf(tx, key), last.map(({ recordKey }) => recordKey)];
  // Deleted by people while its first save was on the way, and refused: nobody has it any more.
  await query(
    tx,
    `delete from records where ${ofKeys} and state = 'to-delete' and in_flight = 'save' and processed_hash is null`,
    values,
  );
  await query(
    tx,
    `update records as kept set in_flight = null,
       sent_hash = case when kept.in_flight = 'save' then kept.processed_hash else kept.sent_hash end,
       state = case when kept.in_flight = 'deletion' and kept.state = 'sent' then 'to-delete'
         when kept.state in ('to-delete', 'modified') then kept.state else 'error' end,
       error_code = case when kept.state = 'modified' then null else refused.code end,
       error_message = case when kept.state = 'modified' then null else refused.message end
     from unnest($5::text[], $6::text[], $7::text[]) as refused (record_key, code, message)
     where ${isReturn} and kept.record_key = refused.record_key`,
    [...values, last.map(({ code }) => code), last.map(({ message }) => message)],
  );
  await announce(tx, key);
}

/** Removes records that the portal certainly does not hold; others are `to-delete` until the portal has deleted them. */
export async function deleteRecords(
  tx: Transaction,
  key: ReturnKey,
  recordKeys: readonly string[],
): Promise<void> {
  const values = [...keyOf(tx, key), recordKeys];
  await query(
    tx,
    `delete from records where ${ofKeys} and coalesce(in_flight, sent_hash::text, processed_hash::text) is null`,
    values,
  );
  await query(
    tx,
    `update records set ${noError},
       state = case when in_flight = 'deletion' then 'sent' else 'to-delete' end where ${ofKeys}`,
    values,
  );
  await announce(tx, key);
}
