import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { type ReturnRef, returnKey } from './queries.ts';
import { get, returnPath } from './request.ts';
import type { CountedAmounts, Page, PurchaseDocumentView, SaleDocument, SaleEntry } from './types.ts';

/** The address of the documents of a GSTIN in one of the two books. */
export function bookPath(book: 'sale' | 'purchase', gstin: string): string {
  return `/${book}-documents/${encodeURIComponent(gstin)}`;
}

/** The address of the printed form of a sale document, .pdf. */
export function printAddress(gstin: string, entry: string): string {
  return `/api/v1${bookPath('sale', gstin)}/${entry}/print.pdf`;
}

/** A sale or purchase of the books; null in place of the number where it is a row of the return only. */
export interface KeptEntry {
  readonly entry: number | null;
  readonly version: number;
  readonly changedAt: string | null;
  readonly changedBy: string | null;
  readonly period: string;
  readonly document: SaleDocument['content'] | PurchaseDocumentView['content'] | null;
}

/** A document by its number in the books, or a row of the return by its key. */
export function entryQuery(book: 'sale' | 'purchase', of: ReturnRef, id: string) {
  return queryOptions({
    queryKey: [...returnKey(of), 'entry', book, id],
    queryFn: () => (/^\d+$/.test(id) ? ofBooks(book, of, id) : ofReturn(of, id)),
    staleTime: 0,
  });
}

async function ofBooks(book: 'sale' | 'purchase', { gstin }: ReturnRef, id: string): Promise<KeptEntry> {
  const kept = await get<SaleDocument | PurchaseDocumentView>(`${bookPath(book, gstin)}/${id}`);
  const { entry, version, changedAt, changedBy, period, content } = kept;
  return { entry, version, changedAt, changedBy, period, document: content };
}

async function ofReturn({ gstin, period }: ReturnRef, key: string): Promise<KeptEntry> {
  const path = `${returnPath(gstin, period)}/records/${encodeURIComponent(key)}/document`;
  const document = await get<SaleEntry | null>(path);
  return { entry: null, version: 0, changedAt: null, changedBy: null, period, document };
}

/** The sales that people typed in a period, page by page. */
export function typedSalesQuery(of: ReturnRef, find: string | undefined) {
  return infiniteQueryOptions({
    queryKey: [...returnKey(of), 'typed-sales', find],
    queryFn: ({ pageParam }) => {
      const query = new URLSearchParams({ limit: '200', period: of.period, advances: 'false' });
      if (find) query.set('find', find);
      if (pageParam) query.set('cursor', pageParam);
      return get<Page<SaleDocument> & { readonly totals: CountedAmounts | null }>(
        `${bookPath('sale', of.gstin)}?${query}`,
      );
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  });
}
