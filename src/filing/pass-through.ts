import { readApproval, readResetApproval, whyNotApproved } from './approvals/approval-standing.ts';
import { giveBackApproval, useResetApproval } from './approvals/use-reset-approval.ts';
import type { Actor, Filing } from './filing.ts';
import { markFiled } from './machine/mark-filed.ts';
import type { Approval, ApprovalPurpose } from './needs/approvals.ts';
import { type Portal, PortalError, type PortalSession, type Taxpayer } from './needs/portal.ts';
import type { Books, Registration, ReturnKey, ReturnState } from './needs/store.ts';
import { refuseFor } from './not-possible.ts';
import { saveRegistration } from './registrations.ts';
import { isSignedIn } from './session-life.ts';
import { indianDate, portalDate, returnName } from './wording.ts';

/** The portal with the session of a taxpayer, for a door that passes calls on. */
export interface OpenPassage {
  readonly portal: Portal;
  readonly session: PortalSession;
}

/**
 * Sends the taxpayer a login OTP at the wish of a program. A GSTIN that the tenant has not registered is registered
 * when the portal has accepted it: who changes a base URL does nothing else. A session that stands is given up, as at
 * the portal itself. Throws `PortalError`; `NotPossible` for a GSTIN whose check character is wrong.
 */
export async function passOtpRequest(
  filing: Filing,
  actor: Actor,
  { taxpayer, gateway }: { readonly taxpayer: Taxpayer; readonly gateway: string },
): Promise<PortalSession> {
  const { gstin } = taxpayer;
  const known = await filing.store.inBooks(actor.tenantId, (books) => books.registration(gstin));
  const registration = known ?? newRegistration(taxpayer, gateway);
  const session = await filing.portalFor(registration, actor.tenantId).requestOtp(taxpayer);
  if (!known) await saveRegistration(filing, actor, registration);
  await filing.store.inBooks(actor.tenantId, async (books) => {
    await books.saveSession(gstin, session);
    const act = 'login OTP requested';
    await books.audit({ at: filing.clock.now(), by: actor.by, act, object: gstin, details: null });
  });
  return session;
}

function newRegistration({ gstin, userName }: Taxpayer, gateway: string): Registration {
  return {
    gstin,
    legalName: gstin,
    portalUserName: userName,
    signatoryPan: '',
    gateway,
    frequency: 'monthly',
    turnoverPreviousYear: null,
    turnoverCurrentYear: null,
  };
}

/** The portal and the session of a taxpayer. Throws `PortalError` AUTH4033 when nobody is signed in for him. */
export function openPassage(
  filing: Filing,
  actor: Actor,
  {
    registration,
    session,
  }: { readonly registration: Registration | null; readonly session: PortalSession | null },
): OpenPassage {
  if (!registration || !isSignedIn(session, filing.clock.now())) {
    throw new PortalError('AUTH4033', 'Invalid Session', 'sign in again');
  }
  return { portal: filing.portalFor(registration, actor.tenantId), session };
}

/** A write of a program, which comes after every other write of the return, and lets the books know what it did. */
export async function passWrite<Answer>(
  filing: Filing,
  actor: Actor,
  {
    key,
    write,
    passed,
    binds = null,
  }: {
    readonly key: ReturnKey;
    /** What a second person may have to approve first. */
    readonly binds?: ApprovalPurpose | null;
    readonly write: () => Promise<Answer>;
    /** What the books are to know of it; null for what changes nothing in them. */
    readonly passed: (answer: Answer) => Passed | null;
  },
): Promise<Answer> {
  return filing.store.inTurn(actor.tenantId, key, async () => {
    const used = binds && (await takeApproval(filing, actor, { key, purpose: binds }));
    const answer = await write().catch(async (error: unknown) => {
      if (used && isSurelyUndone(error)) await giveBackApproval(filing, actor, used);
      throw error;
    });
    const known = passed(answer);
    if (known) await notePassed(filing, actor, { key, passed: known });
    return answer;
  });
}

/**
 * Throws `NotPossible` where a second person has not approved it as it stands in the books. The approval of a reset is
 * used up and answered, as it was.
 */
