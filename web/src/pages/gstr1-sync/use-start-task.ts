import { useQueryClient } from '@tanstack/react-query';
import { takeTask } from '../../api/live-return.ts';
import { pathOf, type ReturnRef, returnKey } from '../../api/queries.ts';
import { post } from '../../api/request.ts';
import type { Task } from '../../api/types.ts';

/** Starts a job of this return and shows it at once, before the first event about it arrives. */
export function useStartTask(of: ReturnRef): (what: string, body?: unknown) => Promise<Task> {
  const cache = useQueryClient();
  return async (what, body = {}) => {
    const task = await post<Task>(`${pathOf(of)}/${what}`, body);
    takeTask(cache, of, task);
    await cache.invalidateQueries({ queryKey: returnKey(of) });
    return task;
  };
}
