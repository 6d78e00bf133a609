import { type InwardDocument, type PurchaseEntry, withTheirValues } from '../../core/index.ts';
import { openPurchases } from '../documents/open-purchases.ts';
import { purchaseEntry } from '../documents/purchases.ts';
import { refuseTwice, replaceEntry } from '../documents/replace-entry.ts';
import type { Actor, Filing } from '../filing.ts';
import type { MatchRow, TakenValue } from '../needs/counterparties.ts';
import type { Change, DocumentEntry } from '../needs/documents.ts';
import type { Books } from '../needs/store.ts';
import { NotPossible, type Reason, refuseFor } from '../not-possible.ts';
import { type Granted, permit, rolesFor, whyNotPermitted } from '../permissions.ts';
import { registrationOf } from '../standing.ts';
import { kindsOf } from './inward-kinds.ts';
import { matchPurchases } from './match-purchases.ts';

/** Names a document of a supplier. */
export interface TheirDocument {
  readonly gstin: string;
  readonly identity: string;
}

/** What can be done about the values of a purchase; null where it is possible, else why not. */
export interface ValueGates {
  readonly use: Reason | null;
  readonly undo: Reason | null;
  /** Whether the purchase has the supplier's values now. */
  readonly isTaken: boolean;
}

/** Use their value: a new version of the purchase with what the supplier reports. Throws `NotPossible`. */
export async function useTheirValue(
  filing: Filing,
  actor: Actor,
  { gstin, identity }: TheirDocument,
): Promise<void> {
  permit(actor, 'edit', gstin);
  const change = { at: filing.clock.now(), by: actor.by };
  await filing.store.inBooks(actor.tenantId, async (books) => {
    await registrationOf(books, gstin);
    const row = await resultOf(books, { gstin, identity });
    refuseFor(whyNotUse(row));
    const before = await purchaseOf(books, row);
    const found = await books.counterparties.document(gstin, kindsOf('purchase'), identity);
    if (!found) throw notThere(identity);
    const content = withTheirValues(before.content, found.found.document);
    await exchange(books, { gstin, before, content, change, act: 'their value taken' });
    await books.counterparties.saveTakenValue({
      entry: before.entry,
      version: before.version + 1,
      gstin,
      identity,
      returnPeriod: before.returnPeriod,
      content: before.content,
      ...change,
    });
  });
}

/** Puts the own values back that `useTheirValue` replaced, while nothing of it was sent. Throws `NotPossible`. */
export async function putOurValueBack(
  filing: Filing,
  actor: Actor,
  { gstin, identity }: TheirDocument,
): Promise<void> {
  permit(actor, 'edit', gstin);
  const change = { at: filing.clock.now(), by: actor.by };
  await filing.store.inBooks(actor.tenantId, async (books) => {
    const row = await resultOf(books, { gstin, identity });
    const before = await purchaseOf(books, row);
    const taken = await books.counterparties.takenValue(before.entry);
    refuseFor(await whyNotUndo(books, { row, taken, version: before.version }));
    if (!taken) return;
    await exchange(books, { gstin, before, content: taken.content, change, act: 'own value put back' });
    await books.counterparties.dropTakenValue(before.entry);
  });
}

/** The gates of a result of the purchases, for whom looks at it. */
export async function valueGates(
  books: Books,
  actor: Granted,
  { gstin, row }: { readonly gstin: string; readonly row: MatchRow },
): Promise<ValueGates> {
  const refused = whyNotPermitted(rolesFor(actor, gstin), 'edit');
  const [own] = row.ours;
  const entry = own === undefined ? null : await books.purchases.entry(Number(own));
  const taken = entry ? await books.counterparties.takenValue(entry.entry) : null;
  const version = entry?.version ?? 0;
  return {
    use: refused ?? whyNotUse(row),
    undo: refused ?? (await whyNotUndo(books, { row, taken, version })),
    isTaken: taken?.version === version,
  };
}

const because = (says: string): Reason => ({ code: 'NOT-READY', says });

function whyNotUse({ code, ours, theirs }: MatchRow): Reason | null {
  if (code === 'OK') return because('Both sides agree already.');
  if (code !== 'Mismatch') return because('There is no pair of documents whose values could be taken.');
  return ours.length === 1 && theirs.length === 1
    ? null
    : because('Several documents stand on one side. Change the purchases by hand.');
}

interface Undoing {
  readonly row: MatchRow;
  readonly taken: TakenValue | null;
  readonly version: number;
}

async function whyNotUndo(books: Books, { row, taken, version }: Undoing): Promise<Reason | null> {
  if (!taken) return because('The purchase has its own values.');
  if (taken.version !== version)
    return because('The purchase was changed again since. Change it by hand where that is wanted.');
  const { gstin, identity } = taken;
  const decisions = await books.counterparties.decisions(gstin);
  const answers = row.regime === 'Classic' ? await books.counterparties.answers(gstin, 'purchase') : [];
  const isTold = [...decisions, ...answers].some(
    (one) => one.identity === identity && (one.state === 'sent' || one.state === 'confirmed'),
  );
  return isTold ? because('GSTN was told of it already: what was sent is changed by deciding again.') : null;
}

async function resultOf(books: Books, { gstin, identity }: TheirDocument): Promise<MatchRow> {
  const of = { gstin, side: 'purchase' } as const;
  const [row] = await books.counterparties.matchesOf(of, { identities: [identity] });
  if (!row) throw notThere(identity);
  return row;
}

interface Exchange {
  readonly gstin: string;
  readonly before: DocumentEntry<PurchaseEntry>;
  readonly content: PurchaseEntry;
  readonly change: Change;
  readonly act: string;
}

/** Gives a purchase another content in its own period, and matches again. */
async function exchange(books: Books, { gstin, before, content, change, act }: Exchange): Promise<void> {
  await openPurchases(books, gstin, [before.returnPeriod]);
  const entry = purchaseEntry(content, before.returnPeriod);
  await refuseTwice(books.purchases, { entry, gstin, but: before.entry });
  await replaceEntry(books.purchases, before, { version: before.version, entry, change });
  await matchPurchases(books, gstin, change.at);
  await books.audit({
    ...change,
    act,
    object: `purchase ${gstin} ${before.number}`,
    details: { entry: before.entry, from: before.content, to: entry.content },
  });
}

async function purchaseOf(books: Books, { ours, identity }: MatchRow) {
  const entry = await books.purchases.entry(Number(ours[0] ?? 0));
  if (!entry) throw notThere(identity ?? '');
  return entry;
}

function notThere(identity: InwardDocument['id']): NotPossible {
  return new NotPossible(
    'NOT-FOUND',
    `"${identity}" is not matched with a purchase of yours any more. Load the page again.`,
  );
}
