import { queryOptions } from '@tanstack/react-query';
import { get } from './request.ts';
import type { DashboardFigures, SupplierStanding } from './types.ts';

/** The figures of the dashboard; `since` is the instant of the last visit. */
export function dashboardQuery(since: string | null) {
  return queryOptions({
    queryKey: ['returns', 'dashboard', since],
    queryFn: () => get<DashboardFigures>(`/dashboard${since ? `?since=${encodeURIComponent(since)}` : ''}`),
  });
}

/** What stands open with every supplier, by GSTIN. */
export const suppliersQuery = queryOptions({
  queryKey: ['returns', 'suppliers'],
  queryFn: async () => (await get<{ readonly rows: readonly SupplierStanding[] }>('/suppliers')).rows,
});
