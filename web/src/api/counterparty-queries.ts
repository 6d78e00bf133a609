import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { gstr2Path, pathOf, type ReturnRef } from './queries.ts';
import { get, listAddress } from './request.ts';
import type {
  ActionCounts,
  Colleague,
  ComparedGenerations,
  CountedAmounts,
  CounterpartyDocument,
  DecisionView,
  ListedMatch,
  MatchFacets,
  MatchingSince,
  MatchNote,
  MatchRulesByRegime,
  MatchRulesOfGstin,
  MatchSide,
  MatchTotals,
  MatchView,
  Page,
  PartyStanding,
  Purchase,
  PurchaseGroup,
  PurchaseGrouping,
  PurchaseTile,
  StatementKind,
  StatementRow,
  SupplierLetter,
  Table4,
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
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ limit: String(pageSize) });
      for (const [key, value] of Object.entries(filter)) if (value) query.set(key, value);
      if (pageParam) query.set('cursor', pageParam);
      return get<Page>(`${path}?${query}`, signal);
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  });
}

const encoded = encodeURIComponent;

export function purchasesQuery({ gstin }: ReturnRef, filter: Filter) {
  return listOf<ListPage<Purchase> & { readonly totals: CountedAmounts | null }>(
    [...purchaseKey(gstin), 'documents'],
    `/purchase-documents/${encoded(gstin)}`,
    filter,
  );
}

/** The purchases of a period by table of GSTR-2. */
export function purchaseTablesQuery(of: ReturnRef) {
  return queryOptions({
    queryKey: [...purchaseKey(of.gstin), 'tables', of.period],
    queryFn: async () => (await get<Page<PurchaseTile>>(`${gstr2Path(of)}/tables`)).rows,
  });
}

/** The address of the purchases of a period by vendor, State or credit, for an export. */
export function purchaseGroupsAddress(of: ReturnRef, kind: PurchaseGrouping): string {
  return `${gstr2Path(of)}/summaries/${kind}`;
}

export function purchaseGroupsQuery(of: ReturnRef, kind: PurchaseGrouping) {
  return queryOptions({
    queryKey: [...purchaseKey(of.gstin), 'groups', of.period, kind],
    queryFn: async () =>
      (await get<Page<PurchaseGroup>>(`${purchaseGroupsAddress(of, kind)}?limit=1000`)).rows,
  });
}

/** The address of the documents of counter parties, for an export. */
export function counterpartiesAddress({ gstin }: ReturnRef, filter: Filter): string {
  return listAddress(`/counterparties/${encoded(gstin)}/documents`, filter);
}

/** The address of the results of a matching, for an export. */
export function matchesAddress({ gstin }: ReturnRef, filter: Filter): string {
  return listAddress(`/counterparties/${encoded(gstin)}/matches`, filter);
}

export function counterpartiesQuery({ gstin }: ReturnRef, filter: Filter) {
  return listOf<ListPage<CounterpartyDocument> & { readonly totals: CountedAmounts | null }>(
    [...purchaseKey(gstin), 'counterparties'],
    `/counterparties/${encoded(gstin)}/documents`,
    filter,
  );
}

export function matchesQuery({ gstin }: ReturnRef, filter: Filter) {
  return listOf<
    ListPage<ListedMatch> & { readonly matchedAt: string | null; readonly totals: MatchTotals | null }
  >([...purchaseKey(gstin), 'matches'], `/counterparties/${encoded(gstin)}/matches`, filter);
}

/** What a matching can be narrowed by, with counts. */
export function facetsQuery(of: ReturnRef, side: MatchSide, filter: Filter) {
  return queryOptions({
    queryKey: [...purchaseKey(of.gstin), 'facets', side, filter],
    queryFn: () => get<MatchFacets>(listAddress(`${matchingPath(of, side)}/facets`, filter)),
  });
}

/** What has changed in a matching since the end of a day. */
export function sinceQuery(of: ReturnRef, side: MatchSide, filter: Filter) {
  return queryOptions({
    queryKey: [...purchaseKey(of.gstin), 'since', side, filter],
    queryFn: () => get<MatchingSince | null>(listAddress(`${matchingPath(of, side)}/since`, filter)),
    retry: false,
  });
}

/** What was said of a matched document. */
export function notesQuery(of: Pick<ReturnRef, 'gstin'>, side: MatchSide, document: string) {
  return queryOptions({
    queryKey: [...purchaseKey(of.gstin), 'notes', side, document],
    queryFn: () =>
      get<readonly MatchNote[]>(`${matchingPath(of, side)}/notes?${new URLSearchParams({ document })}`),
  });
}

