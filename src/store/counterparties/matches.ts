import type { ReturnPeriod } from '../../core/index.ts';
import type { Decision, Matching, MatchingOf, MatchRow, SideSum } from '../../filing/needs/counterparties.ts';
import { query, type Transaction } from '../transaction.ts';

interface DecisionRow extends Omit<Decision, 'reduction'> {
  readonly reduction: Decision['reduction'];
}

/** What is decided on the documents of a registration. */
export async function readDecisions(tx: Transaction, gstin: string): Promise<readonly Decision[]> {
  return query<DecisionRow>(
    tx,
    `select identity, action, remarks, reduction, state, says, by, at from decisions
     where tenant_id = $1 and gstin = $2 order by at, identity`,
    [tx.tenantId, gstin],
  );
}

/** Adds decisions or replaces those on the same documents. */
export async function saveDecisions(
  tx: Transaction,
  gstin: string,
  decisions: readonly Decision[],
): Promise<void> {
  const column = (of: (decision: Decision) => string | null) => decisions.map(of);
  await query(
    tx,
    `insert into decisions (tenant_id, gstin, identity, action, remarks, reduction, state, says, by, at)
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
      column(({ at }) => at),
    ],
  );
}

/** Takes decisions back. */
export async function dropDecisions(
  tx: Transaction,
  gstin: string,
  identities: readonly string[],
): Promise<void> {
  await query(
    tx,
    'delete from decisions where tenant_id = $1 and gstin = $2 and identity = any($3::text[])',
    [tx.tenantId, gstin, identities],
  );
}

/** Keeps a matching in place of the one before. */
export async function saveMatching(
  tx: Transaction,
  { gstin, side }: MatchingOf,
  { matching, rows }: { readonly matching: Matching; readonly rows: readonly MatchRow[] },
): Promise<void> {
  await query(tx, 'delete from matches where tenant_id = $1 and gstin = $2 and side = $3', [
    tx.tenantId,
    gstin,
    side,
  ]);
  const column = (of: (row: MatchRow, place: number) => string | null) => rows.map(of);
  const difference = (name: keyof SideSum) => (row: MatchRow) =>
    String((row.ourSum?.[name] ?? 0) - (row.theirSum?.[name] ?? 0));
  await query(
    tx,
    `insert into matches (tenant_id, gstin, side, place, code, action, counterparty_gstin, document_number, ours, theirs,
       taxable_difference, tax_difference, result, own, identity, our_period, their_period, reasons)
     select $1, $2, $3, place::integer, code, action, party, number, ours::text[], theirs::text[], taxable::bigint,
       tax::bigint, result::json, own, identity, our_period, their_period, reasons::text[]
     from unnest($4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[],
       $12::text[], $13::text[], $14::text[], $15::text[], $16::text[], $17::text[], $18::text[])
       as arrived (place, code, action, party, number, ours, theirs, taxable, tax, result, own, identity, our_period,
         their_period, reasons)`,
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
    ],
  );
  await query(
    tx,
    `insert into matchings (tenant_id, gstin, side, at, totals) values ($1, $2, $3, $4, $5)
     on conflict (tenant_id, gstin, side) do update set at = excluded.at, totals = excluded.totals`,
    [tx.tenantId, gstin, side, matching.at, JSON.stringify(matching.totals)],
  );
}

function textArray(texts: readonly string[]): string {
  return `{${texts.map((text) => `"${text.replace(/["\\]/g, '\\$&')}"`).join(',')}}`;
}

/** When the last matching was made; null before the first. */
export async function readMatching(tx: Transaction, { gstin, side }: MatchingOf): Promise<Matching | null> {
  const [row] = await query<{ readonly at: string; readonly totals: Matching['totals'] }>(
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
