import type { Actor, Filing } from './filing.ts';
import { PortalError, type PortalSession } from './needs/portal.ts';
import type { Books } from './needs/store.ts';
import { NotPossible, refuseFor } from './not-possible.ts';
import { permit, rolesFor } from './permissions.ts';
import { whyNotConnect } from './reasons.ts';
import { connectionOf, isSignedIn } from './session-life.ts';
import { registrationOf } from './standing.ts';
import { shortGstin } from './wording.ts';

/** Names the registration to connect. */
export interface ConnectionRequest {
  readonly gstin: string;
}

/** In whose name a session is kept. */
type Signer = Pick<Actor, 'tenantId' | 'by'>;

/** What Connect found: a session that still holds, or an OTP on its way to the taxpayer. */
export interface ConnectionAnswer {
  readonly result: 'existing' | 'otp-sent';
  readonly says: string;
}

/** Connect: a valid session is kept, otherwise the portal sends an OTP to the taxpayer. Throws `NotPossible`, `PortalError`. */
export async function requestLoginOtp(
  filing: Filing,
  actor: Actor,
  { gstin }: ConnectionRequest,
): Promise<ConnectionAnswer> {
  const { registration, session } = await readConnection(filing, actor, gstin);
  refuseFor(whyNotConnect({ roles: rolesFor(actor, gstin), registration }));
  if (isSignedIn(session, filing.clock.now())) return { result: 'existing', says: 'Success: Existing token' };
  const taxpayer = { gstin, userName: registration.portalUserName };
  const pending = await filing.portalFor(registration, actor.tenantId).requestOtp(taxpayer);
  await keepSession(filing, actor, {
    gstin,
    session: { ...pending, by: actor.by },
    act: 'login OTP requested',
  });
  return { result: 'otp-sent', says: `OTP sent to the mobile registered for ${shortGstin(gstin)}` };
}

/**
 * Signs in with the OTP and lets the tasks go on that waited for it. Throws `PortalError` with the wording of the
 * screen when the OTP is wrong; the dialog stays open then.
 */
export async function submitLoginOtp(
  filing: Filing,
  actor: Actor,
  { gstin, otp }: ConnectionRequest & { readonly otp: string },
): Promise<{ readonly says: string }> {
  permit(actor, 'enter the OTP', gstin);
  return signInWithOtp(filing, actor, { gstin, otp });
}

/** The same for an OTP that comes from elsewhere: who sent it has been asked for it. Throws as `submitLoginOtp` does. */
export async function signInWithOtp(
  filing: Filing,
  actor: Signer,
  { gstin, otp }: ConnectionRequest & { readonly otp: string },
): Promise<{ readonly says: string }> {
  const { registration, session } = await readConnection(filing, actor, gstin);
  if (!session || connectionOf(session, filing.clock.now()) !== 'otp-requested') {
    throw new NotPossible('OTP', 'No OTP is awaited, or it has expired. Connect again to get a new one.');
  }
  const signedIn = await signIn(filing.portalFor(registration, actor.tenantId).signIn(session, otp.trim()));
  await keepSession(filing, actor, {
    gstin,
    session: { ...signedIn, by: actor.by },
    act: 'signed in',
    after: resumeOpenTasks,
  });
  return { says: 'Success: Token Obtained' };
}

async function signIn(answer: Promise<PortalSession>): Promise<PortalSession> {
  try {
    return await answer;
  } catch (error) {
    if (!(error instanceof PortalError) || error.code !== 'AUTH4034') throw error;
    throw new PortalError('AUTH4034', 'OTP is either expired or incorrect.', error.remedy);
  }
}

/** Gets another six hours for a valid session. Throws `NotPossible` without one, `PortalError`. */
export async function refreshSession(
  filing: Filing,
  actor: Actor,
  { gstin }: ConnectionRequest,
): Promise<{ readonly says: string; readonly endsAt: string }> {
  permit(actor, 'connect', gstin);
  const { registration, session } = await readConnection(filing, actor, gstin);
  if (!isSignedIn(session, filing.clock.now())) throw new NotPossible('NOT-CONNECTED', 'Connect first');
  const refreshed = await filing.portalFor(registration, actor.tenantId).refresh(session);
  await keepSession(filing, actor, { gstin, session: refreshed, act: 'session refreshed' });
  return { says: 'Success: session refreshed.', endsAt: refreshed.expiresAt };
}

/** Ends the session on the portal and here. The portal's refusal does not matter: here it is gone. */
export async function signOut(
  filing: Filing,
  actor: Actor,
  { gstin }: ConnectionRequest,
): Promise<{ readonly says: string }> {
  permit(actor, 'connect', gstin);
  const { registration, session } = await readConnection(filing, actor, gstin);
  await keepSession(filing, actor, { gstin, session: null, act: 'signed out' });
  if (isSignedIn(session, filing.clock.now())) {
    await filing.portalFor(registration, actor.tenantId).signOut(session).catch(ignoreRefusal);
  }
  return { says: 'Signed out of GSTN.' };
}

function ignoreRefusal(error: unknown): void {
  if (!(error instanceof PortalError)) throw error;
}

async function readConnection(filing: Filing, actor: Signer, gstin: string) {
  return filing.store.inBooks(actor.tenantId, async (books) => ({
    registration: await registrationOf(books, gstin),
    session: await books.session(gstin),
  }));
}

interface Keeping {
  readonly gstin: string;
  readonly session: PortalSession | null;
  readonly act: string;
  after?(books: Books, gstin: string): Promise<void>;
}

async function keepSession(
  filing: Filing,
  actor: Signer,
  { gstin, session, act, after }: Keeping,
): Promise<void> {
  await filing.store.inBooks(actor.tenantId, async (books) => {
    await books.saveSession(gstin, session);
    await books.audit({ at: filing.clock.now(), by: actor.by, act, object: gstin, details: null });
    await after?.(books, gstin);
  });
}

/**
 * Tasks that waited for the sign-in go on with the step they stopped at; the others look at once, should their job
 * have been lost. A turn too many does no harm.
 */
async function resumeOpenTasks(books: Books, gstin: string): Promise<void> {
  for (const task of await books.openTasks(gstin)) {
    if (task.state === 'waiting-for-sign-in') {
      await books.saveTask({ ...task, state: 'running', says: 'Signed in again; going on.', code: null });
    }
    await books.queue.enqueue({ name: 'advance-task', taskId: task.taskId, key: task.key });
  }
}
