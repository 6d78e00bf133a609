import type { InwardStanding } from '../filing/needs/dashboard.ts';
import { query, type Transaction } from './transaction.ts';

/** How far each registration is with its suppliers, by the period in which they report. */
export function readInwardStanding(
  tx: Transaction,
  gstins: readonly string[] | null,
): Promise<readonly InwardStanding[]> {
  return query<InwardStanding>(
    tx,
    `with taken as (
       select gstin, return_period, max(at) as at from statements
       where tenant_id = $1 and ($2::text[] is null or gstin = any($2)) and kind in ('GSTR-2A', 'GSTR-2B')
       group by gstin, return_period
     ), reported as (
       select gstin, return_period, count(*)::int as documents,
         count(*) filter (where coalesce(decisions.action, content->>'action', 'N') = 'N')::int as undecided,
         count(*) filter (where decisions.state = 'staged')::int as staged
       from counterparty_documents left join decisions using (tenant_id, gstin, identity)
       where tenant_id = $1 and ($2::text[] is null or gstin = any($2)) and kind = 'IMS' and withdrawn_at is null
       group by gstin, return_period
     )
     select gstin, return_period as "returnPeriod", taken.at as "statementAt", coalesce(documents, 0) as documents,
       coalesce(undecided, 0) as undecided, coalesce(staged, 0) as staged
     from taken full join reported using (gstin, return_period) where return_period is not null`,
    [tx.tenantId, gstins],
  );
}
