import {
  type ClassicAnswer,
  classicAnswers,
  type PurchaseDocument,
  purchaseOfRecord,
  purchaseRecord,
} from '../../core/index.ts';
import type { Answer, CounterpartyDocument } from '../needs/counterparties.ts';
import type { PlainCall } from '../needs/portal.ts';
import type { Books, ReturnKey, Step, Task } from '../needs/store.ts';
import { refuseFor } from '../not-possible.ts';
import { whyNotAct } from '../reasons.ts';
import type { Standing } from '../standing.ts';
import type { PlannedStep, TaskPlan } from '../start-task.ts';
import { documents, number } from '../wording.ts';
import { answersOfReturn, isUnsent, type StandingAnswer, sideOf } from './answers-of-return.ts';
import type { CounterpartyVerdict } from './counterparty-verdict.ts';
import { bestOf, kindsOf } from './inward-kinds.ts';
import type { PlainStep } from './statement-calls.ts';
import { takeAccepted } from './take-accepted.ts';

/** Answers that one request carries. */
const mostInOneRequest = 500;

/** An answer that is still to be sent, with the document it is about and our own of it. */
interface ToSend {
  readonly standing: StandingAnswer;
  readonly found: CounterpartyDocument;
  readonly purchase: PurchaseDocument | null;
}

/** What sends the accepted and rejected documents of a return of a classic period, each once. Throws `NotPossible`. */
export async function planAnswers(
  books: Books,
  {
    key,
    standing,
    at,
    by,
  }: { readonly key: ReturnKey; readonly standing: Standing; readonly at: string; readonly by: string },
): Promise<TaskPlan> {
  refuseFor(whyNotAct(standing));
  const toSend = await unsentOf(books, key);
  await books.counterparties.saveAnswers(
    key.gstin,
    sideOf(key.form),
    toSend.map(
      ({ standing: { identity, row, answer } }): Answer => ({
        identity,
        chosen: answer?.chosen ?? null,
        sent: row.action as 'A' | 'R',
        checksum: row.checksum,
        state: 'sent',
        says: '',
        by,
        at,
      }),
    ),
  );
  const flags = toSend.map((one) => one.standing.row.action);
  return {
    says: `Sending ${documents(toSend.length)}.`,
    steps: portions(toSend).map((portion) => stepOf(key, portion)),
    details: {
      accepted: flags.filter((flag) => flag === 'A').length,
      rejected: flags.filter((flag) => flag === 'R').length,
    },
  };
}

/** The body that Accept/Reject would send now; null when nothing is left to send. */
export async function answersPayload(
  books: Books,
  key: ReturnKey,
): Promise<{ readonly payload: Readonly<Record<string, unknown>> | null; readonly count: number }> {
  const toSend = await unsentOf(books, key);
  return { payload: payloadOf(key, toSend), count: toSend.length };
}

async function unsentOf(books: Books, key: ReturnKey): Promise<readonly ToSend[]> {
  const unsent = (await answersOfReturn(books, key)).filter(isUnsent);
  const side = sideOf(key.form);
  const reported = bestOf(await books.counterparties.documents(key.gstin, kindsOf(side)));
  const known = new Map(reported.map((one) => [one.identity, one]));
  const entries = side === 'purchase' ? await books.purchases.all(key.gstin) : [];
  const own = new Map(entries.map(({ entry, content }) => [String(entry), content]));
  return unsent.flatMap((standing) => {
    const found = known.get(standing.identity);
    const content = own.get(standing.row.ours[0] ?? '');
    const purchase = content ? purchaseOfRecord(purchaseRecord({ ...content, origin: [] })) : null;
    return found ? [{ standing, found, purchase }] : [];
  });
}

function payloadOf(key: ReturnKey, toSend: readonly ToSend[]) {
  const owner = {
    gstin: key.gstin,
    returnPeriod: key.returnPeriod,
    form: key.form === 'GSTR2' ? 'GSTR-2' : 'GSTR-1',
  } as const;
  const answers = toSend.map(
    ({ standing, found, purchase }): ClassicAnswer => ({
      document: found.document,
      flag: standing.row.action as 'A' | 'R',
      ...(purchase ? { purchase } : {}),
    }),
  );
  return classicAnswers(owner, answers).payload;
}

