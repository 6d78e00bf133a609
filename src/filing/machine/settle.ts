import { type Filing, usualWaits } from '../filing.ts';
import type { PortalSummary, StatusAnswer } from '../needs/portal.ts';
import type { Books, Step } from '../needs/store.ts';
import { isOpen } from '../standing.ts';
import { indianDate, portalDate } from '../wording.ts';
import type { Outcome } from './outcome.ts';
import { furtherSteps, isPlain } from './plain-step.ts';
import { recordErrors } from './rejected.ts';
import { settlePublicRecord } from './settle-public-record.ts';
import { filedCodes, lose, settleRefusal } from './settle-refusal.ts';
import {
  finishStep,
  goOn,
  keepFollowing,
  refuseStep,
  type Settling,
  settleFiled,
  uploadedSays,
} from './settling.ts';
import { stepWithRequest, type Turn } from './turn.ts';

/** Writes the outcome of a call and what follows from it: the fate of records, the next job, the end of the task. */
export async function settle(
  filing: Filing,
  books: Books,
  { turn, outcome }: { readonly turn: Turn; readonly outcome: Outcome },
): Promise<void> {
  const { key, taskId } = turn.task;
  await books.lockReturn(key);
  const task = await books.task(taskId);
  // Cancelled meanwhile: only where nothing was being written on the portal, so the answer matters no more.
  if (!task || !isOpen(task)) return;
  const step = await stepWithRequest(books, turn.move.step);
  if (isNotOurs(step, turn.move.step)) return;
  const session = turn.move.does === 'ask' ? null : turn.move.session;
  await settleOutcome({ filing, books, turn, task, step, now: filing.clock.now(), session }, outcome);
}

/** Another worker has taken the step on since; its outcome counts, not ours. */
function isNotOurs(now: Step, before: Step): boolean {
  return now.state !== before.state || now.attempts !== before.attempts;
}

async function settleOutcome(of: Settling, outcome: Outcome): Promise<void> {
  switch (outcome.is) {
    case 'accepted':
      return settleAccepted(of, outcome.referenceId);
    case 'status':
      return settleStatus(of, outcome.answer);
    case 'summary':
      return settleSummary(of, outcome.summary);
    case 'answer':
      return settleAnswer(of, outcome.answer);
    case 'filed':
      return settleFiled(of, { arn: outcome.arn, filedOn: portalDate(indianDate(of.now)) });
    case 'public record':
      return settlePublicRecord(of, outcome.filed);
    case 'refusal':
      return settleRefusal(of, outcome.error);
  }
}

async function settleAccepted(of: Settling, referenceId: string): Promise<void> {
  const { task, step } = of;
  await of.books.saveStep({ ...step, state: 'waiting', referenceId, calledAt: of.now });
  const others = (await of.books.steps(task.taskId, false)).some((one) => one.state === 'planned');
  const says = uploadedSays(referenceId);
  // Parts that are still to be sent go out at once.
  const goesOut = others && task.kind !== 'delete' && !isPlain(task.kind);
  await goOn(of, { says, inSeconds: goesOut ? 0 : firstWait(of) });
}

function firstWait({ filing }: Settling): number {
  return (filing.waits ?? usualWaits).statusSeconds[0] ?? 1;
}

async function settleStatus(of: Settling, answer: StatusAnswer): Promise<void> {
  const { books, step, task } = of;
  switch (answer.status) {
    case 'received':
    case 'in-process':
      return keepFollowing(of);
    case 'rejected':
      if (answer.code && filedCodes.has(answer.code)) return lose(of);
      return refuseStep(of, answer.code ?? 'ER', answer.message ?? 'GSTN rejected the request.');
    case 'processed':
    case 'processed-with-errors': {
      const rejected = answer.status === 'processed' ? [] : answer.rejected;
      await markFate(of, { ...step, rejected });
      await books.saveStep({ ...step, state: 'done', rejected });
      return finishStep(of, task);
    }
  }
}

/** What became of the records of a step that the portal has worked through. */
async function markFate({ books, task }: Settling, step: Step): Promise<void> {
  if (step.recordKeys.length === 0) return;
  const errors = recordErrors(step, step.rejected, task.key.form);
  const refused = new Set(errors.map(({ recordKey }) => recordKey));
  const taken = step.recordKeys.filter((key) => !refused.has(key));
  if (taken.length > 0) await books.markRecords(task.key, taken, 'processed');
  if (errors.length > 0) await books.markErrors(task.key, errors);
}

/** Keeps a part of a statement; a large one asks for more parts. */
async function settleAnswer(of: Settling, answer: Readonly<Record<string, unknown>> | null): Promise<void> {
  const { books, task, step } = of;
  const further = answer ? furtherSteps(step, answer, (await books.steps(task.taskId, false)).length) : [];
  for (const more of further) await books.saveStep(more);
  if (answer) await books.counterparties.keepPart(task.taskId, step.number, answer);
  await books.saveStep({ ...step, state: 'done' });
  await finishStep(of, task);
}

async function settleSummary(of: Settling, summary: PortalSummary): Promise<void> {
  const { books, task, step, now } = of;
  const state = await books.returnState(task.key);
  await books.saveReturnState({ ...state, portalSummary: summary, portalSummaryAt: now });
  await books.saveStep({ ...step, state: 'done' });
  await finishStep(of, task);
}
