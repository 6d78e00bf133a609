import type { MatchingOf, MatchingSince, PeriodRange } from '../../filing/needs/counterparties.ts';
import { query, type Transaction } from '../transaction.ts';

/** The end of a day (yyyy-mm-dd, an expression) in India as an instant. */
export const endOf = (day: string): string =>
  `((${day}::text || ' 00:00+05:30')::timestamptz + interval '24 hours')`;

/** The day in India of an instant (an expression). */
export const dayOf = (instant: string): string => `(${instant} at time zone interval '05:30')::date`;

const kept = `code, action, counterparty_gstin, document_number, ours, theirs, result, own, identity, our_period,
  their_period, reasons`;

/**
 * The results of the side `$1` to `$3` as they stood at the end of a day (an expression), in place of `matches`. What
 * stands still keeps moving its place, so the places are counted anew.
 */
export function matchesAsOf(day: string): string {
  const of = `tenant_id = $1 and gstin = $2 and side = $3 and since < ${endOf(day)}`;
  return `(select $1 as tenant_id, $2 as gstin, $3 as side, ${kept},
      (row_number() over (order by place, since, own, identity))::integer as place
    from (select place, since, ${kept} from matches where ${of}
      union all select place, since, ${kept} from past_matches where ${of} and until >= ${endOf(day)}) as both_tables)`;
}

/** What has changed in the matching of some periods since the end of a day; null where nothing was ever matched. */
export async function readMatchingSince(
  tx: Transaction,
  { gstin, side }: MatchingOf,
  { asOf, periods }: { readonly asOf: string; readonly periods?: PeriodRange | undefined },
): Promise<MatchingSince | null> {
  const [row] = await query<MatchingSince>(
    tx,
    `with earlier as (select * from ${matchesAsOf('$6')} as m where ${ofPeriods}),
       today as (select * from matches as m where m.tenant_id = $1 and m.gstin = $2 and m.side = $3 and ${ofPeriods}),
       their_earlier as (${theirsOf('earlier')}), their_today as (${theirsOf('today')}),
       our_earlier as (${oursOf('earlier')}), our_today as (${oursOf('today')}),
       otherwise as (${otherwiseBy('own')} union ${otherwiseBy('identity')})
     select known_from as "knownFrom", ${countOf('their_today except select id from their_earlier')} as "theirsCame",
       ${countOf('their_earlier except select id from their_today')} as "theirsGone",
       ${countOf('our_today except select id from our_earlier')} as "oursCame",
       ${countOf('our_earlier except select id from our_today')} as "oursGone",
       (select count(*)::integer from otherwise) as otherwise
     from matchings where tenant_id = $1 and gstin = $2 and side = $3`,
    [tx.tenantId, gstin, side, periods?.from ?? null, periods?.to ?? null, asOf],
  );
  return row ?? null;
}

/** Results of which either side is of a period from `$4` to `$5`. */
export const ofPeriods =
  '($4::text is null or m.our_period between $4 and $5 or m.their_period between $4 and $5)';

const oursOf = (table: string): string => `select unnest(ours) as id from ${table}`;
/** Without the section, which each statement spells its own way. */
const theirsOf = (table: string): string =>
  `select distinct substr(id, position('|' in id) + 1) as id from ${table}, unnest(theirs) as id`;
const countOf = (ids: string): string => `(select count(*)::integer from (select id from ${ids}) as ids)`;
const said = (table: string): string =>
  ['code', 'action', "result ->> 'ourSum'", "result ->> 'theirSum'"]
    .map((what) => `${table}.${what}`)
    .join(', ');
const otherwiseBy = (name: string): string =>
  `select today.place from today join earlier using (${name}) where (${said('today')}) is distinct from (${said('earlier')})`;
