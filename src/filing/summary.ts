import type { ComparedRow } from '../core/index.ts';
import type { Actor, Filing } from './filing.ts';
import type { ReturnKey, Task } from './needs/store.ts';
import { refuseFor } from './not-possible.ts';
import { whyNotSummary } from './reasons.ts';
import { differingSections } from './standing.ts';
import { startTask } from './start-task.ts';

/** Downloads the portal's summary; when it is there it stands beside our own. Throws `NotPossible`. */
export function startSummary(
  filing: Filing,
  actor: Actor,
  { key }: { readonly key: ReturnKey },
): Promise<Task> {
  return startTask(filing, actor, {
    key,
    kind: 'summary',
    plan: async (_books, standing) => {
      refuseFor(whyNotSummary(standing));
      return { says: 'Downloading the summary.', steps: [{ request: null, recordKeys: [] }], details: null };
    },
  });
}

/** Books beside the portal's last summary. */
export interface Comparison {
  /** Paise. */
  readonly rows: readonly ComparedRow[];
  /** When the portal's side was read; null when it never was. */
  readonly summaryAt: string | null;
  /** The portal's names of the sections that differ. */
  readonly differing: readonly string[];
  /** The sentence under the table; null before the first download. */
  readonly says: string | null;
}

/** The comparison with its sentence. */
export function comparisonOf(rows: readonly ComparedRow[], summaryAt: string | null): Comparison {
  const differing = differingSections(rows);
  return { rows, summaryAt, differing, says: summaryAt === null ? null : sentence(differing) };
}

function sentence(differing: readonly string[]): string {
  if (differing.length === 0) return 'Summary and downloaded summary are the same.';
  return `They differ in ${differing.join(', ')}: see Difference.`;
}
