import type { SaleEntry } from '../../core/index.ts';
import type { Actor, Filing } from '../filing.ts';
import { allJudgedIn, judgedIn } from '../judged.ts';
import type { DocumentEntry, DocumentFilter } from '../needs/documents.ts';
import { type PageWanted, type TotalledPage, withTotals } from '../needs/page.ts';
import type { Books } from '../needs/store.ts';
import { NotPossible } from '../not-possible.ts';
import { permit } from '../permissions.ts';
import { registrationOf } from '../standing.ts';

/** The sale documents of a registration, page by page. Throws `NotPossible`. */
export function salePage(
  filing: Filing,
  actor: Actor,
  {
    gstin,
    filter,
    wanted,
  }: { readonly gstin: string; readonly filter: DocumentFilter; readonly wanted: PageWanted },
): Promise<TotalledPage<DocumentEntry<SaleEntry>>> {
  permit(actor, 'see', gstin);
  return filing.store.inBooks(actor.tenantId, async (books) => {
    await registrationOf(books, gstin);
    const page = await withTotals(
      wanted,
      () => books.sales.totals(gstin, filter),
      (part) => books.sales.page(gstin, filter, part),
    );
    return { ...page, rows: await allJudgedIn(books, gstin, page.rows) };
  });
}

/** One sale document. Throws `NotPossible`. */
export function saleEntry(
  filing: Filing,
  actor: Actor,
  name: { readonly gstin: string; readonly entry: number },
): Promise<DocumentEntry<SaleEntry>> {
  permit(actor, 'see', name.gstin);
  return filing.store.inBooks(actor.tenantId, async (books) => {
    const entry = await entryOf(books, name);
    return { ...entry, findings: await judgedIn(books, name.gstin, entry.findings) };
  });
}

/** A live document of a registration. Throws `NotPossible` where there is none. */
export async function entryOf(
  books: Books,
  { gstin, entry }: { readonly gstin: string; readonly entry: number },
): Promise<DocumentEntry<SaleEntry>> {
  const found = await books.sales.entry(entry);
  if (found && found.gstin === gstin) return found;
  throw new NotPossible(
    'NOT-FOUND',
    `Document ${entry} is not in the books of ${gstin}. It may have been deleted.`,
  );
}
