import type { PortalSession } from './needs/portal.ts';
import type { Registration, ReturnKey, ReturnState, Step, Task } from './needs/store.ts';
import type { Standing } from './standing.ts';

/** The instant of the tests. */
export const now = '2026-11-05T10:00:00.000Z';
/** The return of the tests. */
const key: ReturnKey = { gstin: '27AAKCS7314M1ZU', form: 'GSTR1', returnPeriod: '2026-10' };

/** Who files it. */
export const registration: Registration = {
  gstin: key.gstin,
  legalName: 'Sahyadri Textiles Private Limited',
  portalUserName: 'sahyadri.textiles',
  signatoryPan: 'AAKCS7314M',
  gateway: 'simulator',
  frequency: 'monthly',
  turnoverPreviousYear: null,
  turnoverCurrentYear: null,
};

/** A session for five hours more. */
export const session: PortalSession = {
  taxpayer: { gstin: key.gstin, userName: registration.portalUserName },
  state: 'signed-in',
  secret: 'secret',
  expiresAt: '2026-11-05T15:00:00.000Z',
};

const untouched: ReturnState = {
  ...key,
  status: 'none',
  isNil: false,
  arn: null,
  filedOn: null,
  portalSummary: null,
  portalSummaryAt: null,
};

/** No record in any state. */
const noRecords: Standing['counts'] = {
  new: 0,
  modified: 0,
  'to-delete': 0,
  sent: 0,
  processed: 0,
  error: 0,
  filed: 0,
};

/** What a test says of a standing; the rest is a signed-in administrator before an untouched return. */
export interface Facts extends Partial<Omit<Standing, 'state' | 'counts'>> {
  readonly state?: Partial<ReturnState>;
  readonly counts?: Partial<Standing['counts']>;
}

/** A standing with these facts. */
export function standingWith({ state, counts, ...facts }: Facts = {}): Standing {
  const all = { ...noRecords, ...counts };
  return {
    now,
    roles: ['admin', 'signatory'],
    registration,
    corrected: null,
    session,
    connection: 'signed-in',
    openTask: null,
    tasks: [],
    total: all.new + all.modified + all.sent + all.processed + all.error + all.filed,
    answers: { accept: 0, reject: 0, pending: 0, waiting: 0, unsent: 0 },
    decisions: { staged: 0, overtaken: 0 },
    counterPartyAt: null,
    approval: { isNeeded: false, newest: null, changed: 0 },
    resetApproval: { isNeeded: false, newest: null, changed: 0 },
    fingerprint: '',
    ...facts,
    state: { ...untouched, ...state },
    counts: all,
  };
}

/** A running save, or what a test makes of it. */
export function taskWith(task: Partial<Task> = {}): Task {
  return {
    taskId: 't1',
    key,
    kind: 'save',
    state: 'running',
    by: 'Arjun',
    startedAt: '2026-11-05T09:59:40.000Z',
    endedAt: null,
    retryAt: null,
    says: '',
    code: null,
    progress: { done: 0, of: 1 },
    ...task,
  };
}

/** A planned step, or what a test makes of it. */
export function stepWith(step: Partial<Step> = {}): Step {
  return {
    taskId: 't1',
    number: 1,
    state: 'planned',
    request: null,
    recordKeys: [],
    referenceId: null,
    rejected: [],
    secret: null,
    attempts: 0,
    calledAt: null,
    ...step,
  };
}

/** A summary of the portal, empty, as read at an instant. */
export function summaryAt(at: string): Pick<ReturnState, 'portalSummary' | 'portalSummaryAt'> {
  return { portalSummary: { rows: [], checksum: 'c', raw: {} }, portalSummaryAt: at };
}
