import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { inOurWords } from '../words/server-words.ts';
import { purchaseKey } from './counterparty-queries.ts';
import { briefQuery, type ReturnRef, returnKey, syncPageQuery } from './queries.ts';
import { returnPath } from './request.ts';
import type { Task } from './types.ts';

/** Listens to what happens to a return and keeps its cached answers fresh; answers whether the line is open. */
export function useLiveReturn(of: ReturnRef | null): boolean {
  const cache = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const gstin = of?.gstin;
  const period = of?.period;
  useEffect(() => {
    if (!gstin || !period) return;
    const source = new EventSource(`/api/v1${returnPath(gstin, period)}/events`);
    source.onopen = () => setOpen(true);
    source.onerror = () => setOpen(false);
    source.addEventListener('task', (event) =>
      takeTask(cache, { gstin, period }, inOurWords(JSON.parse(event.data) as Task)),
    );
    source.addEventListener('changed', () => {
      void cache.invalidateQueries({ queryKey: returnKey({ gstin, period }) });
      void cache.invalidateQueries({ queryKey: ['returns'] });
      void cache.invalidateQueries({ queryKey: purchaseKey(gstin) });
    });
    return () => {
      source.close();
      setOpen(false);
    };
  }, [cache, gstin, period]);
  return isOpen;
}

/** Everything cached that shows the tasks of a return. */
interface WithTasks {
  readonly tasks: readonly Task[];
}

/** Shows a task as it stands now wherever the tasks of its return are shown. */
export function takeTask(cache: QueryClient, of: ReturnRef, task: Task): void {
  for (const { queryKey } of [briefQuery(of), syncPageQuery(of)]) {
    cache.setQueryData<WithTasks, readonly unknown[]>(queryKey, (page) => {
      if (!page) return page;
      const others = page.tasks.filter((known) => known.taskId !== task.taskId);
      const tasks = [task, ...others].toSorted((one, other) => other.startedAt.localeCompare(one.startedAt));
      return { ...page, tasks };
    });
  }
}

/** A task that the machine still works on, or will go on with by itself. */
export function isOpenTask(task: Task): boolean {
  return (
    task.state === 'running' || task.state === 'waiting-for-sign-in' || task.state === 'waiting-to-retry'
  );
}

/** How often to ask again, ms: seldom while events come, often while a task runs without them. */
export function pollInterval(page: WithTasks | undefined, isLive: boolean): number {
  const busy = page?.tasks.some(isOpenTask) ?? false;
  if (!busy) return 60_000;
  return isLive ? 10_000 : 2_000;
}
