import {
  type ComparedRow,
  compareGstr2,
  compareSummary,
  type Filer,
  type Gstr1Record,
  regimeOf,
} from '../core/index.ts';
import { type ApprovalStanding, readApproval, readResetApproval } from './approvals/approval-standing.ts';
import {
  type AnswerCounts,
  answersOfReturn,
  countAnswers,
  sideOf,
} from './counterparties/answers-of-return.ts';
import { heldByReturn } from './counterparties/held-by-return.ts';
import { kindsOf } from './counterparties/inward-kinds.ts';
import type { Actor, Filing } from './filing.ts';
import type { Decision } from './needs/counterparties.ts';
import type { PortalSession } from './needs/portal.ts';
import type { Role } from './needs/roles.ts';
import type { Books, RecordState, Registration, ReturnKey, ReturnState, Task } from './needs/store.ts';
import { NotPossible } from './not-possible.ts';
import { rolesFor } from './permissions.ts';
import { type ConnectionState, connectionOf } from './session-life.ts';
import { indianDate } from './wording.ts';

/** Everything that decides what can be done with a return now; buttons and use cases judge by the same facts. */
export interface Standing {
  readonly now: string;
  /** Of who asks, for this GSTIN. */
  readonly roles: readonly Role[];
  readonly registration: Registration;
  readonly state: ReturnState;
  /** The GSTR-1 that a GSTR-1A corrects; null for a GSTR-1. */
  readonly corrected: ReturnState | null;
  readonly session: PortalSession | null;
  readonly connection: ConnectionState;
  /** The task that is not ended yet; there is at most one for a return. */
  readonly openTask: Task | null;
  /** Newest first. */
  readonly tasks: readonly Task[];
  readonly counts: Readonly<Record<RecordState, number>>;
  readonly total: number;
  /** What the return answers to counter parties in a classic period; nothing in others. */
  readonly answers: AnswerCounts;
  /** Decisions of IMS that are not sent yet, and those to be made again; of a GSTR-2 of a current period. */
  readonly decisions: { readonly staged: number; readonly overtaken: number };
  /** When counter parties were last downloaded; null when they never were. */
  readonly counterPartyAt: string | null;
  /** Whether a second person has approved what stands here. */
  readonly approval: ApprovalStanding;
  /** Whether a second person has approved a reset of it. */
  readonly resetApproval: ApprovalStanding;
  /** Changes with every total of every section and state: tells whether something summed up before still holds. */
  readonly fingerprint: string;
}

/** States of records that belong to the return: all but those on their way out. */
export const liveStates: readonly RecordState[] = ['new', 'modified', 'sent', 'processed', 'error', 'filed'];

const none: Readonly<Record<RecordState, number>> = {
  new: 0,
  modified: 0,
  'to-delete': 0,
  sent: 0,
  processed: 0,
  error: 0,
  filed: 0,
};

/** Reads how a return stands; with `lock` it stays as it is until the transaction ends. Throws `NotPossible`. */
export async function readStanding(
  books: Books,
  {
    filing,
    actor,
    key,
    lock,
  }: { readonly filing: Filing; readonly actor: Actor; readonly key: ReturnKey; readonly lock: boolean },
): Promise<Standing> {
  const registration = await registrationOf(books, key.gstin);
  if (lock) await books.lockReturn(key);
  // Without the lock a task may end while this reads. Read first, it still shows as open, and nothing is offered.
  const tasks = await books.tasks(key, 50);
  const session = await books.session(key.gstin);
  const sections = await books.recordTotalsBySection(key);
  const counts = countsOf(sections);
  const state = await books.returnState(key);
  const now = filing.clock.now();
  const answers = countAnswers(await answersOfReturn(books, key));
  const kinds = kindsOf(sideOf(key.form));
  return {
    now,
    roles: rolesFor(actor, key.gstin),
    registration,
    state,
    corrected: key.form === 'GSTR1A' ? await books.returnState({ ...key, form: 'GSTR1' }) : null,
    session,
    connection: connectionOf(session, now),
    openTask: tasks.find(isOpen) ?? null,
    tasks,
    counts,
    total: liveStates.reduce((sum, name) => sum + counts[name], 0),
    answers,
    decisions: key.form === 'GSTR2' ? await countDecisions(books, key) : { staged: 0, overtaken: 0 },
    counterPartyAt: await books.counterparties.lastTakenAt(key.gstin, kinds, key.returnPeriod),
    approval: await readApproval(books, { actor, key }),
    resetApproval: await readResetApproval(books, { actor, key }),
    fingerprint: JSON.stringify([...sections, answers]),
  };
}

