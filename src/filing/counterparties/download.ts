import type { StatementKind } from '../../core/index.ts';
import type { Actor, Filing } from '../filing.ts';
import type { ReturnKey, Task } from '../needs/store.ts';
import { refuseFor } from '../not-possible.ts';
import { whyNotDownload } from '../reasons.ts';
import { startTask } from '../start-task.ts';
import { statementCalls } from './statement-calls.ts';

/** Downloads what counter parties report; when all of it is there it is taken and matched. Throws `NotPossible`. */
export function startDownload(
  filing: Filing,
  actor: Actor,
  { key, statement }: { readonly key: ReturnKey; readonly statement: StatementKind },
): Promise<Task> {
  return startTask(filing, actor, {
    key,
    kind: 'download',
    plan: async (_books, standing) => {
      refuseFor(whyNotDownload(standing));
      const steps = statementCalls(statement, key);
      return {
        says: `Downloading ${statement}.`,
        steps: steps.map((request) => ({ request, recordKeys: [] })),
        details: { statement },
      };
    },
  });
}
