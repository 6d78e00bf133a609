import type { Decision } from '../../filing/needs/counterparties.ts';
import { query, type Transaction } from '../transaction.ts';
import { endOf } from './match-history.ts';

/** What is decided on the documents of a registration. */
export function readDecisions(tx: Transaction, gstin: string): Promise<readonly Decision[]> {
  return query<Decision>(
    tx,
    `select identity, action, remarks, reduction, state, says, by, at from decisions
     where tenant_id = $1 and gstin = $2 order by at, identity`,
    [tx.tenantId, gstin],
  );
}

/** What was decided at the end of a day (yyyy-mm-dd). */
export async function readDecisionsAsOf(
  tx: Transaction,
  gstin: string,
  day: string,
): Promise<readonly Decision[]> {
  const rows = await query<{ readonly decision: Decision | null }>(
    tx,
    `select distinct on (identity) decision from decision_log
     where tenant_id = $1 and gstin = $2 and at < ${endOf('$3')} order by identity, number desc`,
    [tx.tenantId, gstin, day],
  );
  return rows.flatMap(({ decision }) => decision ?? []);
}

/** Adds decisions or replaces those on the same documents. */
export async function saveDecisions(
  tx: Transaction,
  gstin: string,
  { decisions, at }: { readonly decisions: readonly Decision[]; readonly at: string },
): Promise<void> {
  const column = (of: (decision: Decision) => string | null) => decisions.map(of);
  await query(
    tx,
    `with logged as (
       insert into decision_log (tenant_id, gstin, identity, decision, at)
       select $1, $2, (decision::json) ->> 'identity', decision::json, $12::timestamptz from unnest($11::text[]) as decision)
     insert into decisions (tenant_id, gstin, identity, action, remarks, reduction, state, says, by, at)
     select $1, $2, identity, action, remarks, reduction::json, state, says, by, at::timestamptz
     from unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[])
       as arrived (identity, action, remarks, reduction, state, says, by, at)
     on conflict (tenant_id, gstin, identity) do update set action = excluded.action, remarks = excluded.remarks,
       reduction = excluded.reduction, state = excluded.state, says = excluded.says, by = excluded.by, at = excluded.at`,
    [
      tx.tenantId,
      gstin,
      column(({ identity }) => identity),
      column(({ action }) => action),
      column(({ remarks }) => remarks),
      column(({ reduction }) => (reduction === null ? null : JSON.stringify(reduction))),
      column(({ state }) => state),
      column(({ says }) => says),
      column(({ by }) => by),
      column((decision) => decision.at),
      column((decision) => JSON.stringify(decision)),
      at,
    ],
  );
}

/** Takes decisions back. */
export async function dropDecisions(
  tx: Transaction,
  gstin: string,
  { identities, at }: { readonly identities: readonly string[]; readonly at: string },
): Promise<void> {
  await query(
    tx,
    `with gone as (
       delete from decisions where tenant_id = $1 and gstin = $2 and identity = any($3::text[]) returning identity)
     insert into decision_log (tenant_id, gstin, identity, at) select $1, $2, identity, $4 from gone`,
    [tx.tenantId, gstin, identities, at],
  );
}

/**
 * Confirmed decisions that IMS shows otherwise now, with the action it shows; null where the document was withdrawn. What
 * a supplier has filed he cannot withdraw: it leaves IMS with the GSTR-3B that takes it up, and the decision stands.
 */
export async function readNoLongerShown(
  tx: Transaction,
  gstin: string,
): Promise<readonly { readonly decision: Decision; readonly shown: Decision['action'] | null }[]> {
  const rows = await query<Decision & { readonly shown: Decision['action'] | null }>(
    tx,
    `select identity, action, remarks, reduction, state, says, by, at, shown from decisions cross join lateral (
       select count(*) as known, bool_or(withdrawn_at is null and coalesce(content ->> 'action', 'N') = action) as holds,
         max(coalesce(content ->> 'action', 'N')) filter (where withdrawn_at is null) as shown
       from counterparty_documents as document where document.tenant_id = $1 and document.gstin = $2 and kind = 'IMS'
         and document.identity = decisions.identity and (withdrawn_at is null or not is_filed)) as ims
     where tenant_id = $1 and gstin = $2 and state = 'confirmed' and known > 0 and not holds
       and (action <> 'N' or shown is not null) order by identity`,
    [tx.tenantId, gstin],
  );
  return rows.map(({ shown, ...decision }) => ({ decision, shown }));
}
