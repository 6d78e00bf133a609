import type { Actor, Filing } from './filing.ts';
import { isFinished } from './machine/next-move.ts';
import type { Books, Step, Task } from './needs/store.ts';
import { NotPossible } from './not-possible.ts';
import { permit } from './permissions.ts';
import { isOpen } from './standing.ts';
import { returnName, taskTitles } from './wording.ts';

/** Reads a task; throws `NotPossible` when it is not there. */
export async function findTask(
  filing: Filing,
  actor: Actor,
  { taskId }: { readonly taskId: string },
): Promise<Task> {
  return filing.store.inBooks(actor.tenantId, async (books) => {
    const task = await taskOf(books, taskId);
    permit(actor, 'see sums', task.key.gstin);
    return task;
  });
}

async function taskOf(books: Books, taskId: string): Promise<Task> {
  const task = await books.task(taskId);
  if (task) return task;
  throw new NotPossible('NOT-FOUND', `Task "${taskId}" is not known.`);
}

/** Check now: an open task takes its next turn at once instead of waiting for its time. Throws `NotPossible`. */
export async function checkNow(
  filing: Filing,
  actor: Actor,
  { taskId }: { readonly taskId: string },
): Promise<Task> {
  return filing.store.inBooks(actor.tenantId, async (books) => {
    const task = await taskOf(books, taskId);
    permit(actor, 'cancel', task.key.gstin);
    if (!isOpen(task)) throw new NotPossible('NOT-FOUND', `${taskTitles[task.kind]} has ended already.`);
    await books.queue.enqueue({ name: 'advance-task', taskId, key: task.key });
    return task;
  });
}

/**
 * Gives a task up that waits: for a sign-in, for the portal to be back, or for the end of GSTN's work. What was not
 * confirmed is to be sent again. A call that may have arrived is never given up: throws `NotPossible` then.
 */
export async function cancelTask(
  filing: Filing,
  actor: Actor,
  { taskId }: { readonly taskId: string },
): Promise<Task> {
  return filing.store.inBooks(actor.tenantId, async (books) => {
    const { key } = await taskOf(books, taskId);
    permit(actor, 'cancel', key.gstin);
    await books.lockReturn(key);
    const task = await taskOf(books, taskId);
    const steps = await books.steps(taskId, true);
    refuseToCancel(task, steps);
    await releaseRecords(books, task, steps);
    for (const step of steps)
      if (!isFinished(step)) await books.saveStep({ ...step, state: 'refused', secret: null });
    const says = `Cancelled by ${actor.by}. What GSTN had not confirmed is to be sent again.`;
    const cancelled: Task = { ...task, state: 'cancelled', endedAt: filing.clock.now(), retryAt: null, says };
    await books.saveTask(cancelled);
    await books.audit({
      at: filing.clock.now(),
      by: actor.by,
      act: `${task.kind} cancelled`,
      object: returnName(key),
      details: null,
    });
    return cancelled;
  });
}

function refuseToCancel(task: Task, steps: readonly Step[]): void {
  const title = taskTitles[task.kind];
  if (!isOpen(task)) throw new NotPossible('NOT-FOUND', `${title} has ended already.`);
  const inDoubt = steps.some((step) => step.state === 'calling' || step.state === 'lost');
  if (inDoubt)
    throw new NotPossible(
      'TASK-OPEN',
      `${title} is waiting to learn from GSTN what happened. It ends by itself.`,
    );
}

async function releaseRecords(books: Books, task: Task, steps: readonly Step[]): Promise<void> {
  const sent = new Set((await books.records(task.key, ['sent'])).map(({ record }) => record.key));
  const open = steps
    .filter((step) => !isFinished(step))
    .flatMap((step) => step.recordKeys.filter((key) => sent.has(key)));
  if (open.length > 0) await books.markRecords(task.key, open, 'modified');
  const mayHaveChanged = steps.some((step) => step.state === 'waiting' || step.state === 'done');
  const state = await books.returnState(task.key);
  // Part of it may have reached the portal: it must proceed again, which changes nothing if it was ready.
  if (mayHaveChanged && state.status === 'ready-to-file')
    await books.saveReturnState({ ...state, status: 'uploaded' });
}
