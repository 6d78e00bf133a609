import { type Gstr1Record, type RecordList, type SectionName, sectionTotals } from '../core/index.ts';
import type { Compared, ImportEntry, ReturnKey, SectionChange } from '../filing/needs/store.ts';
import { asArrays, asTable, copyInto, type Incoming, type Lines } from './incoming.ts';
import { lineColumns, recordLines } from './record-lines.ts';
import { contentColumns, keptColumns } from './record-rows.ts';
import { lockReturn } from './returns.ts';
import { announce, isReturn, keyOf, query, type Transaction } from './transaction.ts';
import { keepReplaced } from './undo-import.ts';

/** Up to this, one statement with arrays is faster than a temporary table with COPY. */
export const manyRecords = 1000;

type Counts = ImportEntry['counts'];

/** What a record that is already in the books must be for the incoming one to touch it. */
const isTouched = `(kept.content_hash <> incoming.content_hash or kept.state = 'to-delete'
  or (kept.in_flight = 'deletion' and kept.state = 'sent'))`;

/** Joins a record of the books to the one that arrives; the parameters of the return follow those of `incoming`. */
function isSame({ values, hint }: Incoming): string {
  const first = values.length + 1;
  return `kept.tenant_id = $${first} and kept.gstin = $${first + 1} and kept.form = $${first + 2}
    and kept.return_period = $${first + 3} and kept.record_key = incoming.record_key ${hint}`;
}

/**
 * Adds, replaces or leaves alone by record key, setwise. A record whose content is the same stays as it is; a changed
 * one is `new` while the portal certainly does not hold it, else `modified`; one that was to be deleted and comes again is `modified`.
 * Of two with the same key the last counts.
 */
export async function putRecords(
  tx: Transaction,
  key: ReturnKey,
  { records, importId }: { readonly records: RecordList; readonly importId: string | null },
): Promise<Counts> {
  const distinct = lastOfEachKey(records);
  if (distinct.length > manyRecords) {
    const lines = recordLines(tx, key, { records: distinct, importId });
    return putLines(tx, key, { lines, count: distinct.length });
  }
  // With the return locked nobody adds the same key meanwhile, and a plain insert is a third faster than `on conflict`.
  await lockReturn(tx, key);
  const [counted] = await put(tx, key, asArrays(tx, key, { records: distinct, importId }));
  await announce(tx, key);
  return countsOf(distinct.length, counted);
}

/** Does what `putRecords` does with lines that `recordLines` has written. The first import of a return goes straight in. */
export async function putLines(
  tx: Transaction,
  key: ReturnKey,
  { lines, count }: { readonly lines: Lines; readonly count: number },
): Promise<Counts> {
  await lockReturn(tx, key);
  if (await isEmpty(tx, key)) {
    await copyInto(tx, 'records', lines);
    await learn(tx, count);
    await announce(tx, key);
    return countsOf(count, { added: count, changed: 0 });
  }
  const incoming = await asTable(tx, lines);
  const [counted] = await put(tx, key, incoming);
  await incoming.drop();
  await learn(tx, counted?.added ?? 0);
  await announce(tx, key);
  return countsOf(count, counted);
}

/** From this many on, what PostgreSQL knows of the records is old; below it, the figures of before do. */
const newsworthy = 10_000;

/**
 * Tells PostgreSQL what it would find out by itself a minute later: a list that is opened at once is read by the right
 * plan. Who is doing the same for another return is not waited for.
 */
async function learn(tx: Transaction, count: number): Promise<void> {
  if (count < newsworthy) return;
  const planned = 'tenant_id, gstin, form, return_period, section, state, document_number, document_date';
  await query(tx, `analyze (skip_locked) records (${planned})`, []);
}

function put(tx: Transaction, key: ReturnKey, incoming: Incoming): Promise<readonly Counted[]> {
  return query<Counted>(tx, putStatement(incoming), [...incoming.values, ...keyOf(tx, key)]);
}

async function isEmpty(tx: Transaction, key: ReturnKey): Promise<boolean> {
  const sql = `select from records where ${isReturn} limit 1`;
  return (await query(tx, sql, keyOf(tx, key))).length === 0;
}

