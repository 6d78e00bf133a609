import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { get, post } from './request.ts';
import type { Act, CheckedAudit, Page } from './types.ts';

/** What of the audit log is shown. */
export interface AuditFilter {
  readonly gstin?: string | undefined;
  readonly who?: string | undefined;
  readonly act?: string | undefined;
  /** yyyy-mm-dd */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** The address of the audit log with these filters. */
export function auditAddress(filter: AuditFilter): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) if (value) query.set(name, value);
  const written = query.toString();
  return written ? `/audit?${written}` : '/audit';
}

export function auditQuery(filter: AuditFilter) {
  return infiniteQueryOptions({
    queryKey: ['audit', 'list', filter],
    queryFn: ({ pageParam }) => {
      const address = auditAddress(filter);
      const more = `${address.includes('?') ? '&' : '?'}limit=200${pageParam && `&cursor=${pageParam}`}`;
      return get<Page<Act>>(address + more);
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    staleTime: 0,
  });
}

export const auditNamesQuery = queryOptions({
  queryKey: ['audit', 'names'],
  queryFn: () =>
    get<{ readonly people: readonly string[]; readonly acts: readonly string[] }>('/audit/names'),
});

/** Walks the hash chain on the server. */
export const verifyChain = (): Promise<CheckedAudit> => post('/audit/verify');
