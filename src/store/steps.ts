import type { RejectedRecord } from '../filing/needs/portal.ts';
import type { Step, StepState } from '../filing/needs/store.ts';
import { pack, unpack } from './compressed.ts';
import { query, type Transaction } from './transaction.ts';

interface StepRow {
  readonly task_id: string;
  readonly number: number;
  readonly state: StepState;
  readonly request: Buffer | null;
  readonly record_keys: Buffer;
  readonly reference_id: string | null;
  readonly rejected: Buffer | null;
  readonly sealed_secret: Buffer | null;
  readonly attempts: number;
  readonly called_at: string | null;
}

const place = (tx: Transaction, taskId: string, number: number): string =>
  `step|${tx.tenantId}|${taskId}|${number}`;

async function readRow(tx: Transaction, row: StepRow): Promise<Step> {
  const secret = row.sealed_secret && tx.sealer.open(row.sealed_secret, place(tx, row.task_id, row.number));
  return {
    taskId: row.task_id,
    number: row.number,
    state: row.state,
    request: await unpack<unknown>(row.request),
    recordKeys: (await unpack<readonly string[]>(row.record_keys)) ?? [],
    referenceId: row.reference_id,
    rejected: (await unpack<readonly RejectedRecord[]>(row.rejected)) ?? [],
    secret,
    attempts: row.attempts,
    calledAt: row.called_at,
  };
}

/** Adds a step or keeps what became of it. A request that was kept stays when the step comes without it. */
export async function saveStep(tx: Transaction, step: Step): Promise<void> {
  const sealed =
    step.secret === null ? null : tx.sealer.seal(step.secret, place(tx, step.taskId, step.number));
  await query(
    tx,
    `insert into steps (tenant_id, task_id, number, state, request, record_keys, reference_id, rejected,
       sealed_secret, attempts, called_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
     on conflict (tenant_id, task_id, number) do update set state = excluded.state,
       request = coalesce(excluded.request, steps.request), record_keys = excluded.record_keys,
       reference_id = excluded.reference_id, rejected = excluded.rejected, sealed_secret = excluded.sealed_secret,
       attempts = excluded.attempts, called_at = excluded.called_at`,
    [
      tx.tenantId,
      step.taskId,
      step.number,
      step.state,
      await pack(step.request),
      await pack(step.recordKeys),
      step.referenceId,
      step.rejected.length > 0 ? await pack(step.rejected) : null,
      sealed,
      step.attempts,
      step.calledAt,
    ],
  );
}

/** The steps of a task in their order; `request` is null unless asked for: of all, or of the step with that number. */
export async function readSteps(
  tx: Transaction,
  taskId: string,
  withRequests: boolean | number,
): Promise<readonly Step[]> {
  const rows = await query<StepRow>(
    tx,
    `select task_id, number, state, case when $3 or number = $4 then request end as request, record_keys,
       reference_id, rejected, sealed_secret, attempts, called_at
     from steps where tenant_id = $1 and task_id = $2 order by number`,
    [tx.tenantId, taskId, withRequests === true, typeof withRequests === 'number' ? withRequests : null],
  );
  return Promise.all(rows.map((row) => readRow(tx, row)));
}
