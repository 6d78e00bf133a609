import { type DocumentName, type PurchaseEntry, purchaseToMatch } from '../../core/index.ts';
import type { Matching } from '../needs/counterparties.ts';
import type { DocumentEntry } from '../needs/documents.ts';
import type { Books } from '../needs/store.ts';
import { reportedTo } from './inward-kinds.ts';
import { matchSide } from './match-side.ts';
import type { OwnDocument } from './own-document.ts';
import { purchaseId, reportPurchases } from './report-purchases.ts';

/**
 * Matches everything a registration bought with everything its suppliers report, keeps the results, and has the GSTR-2
 * of classic periods follow them.
 */
export async function matchPurchases(books: Books, gstin: string, at: string): Promise<Matching> {
  const of = { gstin, side: 'purchase' } as const;
  const bought = latest(await books.purchases.all(gstin));
  const ours = bought.flatMap((entry) => purchaseOf(gstin, entry) ?? []);
  const theirs = await reportedTo(books, gstin);
  const { rows, totals } = await matchSide(books, of, { ours, theirs });
  const matching = { at, totals };
  await books.counterparties.saveMatching(of, matching, rows);
  await reportPurchases(books, gstin, { bought, rows });
  return matching;
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
