import { queryOptions } from '@tanstack/react-query';
import { get } from './request.ts';
import type { Connection, Page } from './types.ts';

/** The portal session of every GSTIN. */
export const connectionsQuery = queryOptions({
  queryKey: ['connections'],
  queryFn: async () => (await get<Page<Connection>>('/connections?limit=1000')).rows,
});
