import type {
  ListedMatch,
  MatchFacets,
  MatchFilter,
  MatchingOf,
  MatchRow,
  PartyStanding,
} from '../../filing/needs/counterparties.ts';
import type { Page, PageWanted } from '../../filing/needs/page.ts';
import { aWholeNumber, pageOf, readCursor } from '../cursor.ts';
import { query, type Transaction } from '../transaction.ts';
import { matchesAsOf, ofPeriods } from './match-history.ts';
import { comments, owner, owners, withOwners } from './match-notes.ts';

/** Results of the side `$1` to `$3` that are within the periods `$4` to `$5` and hold the text `$6`. */
const within = `m.tenant_id = $1 and m.gstin = $2 and m.side = $3 and ${ofPeriods}
  and ($6::text is null or position(lower($6) in lower(m.document_number || E'\\n' || m.counterparty_gstin)) > 0)`;
/** Each of the particulars `$7` to `$10` by which a list is narrowed. */
const narrowed = {
  code: '($7::text is null or m.code = $7)',
  party: '($8::text is null or m.counterparty_gstin = $8)',
  reason: '($9::text is null or $9 = any(m.reasons))',
  owner: `($10::text is null or ${owner} = $10)`,
};

function valuesOf(tx: Transaction, { gstin, side }: MatchingOf, filter: MatchFilter): readonly unknown[] {
  const { periods, find, code, counterpartyGstin, reason, owner: person, asOf } = filter;
  const scope = [periods?.from ?? null, periods?.to ?? null, find?.trim() || null];
  const particulars = [code ?? null, counterpartyGstin ?? null, reason ?? null, person ?? null];
  return [tx.tenantId, gstin, side, ...scope, ...particulars, asOf ?? null];
}

/** The results of today, or those of the end of the day `$11`. */
const resultsOf = ({ asOf }: MatchFilter): string => (asOf === undefined ? 'matches' : matchesAsOf('$11'));

interface ListedRow {
  readonly place: number;
  readonly result: MatchRow;
  readonly owner: string | null;
  readonly comments: number;
}

/** One page of the results, in the order of the matching. */
export async function readMatchPage(
  tx: Transaction,
  of: MatchingOf,
  { filter, wanted }: { readonly filter: MatchFilter; readonly wanted: PageWanted },
): Promise<Page<ListedMatch>> {
  const [after = '-1'] = wanted.cursor === undefined ? [] : readCursor(wanted.cursor, aWholeNumber);
  const rows = await query<ListedRow>(
    tx,
    `with ${owners}
     select m.place, m.result, ${owner} as owner, ${comments} as comments
     from ${resultsOf(filter)} as m ${withOwners}
     where ${within} and ${Object.values(narrowed).join(' and ')} and m.place > $12
     order by m.place limit $13`,
    [...valuesOf(tx, of, filter), after, wanted.limit + 1],
  );
  return pageOf(rows, wanted.limit, {
    place: ({ place }) => [String(place)],
    show: ({ result, owner: person, comments: count }) => ({ ...result, owner: person, comments: count }),
  });
}

interface FacetRow {
  readonly facet: keyof typeof narrowed;
  readonly value: string;
  readonly name: string | null;
  readonly count: number;
  readonly ourTax: number;
  readonly theirTax: number;
}

/** Counter parties that a choice shows: those with most results. */
const mostParties = 200;

/** How many results there are by each particular, counted among those that the other particulars leave. */
export async function readMatchFacets(
  tx: Transaction,
  of: MatchingOf,
  filter: MatchFilter,
): Promise<MatchFacets> {
  const rows = await query<FacetRow>(
    tx,
    `with ${owners}, found as (
       select m.code, m.counterparty_gstin as party, m.result ->> 'counterpartyName' as name, m.reasons, ${owner} as owner,
         coalesce((m.result #>> '{ourSum,tax}')::bigint, 0) as our_tax,
         coalesce((m.result #>> '{theirSum,tax}')::bigint, 0) as their_tax,
         ${Object.entries(narrowed)
           .map(([name, condition]) => `${condition} as by_${name}`)
           .join(', ')}
       from ${resultsOf(filter)} as m ${withOwners} where ${within})
     ${facetOf('code', 'code')} union all
     ${facetOf('party', 'party', 'max(name)')} union all
     ${facetOf('reason', 'reason', 'null::text', ', unnest(reasons) as reason')} union all
     ${facetOf('owner', 'owner')}
     order by count desc, value`,
    valuesOf(tx, of, filter),
  );
  const facet = (wanted: FacetRow['facet']) =>
    rows.filter((row) => row.facet === wanted).map(({ facet: _facet, ...counted }) => counted);
  return {
    codes: facet('code'),
    parties: facet('party').slice(0, mostParties),
    reasons: facet('reason'),
    owners: facet('owner'),
  };
}

function facetOf(facet: FacetRow['facet'], value: string, name = 'null::text', more = ''): string {
  const others = Object.keys(narrowed).filter((one) => one !== facet);
  return `select '${facet}' as facet, ${value} as value, ${name} as name, count(*)::integer as count,
      sum(our_tax)::float8 as "ourTax", sum(their_tax)::float8 as "theirTax"
    from found${more} where ${value} is not null and ${others.map((one) => `by_${one}`).join(' and ')} group by ${value}`;
}

interface PartyRow extends Omit<PartyStanding, 'codes'> {
  readonly OK: number;
  readonly TO: number;
  readonly CO: number;
  readonly Mismatch: number;
}

/** The results by counter party, those with most tax at risk first. */
export async function readMatchParties(
  tx: Transaction,
  of: MatchingOf,
  filter: MatchFilter,
): Promise<readonly PartyStanding[]> {
  const codes = ['OK', 'TO', 'CO', 'Mismatch'].map(
    (code) => `count(*) filter (where code = '${code}')::integer as "${code}"`,
  );
  const rows = await query<PartyRow>(
    tx,
    `with ${owners}, found as (
       select m.code, m.counterparty_gstin as party, m.result ->> 'counterpartyName' as name,
         m.result ->> 'isFiled' = 'false' as waits, coalesce((m.result #>> '{ourSum,tax}')::bigint, 0) as our_tax,
         coalesce((m.result #>> '{theirSum,tax}')::bigint, 0) as their_tax
       from ${resultsOf(filter)} as m ${withOwners}
       where ${within} and ${Object.values(narrowed).join(' and ')})
     select party as "counterpartyGstin", max(name) as "counterpartyName", ${codes.join(', ')},
       sum(our_tax)::float8 as "ourTax", sum(their_tax)::float8 as "theirTax",
       sum(case when code = 'CO' then 0 when waits then our_tax else greatest(0, our_tax - their_tax) end)::float8 as "atRisk"
     from found group by party order by "atRisk" desc, party`,
    valuesOf(tx, of, filter),
  );
  return rows.map(({ OK, TO, CO, Mismatch, ...party }) => ({ ...party, codes: { OK, TO, CO, Mismatch } }));
}
