import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { get, post } from './request.ts';
import type { Campus, Company, Item, Page, Party } from './types.ts';

/** What each resource of masters holds. */
export interface Masters {
  readonly parties: Party;
  readonly items: Item;
  readonly companies: Company;
  readonly campuses: Campus;
}

/** The resource of a kind of masters; it is its address in the API too. */
export type MasterName = keyof Masters;

/** A master as it is kept: its number for ever, its version, and what it says. */
export interface MasterEntry<Content> {
  readonly entry: number;
  readonly version: number;
  readonly content: Content;
  readonly changedAt: string;
  readonly changedBy: string;
}

interface MasterPage<Content> extends Page<MasterEntry<Content>> {
  readonly count: number;
}

const pageSize = 200;

/** A list of masters, page by page, narrowed by kind and by words. */
export function mastersQuery<Name extends MasterName>(
  name: Name,
  filter: { readonly kind?: string | undefined; readonly find?: string | undefined },
) {
  return infiniteQueryOptions({
    queryKey: ['masters', name, filter],
    queryFn: ({ pageParam }) => {
      const query = new URLSearchParams({ limit: String(pageSize) });
      for (const [key, value] of Object.entries(filter)) if (value) query.set(key, value);
      if (pageParam) query.set('cursor', pageParam);
      return get<MasterPage<Masters[Name]>>(`/${name}?${query}`);
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  });
}

/** One master; fresh each time a form opens, so that its version is the newest. */
export function masterQuery<Name extends MasterName>(name: Name, entry: number) {
  return queryOptions({
    queryKey: ['masters', name, entry],
    queryFn: () => get<MasterEntry<Masters[Name]>>(`/${name}/${entry}`),
    staleTime: 0,
  });
}

/** The entries that are probably the same party as one. */
export function duplicatesQuery(entry: number) {
  return queryOptions({
    queryKey: ['masters', 'parties', entry, 'duplicates'],
    queryFn: async () =>
      (await get<{ readonly rows: readonly MasterEntry<Party>[] }>(`/parties/${entry}/duplicates`)).rows,
    staleTime: 0,
  });
}

/** Makes one party of two; the other leaves the lists. */
export const mergeParties = (
  kept: MasterEntry<Party>,
  { entry: other, version: otherVersion }: MasterEntry<Party>,
): Promise<MasterEntry<Party>> =>
  post(`/parties/${kept.entry}/merge?version=${kept.version}`, { other, otherVersion });

/** A code of the portal's HSN master with its name. */
interface HsnName {
  readonly code: string;
  readonly description: string;
}

/** Codes of the portal's HSN master that begin with what was typed, or have its words in their names. */
export function hsnQuery(find: string) {
  return queryOptions({
    queryKey: ['hsn', find],
    queryFn: async () => (await get<Page<HsnName>>(`/hsn?limit=30&find=${encodeURIComponent(find)}`)).rows,
    staleTime: Number.POSITIVE_INFINITY,
  });
}
