import { setTimeout as pause } from 'node:timers/promises';
import type { ReturnKey, Task } from '../filing/needs/store.ts';
import { CommandStopped, exitCodes } from './exit-codes.ts';
import type { Output } from './output.ts';
import { showProgress } from './progress.ts';
import type { Product } from './world.ts';

const lookEveryMs = 150;

/** A task to be watched until it ends. */
export interface Followed {
  readonly key: ReturnKey;
  readonly taskId: string;
  readonly title: string;
  /** Signs in again when the portal has ended the session in the middle of the work. */
  readonly signInAgain: () => Promise<void>;
}

/**
 * Shows what a task does until it ends; the work itself is the worker's, so that a killed command loses nothing.
 * A task that the portal refuses ends the command with exit code 2.
 */
export async function followTask(product: Product, output: Output, followed: Followed): Promise<Task> {
  const progress = showProgress(output, followed.title);
  try {
    for (;;) {
      const task = await readTask(product, followed.taskId);
      progress.update(task.progress.done, task.progress.of, task.says);
      if (task.endedAt !== null) return ended(task, followed.title);
      if (task.state === 'waiting-for-sign-in') await followed.signInAgain();
      await pause(lookEveryMs);
    }
  } finally {
    progress.end();
  }
}

async function readTask({ filing, actor }: Product, taskId: string): Promise<Task> {
  const task = await filing.store.inBooks(actor.tenantId, (books) => books.task(taskId));
  if (!task) throw new Error(`Task ${taskId} has vanished from the database.`);
  return task;
}

function ended(task: Task, title: string): Task {
  if (task.state === 'done') return task;
  const document = { task: { kind: task.kind, state: task.state, code: task.code, says: task.says } };
  throw new CommandStopped(
    exitCodes.portalRefused,
    `${title}: ${task.says}${task.code ? ` (${task.code})` : ''}`,
    document,
  );
}
