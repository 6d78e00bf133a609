import type { DocumentName } from '../core/index.ts';
import type {
  AdvanceEntry,
  AdvanceFilter,
  DocumentBook,
  DocumentEntry,
  EntryContent,
} from '../filing/needs/documents.ts';
import type { PageWanted } from '../filing/needs/page.ts';
import { aDate, aWholeNumber, pageOf, readCursor } from './cursor.ts';
import { columns, type DocumentRow, type Ledger, readRow } from './document-rows.ts';
import { findCondition } from './find-condition.ts';
import { query, type Transaction } from './transaction.ts';

interface AdvanceRow extends DocumentRow {
  readonly adjusted: number;
  readonly refunded: number;
  readonly is_amended: boolean;
}

const own = 'tenant_id = $1 and gstin = $2 and direction = $3 and deleted_at is null';
const vouchers = `('advance-receipt', 'advance')`;

/** Every advance with what was taken up and paid back of it, and whether a later period amends it. */
const advances = `
  select ${columns},
    coalesce(taken.adjusted, 0)::bigint as adjusted, coalesce(taken.refunded, 0)::bigint as refunded,
    exists (
      select from documents as later where ${own} and later.kind = advance.kind and not later.is_draft
        and upper(later.content -> 'amends' ->> 'number') = upper(advance.document_number)
        and later.content -> 'amends' ->> 'date' = advance.document_date::text
        and later.content -> 'adjusts' ->> 'number' is not distinct from advance.content -> 'adjusts' ->> 'number'
        and later.entry <> advance.entry and later.return_period > advance.return_period) as is_amended
  from documents as advance
  left join lateral (
    select sum(abs(taker.taxable_value)) filter (where taker.kind = 'advance-adjustment') as adjusted,
      sum(abs(taker.taxable_value)) filter (where taker.kind = 'advance-refund') as refunded
    from documents as taker
    where ${own} and taker.kind like 'advance%' and not taker.is_draft and advance.kind in ${vouchers}
      and upper(taker.content -> 'adjusts' ->> 'number') = upper(advance.document_number)
      and taker.content -> 'adjusts' ->> 'date' = advance.document_date::text
      and ${notAmended('taker')}) as taken on true
  where ${own} and kind like 'advance%'`;

/** Of an adjustment that was amended only the amendment counts. */
function notAmended(name: string): string {
  return `not exists (
    select from documents as amending where ${own} and amending.kind = ${name}.kind and not amending.is_draft
      and upper(amending.content -> 'adjusts' ->> 'number') = upper(${name}.content -> 'adjusts' ->> 'number')
      and upper(amending.content -> 'amends' ->> 'number') = upper(${name}.document_number)
      and amending.content -> 'amends' ->> 'date' = ${name}.document_date::text
      and amending.return_period > ${name}.return_period)`;
}

/** The advances of a book, page by page. */
export async function readAdvances<Content extends EntryContent>(
  tx: Transaction,
  { gstin, direction }: Ledger,
  { filter, wanted }: { readonly filter: AdvanceFilter; readonly wanted: PageWanted },
): ReturnType<DocumentBook<Content>['advancePage']> {
  const values: unknown[] = [tx.tenantId, gstin, direction, filter.returnPeriod];
  const conditions = [
    filter.isOpen
      ? `return_period <= $4 and kind in ${vouchers} and not is_draft and not is_amended
         and taxable_value > adjusted + refunded`
      : 'return_period = $4',
  ];
  const find = filter.find?.trim();
  if (find) {
    const condition = findCondition(find);
    values.push(condition.value);
    conditions.push(condition.sql(`$${values.length}`));
  }
  const all = `(${advances}) as list`;
  const [counted] = await query<{ readonly count: number }>(
    tx,
    `select count(*) as count from ${all} where ${conditions.join(' and ')}`,
    values,
  );
  if (wanted.cursor !== undefined) {
    const [date, entry] = readCursor(wanted.cursor, aDate, aWholeNumber);
    values.push(date, entry);
    conditions.push(`(document_date, entry) > ($${values.length - 1}::date, $${values.length}::bigint)`);
  }
  const rows = await query<AdvanceRow>(
    tx,
    `select * from ${all} where ${conditions.join(' and ')}
     order by document_date, entry limit $${values.length + 1}`,
    [...values, wanted.limit + 1],
  );
  const page = pageOf(rows, wanted.limit, {
    place: (row) => [row.document_date, String(row.entry)],
    show: (row): AdvanceEntry<Content> => ({
      document: readRow<Content>(row),
      adjusted: row.adjusted,
      refunded: row.refunded,
      isAmended: row.is_amended,
    }),
  });
  return { ...page, count: counted?.count ?? 0 };
}

/** The adjustments and refunds of a voucher; of an amended one only the amendment. */
export async function readTakers<Content extends EntryContent>(
  tx: Transaction,
  { gstin, direction }: Ledger,
  { number, date }: DocumentName,
): Promise<readonly DocumentEntry<Content>[]> {
  const rows = await query<DocumentRow>(
    tx,
    `select ${columns} from documents as taker where ${own} and kind like 'advance%' and not is_draft
       and upper(content -> 'adjusts' ->> 'number') = upper($4) and content -> 'adjusts' ->> 'date' = $5
       and ${notAmended('taker')} order by entry`,
    [tx.tenantId, gstin, direction, number, date],
  );
  return rows.map((row) => readRow<Content>(row));
}