/** The people to whom documents of a GSTIN can be assigned. */
export function colleaguesQuery({ gstin }: Pick<ReturnRef, 'gstin'>) {
  return queryOptions({
    queryKey: ['colleagues', gstin],
    queryFn: () => get<readonly Colleague[]>(`/counterparties/${encoded(gstin)}/colleagues`),
  });
}

/** What is decided, today or at the end of a day. */
export function decisionsQuery({ gstin }: ReturnRef, asOf?: string) {
  return queryOptions({
    queryKey: [...purchaseKey(gstin), 'decisions', asOf],
    queryFn: () =>
      get<readonly DecisionView[]>(listAddress(`/counterparties/${encoded(gstin)}/decisions`, { asOf })),
  });
}

export function inwardTasksQuery(of: ReturnRef) {
  return queryOptions({
    queryKey: [...purchaseKey(of.gstin), 'tasks', of.period, of.form ?? 'GSTR1'],
    queryFn: async () => (await get<Page<Task>>(`${pathOf(of)}/tasks?limit=20`)).rows,
  });
}

/** One result with both documents, named by either of them. */
export function matchViewQuery(
  gstin: string,
  side: MatchSide,
  named: { readonly own?: string; readonly identity?: string },
) {
  return queryOptions({
    queryKey: [...purchaseKey(gstin), 'view', side, named],
    queryFn: () =>
      get<MatchView>(`/counterparties/${encoded(gstin)}/${side}/match?${new URLSearchParams(named)}`),
    retry: false,
  });
}

/** GSTR-2B of a period by the heads of Table 4. */
export function table4Query({ gstin, period }: ReturnRef) {
  return queryOptions({
    queryKey: [...purchaseKey(gstin), '2b', period],
    queryFn: () => get<Table4>(`${gstr2Path({ gstin, period })}/2b`),
  });
}

/** Documents of IMS by the action that the portal shows. */
export function imsCountsQuery({ gstin, period }: ReturnRef) {
  return queryOptions({
    queryKey: [...purchaseKey(gstin), 'ims-counts'],
    queryFn: () => get<ActionCounts>(`${gstr2Path({ gstin, period })}/ims`),
  });
}

/** The rules by which the documents of every GSTIN are matched, and the defaults. */
export const matchRulesQuery = queryOptions({
  queryKey: ['match-rules'],
  queryFn: () =>
    get<{ readonly rows: readonly MatchRulesOfGstin[]; readonly defaults: MatchRulesByRegime }>(
      '/match-rules',
    ),
});

/** The statements of a kind that were taken for a period, newest first. */
export function statementsQuery({ gstin, period }: ReturnRef, kind: StatementKind) {
  const query = new URLSearchParams({ kind, period, limit: '100' });
  return queryOptions({
    queryKey: [...purchaseKey(gstin), 'statements', period, kind],
    queryFn: async () =>
      (await get<Page<StatementRow>>(`/counterparties/${encoded(gstin)}/statements?${query}`)).rows,
  });
}

/** What one statement has otherwise than another. */
export function generationsQuery(
  { gstin }: ReturnRef,
  of: { readonly earlier: string; readonly later: string },
) {
  return queryOptions({
    queryKey: [...purchaseKey(gstin), 'generations', of],
    queryFn: () =>
      get<ComparedGenerations>(
        `/counterparties/${encoded(gstin)}/statements/compare?${new URLSearchParams(of)}`,
      ),
  });
}

/** The address of a matching in the API. */
export function matchingPath({ gstin }: Pick<ReturnRef, 'gstin'>, side: MatchSide): string {
  return `/counterparties/${encoded(gstin)}/${side}`;
}

/** A matching by counter party. */
export function partiesQuery(of: ReturnRef, side: MatchSide, filter: Filter) {
  return queryOptions({
    queryKey: [...purchaseKey(of.gstin), 'parties', side, filter],
    queryFn: () => get<readonly PartyStanding[]>(listAddress(`${matchingPath(of, side)}/parties`, filter)),
  });
}

/** What to write to a counter party. */
export function letterQuery(
  of: ReturnRef,
  side: MatchSide,
  { party, scope }: { party: string; scope: Filter },
) {
  return queryOptions({
    queryKey: [...purchaseKey(of.gstin), 'letter', side, party, scope],
    queryFn: () =>
      get<SupplierLetter>(listAddress(`${matchingPath(of, side)}/parties/${encoded(party)}/letter`, scope)),
  });
}
