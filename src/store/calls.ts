import type pg from 'pg';
import type { Page, PageWanted } from '../filing/needs/page.ts';
import type { CallPlace, PortalCall } from '../filing/needs/store.ts';
import { pack, unpack } from './compressed.ts';
import { aWholeNumber, pageOf, readCursor } from './cursor.ts';
import { query, type ReturnKeyRow, type Transaction } from './transaction.ts';

interface CallRow extends Omit<ReturnKeyRow, 'return_period'> {
  readonly return_period: CallPlace['returnPeriod'];
  readonly task_id: string | null;
  readonly at: string;
  readonly action: string;
  readonly duration_ms: number;
  readonly reference_id: string | null;
  readonly outcome: string;
  readonly request: Buffer | null;
  readonly answer: Buffer | null;
}

const columns =
  'gstin, form, return_period, task_id, at, action, duration_ms, reference_id, outcome, request, answer';

/** The rows of returns come with them where there are none yet. Named, because it is planned once for each connection. */
const insertCalls = {
  name: 'keep calls',
  text: `with given as (
      select * from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::timestamptz[], $7::text[],
        $8::integer[], $9::text[], $10::text[], $11::bytea[], $12::bytea[]) as given (${columns})),
    touched as (
      insert into returns (tenant_id, gstin, form, return_period)
      select distinct $1, gstin, form, return_period from given where return_period is not null
      on conflict do nothing)
    insert into portal_calls (tenant_id, ${columns}) select $1, given.* from given`,
};

/** Keeps exchanges with the portal for ever, in their order; the database refuses to change them. One statement: all or none. */
export async function keepCalls(
  pool: pg.Pool,
  tenantId: string,
  calls: readonly PortalCall[],
): Promise<void> {
  const [requests, answers] = await Promise.all([
    Promise.all(calls.map(({ request }) => pack(request))),
    Promise.all(calls.map(({ answer }) => pack(answer))),
  ]);
  const all = <Value>(of: (call: PortalCall) => Value): Value[] => calls.map(of);
  const values = [
    tenantId,
    all(({ key }) => key.gstin),
    all(({ key }) => key.form),
    all(({ key }) => key.returnPeriod),
    all(({ taskId }) => taskId),
    all(({ at }) => at),
    all(({ action }) => action),
    all(({ durationMs }) => Math.round(durationMs)),
    all(({ referenceId }) => referenceId),
    all(({ outcome }) => outcome),
    requests,
    answers,
  ];
  await pool.query({ ...insertCalls, values });
}

/** The exchanges about a return, or about no period, the newest first. */
export async function readCalls(
  tx: Transaction,
  { gstin, form, returnPeriod }: CallPlace,
  { cursor, limit }: PageWanted,
): Promise<Page<PortalCall>> {
  const [before = null] = cursor === undefined ? [] : readCursor(cursor, aWholeNumber);
  const rows = await query<CallRow & { readonly call_id: number }>(
    tx,
    `select ${columns}, call_id from portal_calls
     where tenant_id = $1 and gstin = $2 and ${returnPeriod === null ? 'return_period is null' : 'form = $5 and return_period = $6'}
       and ($4::bigint is null or call_id < $4) order by call_id desc limit $3`,
    [tx.tenantId, gstin, limit + 1, before, ...(returnPeriod === null ? [] : [form, returnPeriod])],
  );
  const { rows: shown, next } = pageOf(rows, limit, {
    place: (row) => [String(row.call_id)],
    show: (row) => readRow(row),
  });
  return { rows: await Promise.all(shown), next };
}

async function readRow(row: CallRow): Promise<PortalCall> {
  return {
    key: { gstin: row.gstin, form: row.form, returnPeriod: row.return_period },
    taskId: row.task_id,
    at: row.at,
    action: row.action,
    durationMs: row.duration_ms,
    referenceId: row.reference_id,
    outcome: row.outcome,
    request: await unpack<unknown>(row.request),
    answer: await unpack<unknown>(row.answer),
  };
}
