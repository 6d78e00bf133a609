import type { Gstr1Record } from '../core/index.ts';
import type { Page, PageWanted, RecordTotals } from '../filing/needs/page.ts';
import type { BookRecord, RecordFilter, RecordGroup, RecordState, ReturnKey } from '../filing/needs/store.ts';
import { aDate, aName, pageOf, readCursor } from './cursor.ts';
import { findCondition } from './find-condition.ts';
import { type RecordRow, readColumns, readRecord } from './record-rows.ts';
import { readSums, type SumsRow, sums } from './sums.ts';
import { isReturn, keyOf, query, type Transaction } from './transaction.ts';

/** The order of every list; records without a date (aggregate rows) stand first. Must equal the index records_list. */
const listDate = `coalesce(document_date, '0001-01-01'::date)`;
const order = `${listDate}, record_key`;

/** All records of a return, or those in some states or of one section. */
export async function readRecords(
  tx: Transaction,
  key: ReturnKey,
  {
    states,
    section,
  }: { readonly states?: readonly RecordState[] | undefined; readonly section?: string | undefined },
): Promise<readonly BookRecord[]> {
  const { sql, values } = matching(tx, key, {
    ...(states ? { states } : {}),
    ...(section ? { section } : {}),
  });
  const rows = await query<RecordRow>(
    tx,
    `select ${readColumns} from records where ${sql} order by ${order}`,
    values,
  );
  return rows.map(readRecord);
}

interface ConfirmedRow extends RecordRow {
  readonly is_current: boolean;
  readonly confirmed: Partial<RecordRow> | null;
}

/** What the portal is known to hold of a return: its content may have been changed in the books since. */
export async function readConfirmedRecords(tx: Transaction, key: ReturnKey): Promise<readonly Gstr1Record[]> {
  const rows = await query<ConfirmedRow>(
    tx,
    `select ${readColumns}, processed_hash = content_hash as is_current,
       earlier -> encode(processed_hash, 'hex') as confirmed
     from records where ${isReturn} and processed_hash is not null order by ${order}`,
    keyOf(tx, key),
  );
  return rows.flatMap(({ is_current: isCurrent, confirmed, ...row }) => {
    if (isCurrent) return [readRecord(row).record];
    return confirmed === null ? [] : [readRecord({ ...row, ...confirmed }).record];
  });
}

interface Condition {
  readonly sql: string;
  readonly values: readonly unknown[];
}

function matching(tx: Transaction, key: ReturnKey, filter: RecordFilter): Condition {
  const values: unknown[] = [...keyOf(tx, key)];
  const conditions = [isReturn];
  const add = (condition: (parameter: string) => string, value: unknown): void => {
    values.push(value);
    conditions.push(condition(`$${values.length}`));
  };
  if (filter.documentsOnly) conditions.push('document_number is not null');
  if (filter.section) add((given) => `section = ${given}`, filter.section);
  if (filter.placeOfSupply) add((given) => `place_of_supply = ${given}`, filter.placeOfSupply);
  if (filter.states) add((given) => `state = any(${given}::text[])`, filter.states);
  const find = filter.find?.trim();
  if (find) {
    const condition = findCondition(find);
    add(condition.sql, condition.value);
  }
  if (filter.counterparty) add((given) => `counterparty_gstin = ${given}`, filter.counterparty);
  return { sql: conditions.join(' and '), values };
}

/** One record by its key. */
export async function readRecordOf(
  tx: Transaction,
  key: ReturnKey,
  recordKey: string,
): Promise<BookRecord | null> {
  const [row] = await query<RecordRow>(
    tx,
    `select ${readColumns} from records where ${isReturn} and record_key = $5`,
    [...keyOf(tx, key), recordKey],
  );
  return row ? readRecord(row) : null;
}

/** Of so few in a return it is faster to look at every record once and sort than to walk the index of the list. */
const few = 5000;
/** The same order; the index of the list does not offer it. */
const sorted = `${listDate} + 0, record_key`;

