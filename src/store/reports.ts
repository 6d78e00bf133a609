import { type ReportRow, type ReportWanted, reports, type SummedReport } from '../filing/needs/reports.ts';
import { repeatingSections } from './dashboard.ts';
import { query, type Transaction } from './transaction.ts';

const ofScope = 'tenant_id = $1 and ($2::text[] is null or gstin = any($2))';
const tax = 'igst + cgst + sgst + cess';
const sales = `from records where ${ofScope} and form = 'GSTR1' and return_period between $3 and $4
  and state <> 'to-delete'`;
const once = `section <> all('{${repeatingSections.join(', ')}}')`;
const documented = `section in ('b2b', 'b2cl', 'b2cs', 'exp', 'cdnr', 'cdnur')`;

/** A field of a line: its own, or what all lines of the record share. */
const field = (name: string): string => `coalesce(line ->> '${name}', rows -> 'shared' ->> '${name}')`;
const amount = (name: string): string => `coalesce(${field(name)}::bigint, 0)`;
/** Rows state what stands on a credit note; its record is negative. */
const sign = 'case when taxable_value < 0 then -1 else 1 end';

const count = (condition: string): string => `count(*) filter (where ${condition})::int`;
const sum = (amounts: string, condition = 'true'): string =>
  `coalesce(sum(${amounts}) filter (where ${condition}), 0)::bigint`;

const matched = `from matches where ${ofScope} and side = 'purchase'
  and coalesce(their_period, our_period) between $3 and $4`;

/** The last day on which anybody files the return of a month: quarterly filers have until the 13th. */
const lastDay = `(to_date(month, 'YYYY-MM') + interval '1 month 12 days')`;
const filedOn = `(content ->> 'filedOn')::date`;

const statements: Readonly<Record<SummedReport, string>> = {
  tax: `select key, sum(liability)::bigint as liability, sum(itc)::bigint as itc from (
      select return_period as key, ${tax} as liability, 0 as itc ${sales} and ${once}
      union all
      select return_period, 0, ${tax} from documents where ${ofScope} and direction = 'purchase'
        and return_period between $3 and $4 and deleted_at is null and not is_draft) as both_sides
    group by key order by key`,
  stages: `select return_period as key, ${sum('taxable_value')} as books,
      ${sum('taxable_value', `state in ('processed', 'filed')`)} as saved,
      ${sum('taxable_value', `state = 'filed'`)} as filed
    ${sales} and ${once} group by key order by key`,
  documents: `select return_period as key, ${count(`section = 'b2b'`)} as b2b,
      ${count(`section in ('b2cl', 'b2cs')`)} as b2c, ${count(`section = 'cdnr'`)} as cdn,
      ${count(`section = 'cdnur'`)} as cdnur, ${count(`section = 'exp'`)} as exp
    ${sales} and ${documented} group by key order by key`,
  rates: `select key, count(*)::int as lines, ${sum('taxable')} as "taxableValue", ${sum('taxed')} as tax from (
      select ${field('rate')} as key, ${sign} * ${amount('taxableValue')} as taxable,
        ${sign} * (${['igst', 'cgst', 'sgst', 'cess'].map(amount).join(' + ')}) as taxed
      from (select rows, taxable_value ${sales} and ${documented}) as sold
      cross join json_array_elements(
        case json_typeof(rows) when 'array' then rows else rows -> 'lines' end) as line) as lines
    where key is not null group by key order by key::numeric`,
  states: `select coalesce(place_of_supply, '96') as key, count(*)::int as documents,
      ${sum('taxable_value')} as "taxableValue", ${sum(tax)} as tax
    ${sales} and ${documented} group by key order by key`,
  codes: `select coalesce(their_period, our_period) as key,
      ${['OK', 'TO', 'CO', 'Mismatch'].map((code) => `${count(`code = '${code}'`)} as "${code}"`).join(', ')},
      ${sum('abs(tax_difference)')} as "taxDifference"
    ${matched} group by key order by key`,
  reasons: `select key, count(*)::int as documents, ${sum('abs(tax_difference)')} as "taxDifference"
    from (select unnest(reasons) as key, tax_difference ${matched} and code <> 'OK') as reason
    group by key order by documents desc, key`,
  vendors: `select counterparty_gstin as key, max(counterparty_name) as label, ${sum(tax)} as tax,
      count(*)::int as documents, ${count(`is_filed and ${filedOn} <= ${lastDay}`)} as "inTime",
      ${count(`is_filed and ${filedOn} > ${lastDay}`)} as late, ${count('not is_filed')} as "notFiled"
    from (select distinct on (gstin, identity) * from counterparty_documents,
        lateral (select coalesce(return_period, to_char(document_date, 'YYYY-MM')) as month) as reported_in
      where ${ofScope} and month between $3 and $4 and withdrawn_at is null
        and kind in ('IMS', 'GSTR-2B', 'GSTR-2A')
      order by gstin, identity, is_filed desc, ${filedOn} nulls last) as reported
    group by key order by count(*) filter (where not is_filed or ${filedOn} > ${lastDay}) desc, key`,
};

/** The rows of a report, summed up where the lists have their numbers from. */
export async function readReport(
  tx: Transaction,
  report: SummedReport,
  { gstins, from, to }: ReportWanted,
): Promise<readonly ReportRow[]> {
  const rows = await query<Readonly<Record<string, string | number | null>>>(tx, statements[report], [
    tx.tenantId,
    gstins,
    from,
    to,
  ]);
  const measures = Object.keys(reports[report].measures);
  return rows.map((row) => ({
    key: String(row['key']),
    label: row['label'] == null ? null : String(row['label']),
    values: Object.fromEntries(measures.map((name) => [name, Number(row[name])])),
  }));
}
