import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { type RecordFilter, type ReturnRef, returnKey } from './queries.ts';
import { get, listAddress, returnPath } from './request.ts';
import type {
  AskedNumber,
  LedgerView,
  NumberOrigin,
  NumberSeries,
  Page,
  RecordPaths,
  RecordRow,
  ReviewPoint,
  SummaryGroup,
  SummaryKind,
  TableLines,
} from './types.ts';

const pathOf = ({ gstin, period }: ReturnRef): string => returnPath(gstin, period);

export function reviewQuery(of: ReturnRef) {
  return queryOptions({
    queryKey: [...returnKey(of), 'review'],
    queryFn: async () =>
      (await get<{ readonly points: readonly ReviewPoint[] }>(`${pathOf(of)}/review`)).points,
  });
}

export function seriesQuery(of: ReturnRef, scope: 'period' | 'year') {
  return queryOptions({
    queryKey: [...returnKey(of), 'series', scope],
    queryFn: async () =>
      (await get<{ readonly series: readonly NumberSeries[] }>(`${pathOf(of)}/series?scope=${scope}`)).series,
  });
}

export function ledgerQuery(of: ReturnRef) {
  return queryOptions({
    queryKey: [...returnKey(of), 'ledger'],
    queryFn: () => get<LedgerView>(`${pathOf(of)}/ledger`),
  });
}

/** The address of the lines of a table, for an export. */
export function linesAddress(of: ReturnRef, section: string, filter: Omit<RecordFilter, 'section'>): string {
  return listAddress(`${pathOf(of)}/tables/${section}`, { ...filter });
}

/** The address of a summary, for an export. */
export function summaryAddress(of: ReturnRef, kind: SummaryKind): string {
  return `${pathOf(of)}/summaries/${kind}`;
}

export function linesQuery(of: ReturnRef, section: string, filter: Omit<RecordFilter, 'section'>) {
  return infiniteQueryOptions({
    queryKey: [...returnKey(of), 'lines', section, filter],
    queryFn: ({ pageParam }) => {
      const query = new URLSearchParams({ limit: '200' });
      for (const [name, value] of Object.entries(filter)) if (value) query.set(name, value);
      if (pageParam) query.set('cursor', pageParam);
      return get<TableLines>(`${pathOf(of)}/tables/${section}?${query}`);
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  });
}

export function whyQuery(of: ReturnRef, section: string, asked: AskedNumber) {
  return queryOptions({
    queryKey: [...returnKey(of), 'why', section, asked],
    queryFn: () => get<NumberOrigin>(`${pathOf(of)}/tables/${section}/why?of=${asked}`),
  });
}

export function pathsQuery(of: ReturnRef, key: string) {
  return queryOptions({
    queryKey: [...returnKey(of), 'paths', key],
    queryFn: () => get<RecordPaths>(`${pathOf(of)}/records/${encodeURIComponent(key)}/paths`),
  });
}

export function summaryQuery(of: ReturnRef, kind: SummaryKind) {
  return queryOptions({
    queryKey: [...returnKey(of), 'summary', kind],
    queryFn: async () => (await get<Page<SummaryGroup>>(`${pathOf(of)}/summaries/${kind}?limit=1000`)).rows,
  });
}

/** The documents that a JSONPath or a piece of the payload speaks of. */
export async function findPlaces(
  of: ReturnRef,
  at: string,
  section: string | undefined,
): Promise<readonly RecordRow[]> {
  const query = new URLSearchParams({ at, ...(section ? { section } : {}) });
  return (await get<{ readonly rows: readonly RecordRow[] }>(`${pathOf(of)}/places?${query}`)).rows;
}
