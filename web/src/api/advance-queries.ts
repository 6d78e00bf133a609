import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { bookPath } from './entry-queries.ts';
import { type ReturnRef, returnKey } from './queries.ts';
import { get, listAddress } from './request.ts';
import type { Advance, Page, Purchase, SaleDocument } from './types.ts';

/** Which advances a list shows. */
export interface AdvancesFilter {
  readonly find: string | undefined;
  /** Those of all periods up to this one that have a balance. */
  readonly isOpen: boolean;
}

/** The address of the advances of a period, for an export. */
export function advancesAddress(
  book: 'sale' | 'purchase',
  { gstin, period }: ReturnRef,
  { find, isOpen }: Partial<AdvancesFilter>,
): string {
  return listAddress(`/advances/${encodeURIComponent(gstin)}/${book}`, {
    period,
    open: isOpen ? 'true' : undefined,
    find,
  });
}

/** Advances received or paid, page by page. */
export function advancesQuery(
  book: 'sale' | 'purchase',
  { gstin, period }: ReturnRef,
  filter: AdvancesFilter,
) {
  return infiniteQueryOptions({
    queryKey: [...returnKey({ gstin, period }), 'advances', book, filter],
    queryFn: ({ pageParam }) => {
      const query = new URLSearchParams({ limit: '200', period });
      if (filter.isOpen) query.set('open', 'true');
      if (filter.find) query.set('find', filter.find);
      if (pageParam) query.set('cursor', pageParam);
      return get<Page<Advance> & { readonly count: number }>(
        `/advances/${encodeURIComponent(gstin)}/${book}?${query}`,
      );
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    staleTime: 0,
  });
}

interface PartyInvoice {
  readonly number: string;
  readonly date: string;
  /** Paise. */
  readonly value: number;
}

/** Invoices of a party in a period, typed or imported, that may take up an advance. */
export function partyInvoicesQuery(book: 'sale' | 'purchase', of: ReturnRef, party: string | undefined) {
  return queryOptions({
    queryKey: [...returnKey(of), 'party-invoices', book, party],
    queryFn: async (): Promise<readonly PartyInvoice[]> => {
      const query = new URLSearchParams({ limit: '200', period: of.period, advances: 'false' });
      if (party) query.set('find', party);
      const path = `${bookPath(book, of.gstin)}?${query}`;
      if (book === 'purchase')
        return (await get<Page<Purchase>>(path)).rows.filter(({ kind }) => kind === 'invoice');
      return (await get<Page<SaleDocument>>(path)).rows
        .filter(({ content }) => content.kind === 'invoice')
        .map(({ content, value }) => ({ number: content.number, date: content.date, value }));
    },
    enabled: Boolean(party),
  });
}
