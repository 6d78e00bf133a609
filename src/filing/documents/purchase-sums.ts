import {
  gstr2Summary,
  type PurchaseDocument,
  type PurchaseGroup,
  type PurchaseGrouping,
  type PurchaseSums,
  purchaseGroups,
  purchaseTables,
} from '../../core/index.ts';
import type { Actor, Filing } from '../filing.ts';
import type { Books, ReturnKey } from '../needs/store.ts';
import { permit } from '../permissions.ts';
import { registrationOf } from '../standing.ts';

/** A table of GSTR-2 with what the books of a period have of it; paise. */
export interface PurchaseTotals {
  readonly section: string;
  readonly number: string;
  readonly title: string;
  /** Null where the books have nothing of it. */
  readonly sums: PurchaseSums | null;
  /** How many documents of a classic period stand where on their way to GSTN, by state. */
  readonly states: Readonly<Record<string, number>>;
}

/** Every table of GSTR-2, in the order of the form, with the purchases of the period. */
export async function purchasesByTable(
  filing: Filing,
  actor: Actor,
  key: ReturnKey,
): Promise<readonly PurchaseTotals[]> {
  permit(actor, 'see', key.gstin);
  return filing.store.inBooks(actor.tenantId, async (books) => {
    const rows = new Map(
      gstr2Summary(await purchasesOf(books, key)).map(({ section, title: _, ...sums }) => [section, sums]),
    );
    const states = await books.recordTotalsBySection(key);
    return purchaseTables.map(({ section, number, title }) => ({
      section,
      number,
      title,
      sums: rows.get(section) ?? null,
      states: states.get(section)?.states ?? {},
    }));
  });
}

/** The purchases of a period by vendor, State of supply or kind of credit, the largest first. */
export async function purchasesByGroup(
  filing: Filing,
  actor: Actor,
  { key, grouping }: { readonly key: ReturnKey; readonly grouping: PurchaseGrouping },
): Promise<readonly PurchaseGroup[]> {
  permit(actor, 'see', key.gstin);
  return filing.store.inBooks(actor.tenantId, async (books) =>
    purchaseGroups(await purchasesOf(books, key), grouping),
  );
}

async function purchasesOf(
  books: Books,
  { gstin, returnPeriod }: ReturnKey,
): Promise<readonly PurchaseDocument[]> {
  await registrationOf(books, gstin);
  const entries = await books.purchases.ofPeriods(gstin, [returnPeriod]);
  return entries.map(({ content }) => ({ ...content, origin: [] }));
}
