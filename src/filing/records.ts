import type { Actor, Filing } from './filing.ts';
import type { Books, RecordFilter, ReturnKey } from './needs/store.ts';
import { NotPossible, refuseFor } from './not-possible.ts';
import { permit } from './permissions.ts';
import { whyClosed } from './reasons.ts';
import { registrationOf } from './standing.ts';
import { documents, number, returnName } from './wording.ts';

/** Documents by name, or everything that matches a filter: as many as the person was shown. */
interface RecordsToDelete {
  readonly key: ReturnKey;
  readonly recordKeys: readonly string[];
  readonly matching?: { readonly filter: RecordFilter; readonly count: number };
}

async function keysMatching(
  books: Books,
  key: ReturnKey,
  { filter, count }: NonNullable<RecordsToDelete['matching']>,
): Promise<readonly string[]> {
  const keys = await books.recordKeys(key, filter);
  const made = new Set(await books.recordSources.made(key));
  const typed = keys.filter((one) => made.has(one)).length;
  if (typed > 0) {
    throw new NotPossible(
      'CHANGED',
      `${documents(typed)} among them were typed into the books and are deleted with their rows selected. Select rows, then delete.`,
    );
  }
  if (keys.length === count) return keys;
  throw new NotPossible(
    'CHANGED',
    `${documents(keys.length)} match now, not ${number(count)}. Look at the list again, then delete.`,
  );
}

/** Deletes documents from the books; those saved on the portal are marked to be deleted there. Throws `NotPossible`. */
export async function deleteRecords(
  filing: Filing,
  actor: Actor,
  { key, matching, ...named }: RecordsToDelete,
): Promise<{ readonly says: string }> {
  permit(actor, 'edit', key.gstin);
  return filing.store.inBooks(actor.tenantId, async (books) => {
    await registrationOf(books, key.gstin);
    refuseFor(whyClosed({ state: await books.lockReturn(key) }));
    const recordKeys = matching ? await keysMatching(books, key, matching) : named.recordKeys;
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
