import type { Task } from 'graphile-worker';
import { advanceTask, type Filing, recordDefect, type TaskName } from '../filing/index.ts';

/** The job of one turn of a task. A defect is told to people through the task, and the queue runs the job again. */
export function advanceTaskJob(filing: Filing, onTrouble: (message: string, error?: unknown) => void): Task {
  return async (payload, { job }) => {
    const name = readTaskName(payload);
    try {
      await advanceTask(filing, name);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      onTrouble(`Task ${name.taskId} stopped at attempt ${job.attempts}: ${message}`, error);
      const { retries } = await recordDefect(filing, name, { attempt: job.attempts, message });
      if (retries) throw error;
    }
  };
}

function readTaskName(payload: unknown): TaskName {
  const { tenantId, taskId } = (payload ?? {}) as Partial<TaskName>;
  if (typeof tenantId === 'string' && typeof taskId === 'string') return { tenantId, taskId };
  throw new TypeError('The job names no task.');
}
