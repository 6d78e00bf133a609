import type { Answer, Link, MatchSide } from '../../filing/needs/counterparties.ts';
import { query, type Transaction } from '../transaction.ts';

/** What is answered to the documents of classic periods. */
export function readAnswers(tx: Transaction, gstin: string, side: MatchSide): Promise<readonly Answer[]> {
  return query<Answer>(
    tx,
    `select identity, chosen, sent, checksum, state, says, by, at from answers
     where tenant_id = $1 and gstin = $2 and side = $3 order by identity`,
    [tx.tenantId, gstin, side],
  );
}

/** Adds answers or replaces those to the same documents. */
export async function saveAnswers(
  tx: Transaction,
  { gstin, side }: { readonly gstin: string; readonly side: MatchSide },
  answers: readonly Answer[],
): Promise<void> {
  const column = (name: keyof Answer) => answers.map((answer) => answer[name]);
  await query(
    tx,
    `insert into answers (tenant_id, gstin, side, identity, chosen, sent, checksum, state, says, by, at)
     select $1, $2, $3, identity, chosen, sent, checksum, state, says, by, at::timestamptz
     from unnest($4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[])
       as arrived (identity, chosen, sent, checksum, state, says, by, at)
     on conflict (tenant_id, gstin, side, identity) do update set chosen = excluded.chosen, sent = excluded.sent,
       checksum = excluded.checksum, state = excluded.state, says = excluded.says, by = excluded.by, at = excluded.at`,
    [
      tx.tenantId,
      gstin,
      side,
      column('identity'),
      column('chosen'),
      column('sent'),
      column('checksum'),
      column('state'),
      column('says'),
      column('by'),
      column('at'),
    ],
  );
}

/** What people have put together. */
export function readLinks(tx: Transaction, gstin: string, side: MatchSide): Promise<readonly Link[]> {
  return query<Link>(
    tx,
    'select own, identity, by, at from links where tenant_id = $1 and gstin = $2 and side = $3 order by identity',
    [tx.tenantId, gstin, side],
  );
}

/** Puts two documents together; what either was linked with before is free again. */
export async function saveLink(
  tx: Transaction,
  { gstin, side }: { readonly gstin: string; readonly side: MatchSide },
  { own, identity, by, at }: Link,
): Promise<void> {
  const of = [tx.tenantId, gstin, side];
  await query(
    tx,
    'delete from links where tenant_id = $1 and gstin = $2 and side = $3 and (own = $4 or identity = $5)',
    [...of, own, identity],
  );
  await query(
    tx,
    `insert into links (tenant_id, gstin, side, own, identity, by, at) values ($1, $2, $3, $4, $5, $6, $7)`,
    [...of, own, identity, by, at],
  );
}

/** Takes the link of a document of a counter party away. */
export async function dropLink(
  tx: Transaction,
  { gstin, side }: { readonly gstin: string; readonly side: MatchSide },
  identity: string,
): Promise<void> {
  await query(tx, 'delete from links where tenant_id = $1 and gstin = $2 and side = $3 and identity = $4', [
    tx.tenantId,
    gstin,
    side,
    identity,
  ]);
}