async function countDecisions(
  books: Books,
  { gstin, returnPeriod }: ReturnKey,
): Promise<Standing['decisions']> {
  const decisions = regimeOf(returnPeriod) === 'Classic' ? [] : await books.counterparties.decisions(gstin);
  const count = (wanted: Decision['state']): number =>
    decisions.filter(({ state }) => state === wanted).length;
  return { staged: count('staged'), overtaken: count('overtaken') };
}

/** Whether a task is still being worked on. */
export function isOpen(task: Task): boolean {
  return (
    task.state === 'running' || task.state === 'waiting-for-sign-in' || task.state === 'waiting-to-retry'
  );
}

/** The registration of a GSTIN; throws `NotPossible` when the company has none. */
export async function registrationOf(books: Books, gstin: string): Promise<Registration> {
  const registration = await books.registration(gstin);
  if (registration) return registration;
  throw new NotPossible(
    'NOT-FOUND',
    `GSTIN "${gstin}" is not a registration of this company. Add it under Registrations.`,
  );
}

type Sections = Awaited<ReturnType<Books['recordTotalsBySection']>>;

function countsOf(sections: Sections): Readonly<Record<RecordState, number>> {
  const counts = { ...none };
  for (const { states } of sections.values()) {
    for (const [state, count] of Object.entries(states)) counts[state as RecordState] += count;
  }
  return counts;
}

/** The filer as the core needs him, of a registration and a period. */
export function filerOf(registration: Registration, key: ReturnKey, now: string): Filer {
  const { turnoverPreviousYear: previousYear, turnoverCurrentYear: currentYear } = registration;
  return {
    gstin: key.gstin,
    returnPeriod: key.returnPeriod,
    frequency: registration.frequency,
    form: key.form,
    turnover: {
      ...(previousYear === null ? {} : { previousYear }),
      ...(currentYear === null ? {} : { currentYear }),
    },
    today: indianDate(now),
  };
}

/** When the portal's copy of the return was last changed by us; null when it never was. */
export function lastWriteAt(tasks: readonly Task[]): string | null {
  return endOf(
    tasks,
    ({ kind }) => kind === 'save' || kind === 'delete' || kind === 'reset' || kind === 'act',
  );
}

/** When the return was last made ready to be filed; null when it never was. */
export function lastProceedAt(tasks: readonly Task[]): string | null {
  return endOf(tasks, (task) => task.kind === 'proceed' && task.state === 'done');
}

function endOf(tasks: readonly Task[], matches: (task: Task) => boolean): string | null {
  return tasks.find((task) => task.endedAt !== null && matches(task))?.endedAt ?? null;
}

/** Whether the summary in hand was read from the portal after an instant. */
export function summaryIsAfter(state: ReturnState, instant: string | null): boolean {
  if (!state.portalSummary || state.portalSummaryAt === null) return false;
  return instant === null || Date.parse(state.portalSummaryAt) >= Date.parse(instant);
}

/** The records that make up the return, as the core sees them. */
async function liveRecords(books: Books, key: ReturnKey): Promise<readonly Gstr1Record[]> {
  return (await books.records(key, liveStates)).map(({ record }) => record);
}

/** Books beside the portal's last summary, row by row, in paise. */
export async function compareWithPortal(books: Books, state: ReturnState): Promise<readonly ComparedRow[]> {
  if (state.form === 'GSTR2')
    return compareGstr2(await heldByReturn(books, state, liveStates), state.portalSummary?.rows ?? null);
  return compareSummary(await liveRecords(books, state), state.portalSummary?.rows ?? null);
}

/** The sections in which books and portal differ, by the portal's names; parts only where their section does not. */
export function differingSections(rows: readonly ComparedRow[]): readonly string[] {
  const differing = rows.filter((row) => row.equal === false);
  const whole = differing.filter((row) => row.level === 0 && row.section !== 'TTL_LIAB');
  return (whole.length > 0 ? whole : differing).map((row) => row.section);
}