function stepOf(key: ReturnKey, portion: readonly ToSend[]): PlannedStep {
  const call: PlainCall = {
    resource: key.form === 'GSTR2' ? 'gstr2' : 'gstr1',
    action: 'RETSAVE',
    method: 'PUT',
    payload: payloadOf(key, portion),
  };
  const request: PlainStep = {
    call,
    follow: 'status of the return',
    identities: portion.map(({ standing }) => standing.identity),
  };
  return { request, recordKeys: [] };
}

function portions<Item>(items: readonly Item[]): readonly (readonly Item[])[] {
  const parts = Math.ceil(items.length / mostInOneRequest);
  return Array.from({ length: parts }, (_, index) =>
    items.slice(index * mostInOneRequest, (index + 1) * mostInOneRequest),
  );
}

/** What became of the answers: the report of the portal names those it did not take, the others stand. */
export async function fateOfAnswers(
  books: Books,
  { task, steps, now }: { readonly task: Task; readonly steps: readonly Step[]; readonly now: string },
): Promise<CounterpartyVerdict> {
  const { key } = task;
  const side = sideOf(key.form);
  const carried = new Set(steps.flatMap(({ request }) => (request as PlainStep).identities ?? []));
  const refusals = steps.flatMap(({ rejected }) => rejected);
  const whole = refusals.find(({ record }) => record === null);
  const answers = (await books.counterparties.answers(key.gstin, side)).filter(({ identity }) =>
    carried.has(identity),
  );
  const ended = answers.map((answer): Answer => {
    const refusal = whole ?? refusals.find(({ record }) => namesDocument(record, answer.identity));
    if (!refusal) return { ...answer, state: 'confirmed', says: '', at: now };
    return { ...answer, state: 'refused', says: `${refusal.code}: ${refusal.message}`, at: now };
  });
  await books.counterparties.saveAnswers(key.gstin, side, ended);
  const state = await books.returnState(key);
  if (state.status === 'none') await books.saveReturnState({ ...state, status: 'uploaded', isNil: false });
  const standing = await answersOfReturn(books, key);
  const accepted = standing.filter(
    ({ identity, row, isConfirmed }) => carried.has(identity) && isConfirmed && row.action === 'A',
  );
  if (side === 'sale') await takeAccepted(books, { key, steps, accepted, now });
  return verdictOf(ended, standing.filter(({ row }) => row.action === 'P').length);
}

function verdictOf(ended: readonly Answer[], pending: number): CounterpartyVerdict {
  const count = (flag: 'A' | 'R'): number =>
    ended.filter(({ state, sent }) => state === 'confirmed' && sent === flag).length;
  const refused = ended.filter(({ state }) => state === 'refused').length;
  const taken = `${number(count('A'))} accepted, ${number(count('R'))} rejected`;
  const left = pending > 0 ? ` ${number(pending)} pending ${pending === 1 ? 'was' : 'were'} not sent.` : '';
  return refused === 0
    ? { state: 'done', says: `Success: ${taken}.${left}`, code: null }
    : { state: 'done-with-errors', says: `${taken}; ${number(refused)} not taken.${left}`, code: null };
}

/** An identity names party, class, number and year; a report the party and the number. */
function namesDocument(record: unknown, identity: string): boolean {
  const [party = '', , documentNumber = ''] = identity.split('|');
  const entry = record as { readonly ctin?: string; readonly inv?: unknown; readonly nt?: unknown };
  const inner = [entry.inv ?? entry.nt ?? entry].flat() as readonly { inum?: string; nt_num?: string }[];
  return (
    (entry.ctin === undefined || entry.ctin === party) &&
    inner.some(({ inum, nt_num }) => (inum ?? nt_num ?? '').toUpperCase() === documentNumber.toUpperCase())
  );
}

/** After a reset the portal has no answers of the return any more: all of them are to be sent again. */
export async function forgetAnswers(books: Books, key: ReturnKey): Promise<void> {
  const sent = (await answersOfReturn(books, key)).flatMap(({ answer }) => (answer?.sent ? [answer] : []));
  if (sent.length === 0) return;
  await books.counterparties.saveAnswers(
    key.gstin,
    sideOf(key.form),
    sent.map((answer): Answer => ({ ...answer, sent: null, checksum: null, state: 'none', says: '' })),
  );
}
