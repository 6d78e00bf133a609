import { regimeOf, type StatementKind } from '../../core/index.ts';
import type { Filing } from '../filing.ts';
import type { Decision } from '../needs/counterparties.ts';
import type { Books, Step, Task } from '../needs/store.ts';
import { number } from '../wording.ts';
import type { CounterpartyVerdict } from './counterparty-verdict.ts';
import { fateOfAnswers } from './send-answers.ts';
import type { PlainStep } from './statement-calls.ts';
import { type TakenStatement, takeStatement } from './take-statement.ts';

/** Takes what a task has downloaded, and says what came of it and of the decisions it carried. */
export async function endCounterpartyTask(
  books: Books,
  { filing, task }: { readonly filing: Filing; readonly task: Task },
): Promise<CounterpartyVerdict> {
  const steps = await books.steps(task.taskId, true);
  const isClassic = regimeOf(task.key.returnPeriod) === 'Classic';
  if (task.kind === 'act' && isClassic) return fateOfAnswers(books, { task, steps, now: filing.clock.now() });
  const taken = await takeDownloaded(books, { filing, task, steps });
  await books.counterparties.dropParts(task.taskId);
  const unreadable = taken.findings.find(({ severity }) => severity === 'error');
  if (!taken.statement || unreadable)
    return {
      state: 'refused',
      says: unreadable?.says ?? 'Nothing was read.',
      code: unreadable?.code ?? null,
    };
  if (task.kind === 'act') return fateOfDecisions(books, { task, steps, now: filing.clock.now() });
  return { state: 'done', says: sentence(taken), code: null };
}

async function takeDownloaded(
  books: Books,
  { filing, task, steps }: { readonly filing: Filing; readonly task: Task; readonly steps: readonly Step[] },
): Promise<TakenStatement> {
  const kind = steps.map(plainStep).find(({ statement }) => statement !== undefined)?.statement;
  if (!kind) throw new TypeError(`Task ${task.taskId} downloads no statement.`);
  const parts = await books.counterparties.parts(task.taskId);
  const { gstin, returnPeriod } = task.key;
  return takeStatement(books, filing, {
    expected: { gstin, kind, ...(kind === 'IMS' ? {} : { returnPeriod }) },
    source: 'portal',
    by: task.by,
    parts: parts.map((json, index) => ({ name: `${kind} ${index + 1}`, json })),
  });
}

const plainStep = ({ request }: Step): PlainStep => request as PlainStep;

const words: Readonly<Record<StatementKind, string>> = {
  'GSTR-2A': 'counter party invoices',
  'GSTR-2B': 'documents of GSTR-2B',
  IMS: 'documents of IMS',
  'IMS outward': 'counter party invoices',
  'GSTR-1A': 'counter party invoices',
};

function sentence({ statement, overtaken }: TakenStatement): string {
  if (!statement) return '';
  const { new: added, changed, same, withdrawn } = statement.counts;
  const says = `Success: ${number(added + changed + same)} ${words[statement.kind]} downloaded (${number(added)} new, ${number(changed)} changed, ${number(withdrawn)} withdrawn).`;
  if (overtaken === 0) return says;
  return `${says} Answers to decide again: ${number(overtaken)}.`;
}

/** What the IMS shows after the save is what became of each decision; the portal's own words tell why not. */
async function fateOfDecisions(
  books: Books,
  { task, steps, now }: { readonly task: Task; readonly steps: readonly Step[]; readonly now: string },
): Promise<CounterpartyVerdict> {
  const { gstin } = task.key;
  const shown = new Map(
    (await books.counterparties.documents(gstin, ['IMS'])).map(({ identity, document }) => [
      identity,
      document,
    ]),
  );
  const carried = new Set(steps.flatMap((step) => plainStep(step).identities ?? []));
  const refusals = steps.flatMap(({ rejected }) => rejected);
  const decisions = (await books.counterparties.decisions(gstin)).filter(({ identity }) =>
    carried.has(identity),
  );
  const ended = decisions.map((decision): Decision => {
    const document = shown.get(decision.identity);
    if ((document?.action ?? 'N') === decision.action)
      return { ...decision, state: 'confirmed', says: '', at: now };
    const refusal = refusals.find(({ record }) => namesDocument(record, document?.number));
    const says = refusal ? `${refusal.code}: ${refusal.message}` : 'GSTN does not show this action.';
    return { ...decision, state: 'refused', says, at: now };
  });
  await books.counterparties.saveDecisions(gstin, ended, now);
  const refused = ended.filter(({ state }) => state === 'refused').length;
  const count = (action: Decision['action']): number =>
    ended.filter((one) => one.state === 'confirmed' && one.action === action).length;
  const confirmed = `${number(count('A'))} accepted, ${number(count('R'))} rejected, ${number(count('P'))} pending`;
  if (refused === 0) return { state: 'done', says: `Success: ${confirmed}.`, code: null };
  return { state: 'done-with-errors', says: `${confirmed}; ${number(refused)} not taken.`, code: null };
}

function namesDocument(record: unknown, documentNumber: string | undefined): boolean {
  const named = record as { readonly inum?: string; readonly nt_num?: string } | null;
  return documentNumber !== undefined && (named?.inum ?? named?.nt_num) === documentNumber;
}
