import type { Actor, Filing } from '../filing.ts';
import { NotPossible } from '../not-possible.ts';
import { permit } from '../permissions.ts';
import { documents } from '../wording.ts';
import { refuseTaken } from './advances.ts';
import { afterChange, openRegistration } from './changed-documents.ts';
import { refuseChanged } from './replace-entry.ts';
import { entryOf } from './sale-documents.ts';

/** Documents to take out of the books, or with `deleted: false` to put back. */
export interface EntriesToDelete {
  readonly gstin: string;
  readonly entries: readonly number[];
  readonly deleted: boolean;
  /** Of a single one, as it was read: it stays where somebody has changed it since. */
  readonly version?: number;
}

/**
 * Takes documents out of the books and of their returns; with `deleted: false` puts back what was taken out. All of them
 * or none: throws `NotPossible` where one is not there any more, or its number was given to another document meanwhile.
 */
export async function deleteSales(
  filing: Filing,
  actor: Actor,
  { gstin, entries, deleted, version }: EntriesToDelete,
): Promise<void> {
  permit(actor, 'edit', gstin);
  await filing.store.inBooks(actor.tenantId, async (books) => {
    if (deleted) await refuseTaken(books.sales, gstin, entries);
    const change = { at: filing.clock.now(), by: actor.by, deleted };
    const [first] = entries;
    if (version !== undefined && first !== undefined)
      refuseChanged(await entryOf(books, { gstin, entry: first }), version);
    const periods = await books.sales.setDeleted(gstin, entries, change);
    const registration = await openRegistration(books, gstin, [...new Set(periods)]);
    if (periods.length < new Set(entries).size) {
      throw new NotPossible(
        'NOT-FOUND',
        `${documents(new Set(entries).size - periods.length)} of these ${deleted ? 'are not in the books any more' : 'cannot be put back: they are in the books, or their number is'}. Nothing was changed; load the list again.`,
      );
    }
    const act = deleted ? 'documents deleted' : 'documents put back';
    await afterChange(books, {
      filing,
      actor,
      registration,
      periods: [...new Set(periods)],
      act,
      entry: null,
      numbers: entries,
    });
  });
}
