import { type DocumentName, type PurchaseEntry, purchaseToMatch } from '../../core/index.ts';
import type { Matching, MatchRulesOf } from '../needs/counterparties.ts';
import type { DocumentEntry } from '../needs/documents.ts';
import type { Books } from '../needs/store.ts';
import { reportedTo } from './inward-kinds.ts';
import { type MatchedSide, matchSide } from './match-side.ts';
import type { OwnDocument } from './own-document.ts';
import { purchaseId, reportPurchases } from './report-purchases.ts';
import { rulesOf } from './rules-of.ts';

/**
 * Matches everything a registration bought with everything its suppliers report, keeps the results, and has the GSTR-2
 * of classic periods follow them.
 */
export async function matchPurchases(books: Books, gstin: string, at: string): Promise<Matching> {
  const { bought, rows, totals } = await matchedPurchases(books, gstin, await rulesOf(books, gstin));
  const matching = { at, totals };
  await books.counterparties.saveMatching({ gstin, side: 'purchase' }, matching, rows);
  await reportPurchases(books, gstin, { bought, rows });
  return matching;
}

/** The purchases of a registration matched by some rules; nothing is kept. */
export async function matchedPurchases(
  books: Books,
  gstin: string,
  rules: MatchRulesOf,
): Promise<MatchedSide & { readonly bought: readonly DocumentEntry<PurchaseEntry>[] }> {
  const bought = latest(await books.purchases.all(gstin));
  const ours = bought.flatMap((entry) => purchaseOf(gstin, entry) ?? []);
  const theirs = await reportedTo(books, gstin);
  return { bought, ...(await matchSide(books, { gstin, side: 'purchase' }, { ours, theirs, rules })) };
}

/** Of amended purchases the last version only. */
function latest(bought: readonly DocumentEntry<PurchaseEntry>[]): readonly DocumentEntry<PurchaseEntry>[] {
  const amended = new Map(
    bought.flatMap((entry) => (entry.content.amends ? [[nameOf(entry, entry.content.amends), entry]] : [])),
  );
  if (amended.size === 0) return bought;
  return bought.filter((entry) => {
    const by = amended.get(nameOf(entry, entry));
    return !by || by.returnPeriod <= entry.returnPeriod;
  });
}

const nameOf = (
  { kind, counterpartyGstin }: Pick<DocumentEntry<PurchaseEntry>, 'kind' | 'counterpartyGstin'>,
  { number, date }: DocumentName,
): string => [kind, counterpartyGstin, number.toUpperCase(), date].join('|');

function purchaseOf(gstin: string, purchase: DocumentEntry<PurchaseEntry>): OwnDocument | null {
  const { content, entry, returnPeriod, date, counterpartyName, amounts } = purchase;
  const document = purchaseToMatch(gstin, {
    ...content,
    origin: [{ sheet: 'Purchase Invoices', row: entry }],
  });
  if (!document) return null;
  const { taxableValue, igst, cgst, sgst, cess } = amounts;
  return {
    document: { ...document, id: purchaseId(purchase) },
    returnPeriod,
    date,
    counterpartyName,
    sum: { taxableValue, tax: igst + cgst + sgst + cess },
  };
}