function takeApproval(
  filing: Filing,
  actor: Actor,
  { key, purpose }: { readonly key: ReturnKey; readonly purpose: ApprovalPurpose },
): Promise<Approval | null> {
  return filing.store.inBooks(actor.tenantId, async (books) => {
    if (purpose === 'file') {
      refuseFor(whyNotApproved(await readApproval(books, { actor, key })));
      return null;
    }
    await books.lockReturn(key);
    const standing = await readResetApproval(books, { actor, key });
    refuseFor(whyNotApproved(standing));
    return useResetApproval(filing, actor, { books, standing });
  });
}

/** Whether a refused call has certainly changed nothing at the portal. */
function isSurelyUndone(error: unknown): boolean {
  return error instanceof PortalError && error.remedy !== 'ask the portal what happened';
}

/** What a program did, or learnt, at the portal behind the back of the books. */
export type Passed =
  | { readonly what: 'save' }
  | { readonly what: 'status'; readonly action: string; readonly status: string }
  /** `filedOn` is dd-mm-yyyy; today in India where absent. */
  | { readonly what: 'file'; readonly arn: string; readonly filedOn?: string };

/**
 * Lets the books know what was passed to the portal, so that a return somebody else saved or filed does not look
 * untouched here. A filed return stays filed.
 */
export async function notePassed(
  filing: Filing,
  actor: Actor,
  { key, passed }: { readonly key: ReturnKey; readonly passed: Passed },
): Promise<void> {
  if (passed.what === 'status' && !(`${passed.action} ${passed.status}` in settling)) return;
  await filing.store.inBooks(actor.tenantId, async (books) => {
    const state = await books.lockReturn(key);
    if (state.status === 'filed') return;
    if (passed.what === 'file') return noteFiled(filing, actor, { books, key, passed });
    const after = stateAfter(state, passed);
    if (after) await books.saveReturnState(after);
  });
}

/** An entry of the public list of filed returns, as the portal writes it. */
interface RecordEntry {
  readonly arn?: unknown;
  readonly dof?: unknown;
  readonly rtntype?: unknown;
  readonly valid?: unknown;
}

/**
 * Lets the books know what a program read about a return in the public record: who lost the answer to a filing asks
 * there, and the return must not look open here. `entries` are of its period, as the portal wrote them.
 */
export async function notePublicRecord(
  filing: Filing,
  actor: Actor,
  { key, entries }: { readonly key: ReturnKey; readonly entries: readonly unknown[] },
): Promise<void> {
  const filed = (entries as readonly RecordEntry[]).find(
    ({ rtntype, valid }) => /^(?:GSTR-?1|R1|IFF)$/i.test(String(rtntype)) && valid !== 'N',
  );
  if (typeof filed?.arn !== 'string' || filed.arn === '' || typeof filed.dof !== 'string') return;
  await notePassed(filing, actor, { key, passed: { what: 'file', arn: filed.arn, filedOn: filed.dof } });
}

/** What a job's end makes of a return: where it stands then, and where it must have stood. Other ends change nothing. */
const settling: Readonly<Record<string, (state: ReturnState) => ReturnState | null>> = {
  'SAVE PE': (state) => (state.status === 'uploaded' ? { ...state, status: 'uploaded-with-errors' } : null),
  'RESET P': (state) => (state.status === 'none' ? null : { ...withoutSummary(state), status: 'none' }),
  'PROCEEDFILE P': (state) =>
    state.status === 'ready-to-file' ? null : { ...state, status: 'ready-to-file' },
};

const withoutSummary = (state: ReturnState): ReturnState => ({
  ...state,
  portalSummary: null,
  portalSummaryAt: null,
});

function stateAfter(state: ReturnState, passed: Exclude<Passed, { what: 'file' }>): ReturnState | null {
  if (passed.what === 'save') return { ...withoutSummary(state), status: 'uploaded', isNil: false };
  return settling[`${passed.action} ${passed.status}`]?.(state) ?? null;
}

async function noteFiled(
  filing: Filing,
  actor: Actor,
  {
    books,
    key,
    passed: { arn, filedOn: day },
  }: {
    readonly books: Books;
    readonly key: ReturnKey;
    readonly passed: Extract<Passed, { what: 'file' }>;
  },
): Promise<void> {
  const now = filing.clock.now();
  const filedOn = day ?? portalDate(indianDate(now));
  await markFiled(books, key, { arn, filedOn });
  await books.audit({
    at: now,
    by: actor.by,
    act: 'filed',
    object: returnName(key),
    details: { arn, filedOn },
  });
}
