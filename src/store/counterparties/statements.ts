import { hash } from 'node:crypto';
import type { Finding, InwardDocument, ReturnPeriod, StatementKind } from '../../core/index.ts';
import type {
  CounterpartyBooks,
  KeptStatement,
  StatementCounts,
  StatementEntry,
  StatementFilter,
} from '../../filing/needs/counterparties.ts';
import type { Page, PageWanted } from '../../filing/needs/page.ts';
import { pack, unpack } from '../compressed.ts';
import { aName, anInstant, pageOf, readCursor } from '../cursor.ts';
import { query, type Transaction } from '../transaction.ts';

interface StatementRow {
  readonly statement_id: string;
  readonly gstin: string;
  readonly kind: StatementKind;
  readonly return_period: ReturnPeriod | null;
  readonly source: string;
  readonly raw_hash: string;
  readonly at: string;
  readonly by: string;
  readonly counts: StatementCounts;
  readonly findings: readonly Finding[];
}

const columns = 'statement_id, gstin, kind, return_period, source, raw_hash, at, by, counts, findings';

/** The statements of a registration, newest first. */
export async function readStatements(
  tx: Transaction,
  gstin: string,
  { filter, wanted: { cursor, limit } }: { readonly filter: StatementFilter; readonly wanted: PageWanted },
): Promise<Page<StatementEntry>> {
  const before = cursor === undefined ? [null, null] : readCursor(cursor, anInstant, aName);
  const rows = await query<StatementRow>(
    tx,
    `select ${columns} from statements where tenant_id = $1 and gstin = $2
       and ($4::timestamptz is null or (at, statement_id) < ($4, $5))
       and ($6::text is null or kind = $6) and ($7::text is null or return_period = $7)
     order by at desc, statement_id desc limit $3`,
    [tx.tenantId, gstin, limit + 1, ...before, filter.kind ?? null, filter.returnPeriod ?? null],
  );
  return pageOf(rows, limit, {
    place: (row) => [row.at, row.statement_id],
    show: readRow,
  });
}

function readRow({
  statement_id: statementId,
  return_period: returnPeriod,
  raw_hash: rawHash,
  ...row
}: StatementRow): StatementEntry {
  return { ...row, statementId, returnPeriod, rawHash };
}

/** A statement with what it was read from; null where the registration has none of this id. */
export async function readStatement(
  tx: Transaction,
  gstin: string,
  statementId: string,
): Promise<KeptStatement | null> {
  const [found] = await query<StatementRow & { readonly raw: Buffer }>(
    tx,
    `select ${columns}, raw from statements where tenant_id = $1 and gstin = $2 and statement_id = $3`,
    [tx.tenantId, gstin, statementId],
  );
  if (!found) return null;
  const { raw, ...row } = found;
  return { entry: readRow(row), raw: (await unpack<readonly unknown[]>(raw)) ?? [] };
}

/** When a statement was last taken; IMS is of no period. */
export async function readLastTakenAt(
  tx: Transaction,
  gstin: string,
  { kinds, returnPeriod }: { readonly kinds: readonly StatementKind[]; readonly returnPeriod: ReturnPeriod },
): Promise<string | null> {
  const [row] = await query<{ readonly at: string | null }>(
    tx,
    `select max(at) as at from statements where tenant_id = $1 and gstin = $2 and kind = any($3::text[])
       and (return_period is null or return_period = $4)`,
    [tx.tenantId, gstin, kinds, returnPeriod],
  );
  return row?.at ?? null;
}

/** Keeps an answer of the portal, or a file, until its statement is whole. */
export async function keepPart(
  tx: Transaction,
  { taskId, number, answer }: { readonly taskId: string; readonly number: number; readonly answer: unknown },
): Promise<void> {
  await query(
    tx,
    `insert into statement_parts (tenant_id, task_id, number, answer) values ($1, $2, $3, $4)
     on conflict (tenant_id, task_id, number) do update set answer = excluded.answer`,
    [tx.tenantId, taskId, number, await pack(answer)],
  );
}

/** The parts kept so far, in their order; those that hold nothing are left out. */
export async function readParts(tx: Transaction, taskId: string): Promise<readonly unknown[]> {
  const rows = await query<{ readonly answer: Buffer | null }>(
    tx,
    'select answer from statement_parts where tenant_id = $1 and task_id = $2 order by number',
    [tx.tenantId, taskId],
  );
  const parts = await Promise.all(rows.map(({ answer }) => unpack(answer)));
  return parts.filter((part) => part !== null);
}

/** Forgets the parts of a statement that is whole, or that failed. */
export async function dropParts(tx: Transaction, taskId: string): Promise<void> {
  await query(tx, 'delete from statement_parts where tenant_id = $1 and task_id = $2', [tx.tenantId, taskId]);
}

