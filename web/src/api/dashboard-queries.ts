import { queryOptions } from '@tanstack/react-query';
import { get } from './request.ts';
import type { DashboardFigures } from './types.ts';

/** The figures of the dashboard; `since` is the instant of the last visit. */
export function dashboardQuery(since: string | null) {
  return queryOptions({
    queryKey: ['returns', 'dashboard', since],
    queryFn: () => get<DashboardFigures>(`/dashboard${since ? `?since=${encodeURIComponent(since)}` : ''}`),
  });
}
