import type { ReturnPeriod } from '../../core/index.ts';
import type { Matching, MatchingOf, MatchRow, SideSum } from '../../filing/needs/counterparties.ts';
import { query, type Transaction } from '../transaction.ts';
import { dayOf } from './match-history.ts';

const held = [
  'code',
  'action',
  'counterparty_gstin',
  'document_number',
  'ours',
  'theirs',
  'taxable_difference',
  'tax_difference',
  'result',
  'own',
  'identity',
  'our_period',
  'their_period',
  'reasons',
  'since',
  'fingerprint',
] as const;
const ofSide = 'tenant_id = $1 and gstin = $2 and side = $3';
const past = `since, place, code, action, counterparty_gstin, document_number, ours, theirs, result, own, identity,
  our_period, their_period, reasons`;

/**
 * Keeps a matching in place of the one before. What says the same as before stands since then; what does not and stood at
 * the end of a day is kept among the past ones.
 */
export async function saveMatching(
  tx: Transaction,
  { gstin, side }: MatchingOf,
  { matching, rows }: { readonly matching: Matching; readonly rows: readonly MatchRow[] },
): Promise<void> {
  const column = (of: (row: MatchRow, place: number) => string | null) => rows.map(of);
  const difference = (name: keyof SideSum) => (row: MatchRow) =>
    String((row.ourSum?.[name] ?? 0) - (row.theirSum?.[name] ?? 0));
  await query(
    tx,
    `with arrived as (
       select *, md5(result)::uuid as fingerprint
       from unnest($4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[],
         $12::text[], $13::text[], $14::text[], $15::text[], $16::text[], $17::text[], $18::text[])
         as arrived (place, code, action, party, number, ours, theirs, taxable, tax, result, own, identity, our_period,
           their_period, reasons)),
     before as (select fingerprint, min(since) as since from matches where ${ofSide} group by fingerprint),
     ended as (
       insert into past_matches (tenant_id, gstin, side, until, ${past})
       select $1, $2, $3, $19::timestamptz, ${past} from matches
       where ${ofSide} and ${dayOf('since')} < ${dayOf('$19::timestamptz')}
         and not exists (select from arrived where arrived.fingerprint = matches.fingerprint)),
     gone as (delete from matches where ${ofSide} and place >= cardinality($4::text[]))
     insert into matches (tenant_id, gstin, side, place, ${held.join(', ')})
     select $1, $2, $3, place::integer, code, action, party, number, ours::text[], theirs::text[], taxable::bigint,
       tax::bigint, result::json, own, identity, our_period, their_period, reasons::text[],
       coalesce(before.since, $19::timestamptz), arrived.fingerprint
     from arrived left join before using (fingerprint)
     where not exists (
       select from matches where ${ofSide} and matches.place = arrived.place::integer
         and matches.fingerprint = arrived.fingerprint)
     on conflict (tenant_id, gstin, side, place) do update
     set ${held.map((name) => `${name} = excluded.${name}`).join(', ')}`,
    [
      tx.tenantId,
      gstin,
      side,
      column((_, place) => String(place)),
      column(({ code }) => code),
      column(({ action }) => action),
      column(({ counterpartyGstin }) => counterpartyGstin),
      column(({ number }) => number),
      column(({ ours }) => textArray(ours)),
      column(({ theirs }) => textArray(theirs)),
      column(difference('taxableValue')),
      column(difference('tax')),
      column((row) => JSON.stringify(row)),
      column(({ ours }) => ours[0] ?? null),
      column(({ identity }) => identity),
      column(({ ourPeriod }) => ourPeriod),
      column(({ theirPeriod }) => theirPeriod),
      column(({ reasons }) => textArray([...new Set(reasons.map(({ code }) => code))])),
      matching.at,
    ],
  );
  await query(
    tx,
    `insert into matchings (tenant_id, gstin, side, at, totals, known_from) values ($1, $2, $3, $4, $5, $4)
     on conflict (tenant_id, gstin, side) do update set at = excluded.at, totals = excluded.totals`,
    [tx.tenantId, gstin, side, matching.at, JSON.stringify(matching.totals)],
  );
}

function textArray(texts: readonly string[]): string {
  return `{${texts.map((text) => `"${text.replace(/["\\]/g, '\\$&')}"`).join(',')}}`;
}

/** When the last matching was made; null before the first. */
export async function readMatching(tx: Transaction, { gstin, side }: MatchingOf): Promise<Matching | null> {
  const [row] = await query<Matching>(
    tx,
    'select at, totals from matchings where tenant_id = $1 and gstin = $2 and side = $3',
    [tx.tenantId, gstin, side],
  );
  return row ?? null;
}

/** The results in which any of some documents stands. */
export async function readMatchesOf(
  tx: Transaction,
  { gstin, side }: MatchingOf,
  {
    own = [],
    identities = [],
  }: { readonly own?: readonly string[]; readonly identities?: readonly string[] },
): Promise<readonly MatchRow[]> {
  const rows = await query<{ readonly result: MatchRow }>(
    tx,
    `select result from matches where tenant_id = $1 and gstin = $2 and side = $3
       and (own = any($4::text[]) or identity = any($5::text[])) order by place`,
    [tx.tenantId, gstin, side, own, identities],
  );
  return rows.map(({ result }) => result);
}

/** The results whose counter party reports its document in a period. */
export async function readMatchesOfPeriod(
  tx: Transaction,
  { gstin, side }: MatchingOf,
  returnPeriod: ReturnPeriod,
): Promise<readonly MatchRow[]> {
  const rows = await query<{ readonly result: MatchRow }>(
    tx,
    `select result from matches where tenant_id = $1 and gstin = $2 and side = $3 and their_period = $4 order by place`,
    [tx.tenantId, gstin, side, returnPeriod],
  );
  return rows.map(({ result }) => result);
}
