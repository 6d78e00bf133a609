import { queryOptions } from '@tanstack/react-query';
import { get, request } from './request.ts';
import type { ListView } from './types.ts';

/** How the person signed in has arranged the lists. */
export const viewsQuery = queryOptions({
  queryKey: ['list-views'],
  queryFn: async () => (await get<{ readonly rows: readonly ListView[] }>('/list-views')).rows,
  staleTime: Number.POSITIVE_INFINITY,
});

/** Keeps an arrangement of a list; under no name it is how the list was left. */
export function putView(view: ListView): Promise<unknown> {
  return request('PUT', '/list-views', view);
}

/** Forgets an arrangement. */
export function removeView({ list, name }: Pick<ListView, 'list' | 'name'>): Promise<unknown> {
  return request('DELETE', `/list-views?${new URLSearchParams({ list, name })}`);
}
