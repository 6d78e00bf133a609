import type { PortalSession } from '../needs/portal.ts';
import type { Step, Task, TaskKind } from '../needs/store.ts';
import { isSignedIn } from '../session-life.ts';
import { isOpen } from '../standing.ts';
import { isPlain } from './plain-step.ts';

/** The one thing the machine does next for a task. */
export type Move =
  | { readonly does: 'nothing' }
  | { readonly does: 'wait for sign-in' }
  | { readonly does: 'end' }
  /** Makes the step's call, intent first. */
  | { readonly does: 'send'; readonly step: Step; readonly session: PortalSession }
  /** Asks how a request stands that the portal has accepted. */
  | { readonly does: 'follow'; readonly step: Step; readonly session: PortalSession }
  /** The answer of the step was lost: looks in the public record whether the return is filed, before anything is repeated. */
  | { readonly does: 'ask'; readonly step: Step };

/** What is known when a move is chosen. */
export interface Position {
  readonly task: Task;
  readonly steps: readonly Step[];
  readonly session: PortalSession | null;
  readonly now: string;
}

/** Whether a step has come to its end. */
export function isFinished(step: Step): boolean {
  return step.state === 'done' || step.state === 'refused';
}

/** What follows a write reads what it did. */
const oneByOne: ReadonlySet<TaskKind> = new Set<TaskKind>(['delete', 'act', 'compute-2b']);

/** Chooses the next move by the written states alone, so that it is the same after a crash as before. */
export function nextMove({ task, steps, session, now }: Position): Move {
  if (!isOpen(task)) return { does: 'nothing' };
  const unfinished = steps.filter((step) => !isFinished(step));
  if (unfinished.length === 0) return { does: 'end' };
  // Parts of a save are independent and all go out first. After a deletion tables are saved again: one after the other.
  const within = oneByOne.has(task.kind) ? unfinished.slice(0, 1) : unfinished;
  // Reading twice changes nothing; everything else is looked up before it is repeated.
  const lost = within.find(isInDoubt);
  if (lost && task.kind !== 'summary' && !isPlain(task.kind)) return { does: 'ask', step: lost };
  if (!isSignedIn(session, now)) return { does: 'wait for sign-in' };
  const send = within.find((step) => step.state === 'planned' || isInDoubt(step));
  if (send) return { does: 'send', step: send, session };
  const follow = within[0];
  return follow ? { does: 'follow', step: follow, session } : { does: 'nothing' };
}

/** `calling` is found only after a crash: whoever called is gone, and the answer with him. */
function isInDoubt(step: Step): boolean {
  return step.state === 'lost' || step.state === 'calling';
}