/** Content that goes although the portal holds it, or may come to hold it, is kept by its hash: see migration 0004. */
const earlierContent = `case when kept.content_hash in (kept.sent_hash, kept.processed_hash)
  then coalesce(kept.earlier, '{}') || jsonb_build_object(encode(kept.content_hash, 'hex'), jsonb_build_object(
    ${keptColumns.map((name) => `'${name}', kept.${name}`).join(', ')}))
  else kept.earlier end`;

function putStatement(incoming: Incoming): string {
  const names = lineColumns.join(', ');
  return `with ${incoming.made}
    ${keepReplaced(`${isSame(incoming)} and ${isTouched}`)}
    changed as (
      update records as kept set ${contentColumns.map((name) => `${name} = incoming.${name}`).join(', ')},
        earlier = ${earlierContent}, import_id = incoming.import_id, error_code = null, error_message = null,
        state = case when coalesce(kept.sent_hash, kept.processed_hash) is null then 'new' else 'modified' end
      from incoming where ${isSame(incoming)} and ${isTouched} returning 1),
    added as (
      insert into records (${names}) select ${names} from incoming
      where not exists (select from records as kept where ${isSame(incoming)}) returning 1)
    select (select count(*) from added) as added, (select count(*) from changed) as changed`;
}

interface Counted {
  readonly added: number;
  readonly changed: number;
}

/** What `putRecords` would do, section by section, without doing it. */
export async function comparePut(tx: Transaction, key: ReturnKey, records: RecordList): Promise<Compared> {
  const distinct = lastOfEachKey(records);
  if (await isEmpty(tx, key)) return allNew(distinct);
  const arriving = { records: distinct, importId: null };
  const incoming =
    distinct.length > manyRecords
      ? await asTable(tx, recordLines(tx, key, arriving))
      : asArrays(tx, key, arriving);
  const rows = await query<ComparedRow>(
    tx,
    `with ${incoming.made} compared as (
       select incoming.section, kept.record_key is null as is_added,
         kept.record_key is not null and ${isTouched} as is_changed,
         incoming.taxable_value, ${taxOf('incoming')} as tax,
         coalesce(kept.taxable_value, 0) as kept_value, coalesce(${taxOf('kept')}, 0) as kept_tax
       from incoming left join records as kept on ${isSame(incoming)})
     select section, count(*) filter (where is_added) as added, count(*) filter (where is_changed) as changed,
       count(*) as all,
       coalesce(sum(taxable_value - kept_value)
         filter (where is_added or is_changed), 0)::bigint as value_change,
       coalesce(sum(tax - kept_tax)
         filter (where is_added or is_changed), 0)::bigint as tax_change
     from compared group by section order by section`,
    [...incoming.values, ...keyOf(tx, key)],
  );
  await incoming.drop();
  const added = rows.reduce((sum, row) => sum + row.added, 0);
  const changed = rows.reduce((sum, row) => sum + row.changed, 0);
  return {
    counts: countsOf(distinct.length, { added, changed }),
    sections: new Map(
      rows.map((row) => [
        row.section,
        {
          new: row.added,
          changed: row.changed,
          same: row.all - row.added - row.changed,
          taxableValue: row.value_change,
          tax: row.tax_change,
        },
      ]),
    ),
  };
}

/** A return that has nothing yet is not asked record by record. */
function allNew(records: RecordList): Compared {
  const sections = [...sectionTotals(records)].map(([section, total]): [SectionName, SectionChange] => {
    const { count, taxableValue, igst, cgst, sgst, cess } = total;
    return [section, { new: count, changed: 0, same: 0, taxableValue, tax: igst + cgst + sgst + cess }];
  });
  return {
    counts: countsOf(records.length, { added: records.length, changed: 0 }),
    sections: new Map(sections),
  };
}

const taxOf = (of: string): string => `${of}.igst + ${of}.cgst + ${of}.sgst + ${of}.cess`;

interface ComparedRow {
  readonly section: SectionName;
  readonly added: number;
  readonly changed: number;
  readonly all: number;
  readonly value_change: number;
  readonly tax_change: number;
}

function countsOf(all: number, counted: Counted | undefined): Counts {
  const { added, changed } = counted ?? { added: 0, changed: 0 };
  return { new: added, changed, same: all - added - changed, error: 0 };
}

/** A packed list was gathered by key and has no two of one; only what somebody put together by hand may. */
export function lastOfEachKey(records: RecordList): RecordList {
  return Array.isArray(records)
    ? [...new Map((records as readonly Gstr1Record[]).map((record) => [record.key, record])).values()]
    : records;
}
