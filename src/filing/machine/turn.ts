import type { Filing } from '../filing.ts';
import type { Portal, PortalSummary } from '../needs/portal.ts';
import type { Books, Registration, Step, Task } from '../needs/store.ts';
import { registrationOf } from '../standing.ts';
import { endTask } from './end-task.ts';
import { type Move, nextMove } from './next-move.ts';
import { isPlain } from './plain-step.ts';

/** A move that needs the portal, chosen and with its intent written. */
type PortalMove = Extract<Move, { does: 'send' | 'follow' | 'ask' }>;

/** Names the task a turn is for. */
export interface TaskName {
  readonly tenantId: string;
  readonly taskId: string;
}

/** Everything a call to the portal needs, read while the return was locked. */
export interface Turn {
  readonly tenantId: string;
  readonly task: Task;
  readonly move: PortalMove;
  readonly registration: Registration;
  readonly portal: Portal;
  /** The summary that filing signs; null for everything else. */
  readonly summary: PortalSummary | null;
}

/**
 * Chooses the next move and writes the intent, in one transaction that is committed before the portal is called.
 * Answers null when there is nothing to call.
 */
export async function takeTurn(filing: Filing, { tenantId, taskId }: TaskName): Promise<Turn | null> {
  return filing.store.inBooks(tenantId, async (books) => {
    const found = await books.task(taskId);
    if (!found) return null;
    await books.lockReturn(found.key);
    const task = (await books.task(taskId)) ?? found;
    const move = await chooseMove(filing, books, task);
    if (move === null) return null;
    const registration = await registrationOf(books, task.key.gstin);
    const summary = task.kind === 'file' ? (await books.returnState(task.key)).portalSummary : null;
    return { tenantId, task, move, registration, portal: filing.portalFor(registration, tenantId), summary };
  });
}

async function chooseMove(filing: Filing, books: Books, task: Task): Promise<PortalMove | null> {
  const steps = await books.steps(task.taskId, false);
  const now = filing.clock.now();
  const move = nextMove({ task, steps, session: await books.session(task.key.gstin), now });
  switch (move.does) {
    case 'nothing':
      return null;
    case 'end':
      await endTask(books, { filing, task, steps });
      return null;
    case 'wait for sign-in':
      await books.saveTask({ ...task, state: 'waiting-for-sign-in', says: waitsForSignIn, retryAt: null });
      return null;
    case 'send':
      return { ...move, step: await writeIntent(books, move.step, now) };
    case 'ask':
      return { ...move, step: await writeDoubt(books, move.step, now) };
    case 'follow':
      return isPlain(task.kind) ? { ...move, step: await stepWithRequest(books, move.step) } : move;
  }
}

/** What a task says that cannot go on without a session. */
export const waitsForSignIn = 'The session with GSTN has ended. Connect again; this goes on by itself.';

/** The step with its request, marked as being called: whoever finds it so after a crash knows that it may have arrived. */
async function writeIntent(books: Books, step: Step, now: string): Promise<Step> {
  const whole = await stepWithRequest(books, step);
  const calling: Step = { ...whole, state: 'calling', attempts: step.attempts + 1, calledAt: now };
  await books.saveStep(calling);
  return calling;
}

/** Doubt is counted from when it was found, not from the call: the answer may have been waited for long. */
async function writeDoubt(books: Books, step: Step, now: string): Promise<Step> {
  if (step.state === 'lost') return step;
  const lost: Step = { ...(await stepWithRequest(books, step)), state: 'lost', calledAt: now };
  await books.saveStep(lost);
  return lost;
}

/** A step with its request: what is read without it must not be written back. */
export async function stepWithRequest(books: Books, { taskId, number }: Step): Promise<Step> {
  const step = (await books.steps(taskId, number)).find((one) => one.number === number);
  if (!step) throw new TypeError(`Step ${number} of task ${taskId} is not there.`);
  return step;
}
