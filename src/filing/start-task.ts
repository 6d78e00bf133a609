import type { Actor, Filing } from './filing.ts';
import type { Books, ReturnKey, Step, Task, TaskKind } from './needs/store.ts';
import { readStanding, type Standing } from './standing.ts';
import { returnName } from './wording.ts';

/** A step before it has a task and a number. */
export interface PlannedStep {
  readonly request: unknown;
  readonly recordKeys: readonly string[];
  readonly secret?: string;
}

/** What a task will do, worked out while the return is locked. */
export interface TaskPlan {
  readonly says: string;
  readonly steps: readonly PlannedStep[];
  /** What the audit trail keeps of it; no secrets. */
  readonly details: unknown;
}

/** Asks for a task; `plan` judges by the locked standing and throws `NotPossible` when it may not be. */
export interface TaskRequest {
  readonly key: ReturnKey;
  readonly kind: TaskKind;
  plan(books: Books, standing: Standing): Promise<TaskPlan>;
}

/**
 * Starts a task in one transaction: locks the return, plans, writes task and steps, marks the records as sent and
 * enqueues the work. Two people who press at once get one task and one refusal. Throws `NotPossible`.
 */
export async function startTask(filing: Filing, actor: Actor, request: TaskRequest): Promise<Task> {
  const { key, kind } = request;
  return filing.store.inBooks(actor.tenantId, async (books) => {
    const standing = await readStanding(books, { filing, actor, key, lock: true });
    const plan = await request.plan(books, standing);
    const task = newTask(filing, actor, { key, kind, plan });
    await books.saveTask(task);
    for (const [index, step] of plan.steps.entries()) await books.saveStep(newStep(task, index + 1, step));
    const sent = plan.steps.flatMap((step) => step.recordKeys);
    if (sent.length > 0) await books.markRecords(key, sent, 'sent');
    await books.queue.enqueue({ name: 'advance-task', taskId: task.taskId, key });
    await books.audit({
      at: task.startedAt,
      by: actor.by,
      act: `${kind} started`,
      object: returnName(key),
      details: plan.details,
    });
    return task;
  });
}

function newTask(
  filing: Filing,
  actor: Actor,
  { key, kind, plan }: { readonly key: ReturnKey; readonly kind: TaskKind; readonly plan: TaskPlan },
): Task {
  const { gstin, form, returnPeriod } = key;
  return {
    taskId: filing.newId(),
    key: { gstin, form, returnPeriod },
    kind,
    state: 'running',
    by: actor.by,
    startedAt: filing.clock.now(),
    endedAt: null,
    retryAt: null,
    says: plan.says,
    code: null,
    progress: { done: 0, of: plan.steps.length },
  };
}

function newStep(task: Task, number: number, { request, recordKeys, secret }: PlannedStep): Step {
  return {
    taskId: task.taskId,
    number,
    state: 'planned',
    request,
    recordKeys,
    referenceId: null,
    rejected: [],
    secret: secret ?? null,
    attempts: 0,
    calledAt: null,
  };
}
