import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { pathOf, type ReturnRef, returnKey } from './queries.ts';
import { get } from './request.ts';
import type { FindingGroup, ImportRow, ImportView, Page, SuggestedFinding } from './types.ts';

/** The address of one import of a return in the API. */
export function importPath(of: ReturnRef, importId: string): string {
  return `${pathOf(of)}/imports/${encodeURIComponent(importId)}`;
}

const readingMs = 700;

/** One import; while its files are read it is asked for again and again. */
export function importQuery(of: ReturnRef, importId: string) {
  return queryOptions({
    queryKey: [...returnKey(of), 'import', importId],
    queryFn: () => get<ImportView>(importPath(of, importId)),
    refetchInterval: ({ state }) => (state.data?.state === 'reading' ? readingMs : false),
  });
}

/** The imports of a return, newest first. */
export function importsQuery(of: ReturnRef) {
  return infiniteQueryOptions({
    queryKey: [...returnKey(of), 'imports'],
    queryFn: ({ pageParam }) =>
      get<Page<ImportRow>>(`${pathOf(of)}/imports?limit=20${pageParam && `&cursor=${pageParam}`}`),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  });
}

/** What is wrong with the files of an import, by rule. */
export function findingGroupsQuery(of: ReturnRef, importId: string) {
  return queryOptions({
    queryKey: [...returnKey(of), 'import', importId, 'groups'],
    queryFn: () => get<readonly FindingGroup[]>(`${importPath(of, importId)}/finding-groups`),
  });
}

interface FindingPage extends Page<SuggestedFinding> {
  readonly count: number;
}

/** The findings of one rule, page by page; with `sure` those whose remedy is certain. */
export function findingsQuery(
  of: ReturnRef,
  importId: string,
  { code, severity, sure }: Pick<FindingGroup, 'code' | 'severity'> & { readonly sure?: boolean },
) {
  const query = `code=${code}&severity=${severity}${sure ? '&sure=true' : ''}&limit=100`;
  return infiniteQueryOptions({
    queryKey: [...returnKey(of), 'import', importId, 'findings', code, severity, sure],
    queryFn: ({ pageParam }) =>
      get<FindingPage>(`${importPath(of, importId)}/findings?${query}${pageParam && `&cursor=${pageParam}`}`),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  });
}
