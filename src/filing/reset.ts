import { wireReturnPeriod } from '../core/index.ts';
import { useResetApproval } from './approvals/use-reset-approval.ts';
import type { Actor, Filing } from './filing.ts';
import type { ReturnKey, Task } from './needs/store.ts';
import { NotPossible, refuseFor } from './not-possible.ts';
import { whyNotReset } from './reasons.ts';
import { startTask } from './start-task.ts';
import { periodName } from './wording.ts';

/**
 * Deletes everything saved on the portal for the period; the books stay and can be saved again. `period` (mmyyyy) is
 * typed by the person, as a guard. Throws `NotPossible`.
 */
export function startReset(
  filing: Filing,
  actor: Actor,
  { key, period }: { readonly key: ReturnKey; readonly period: string },
): Promise<Task> {
  return startTask(filing, actor, {
    key,
    kind: 'reset',
    plan: async (books, standing) => {
      refuseFor(whyNotReset(standing));
      const asked = wireReturnPeriod(key.returnPeriod);
      if (period.trim() !== asked) {
        throw new NotPossible(
          'PERIOD',
          `"${period}" is not the period of this return. Type ${asked} to reset it.`,
        );
      }
      await useResetApproval(filing, actor, { books, standing: standing.resetApproval });
      const says = `Deleting everything saved on GSTN for ${periodName(key.returnPeriod)}. Your books stay.`;
      return { says, steps: [{ request: null, recordKeys: [] }], details: { period: asked } };
    },
  });
}
