import {
  type CheckedPurchase,
  checkPurchase,
  type Finding,
  type PurchaseEntry,
  type ReturnPeriod,
  type TypedPurchase,
} from '../../core/index.ts';
import { matchPurchases } from '../counterparties/match-purchases.ts';
import type { Actor, Filing } from '../filing.ts';
import { judgedIn } from '../judged.ts';
import type { DocumentEntry, NewEntry } from '../needs/documents.ts';
import type { Books } from '../needs/store.ts';
import { NotPossible } from '../not-possible.ts';
import { permit } from '../permissions.ts';
import { registrationOf } from '../standing.ts';
import { checkAdvance, refuseTaken } from './advances.ts';
import type { EntriesToDelete } from './delete-sales.ts';
import { openPurchases } from './open-purchases.ts';
import { purchaseEntry } from './purchases.ts';
import { refuseChanged, refuseTwice, replaceEntry } from './replace-entry.ts';

/** A purchase as a person wants it kept. */
export interface PurchaseToSave {
  readonly gstin: string;
  readonly returnPeriod: ReturnPeriod;
  readonly content: TypedPurchase;
  /** Keeps a purchase with errors as a draft; it is refused otherwise. */
  readonly asDraft?: boolean;
}

/** The purchase as it is kept now; with `entry` null it has errors, and nothing was kept. */
export interface SavedPurchase {
  readonly entry: DocumentEntry<PurchaseEntry> | null;
  readonly findings: readonly Finding[];
}

/** What a purchase would be and what is wrong with it; nothing is kept. Throws `NotPossible`. */
export function tryPurchase(
  filing: Filing,
  actor: Actor,
  purchase: PurchaseToSave,
): Promise<NewEntry<PurchaseEntry>> {
  permit(actor, 'see', purchase.gstin);
  return filing.store.inBooks(actor.tenantId, async (books) => {
    await registrationOf(books, purchase.gstin);
    const entry = await checked(books, purchase);
    return { ...entry, findings: await judgedIn(books, purchase.gstin, entry.findings) };
  });
}

/** Adds a purchase to the books and matches anew. Throws `NotPossible`. */
export async function addPurchase(
  filing: Filing,
  actor: Actor,
  purchase: PurchaseToSave,
): Promise<SavedPurchase> {
  permit(actor, 'edit', purchase.gstin);
  return filing.store.inBooks(actor.tenantId, async (books) => {
    const { gstin } = purchase;
    await registrationOf(books, gstin);
    await openPurchases(books, gstin, [purchase.returnPeriod]);
    const entry = await checked(books, purchase);
    if (entry.isDraft && !purchase.asDraft)
      return { entry: null, findings: await judgedIn(books, purchase.gstin, entry.findings) };
    await refuseTwice(books.purchases, { entry, gstin });
    await books.purchases.put(gstin, [entry], { at: filing.clock.now(), by: actor.by });
    const kept = await books.purchases.withIdentity(gstin, entry.identity);
    await afterChange(books, { filing, actor, gstin, act: 'purchase added', to: kept });
    const findings = await judgedIn(books, purchase.gstin, entry.findings);
    return { entry: kept && { ...kept, findings }, findings };
  });
}

/** Replaces a purchase if nobody else has changed it since `version` was read. Throws `NotPossible`. */
export async function changePurchase(
  filing: Filing,
  actor: Actor,
  purchase: PurchaseToSave & { readonly entry: number; readonly version: number },
): Promise<SavedPurchase> {
  permit(actor, 'edit', purchase.gstin);
  return filing.store.inBooks(actor.tenantId, async (books) => {
    const { gstin, version } = purchase;
    const before = await purchaseOf(books, purchase);
    await openPurchases(books, gstin, [before.returnPeriod, purchase.returnPeriod]);
    const entry = await checked(books, purchase);
    if (entry.isDraft && !purchase.asDraft)
      return { entry: null, findings: await judgedIn(books, purchase.gstin, entry.findings) };
    await refuseTwice(books.purchases, { entry, gstin, but: purchase.entry });
    const change = { at: filing.clock.now(), by: actor.by };
    await replaceEntry(books.purchases, before, { version, entry, change });
    const kept = await purchaseOf(books, purchase);
    await afterChange(books, { filing, actor, gstin, act: 'purchase changed', from: before, to: kept });
    const findings = await judgedIn(books, purchase.gstin, entry.findings);
    return { entry: kept && { ...kept, findings }, findings };
  });
}

