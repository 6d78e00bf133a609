import { type Filing, usualWaits } from '../filing.ts';
import type { PortalSession } from '../needs/portal.ts';
import type { Books, Step, Task } from '../needs/store.ts';
import { secondsLater } from '../wording.ts';
import { waitAfter, waitingFor } from './backoff.ts';
import { endTask } from './end-task.ts';
import { markFiled } from './mark-filed.ts';
import { isFinished } from './next-move.ts';
import { refusalOfStep } from './rejected.ts';
import type { Turn } from './turn.ts';

/** A turn whose call has ended, inside the transaction that writes its outcome. */
export interface Settling {
  readonly filing: Filing;
  readonly books: Books;
  readonly turn: Turn;
  /** Task and step as they are now, under the lock. */
  readonly task: Task;
  readonly step: Step;
  readonly now: string;
  /** The session the call was made with. */
  readonly session: PortalSession | null;
}

/** Asks again after a while that grows with the time since the request. */
export async function keepFollowing(of: Settling, trouble?: string): Promise<void> {
  const elapsed = waitingFor(of.step, of.now);
  const wait = waitAfter((of.filing.waits ?? usualWaits).statusSeconds, elapsed);
  const slow = elapsed >= 40 ? `, for ${Math.round(elapsed)} s now; next check in ${wait} s` : '';
  const says = trouble ?? uploadedSays(of.step.referenceId, slow);
  await goOn(of, { says, inSeconds: wait, ...(trouble ? { state: 'waiting-to-retry' as const } : {}) });
}

/** What a task says while the portal works; `slow` tells how long that has taken. */
export function uploadedSays(referenceId: string | null, slow = ''): string {
  return `Uploaded. Reference id ${referenceId}. Waiting for GSTN to process${slow}.`;
}

/** The portal took nothing of a step: its records say why, and go again with the next Save. */
export async function refuseStep(of: Settling, code: string, message: string): Promise<void> {
  const { books, task, step } = of;
  const errors = step.recordKeys.map((recordKey) => ({ recordKey, code, message }));
  if (errors.length > 0) await books.markErrors(task.key, errors);
  await books.saveStep({ ...step, state: 'refused', rejected: [refusalOfStep(code, message)], secret: null });
  await finishStep(of, task);
}

/** The return is filed: its ARN is kept before anything else can happen, the EVC goes. */
export async function settleFiled(
  of: Settling,
  filed: { readonly arn: string; readonly filedOn: string },
): Promise<void> {
  await markFiled(of.books, of.task.key, filed);
  await of.books.saveStep({ ...of.step, state: 'done', referenceId: filed.arn, secret: null });
  await finishStep(of, of.task);
}

/** After a step has ended: the next one, or the end of the task. */
export async function finishStep(of: Settling, task: Task): Promise<void> {
  const steps = await of.books.steps(task.taskId, false);
  if (steps.every(isFinished)) return endTask(of.books, { filing: of.filing, task, steps });
  await goOn(of, { says: task.says, inSeconds: 0 });
}

/** Keeps the task open, with what it says, and enqueues its next turn. */
export async function goOn(
  { books, task, now }: Settling,
  {
    says,
    inSeconds,
    state = 'running',
  }: { readonly says: string; readonly inSeconds: number; readonly state?: 'running' | 'waiting-to-retry' },
): Promise<void> {
  const steps = await books.steps(task.taskId, false);
  const runAt = inSeconds > 0 ? secondsLater(now, inSeconds) : null;
  const progress = { done: steps.filter(isFinished).length, of: steps.length };
  const retryAt = state === 'waiting-to-retry' ? runAt : null;
  await books.saveTask({ ...task, state, says, progress, retryAt });
  await books.queue.enqueue({
    name: 'advance-task',
    taskId: task.taskId,
    key: task.key,
    ...(runAt ? { runAt } : {}),
  });
}
