import type { ReturnPeriod } from '../../core/index.ts';
import type { Books } from '../needs/store.ts';
import { refuseFor } from '../not-possible.ts';
import { whyFrozen } from '../reasons.ts';

/** Refuses a change of purchases whose GSTR-2 is submitted or filed already. Throws `NotPossible`. */
export async function openPurchases(
  books: Books,
  gstin: string,
  periods: readonly ReturnPeriod[],
): Promise<void> {
  for (const returnPeriod of [...new Set(periods)].sort())
    refuseFor(whyFrozen({ state: await books.lockReturn({ gstin, form: 'GSTR2', returnPeriod }) }));
}
