import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { ReturnRef } from './queries.ts';
import { get } from './request.ts';
import type {
  CountedAmounts,
  CounterpartyDocument,
  DecisionView,
  MatchRow,
  MatchTotals,
  Purchase,
  Task,
} from './types.ts';

const pageSize = 200;

/** Everything cached about the purchases of a GSTIN and its counter parties starts with this key. */
export const purchaseKey = (gstin: string) => ['purchases', gstin] as const;

interface ListPage<Row> {
  readonly rows: readonly Row[];
  readonly next: string | null;
}

type Filter = Readonly<Record<string, string | undefined>>;

function listOf<Page extends ListPage<unknown>>(name: readonly unknown[], path: string, filter: Filter) {
  return infiniteQueryOptions({
    queryKey: [...name, filter],
    queryFn: ({ pageParam }) => {
      const query = new URLSearchParams({ limit: String(pageSize) });
      for (const [key, value] of Object.entries(filter)) if (value) query.set(key, value);
      if (pageParam) query.set('cursor', pageParam);
      return get<Page>(`${path}?${query}`);
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  });
}

const encoded = encodeURIComponent;

export function purchasesQuery({ gstin }: ReturnRef, filter: Filter) {
  return listOf<ListPage<Purchase> & { readonly totals: CountedAmounts }>(
    [...purchaseKey(gstin), 'documents'],
    `/purchase-documents/${encoded(gstin)}`,
    filter,
  );
}

export function counterpartiesQuery({ gstin }: ReturnRef, filter: Filter) {
  return listOf<ListPage<CounterpartyDocument> & { readonly totals: CountedAmounts }>(
    [...purchaseKey(gstin), 'counterparties'],
    `/counterparties/${encoded(gstin)}/documents`,
    filter,
  );
}

export function matchesQuery({ gstin }: ReturnRef, filter: Filter) {
  return listOf<
    ListPage<MatchRow> & { readonly matchedAt: string | null; readonly totals: MatchTotals | null }
  >([...purchaseKey(gstin), 'matches'], `/counterparties/${encoded(gstin)}/matches`, filter);
}

export function decisionsQuery({ gstin }: ReturnRef) {
  return queryOptions({
    queryKey: [...purchaseKey(gstin), 'decisions'],
    queryFn: () => get<readonly DecisionView[]>(`/counterparties/${encoded(gstin)}/decisions`),
  });
}

/** The address of what is done with counter parties in a period. */
export function gstr2Path({ gstin, period }: ReturnRef): string {
  return `/gstr2/${encoded(gstin)}/${encoded(period)}`;
}

export function inwardTasksQuery(of: ReturnRef) {
  return queryOptions({
    queryKey: [...purchaseKey(of.gstin), 'tasks', of.period],
    queryFn: () => get<readonly Task[]>(`${gstr2Path(of)}/tasks`),
  });
}
