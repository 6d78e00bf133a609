import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { inwardTasksQuery, purchaseKey } from '../../api/counterparty-queries.ts';
import { isOpenTask } from '../../api/live-return.ts';
import { pathOf, type ReturnRef, returnKey } from '../../api/queries.ts';
import { post, sentenceOf } from '../../api/request.ts';
import type { Task, TaskKind } from '../../api/types.ts';

/** Of the jobs of a return those with its counter parties. */
const kinds: ReadonlySet<TaskKind> = new Set(['download', 'act', 'compute-2b']);

/** The jobs with counter parties of a return: the last one, how to start one, and what went wrong at the start. */
export function useInwardTask(of: ReturnRef) {
  const cache = useQueryClient();
  const [trouble, setTrouble] = useState<string | null>(null);
  const { data } = useQuery({
    ...inwardTasksQuery(of),
    refetchInterval: (query) => (query.state.data?.some(isOpenTask) ? 700 : false),
  });
  const last = data?.find(({ kind }) => kinds.has(kind));
  const ended = last?.endedAt;
  // What a job has brought shows at once.
  useEffect(() => {
    if (!ended) return;
    void cache.invalidateQueries({ queryKey: purchaseKey(of.gstin) });
    void cache.invalidateQueries({ queryKey: returnKey({ gstin: of.gstin, period: of.period }) });
  }, [cache, ended, of.gstin, of.period]);
  const start = async (what: 'download' | 'act' | 'compute-2b', body: unknown = {}): Promise<void> => {
    setTrouble(null);
    try {
      const task = await post<Task>(`${pathOf(of)}/${what}`, body);
      cache.setQueryData<readonly Task[]>(inwardTasksQuery(of).queryKey, (known = []) => [task, ...known]);
    } catch (failure) {
      setTrouble(sentenceOf(failure));
    }
  };
  return { last, isBusy: last !== undefined && isOpenTask(last), trouble, start };
}