/** The same in every statement: the id without the section, which each statement spells its own way. */
function identityOf({ id }: InwardDocument): string {
  return id.slice(id.indexOf('|') + 1);
}

const documentColumns = {
  document_id: 'text',
  identity: 'text',
  section: 'text',
  document_kind: 'text',
  counterparty_gstin: 'text',
  counterparty_name: 'text',
  document_number: 'text',
  document_date: 'date',
  is_filed: 'boolean',
  value: 'bigint',
  taxable_value: 'bigint',
  igst: 'bigint',
  cgst: 'bigint',
  sgst: 'bigint',
  cess: 'bigint',
  content: 'json',
} as const;
const names = Object.keys(documentColumns);

function valuesOf(document: InwardDocument): readonly (string | null)[] {
  const sign = document.kind === 'credit-note' || document.kind === 'isd-credit-note' ? -1 : 1;
  const signed = (paise: number): string => String(paise === 0 ? 0 : sign * paise);
  const { taxableValue, igst, cgst, sgst, cess } = document.amounts;
  return [
    document.id,
    identityOf(document),
    document.section,
    document.kind,
    document.counterpartyGstin,
    document.counterpartyName ?? null,
    document.number,
    document.date,
    String(document.filed ?? true),
    document.value === undefined ? null : signed(document.value),
    ...[taxableValue, igst, cgst, sgst, cess].map(signed),
    JSON.stringify(document),
  ];
}

/** Keeps the statement and lets its documents replace those of the last one of its kind and period. */
export async function takeStatement(
  tx: Transaction,
  entry: Parameters<CounterpartyBooks['takeStatement']>[0],
  { documents, raw }: Parameters<CounterpartyBooks['takeStatement']>[1],
): Promise<StatementCounts> {
  const counts = await replaceDocuments(tx, entry, documents);
  const { statementId, gstin, kind, returnPeriod, source, at, by, findings } = entry;
  const rawHash = hash('sha256', JSON.stringify(raw), 'hex');
  await query(
    tx,
    `insert into statements (tenant_id, ${columns}, raw) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      tx.tenantId,
      statementId,
      gstin,
      kind,
      returnPeriod,
      source,
      rawHash,
      at,
      by,
      JSON.stringify(counts),
      JSON.stringify(findings),
      await pack(raw),
    ],
  );
  return counts;
}

async function replaceDocuments(
  tx: Transaction,
  { statementId, gstin, kind, returnPeriod, at }: Parameters<CounterpartyBooks['takeStatement']>[0],
  documents: readonly InwardDocument[],
): Promise<StatementCounts> {
  const rows = documents.map(valuesOf);
  const arrays = names.map((_, column) => rows.map((row) => row[column] ?? null));
  const first = arrays.length + 1;
  const arrived = names.map((_, column) => `$${column + 1}::text[]`).join(', ');
  const casts = Object.entries(documentColumns).map(([name, type]) => `${name}::${type} as ${name}`);
  const sets = names.map((name) => `${name} = excluded.${name}`).join(', ');
  const [counted] = await query<{ readonly added: number; readonly changed: number; readonly gone: number }>(
    tx,
    `with incoming as (select ${casts.join(', ')} from unnest(${arrived}) as arrived (${names.join(', ')})),
     before as (
       select document_id, content::text as content from counterparty_documents
       where tenant_id = $${first} and gstin = $${first + 1} and kind = $${first + 2} and withdrawn_at is null),
     written as (
       insert into counterparty_documents as kept (tenant_id, gstin, kind, return_period, statement_id, first_seen,
         last_seen, ${names.join(', ')})
       select $${first}, $${first + 1}, $${first + 2}, $${first + 3}, $${first + 4}, $${first + 5}::timestamptz,
         $${first + 5}::timestamptz, ${names.join(', ')} from incoming
       on conflict (tenant_id, gstin, kind, document_id) do update set ${sets}, return_period = excluded.return_period,
         statement_id = excluded.statement_id, last_seen = excluded.last_seen, withdrawn_at = null
       returning document_id, content::text as content),
     gone as (
       update counterparty_documents as kept set withdrawn_at = $${first + 5}::timestamptz
       where tenant_id = $${first} and gstin = $${first + 1} and kind = $${first + 2} and withdrawn_at is null
         and return_period is not distinct from $${first + 3}
         and not exists (select from incoming where incoming.document_id = kept.document_id) returning 1)
     select (select count(*) from written where not exists (select from before where before.document_id = written.document_id)) as added,
       (select count(*) from written join before using (document_id) where before.content <> written.content) as changed,
       (select count(*) from gone) as gone`,
    [...arrays, tx.tenantId, gstin, kind, returnPeriod, statementId, at],
  );
  const { added, changed, gone } = counted ?? { added: 0, changed: 0, gone: 0 };
  return { new: added, changed, same: documents.length - added - changed, withdrawn: gone };
}
