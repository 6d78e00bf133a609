import type { MatchingOf, MatchNote, NewMatchNote } from '../../filing/needs/counterparties.ts';
import { query, type Transaction } from '../transaction.ts';
import { endOf } from './match-history.ts';

/** Of the side `$1` to `$3`, and up to the end of the day `$11` where one is named. */
const said = `tenant_id = $1 and gstin = $2 and side = $3 and ($11::text is null or at < ${endOf('$11')})`;

/** Who looks after which document, as a table `owners` of a statement. */
export const owners = `owners as (
  select distinct on (document) document, nullif(says, '') as person from match_notes
  where ${said} and kind = 'assigned' order by document, number desc)`;

/** How many comments there are on a result `m`. */
export const comments = `(select count(*)::integer from match_notes
  where ${said} and kind = 'comment' and document in (m.own, m.identity))`;

/** The owners of both documents of a result `m`; the counter party's goes before. */
export const withOwners = `left join owners as of_theirs on of_theirs.document = m.identity
  left join owners as of_ours on of_ours.document = m.own`;

/** Who looks after a result. */
export const owner = 'coalesce(of_theirs.person, of_ours.person)';

/** What was said of some documents, oldest first. */
export function readMatchNotes(
  tx: Transaction,
  { gstin, side }: MatchingOf,
  documents: readonly string[],
): Promise<readonly MatchNote[]> {
  return query<MatchNote>(
    tx,
    `select kind, says, by, at from match_notes
     where tenant_id = $1 and gstin = $2 and side = $3 and document = any($4::text[]) order by at, number`,
    [tx.tenantId, gstin, side, documents],
  );
}

/** Adds the same note to some documents. */
export async function addMatchNotes(
  tx: Transaction,
  { gstin, side }: MatchingOf,
  { documents, kind, says, by, at }: NewMatchNote,
): Promise<void> {
  await query(
    tx,
    `insert into match_notes (tenant_id, gstin, side, document, kind, says, by, at)
     select $1, $2, $3, document, $5, $6, $7, $8 from unnest($4::text[]) as document`,
    [tx.tenantId, gstin, side, documents, kind, says, by, at],
  );
}
