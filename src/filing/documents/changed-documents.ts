import type { ReturnPeriod, SaleEntry } from '../../core/index.ts';
import type { Actor, Filing } from '../filing.ts';
import type { DocumentEntry } from '../needs/documents.ts';
import type { Books, Registration } from '../needs/store.ts';
import { refuseFor } from '../not-possible.ts';
import { whyClosed } from '../reasons.ts';
import { registrationOf } from '../standing.ts';
import { reportDocuments, returnsReporting } from './report-documents.ts';

/** The registration, once every return that reports these periods is seen to be open. */
export async function openRegistration(
  books: Books,
  gstin: string,
  periods: readonly ReturnPeriod[],
): Promise<Registration> {
  const registration = await registrationOf(books, gstin);
  for (const period of periods) {
    const last = returnsReporting(registration, period).at(-1);
    if (last) refuseFor(whyClosed({ state: await books.lockReturn(last) }));
  }
  return registration;
}

/** A change of documents that their returns and the audit trail hear of. */
export interface Changed {
  readonly filing: Filing;
  readonly actor: Actor;
  readonly registration: Registration;
  readonly periods: readonly ReturnPeriod[];
  readonly act: string;
  readonly entry: DocumentEntry<SaleEntry> | null;
  readonly before?: DocumentEntry<SaleEntry>;
  readonly numbers?: readonly number[];
}

/** Makes the returns of the periods anew from their documents, and writes the change down. */
export async function afterChange(
  books: Books,
  { filing, actor, registration, periods, act, entry, before, numbers }: Changed,
): Promise<void> {
  const returns = new Map(
    periods.flatMap((period) => returnsReporting(registration, period)).map((key) => [key.returnPeriod, key]),
  );
  for (const key of returns.values()) {
    const { status } = await books.returnState(key);
    // A month of the facility that is filed stays as it is; its quarter reports what came later.
    if (status !== 'filed') await reportDocuments(books, { filing, key });
  }
  await books.audit({
    at: filing.clock.now(),
    by: actor.by,
    act,
    object: entry ? `sale ${registration.gstin} ${entry.number}` : `sales ${registration.gstin}`,
    details: {
      ...(entry ? { entry: entry.entry, to: entry.content } : {}),
      ...(before ? { from: before.content } : {}),
      ...(numbers ? { entries: numbers } : {}),
    },
  });
}
