import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { get, returnPath } from './request.ts';
import type {
  CountedAmounts,
  Page,
  PortalCall,
  PracticeOtps,
  RecordDetail,
  RecordListRow,
  ReturnBrief,
  ReturnRow,
  Session,
  SyncPage,
  TableTile,
} from './types.ts';

/** One return: the GSTIN and the period, MMYYYY. Everything cached about it starts with this key. */
export interface ReturnRef {
  readonly gstin: string;
  readonly period: string;
  /** GSTR-1 where absent. */
  readonly form?: 'GSTR1A' | 'GSTR2';
}

export const returnKey = ({ gstin, period, form }: ReturnRef) =>
  ['return', gstin, period, ...(form ? [form] : [])] as const;

/** The address of a return of its form in the API. */
export function pathOf({
  gstin,
  period,
  form = 'GSTR1',
}: Pick<ReturnRef, 'gstin' | 'period'> & { readonly form?: string }): string {
  return returnPath(gstin, period).replace('/gstr1/', `/${form.toLowerCase()}/`);
}

/** The address of the return of what was bought, and of what is done with suppliers in a period. */
export function gstr2Path({ gstin, period }: ReturnRef): string {
  return pathOf({ gstin, period, form: 'GSTR2' });
}

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: () => get<Session>('/session'),
  staleTime: 5 * 60_000,
  retry: false,
});

export const returnsQuery = queryOptions({
  queryKey: ['returns'],
  queryFn: async () => (await get<Page<ReturnRow>>('/returns?limit=1000')).rows,
});

export const practiceQuery = queryOptions({
  queryKey: ['practice-otps'],
  queryFn: () => get<PracticeOtps>('/practice/otps'),
  staleTime: 0,
});

/** Where a return stands: for the frame, and for pages that show none of its sums. */
export function briefQuery(of: ReturnRef) {
  return queryOptions({
    queryKey: [...returnKey(of), 'brief'],
    queryFn: () => get<ReturnBrief>(`${pathOf(of)}/brief`),
  });
}

export function syncPageQuery(of: ReturnRef) {
  return queryOptions({
    queryKey: [...returnKey(of), 'sync'],
    queryFn: () => get<SyncPage>(pathOf(of)),
  });
}

export function tablesQuery(of: ReturnRef) {
  return queryOptions({
    queryKey: [...returnKey(of), 'tables'],
    queryFn: async () => (await get<Page<TableTile>>(`${pathOf(of)}/tables`)).rows,
  });
}

export interface RecordFilter {
  readonly section?: string | undefined;
  readonly state?: string | undefined;
  /** Code of the State of supply. */
  readonly pos?: string | undefined;
  readonly find?: string | undefined;
}

interface RecordPage extends Page<RecordListRow> {
  readonly totals: CountedAmounts | null;
}

const pageSize = 200;

export function recordsQuery(of: ReturnRef, filter: RecordFilter) {
  return infiniteQueryOptions({
    queryKey: [...returnKey(of), 'records', filter],
    queryFn: ({ pageParam, signal }) => {
      const query = recordsSearch(filter, pageSize);
      if (pageParam) query.set('cursor', pageParam);
      return get<RecordPage>(`${pathOf(of)}/records?${query}`, signal);
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  });
}

/** The address of the list of a return with these filters, for an export. */
export function recordsAddress(of: ReturnRef, filter: RecordFilter): string {
  const query = recordsSearch(filter, pageSize);
  query.delete('limit');
  return `${pathOf(of)}/records?${query}`;
}

/** Without a chosen table only documents are listed: sums beside them would count everything twice. */
function recordsSearch(filter: RecordFilter, limit: number): URLSearchParams {
  const query = new URLSearchParams({ limit: String(limit) });
  if (!filter.section) query.set('documents', 'true');
  for (const [name, value] of Object.entries(filter)) if (value) query.set(name, value);
  return query;
}

export function recordQuery(of: ReturnRef, key: string) {
  return queryOptions({
    queryKey: [...returnKey(of), 'record', key],
    queryFn: () => get<RecordDetail>(`${pathOf(of)}/records/${encodeURIComponent(key)}`),
  });
}

/** Where calls to GSTN are listed: those of a return, or those of its GSTIN that are about no period. */
export const callsPath = (of: ReturnRef, about: 'return' | 'gstin') =>
  about === 'return' ? `${pathOf(of)}/calls` : `/registrations/${of.gstin}/calls`;

export function callsQuery(of: ReturnRef, about: 'return' | 'gstin') {
  return queryOptions({
    queryKey: [...returnKey(of), 'calls', about],
    queryFn: async () => (await get<Page<PortalCall>>(`${callsPath(of, about)}?limit=500`)).rows,
  });
}
