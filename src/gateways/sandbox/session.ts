import { PortalError, type PortalSession, type Taxpayer } from '../../filing/needs/portal.ts';

/** The login OTP lives about ten minutes. */
const otpMinutes = 10;
/** What a session lives where the answer does not say so. */
const sessionMinutes = 360;

/** The session between asking for an OTP and signing in; the provider gives nothing to remember. `now` is ISO 8601. */
export function pendingSession(taxpayer: Taxpayer, now: string): PortalSession {
  return { taxpayer, state: 'otp-requested', secret: '{}', expiresAt: minutesAfter(now, otpMinutes) };
}

/** The session of a taxpayer token; `expiry` is the provider's session_expiry, milliseconds since 1970. */
export function openedSession(
  taxpayer: Taxpayer,
  { token, expiry }: { readonly token: string; readonly expiry: unknown },
  now: string,
): PortalSession {
  const milliseconds = Number(expiry);
  const isInstant = Number.isFinite(milliseconds) && milliseconds > Date.parse(now);
  const expiresAt = isInstant ? new Date(milliseconds).toISOString() : minutesAfter(now, sessionMinutes);
  return { taxpayer, state: 'signed-in', secret: JSON.stringify({ token }), expiresAt };
}

/**
 * The taxpayer token of a session. Refuses, without asking the provider, with AUTH4033 a session that is not signed in
 * and with AUTH4038 one that has expired at `now` (ISO 8601).
 */
export function tokenOf(session: PortalSession, now: string): string {
  const { gstin } = session.taxpayer;
  const token = session.state === 'signed-in' ? readToken(session.secret) : '';
  if (!token) {
    const message = `${gstin} is not signed in to the portal. Request an OTP and sign in.`;
    throw new PortalError('AUTH4033', message, 'sign in again');
  }
  if (Date.parse(session.expiresAt) > Date.parse(now)) return token;
  const message = `The portal session of ${gstin} expired at ${session.expiresAt}. Sign in again with a new OTP.`;
  throw new PortalError('AUTH4038', message, 'sign in again');
}

function readToken(secret: string): string {
  try {
    const { token } = JSON.parse(secret) as { readonly token?: unknown };
    return typeof token === 'string' ? token : '';
  } catch {
    // Not the parser's own error: it would quote the secret.
    return '';
  }
}

function minutesAfter(now: string, minutes: number): string {
  return new Date(Date.parse(now) + minutes * 60_000).toISOString();
}
