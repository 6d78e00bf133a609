import { compareRecords, type RecordDelta } from '../core/index.ts';
import type { Actor, Filing } from './filing.ts';
import type { ReturnKey } from './needs/store.ts';
import { permit } from './permissions.ts';
import { liveStates, registrationOf } from './standing.ts';

/**
 * What the books say otherwise than what the portal last confirmed, document by document: the content of the next New
 * and Delete payloads. Throws `NotPossible` when the registration is not known.
 */
export async function payloadDifference(
  filing: Filing,
  actor: Actor,
  { key }: { readonly key: ReturnKey },
): Promise<RecordDelta> {
  permit(actor, 'see', key.gstin);
  return filing.store.inBooks(actor.tenantId, async (books) => {
    await registrationOf(books, key.gstin);
    const ours = (await books.records(key, liveStates)).map(({ record }) => record);
    return compareRecords(await books.confirmedRecords(key), ours);
  });
}
