import { randomBytes } from 'node:crypto';
import { PortalError, type PortalSession, type Taxpayer } from '../../filing/needs/portal.ts';
import { keyLength, openKey } from './envelope.ts';

/** What the opaque `secret` of a session holds: while the OTP is awaited only the app key. */
export interface SessionKeys {
  readonly appKey: Buffer;
  /** Seals and opens every payload; the portal calls it `sek`. */
  readonly sessionKey: Buffer;
  readonly authToken: string;
}

/** The portal's answer to AUTHTOKEN and REFRESHTOKEN. */
export interface TokenAnswer {
  readonly auth_token: string;
  /** Minutes. */
  readonly expiry: number | string;
  readonly sek: string;
}

/** The login OTP lives about ten minutes. */
const otpMinutes = 10;
/** What a token lives where the portal does not say so: six hours. */
const tokenMinutes = 360;

/** A new app key: 32 random bytes. */
export function newAppKey(): Buffer {
  return randomBytes(keyLength);
}

/** The session between asking for an OTP and signing in; `now` is ISO 8601. */
export function pendingSession(taxpayer: Taxpayer, appKey: Buffer, now: string): PortalSession {
  const secret = JSON.stringify({ appKey: appKey.toString('base64') });
  return { taxpayer, state: 'otp-requested', secret, expiresAt: minutesAfter(now, otpMinutes) };
}

/** The session that an answer to AUTHTOKEN or REFRESHTOKEN opens; throws when the app key does not open `sek`. */
export function openedSession(
  taxpayer: Taxpayer,
  opened: { readonly appKey: Buffer; readonly answer: TokenAnswer },
  now: string,
): PortalSession {
  const { appKey, answer } = opened;
  const secret = JSON.stringify({
    appKey: appKey.toString('base64'),
    sessionKey: openKey(answer.sek, appKey).toString('base64'),
    authToken: answer.auth_token,
  });
  const minutes = Number(answer.expiry);
  const expiresAt = minutesAfter(now, Number.isFinite(minutes) && minutes > 0 ? minutes : tokenMinutes);
  return { taxpayer, state: 'signed-in', secret, expiresAt };
}

/** The app key of a session that waits for its OTP; refuses with AUTH4033 a secret that holds none. */
export function appKeyOf(session: PortalSession): Buffer {
  const { appKey } = readSecret(session);
  if (typeof appKey !== 'string') throw notSignedIn(session);
  return Buffer.from(appKey, 'base64');
}

/**
 * The keys of a signed-in session. Refuses, without asking the portal, with AUTH4033 a session that is not signed in
 * and with AUTH4038 one that has expired at `now` (ISO 8601).
 */
export function keysOf(session: PortalSession, now: string): SessionKeys {
  const keys = readKeys.get(session) ?? keysIn(session);
  readKeys.set(session, keys);
  if (Date.parse(session.expiresAt) <= Date.parse(now)) {
    const { gstin } = session.taxpayer;
    const message = `The portal session of ${gstin} expired at ${session.expiresAt}. Sign in again with a new OTP.`;
    throw new PortalError('AUTH4038', message, 'sign in again');
  }
  return keys;
}

/** Keys once read are kept as long as their session is. */
const readKeys = new WeakMap<PortalSession, SessionKeys>();

function keysIn(session: PortalSession): SessionKeys {
  const { appKey, sessionKey, authToken } = readSecret(session);
  const complete =
    typeof appKey === 'string' && typeof sessionKey === 'string' && typeof authToken === 'string';
  if (session.state !== 'signed-in' || !complete) throw notSignedIn(session);
  return { appKey: Buffer.from(appKey, 'base64'), sessionKey: Buffer.from(sessionKey, 'base64'), authToken };
}

function readSecret(session: PortalSession): Partial<Record<'appKey' | 'sessionKey' | 'authToken', unknown>> {
  try {
    return JSON.parse(session.secret);
  } catch {
    // Not the parser's own error: it would quote the secret.
    throw notSignedIn(session);
  }
}

function notSignedIn(session: PortalSession): PortalError {
  const message = `${session.taxpayer.gstin} is not signed in to the portal. Request an OTP and sign in.`;
  return new PortalError('AUTH4033', message, 'sign in again');
}

function minutesAfter(now: string, minutes: number): string {
  return new Date(Date.parse(now) + minutes * 60_000).toISOString();
}