/** Takes purchases out of the books, all or none; with `deleted: false` puts them back. Throws `NotPossible`. */
export async function deletePurchases(
  filing: Filing,
  actor: Actor,
  { gstin, entries, deleted, version }: EntriesToDelete,
): Promise<void> {
  permit(actor, 'edit', gstin);
  await filing.store.inBooks(actor.tenantId, async (books) => {
    await registrationOf(books, gstin);
    const [first] = entries;
    if (version !== undefined && first !== undefined)
      refuseChanged(await purchaseOf(books, { gstin, entry: first }), version);
    if (deleted) await refuseTaken(books.purchases, gstin, entries);
    const change = { at: filing.clock.now(), by: actor.by, deleted };
    const gone = await books.purchases.setDeleted(gstin, entries, change);
    await openPurchases(books, gstin, gone);
    if (gone.length < new Set(entries).size)
      throw new NotPossible(
        'NOT-FOUND',
        `Not all of these purchases ${deleted ? 'are in the books any more' : 'can be put back'}. Nothing was changed; load the list again.`,
      );
    const act = deleted ? 'purchases deleted' : 'purchases put back';
    await afterChange(books, { filing, actor, gstin, act, entries });
  });
}

/** One purchase of a registration. Throws `NotPossible`. */
export function purchaseEntryOf(
  filing: Filing,
  actor: Actor,
  name: { readonly gstin: string; readonly entry: number },
): Promise<DocumentEntry<PurchaseEntry>> {
  permit(actor, 'see', name.gstin);
  return filing.store.inBooks(actor.tenantId, async (books) => {
    const entry = await purchaseOf(books, name);
    return { ...entry, findings: await judgedIn(books, name.gstin, entry.findings) };
  });
}

async function purchaseOf(
  books: Books,
  { gstin, entry }: { readonly gstin: string; readonly entry: number },
): Promise<DocumentEntry<PurchaseEntry>> {
  const found = await books.purchases.entry(entry);
  if (found && found.gstin === gstin) return found;
  throw new NotPossible(
    'NOT-FOUND',
    `Purchase ${entry} is not in the books of ${gstin}. It may have been deleted.`,
  );
}

async function checked(
  books: Books,
  { gstin, returnPeriod, content, entry }: PurchaseToSave & { readonly entry?: number },
): Promise<NewEntry<PurchaseEntry>> {
  const { document, findings: found }: CheckedPurchase = checkPurchase({ gstin, returnPeriod }, content);
  const advance = { content: document, returnPeriod, ...(entry === undefined ? {} : { entry }) };
  const findings = [...found, ...(await checkAdvance(books.purchases, gstin, advance))];
  const isDraft = findings.some(({ severity }) => severity === 'error');
  return { ...purchaseEntry(document, returnPeriod), isDraft, findings };
}

interface Changed {
  readonly filing: Filing;
  readonly actor: Actor;
  readonly gstin: string;
  readonly act: string;
  readonly from?: DocumentEntry<PurchaseEntry>;
  readonly to?: DocumentEntry<PurchaseEntry> | null;
  readonly entries?: readonly number[];
}

async function afterChange(
  books: Books,
  { filing, actor, gstin, act, from, to, entries }: Changed,
): Promise<void> {
  const at = filing.clock.now();
  await matchPurchases(books, gstin, at);
  await books.audit({
    at,
    by: actor.by,
    act,
    object: to ? `purchase ${gstin} ${to.number}` : `purchases ${gstin}`,
    details: {
      ...(to ? { entry: to.entry, to: to.content } : {}),
      ...(from ? { from: from.content } : {}),
      ...(entries ? { entries } : {}),
    },
  });
}
