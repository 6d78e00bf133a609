import type { Actor, Filing } from './filing.ts';
import type { ReturnKey } from './needs/store.ts';
import { refuseFor } from './not-possible.ts';
import { permit } from './permissions.ts';
import { whyClosed } from './reasons.ts';
import { registrationOf } from './standing.ts';
import { documents, returnName } from './wording.ts';

/** Deletes documents from the books; those saved on the portal are marked to be deleted there. Throws `NotPossible`. */
export async function deleteRecords(
  filing: Filing,
  actor: Actor,
  { key, recordKeys }: { readonly key: ReturnKey; readonly recordKeys: readonly string[] },
): Promise<{ readonly says: string }> {
  permit(actor, 'edit');
  return filing.store.inBooks(actor.tenantId, async (books) => {
    await registrationOf(books, key.gstin);
    refuseFor(whyClosed({ state: await books.lockReturn(key) }));
    await books.deleteRecords(key, recordKeys);
    await books.audit({
      at: filing.clock.now(),
      by: actor.by,
      act: 'documents deleted',
      object: returnName(key),
      details: { recordKeys },
    });
    return {
      says: `Success: ${documents(recordKeys.length)} deleted. What is on GSTN is deleted there with Delete, Save to GSTN.`,
    };
  });
}
