import type { Page, PageWanted } from '../filing/needs/page.ts';
import type { ReturnKey, Task, TaskKind, TaskState } from '../filing/needs/store.ts';
import { aName, anInstant, pageOf, readCursor } from './cursor.ts';
import { ensureReturn } from './returns.ts';
import {
  announce,
  isReturn,
  keyOf,
  query,
  type ReturnKeyRow,
  readKey,
  type Transaction,
} from './transaction.ts';

interface TaskRow extends ReturnKeyRow {
  readonly task_id: string;
  readonly kind: TaskKind;
  readonly state: TaskState;
  readonly by: string;
  readonly started_at: string;
  readonly ended_at: string | null;
  readonly retry_at: string | null;
  readonly says: string;
  readonly code: string | null;
  readonly done: number;
  readonly of: number;
}

const columns = `gstin, form, return_period, task_id, kind, state, by, started_at, ended_at, retry_at, says, code, done, "of"`;

/** Must equal the condition of the index tasks_open. */
const isOpen = `state in ('running', 'waiting-for-sign-in', 'waiting-to-retry')`;

function readRow(row: TaskRow): Task {
  return {
    taskId: row.task_id,
    key: readKey(row),
    kind: row.kind,
    state: row.state,
    by: row.by,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    retryAt: row.retry_at,
    says: row.says,
    code: row.code,
    progress: { done: row.done, of: row.of },
  };
}

/** Adds a task or keeps what became of it. */
export async function saveTask(tx: Transaction, task: Task): Promise<void> {
  await ensureReturn(tx, task.key);
  await query(
    tx,
    `insert into tasks (tenant_id, ${columns})
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
     on conflict (tenant_id, task_id) do update set state = excluded.state, ended_at = excluded.ended_at,
       retry_at = excluded.retry_at, says = excluded.says, code = excluded.code,
       done = excluded.done, "of" = excluded."of"`,
    [
      ...keyOf(tx, task.key),
      task.taskId,
      task.kind,
      task.state,
      task.by,
      task.startedAt,
      task.endedAt,
      task.retryAt,
      task.says,
      task.code,
      task.progress.done,
      task.progress.of,
    ],
  );
  await announce(tx, task.key);
}

/** One task of the tenant; null when there is none of this id. */
export async function readTask(tx: Transaction, taskId: string): Promise<Task | null> {
  const sql = `select ${columns} from tasks where tenant_id = $1 and task_id = $2`;
  const [row] = await query<TaskRow>(tx, sql, [tx.tenantId, taskId]);
  return row ? readRow(row) : null;
}

/** The tasks of a return, the newest first. */
export async function readTasks(tx: Transaction, key: ReturnKey, limit: number): Promise<readonly Task[]> {
  const sql = `select ${columns} from tasks where ${isReturn} order by started_at desc, task_id desc limit $5`;
  return (await query<TaskRow>(tx, sql, [...keyOf(tx, key), limit])).map(readRow);
}

/** The tasks of a return page by page, the newest first. */
export async function readTaskPage(
  tx: Transaction,
  key: ReturnKey,
  { cursor, limit }: PageWanted,
): Promise<Page<Task>> {
  const [at = null, id = null] = cursor === undefined ? [] : readCursor(cursor, anInstant, aName);
  const sql = `select ${columns} from tasks
    where ${isReturn} and ($6::timestamptz is null or (started_at, task_id) < ($6, $7))
    order by started_at desc, task_id desc limit $5`;
  const rows = await query<TaskRow>(tx, sql, [...keyOf(tx, key), limit + 1, at, id]);
  return pageOf(rows, limit, { place: (row) => [row.started_at, row.task_id], show: readRow });
}

/** The tasks of a registration that have not ended, the oldest first. */
export async function readOpenTasks(tx: Transaction, gstin: string): Promise<readonly Task[]> {
  const sql = `select ${columns} from tasks
    where tenant_id = $1 and gstin = $2 and ${isOpen} order by started_at, task_id`;
  return (await query<TaskRow>(tx, sql, [tx.tenantId, gstin])).map(readRow);
}