/** One page of the list of a return. Throws `UnknownCursor`. */
export async function readRecordPage(
  tx: Transaction,
  key: ReturnKey,
  { filter, page }: { readonly filter: RecordFilter; readonly page: PageWanted },
): Promise<Page<BookRecord>> {
  if (page.matching === 0) return { rows: [], next: null };
  const { sql, values } = matching(tx, key, filter);
  const after = page.cursor === undefined ? null : readCursor(page.cursor, aDate, aName);
  const count = values.length;
  const from = after
    ? `and (${listDate}, record_key) > ($${count + 2}::date, $${count + 3}::text collate "C")`
    : '';
  const isFew = page.matching !== undefined && page.matching <= few;
  const rows = await query<RecordRow>(
    tx,
    `select ${readColumns} from records where ${sql} ${from}
     order by ${isFew ? sorted : order} limit $${count + 1}`,
    [...values, page.limit + 1, ...(after ?? [])],
  );
  const place = (row: RecordRow) => [row.document_date ?? '0001-01-01', row.record_key];
  return pageOf(rows, page.limit, { place, show: readRecord });
}

/** Count and amounts of everything that matches. */
export async function readRecordTotals(
  tx: Transaction,
  key: ReturnKey,
  filter: RecordFilter,
): Promise<RecordTotals> {
  const { sql, values } = matching(tx, key, filter);
  const [row] = await query<SumsRow>(tx, `select ${sums} from records where ${sql}`, values);
  return readSums(row);
}

/** The keys of everything that matches, in the order of the list. */
export async function readRecordKeys(
  tx: Transaction,
  key: ReturnKey,
  filter: RecordFilter,
): Promise<readonly string[]> {
  const { sql, values } = matching(tx, key, filter);
  const rows = await query<{ readonly record_key: string }>(
    tx,
    `select record_key from records where ${sql} order by ${order}`,
    values,
  );
  return rows.map((row) => row.record_key);
}

type SectionTotals = RecordTotals & { readonly states: Readonly<Record<string, number>> };

/** Totals of each section of a return, and how many records stand in which state. */
export async function readTotalsBySection(
  tx: Transaction,
  key: ReturnKey,
): Promise<ReadonlyMap<string, SectionTotals>> {
  const rows = await query<SumsRow & { readonly section: string; readonly state: string }>(
    tx,
    `select section, state, ${sums} from records where ${isReturn} group by section, state order by section, state`,
    keyOf(tx, key),
  );
  const sections = new Map<string, SectionTotals>();
  for (const row of rows) {
    const before = sections.get(row.section);
    const states = { ...before?.states, [row.state]: row.count };
    sections.set(row.section, { ...plus(readSums(row), before), states });
  }
  return sections;
}

function plus(one: RecordTotals, other: RecordTotals | undefined): RecordTotals {
  if (!other) return one;
  return {
    count: one.count + other.count,
    value: one.value + other.value,
    taxableValue: one.taxableValue + other.taxableValue,
    igst: one.igst + other.igst,
    cgst: one.cgst + other.cgst,
    sgst: one.sgst + other.sgst,
    cess: one.cess + other.cess,
  };
}

/** Sections that say again what others have said: groups of supplies leave them out. */
const repeating = ['hsn', 'doc_issue', 'supeco', 'supecoa'];

/** The supplies of a return by customer or by State, the largest first; what is on its way out is not among them. */
export async function readRecordGroups(
  tx: Transaction,
  key: ReturnKey,
  by: 'customer' | 'state',
): Promise<readonly RecordGroup[]> {
  const name = by === 'customer' ? 'counterparty_gstin' : 'place_of_supply';
  const rows = await query<SumsRow & { readonly name: string | null; readonly label: string | null }>(
    tx,
    `select ${name} as name, ${by === 'customer' ? 'max(counterparty_name)' : 'null'} as label, ${sums}
     from records where ${isReturn} and state <> 'to-delete' and section <> all($5::text[])
     group by ${name} order by abs(sum(taxable_value)) desc, ${name}`,
    [...keyOf(tx, key), repeating],
  );
  return rows.map(({ name: group, label, ...total }) => ({ key: group, label, ...readSums(total) }));
}
