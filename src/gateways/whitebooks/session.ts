import { PortalError, type PortalSession, type Taxpayer } from '../../filing/needs/portal.ts';

/** The login OTP lives about ten minutes. */
const otpMinutes = 10;
/** WhiteBooks does not say how long a session lives; GSTN's six hours hold behind it. */
const sessionMinutes = 360;

/** The session between asking for an OTP and signing in: WhiteBooks knows it by its `txn`. `now` is ISO 8601. */
export function pendingSession(taxpayer: Taxpayer, txn: string, now: string): PortalSession {
  const secret = JSON.stringify({ txn });
  return { taxpayer, state: 'otp-requested', secret, expiresAt: minutesAfter(now, otpMinutes) };
}

/** The session that the OTP has opened, or that has been refreshed; `now` is ISO 8601. */
export function openedSession(taxpayer: Taxpayer, txn: string, now: string): PortalSession {
  const secret = JSON.stringify({ txn });
  return { taxpayer, state: 'signed-in', secret, expiresAt: minutesAfter(now, sessionMinutes) };
}

/** The `txn` of a session in any state; refuses with AUTH4033 a secret that holds none. */
export function txnOf(session: PortalSession): string {
  try {
    const { txn } = JSON.parse(session.secret) as { readonly txn?: unknown };
    if (typeof txn === 'string' && txn !== '') return txn;
  } catch {
    // Told below, without the parser's own error: it would quote the secret.
  }
  throw notSignedIn(session);
}

/**
 * The `txn` of a signed-in session. Refuses, without asking WhiteBooks, with AUTH4033 a session that is not signed in
 * and with AUTH4038 one that has expired at `now` (ISO 8601).
 */
export function signedInTxn(session: PortalSession, now: string): string {
  if (session.state !== 'signed-in') throw notSignedIn(session);
  if (Date.parse(session.expiresAt) <= Date.parse(now)) {
    const { gstin } = session.taxpayer;
    const message = `The portal session of ${gstin} expired at ${session.expiresAt}. Sign in again with a new OTP.`;
    throw new PortalError('AUTH4038', message, 'sign in again');
  }
  return txnOf(session);
}

function notSignedIn(session: PortalSession): PortalError {
  const message = `${session.taxpayer.gstin} is not signed in to the portal. Request an OTP and sign in.`;
  return new PortalError('AUTH4033', message, 'sign in again');
}

function minutesAfter(now: string, minutes: number): string {
  return new Date(Date.parse(now) + minutes * 60_000).toISOString();
}
