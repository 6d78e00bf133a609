import { type ReturnForm, regimeOf } from '../../core/index.ts';
import { endCounterpartyTask } from '../counterparties/end-of-task.ts';
import { forgetAnswers } from '../counterparties/send-answers.ts';
import type { Filing } from '../filing.ts';
import type {
  Books,
  RecordState,
  ReturnKey,
  ReturnState,
  ReturnStatus,
  Step,
  Task,
  TaskState,
} from '../needs/store.ts';
import { compareWithPortal, liveStates } from '../standing.ts';
import { comparisonOf } from '../summary.ts';
import { documents, number, periodName, returnName } from '../wording.ts';
import { recordErrors } from './rejected.ts';
import { proceedRequest } from './step-request.ts';

/** A task all of whose steps have ended. */
export interface EndedTask {
  readonly filing: Filing;
  readonly task: Task;
  readonly steps: readonly Step[];
}

interface Verdict {
  readonly state: Extract<TaskState, 'done' | 'done-with-errors' | 'refused'>;
  readonly says: string;
  readonly code: string | null;
}

/** Ends a task: what it came to, where the return stands now, and a line in the audit trail. */
export async function endTask(books: Books, { filing, task, steps }: EndedTask): Promise<void> {
  const verdict = refusalOf(steps) ?? (await successOf(books, { filing, task, steps }));
  const endedAt = filing.clock.now();
  const progress = { done: steps.length, of: steps.length };
  await books.saveTask({ ...task, ...verdict, endedAt, retryAt: null, progress });
  const { state, says, code } = verdict;
  await books.audit({
    at: endedAt,
    by: task.by,
    act: `${task.kind} ended`,
    object: returnName(task.key),
    details: { state, says, code },
  });
}

/** When no step went through, the first refusal is the task's. */
function refusalOf(steps: readonly Step[]): Verdict | null {
  const first = steps.find((step) => step.state === 'refused')?.rejected[0];
  if (!first || steps.some((step) => step.state === 'done')) return null;
  return { state: 'refused', says: `${first.code}: ${first.message}`, code: first.code };
}

async function successOf(books: Books, { filing, task, steps }: EndedTask): Promise<Verdict> {
  const state = await books.returnState(task.key);
  switch (task.kind) {
    case 'save':
    case 'delete':
      return saved(books, state, { task, steps });
    case 'reset':
      return wasReset(books, state);
    case 'proceed':
      return proceeded(books, state, steps);
    case 'summary': {
      const { says } = comparisonOf(await compareWithPortal(books, state), state.portalSummaryAt);
      return done(`Success: summary downloaded. ${says ?? ''}`);
    }
    case 'download':
    case 'act':
    case 'compute-2b':
      return endCounterpartyTask(books, { filing, task });
    case 'file':
      return done(`Filed. ARN ${state.arn} on ${state.filedOn}.`);
  }
}

const done = (says: string): Verdict => ({ state: 'done', says: says.trim(), code: null });

async function saved(
  books: Books,
  state: ReturnState,
  { task, steps }: { readonly task: Task; readonly steps: readonly Step[] },
): Promise<Verdict> {
  const sent = steps.reduce((sum, step) => sum + step.recordKeys.length, 0);
  const refused = steps.reduce((sum, step) => sum + refusedIn(step, task.key.form), 0);
  const errors = await books.recordTotals(task.key, { states: ['error'] });
  // A change after Submit takes the return back: it must proceed again before it can be filed.
  const status: ReturnStatus =
    errors.count > 0 ? 'uploaded-with-errors' : (await isEmptied(books, task)) ? 'none' : 'uploaded';
  await books.saveReturnState({ ...state, status, isNil: false });
  const word = task.kind === 'save' ? 'saved' : 'deleted';
  if (refused === 0) return done(`Success: ${number(sent)} ${word}.`);
  const says = `${task.kind === 'save' ? 'Saved' : 'Deleted'} with errors: ${number(sent - refused)} ${word}, ${number(refused)} rejected.`;
  return { state: 'done-with-errors', says, code: null };
}

/** A deletion may leave nothing: then the return is as it was before the first save. */
async function isEmptied(books: Books, { kind, key }: Task): Promise<boolean> {
  if (kind !== 'delete') return false;
  return (await books.recordTotals(key, {})).count === 0;
}

function refusedIn(step: Step, form: ReturnForm): number {
  return step.state === 'refused' ? step.recordKeys.length : recordErrors(step, step.rejected, form).length;
}

/** The portal holds nothing now: everything in the books is to be sent again, what was to be deleted is gone. */
async function wasReset(books: Books, state: ReturnState): Promise<Verdict> {
  const kept = await keysIn(books, state, liveStates);
  const leaving = await keysIn(books, state, ['to-delete']);
  await forgetAnswers(books, state);
  if (kept.length + leaving.length > 0) await books.markRecords(state, [...kept, ...leaving], 'new');
  await books.saveReturnState({
    ...state,
    status: 'none',
    isNil: false,
    portalSummary: null,
    portalSummaryAt: null,
  });
  const stay =
    kept.length > 0 ? `Your books stay: ${documents(kept.length)} to save again.` : 'Your books stay.';
  return done(`Success: everything saved on GSTN for ${periodName(state.returnPeriod)} is deleted. ${stay}`);
}

async function keysIn(
  books: Books,
  key: ReturnKey,
  states: readonly RecordState[],
): Promise<readonly string[]> {
  return (await books.records(key, states)).map(({ record }) => record.key);
}

async function proceeded(books: Books, state: ReturnState, steps: readonly Step[]): Promise<Verdict> {
  const [step] = await books.steps(steps[0]?.taskId ?? '', true);
  const isNil = step !== undefined && proceedRequest(step).isNil;
  await books.saveReturnState({ ...state, status: 'ready-to-file', isNil });
  if (regimeOf(state.returnPeriod) === 'Classic') {
    const then = isNil ? 'File it.' : 'Download the summary, then File.';
    return done(`Success: the return is submitted and frozen. ${then}`);
  }
  return done(`Success: the return is Ready to File.${isNil ? '' : ' Download the summary, then File.'}`);
}
