import type { Actor, Filing } from './filing.ts';
import type { Books, ReturnKey, Task } from './needs/store.ts';
import { refuseFor } from './not-possible.ts';
import { whyNotProceed } from './reasons.ts';
import {
  compareWithPortal,
  differingSections,
  lastWriteAt,
  type Standing,
  summaryIsAfter,
} from './standing.ts';
import { startTask } from './start-task.ts';

/** What Submit needs to know. */
export interface ProceedRequest {
  readonly key: ReturnKey;
  /** A return without any document. */
  readonly isNil?: boolean;
  /** A filer's reason to go on although books and portal differ; kept in the audit trail. */
  readonly override?: { readonly reason: string } | undefined;
}

/** Submit, which the law calls proceed to file: makes the return ready to be filed. Throws `NotPossible`. */
export function startProceed(
  filing: Filing,
  actor: Actor,
  { key, isNil = false, override }: ProceedRequest,
): Promise<Task> {
  return startTask(filing, actor, {
    key,
    kind: 'proceed',
    plan: async (books, standing) => {
      const differing = isNil ? [] : await knownDifferences(books, standing);
      refuseFor(whyNotProceed(standing, { isNil, differing, override }));
      return {
        says: isNil ? 'Submitting a nil return.' : 'Submitting: GSTN makes the return ready to be filed.',
        steps: [{ request: { isNil }, recordKeys: [] }],
        details: { isNil, differing, ...(override ? { override: override.reason } : {}) },
      };
    },
  });
}

/** Differences of a summary read after the last save; an older one says nothing about what is there now. */
async function knownDifferences(books: Books, { state, tasks }: Standing): Promise<readonly string[]> {
  if (!summaryIsAfter(state, lastWriteAt(tasks))) return [];
  return differingSections(await compareWithPortal(books, state));
}
