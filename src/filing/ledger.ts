import { compareLedger, type Gstr1Record, type Ledger } from '../core/index.ts';
import type { Actor, Filing } from './filing.ts';
import type { BookRecord, ReturnKey } from './needs/store.ts';
import { permit } from './permissions.ts';
import { liveStates, registrationOf } from './standing.ts';

/**
 * The return in its four states, by table and document: what the books say, what was sent of it, what the portal has
 * taken, and what was filed. Throws `NotPossible` when the registration is not known.
 */
export async function returnLedger(
  filing: Filing,
  actor: Actor,
  { key }: { readonly key: ReturnKey },
): Promise<Ledger> {
  permit(actor, 'see', key.gstin);
  return filing.store.inBooks(actor.tenantId, async (books) => {
    await registrationOf(books, key.gstin);
    const all = await books.records(key, [...liveStates, 'to-delete']);
    const confirmed = await books.confirmedRecords(key);
    const { status } = await books.returnState(key);
    return compareLedger({
      books: all.filter(({ state }) => state !== 'to-delete').map(({ record }) => record),
      payload: status === 'none' ? null : sentOf(all, confirmed),
      processed: status === 'none' ? null : confirmed,
      filed:
        status === 'filed' ? all.filter(({ state }) => state === 'filed').map(({ record }) => record) : null,
    });
  });
}

/** What was last sent: of what has changed since, or is to be deleted, that is what the portal confirmed. */
function sentOf(all: readonly BookRecord[], confirmed: readonly Gstr1Record[]): readonly Gstr1Record[] {
  const before = new Map(confirmed.map((record) => [record.key, record]));
  return all.flatMap(({ state, record }) => {
    if (state === 'new') return [];
    return state === 'modified' || state === 'to-delete' ? (before.get(record.key) ?? []) : record;
  });
}
