import { useQueryClient } from '@tanstack/react-query';
import { pathOf, type ReturnRef, returnKey, syncPageQuery } from '../../api/queries.ts';
import { post } from '../../api/request.ts';
import type { SyncPage, Task } from '../../api/types.ts';

/** Starts a job of this return and shows it at once, before the first event about it arrives. */
export function useStartTask(of: ReturnRef): (what: string, body?: unknown) => Promise<Task> {
  const cache = useQueryClient();
  return async (what, body = {}) => {
    const task = await post<Task>(`${pathOf(of)}/${what}`, body);
    cache.setQueryData<SyncPage>(syncPageQuery(of).queryKey, (page) => {
      if (!page || page.tasks.some((known) => known.taskId === task.taskId)) return page;
      return { ...page, tasks: [task, ...page.tasks] };
    });
    await cache.invalidateQueries({ queryKey: returnKey(of) });
    return task;
  };
}
