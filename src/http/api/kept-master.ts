import type { SavedMaster } from '../../filing/index.ts';
import type { MasterEntry } from '../../filing/needs/masters.ts';
import { Problem } from '../problem.ts';

/** The master as it is kept now; throws `Problem` with its findings where it was not kept. */
export function keptMaster<Content>({ entry, findings }: SavedMaster<Content>): MasterEntry<Content> {
  if (entry) return entry;
  throw new Problem(
    422,
    'MASTER-HAS-ERRORS',
    findings.find(({ severity }) => severity === 'error')?.says ?? 'It has errors and was not kept.',
    { findings },
  );
}
