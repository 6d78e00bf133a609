import type {
  DashboardFigures,
  DashboardWanted,
  MonthFigure,
  NewsCounts,
  SupplierStanding,
} from '../filing/needs/dashboard.ts';
import { query, type Transaction } from './transaction.ts';

/** Tables that say again what others have said. */
export const repeatingSections = ['hsn', 'doc_issue', 'supeco', 'supecoa'];
const mostVendors = 10;

/** What the dashboard draws, summed up where the lists have their numbers from. */
export async function readDashboard(tx: Transaction, wanted: DashboardWanted): Promise<DashboardFigures> {
  const { gstins, from, today, since } = wanted;
  const scope = [tx.tenantId, gstins];
  const sales = await query<MonthFigure>(
    tx,
    `select return_period as month, section as kind, count(*)::int as count,
       sum(taxable_value)::bigint as "taxableValue", sum(igst + cgst + sgst + cess)::bigint as tax
     from records where tenant_id = $1 and ($2::text[] is null or gstin = any($2)) and form = 'GSTR1'
       and return_period >= $3 and state <> 'to-delete' and section <> all($4::text[])
     group by return_period, section order by return_period, section`,
    [...scope, from, repeatingSections],
  );
  const purchases = await query<MonthFigure>(
    tx,
    `select return_period as month, kind, count(*)::int as count,
       sum(taxable_value)::bigint as "taxableValue", sum(igst + cgst + sgst + cess)::bigint as tax
     from documents where tenant_id = $1 and ($2::text[] is null or gstin = any($2)) and direction = 'purchase'
       and return_period >= $3 and deleted_at is null and not is_draft
     group by return_period, kind order by return_period, kind`,
    [...scope, from],
  );
  return {
    sales,
    purchases,
    ...(await readRisk(tx, scope, today)),
    news: since ? await readNews(tx, scope, since) : null,
  };
}

type Scope = readonly unknown[];

/** Tax of ours that the supplier does not report, or reports but has not filed. */
const atRisk = `(code = 'TO' or (code in ('OK', 'Mismatch') and not coalesce((result->>'isFiled')::boolean, true)))`;
const ourTax = `coalesce((result->'ourSum'->>'tax')::bigint, 0)`;
const ofScope = `from matches where tenant_id = $1 and ($2::text[] is null or gstin = any($2))`;
const bought = `${ofScope} and side = 'purchase'`;
const mismatched = `code in ('TO', 'CO', 'Mismatch')`;

async function readRisk(
  tx: Transaction,
  scope: Scope,
  today: string,
): Promise<Pick<DashboardFigures, 'itcAtRisk' | 'ages' | 'vendors'>> {
  const [risk] = await query<{ readonly tax: number; readonly count: number }>(
    tx,
    `select coalesce(sum(${ourTax}), 0)::bigint as tax, count(*)::int as count ${bought} and ${atRisk}`,
    scope,
  );
  const ages = await query<DashboardFigures['ages'][number]>(
    tx,
    `select least(greatest($3::date - (result->>'date')::date, 0) / 30, 3)::int as age, count(*)::int as count,
       sum(greatest(${ourTax}, abs(tax_difference)))::bigint as tax
     ${ofScope} and ${mismatched} group by 1 order by 1`,
    [...scope, today],
  );
  const vendors = await query<DashboardFigures['vendors'][number]>(
    tx,
    `select counterparty_gstin as gstin, max(result->>'counterpartyName') as name, count(*)::int as count,
       sum(${ourTax})::bigint as tax
     ${bought} and ${atRisk} group by counterparty_gstin having sum(${ourTax}) > 0
     order by sum(${ourTax}) desc, counterparty_gstin limit ${mostVendors}`,
    scope,
  );
  return { itcAtRisk: { tax: risk?.tax ?? 0, count: risk?.count ?? 0 }, ages, vendors };
}

async function readNews(tx: Transaction, scope: Scope, since: string): Promise<NewsCounts> {
  const own = `tenant_id = $1 and ($2::text[] is null or gstin = any($2))`;
  const [news] = await query<NewsCounts>(
    tx,
    `select
       (select count(*)::int from imports where ${own} and state = 'imported' and at > $3) as imports,
       (select count(*)::int from statements where ${own} and at > $3) as downloads,
       (select count(*)::int from tasks where ${own} and ended_at > $3 and state = 'done') as done,
       (select count(*)::int from tasks where ${own} and ended_at > $3
          and state in ('refused', 'done-with-errors')) as failed`,
    [...scope, since],
  );
  return news ?? { imports: 0, downloads: 0, done: 0, failed: 0 };
}

/** What stands open with each supplier, and when he last filed as far as a statement shows it. */
export function readSuppliers(
  tx: Transaction,
  gstins: readonly string[] | null,
): Promise<readonly SupplierStanding[]> {
  return query<SupplierStanding>(
    tx,
    `with open as (
       select counterparty_gstin as gstin, count(*) filter (where ${mismatched})::int as mismatches,
         coalesce(sum(${ourTax}) filter (where ${atRisk}), 0)::bigint as at_risk
       ${bought} group by counterparty_gstin
     ), filed as (
       select counterparty_gstin as gstin, max(content->>'filedOn') as last_filed from counterparty_documents
       where tenant_id = $1 and ($2::text[] is null or gstin = any($2)) and is_filed
         and kind in ('IMS', 'GSTR-2B', 'GSTR-2A') group by counterparty_gstin
     )
     select gstin, coalesce(mismatches, 0) as mismatches, coalesce(at_risk, 0)::bigint as "atRisk",
       last_filed as "lastFiledOn"
     from open full join filed using (gstin) where gstin <> '' order by gstin`,
    [tx.tenantId, gstins],
  );
}
