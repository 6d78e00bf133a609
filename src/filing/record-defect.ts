import type { Filing } from './filing.ts';
import { isFinished } from './machine/next-move.ts';
import type { TaskName } from './machine/turn.ts';
import type { Books, Task } from './needs/store.ts';
import { isOpen } from './standing.ts';
import { returnName, secondsLater } from './wording.ts';

/** How often a turn that ends in a defect of ours is tried before the task is given up. */
const attemptsBeforeDefect = 5;

/**
 * Tells people of a defect of ours in a turn: the task waits to be tried again, and is refused with code DEFECT when
 * that was the last attempt. Answers whether it is to be tried again.
 */
export async function recordDefect(
  filing: Filing,
  { tenantId, taskId }: TaskName,
  { attempt, message }: { readonly attempt: number; readonly message: string },
): Promise<{ readonly retries: boolean }> {
  return filing.store.inBooks(tenantId, async (books) => {
    const found = await books.task(taskId);
    if (!found) return { retries: false };
    await books.lockReturn(found.key);
    const task = (await books.task(taskId)) ?? found;
    if (!isOpen(task)) return { retries: false };
    const retries = attempt < attemptsBeforeDefect;
    if (retries)
      await books.saveTask({
        ...task,
        state: 'waiting-to-retry',
        retryAt: secondsLater(filing.clock.now(), queueWait(attempt)),
        says: `${fault(message)} It is tried again by itself; nothing is lost.`,
      });
    else await giveUp(filing, books, { task, message });
    return { retries };
  });
}

/** The queue waits so many seconds before it runs a failed job again. */
const queueWait = (attempt: number): number => Math.exp(Math.min(attempt, 10));

const fault = (message: string): string => `A fault in this program stopped the work: ${message}.`;

async function giveUp(
  filing: Filing,
  books: Books,
  { task, message }: { readonly task: Task; readonly message: string },
): Promise<void> {
  const endedAt = filing.clock.now();
  const steps = await books.steps(task.taskId, true);
  for (const step of steps)
    if (!isFinished(step)) await books.saveStep({ ...step, state: 'refused', secret: null });
  const sent = (await books.records(task.key, ['sent'])).map(({ record }) => record.key);
  if (sent.length > 0) await books.markRecords(task.key, sent, 'modified');
  const says = `${fault(message)} Start it again, and report it if it happens again.${task.kind === 'file' ? ' Track the return first: it may have been filed.' : ''}`;
  await books.saveTask({ ...task, state: 'refused', code: 'DEFECT', says, endedAt, retryAt: null });
  await books.audit({
    at: endedAt,
    by: task.by,
    act: `${task.kind} ended`,
    object: returnName(task.key),
    details: { state: 'refused', code: 'DEFECT', message },
  });
}
