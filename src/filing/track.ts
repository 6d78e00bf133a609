import type { Actor, Filing } from './filing.ts';
import { filedReturnOf } from './machine/carry-out.ts';
import { markFiled } from './machine/mark-filed.ts';
import type { FiledReturn } from './needs/portal.ts';
import type { ReturnKey } from './needs/store.ts';
import { permit } from './permissions.ts';
import { isOpen, registrationOf } from './standing.ts';
import { formName, periodName, returnName } from './wording.ts';

/** What the public record says of a return. */
export interface Tracked {
  readonly filed: FiledReturn | null;
  readonly says: string;
}

/** Looks the return up in the public record; one that was filed elsewhere is marked as filed. Throws `NotPossible`, `PortalError`. */
export async function trackReturn(
  filing: Filing,
  actor: Actor,
  { key }: { readonly key: ReturnKey },
): Promise<Tracked> {
  permit(actor, 'see sums', key.gstin);
  const registration = await filing.store.inBooks(actor.tenantId, (books) =>
    registrationOf(books, key.gstin),
  );
  const filed = await filedReturnOf(filing.portalFor(registration, actor.tenantId), key);
  const period = periodName(key.returnPeriod);
  const form = formName(key.form);
  if (!filed) return { filed, says: `${form} of ${period} is not filed, as far as the public record says.` };
  await keepFiling(filing, actor, { key, filed });
  return { filed, says: `${form} of ${period} is filed: ARN ${filed.arn}, on ${filed.filedOn}.` };
}

async function keepFiling(
  filing: Filing,
  actor: Actor,
  { key, filed }: { readonly key: ReturnKey; readonly filed: FiledReturn },
): Promise<void> {
  await filing.store.inBooks(actor.tenantId, async (books) => {
    const state = await books.lockReturn(key);
    // A task at work will find out by itself, and must settle its own step.
    if (
      state.status === 'filed' ||
      (await books.openTasks(key.gstin)).some(
        (task) => isOpen(task) && task.key.returnPeriod === key.returnPeriod && task.key.form === key.form,
      )
    )
      return;
    await markFiled(books, key, filed);
    const details = { arn: filed.arn, filedOn: filed.filedOn, found: 'public record' };
    await books.audit({
      at: filing.clock.now(),
      by: actor.by,
      act: 'found filed',
      object: returnName(key),
      details,
    });
  });
}
