import { type PurchaseEntry, purchaseRecord, type ReturnPeriod, regimeOf } from '../../core/index.ts';
import type { MatchRow } from '../needs/counterparties.ts';
import { type DocumentEntry, madeFromDocuments } from '../needs/documents.ts';
import type { Books, ReturnKey } from '../needs/store.ts';
import { whyFrozen } from '../reasons.ts';

type Purchase = DocumentEntry<PurchaseEntry>;

/** What a list and the matching know a purchase by. */
export const purchaseId = ({ entry }: Pick<DocumentEntry<PurchaseEntry>, 'entry'>): string => String(entry);

/**
 * Makes the records of the GSTR-2 of classic periods anew: what carries the flag Upload is a document to be saved. What
 * matches a document of the supplier goes by accepting that one, and waits while he has not filed; a record the portal
 * has already stays until then. Returns that are submitted or filed stay as they are.
 */
export async function reportPurchases(
  books: Books,
  gstin: string,
  { bought, rows }: { readonly bought: readonly Purchase[]; readonly rows: readonly MatchRow[] },
): Promise<void> {
  // What GSTR-2 has no section for, and what an earlier one has in another version, stands in the books alone.
  const classic = bought.filter(
    ({ returnPeriod, content }) =>
      regimeOf(returnPeriod) === 'Classic' && content.section !== '' && !content.amends,
  );
  const known = (await books.returnStates(gstin)).filter(
    ({ form, returnPeriod }) => form === 'GSTR2' && regimeOf(returnPeriod) === 'Classic',
  );
  const periods = new Set<ReturnPeriod>([...classic, ...known].map(({ returnPeriod }) => returnPeriod));
  const matched = new Set(rows.filter(({ code }) => code !== 'TO').flatMap(({ ours }) => ours));
  for (const returnPeriod of [...periods].sort()) {
    const key: ReturnKey = { gstin, form: 'GSTR2', returnPeriod };
    const own = classic.filter((entry) => entry.returnPeriod === returnPeriod);
    await reportPeriod(books, key, { own, matched });
  }
}

async function reportPeriod(
  books: Books,
  key: ReturnKey,
  { own, matched }: { readonly own: readonly Purchase[]; readonly matched: ReadonlySet<string> },
): Promise<void> {
  if (whyFrozen({ state: await books.lockReturn(key) })) return;
  const made = new Set(await books.recordSources.made(key));
  if (own.length + made.size === 0) return;
  const onPortal = new Set((await books.records(key)).filter(isOnPortal).map(({ record }) => record.key));
  const isReported = (entry: Purchase): boolean =>
    !matched.has(purchaseId(entry)) || onPortal.has(entry.content.key);
  const records = own.filter(isReported).map(recordOf);
  const current = new Set(records.map((record) => record.key));
  const gone = [...made].filter((recordKey) => !current.has(recordKey));
  if (records.length > 0) await books.putRecords(key, records, madeFromDocuments);
  if (gone.length > 0) await books.deleteRecords(key, gone);
}

function isOnPortal({ state }: { readonly state: string }): boolean {
  return state === 'processed' || state === 'modified' || state === 'sent';
}

function recordOf({ content, entry }: Purchase) {
  return purchaseRecord({ ...content, origin: [{ sheet: 'Purchase Invoices', row: entry }] });
}
