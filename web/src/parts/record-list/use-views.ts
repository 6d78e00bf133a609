import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ColumnLayout, ListView } from '../../api/types.ts';
import { putView, removeView, viewsQuery } from '../../api/view-queries.ts';

const asItComes: readonly ColumnLayout[] = [];

const isSame = (one: ListView, other: Pick<ListView, 'list' | 'name'>): boolean =>
  one.list === other.list && one.name === other.name;

/** The arrangements of one list: how it was left, and those kept under names. A change shows at once and is then kept. */
export function useViews(list: string) {
  const cache = useQueryClient();
  const { data } = useQuery(viewsQuery);
  const ofList = data?.filter((view) => view.list === list) ?? [];
  const change = (to: (views: readonly ListView[]) => readonly ListView[]) =>
    cache.setQueryData(viewsQuery.queryKey, (old) => to(old ?? []));
  // What could not be kept is shown as it is kept.
  const reread = () => cache.invalidateQueries({ queryKey: viewsQuery.queryKey });
  const show = (view: ListView) => change((old) => [...old.filter((one) => !isSame(one, view)), view]);
  return {
    columns: ofList.find(({ name }) => name === '')?.columns ?? asItComes,
    named: ofList.filter(({ name }) => name !== ''),
    /** Shows the columns so, without keeping it: while an edge is being dragged. */
    tryColumns: (columns: readonly ColumnLayout[]) => show({ list, name: '', columns, filters: {} }),
    keep: (view: Omit<ListView, 'list'>) => {
      show({ list, ...view });
      void putView({ list, ...view }).catch(reread);
    },
    forget: (name: string) => {
      change((old) => old.filter((one) => !isSame(one, { list, name })));
      void removeView({ list, name }).catch(reread);
    },
  };
}
