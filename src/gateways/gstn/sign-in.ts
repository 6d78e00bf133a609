import type { KeyObject } from 'node:crypto';
import type { Clock } from '../../filing/needs/clock.ts';
import { type Portal, PortalError, type PortalSession, type Taxpayer } from '../../filing/needs/portal.ts';
import { readPortalKey, sealAppKey, sealKey, sealText } from './envelope.ts';
import type { Line } from './line.ts';
import { badAnswer } from './refusals.ts';
import { appKeyOf, keysOf, newAppKey, openedSession, pendingSession, type TokenAnswer } from './session.ts';
import { textOf, type WireObject } from './wire.ts';

/** The portal's public key: in PEM, or the address where its certificate is served. */
export type PortalKeySetting = { readonly publicKeyPem: string } | { readonly publicKeyUrl: string };

interface Context {
  readonly line: Line;
  readonly clock: Clock;
  portalKey(): Promise<KeyObject>;
  forgetPortalKey(): void;
}

/** The four calls that open, prolong and close a session. */
export function createSignIn(
  line: Line,
  setting: PortalKeySetting & { readonly clock: Clock },
): Pick<Portal, 'requestOtp' | 'signIn' | 'refresh' | 'signOut'> {
  const context: Context = { line, clock: setting.clock, ...portalKeySource(line, setting) };
  return {
    requestOtp: (taxpayer) => requestOtp(context, taxpayer),
    signIn: (pending, otp) => signIn(context, pending, otp),
    refresh: (session) => refresh(context, session),
    signOut: (session) => signOut(context, session),
  };
}

/** Fetches the public key once, and again after the portal has said that it cannot open what it sealed. */
function portalKeySource(
  line: Line,
  setting: PortalKeySetting,
): Pick<Context, 'portalKey' | 'forgetPortalKey'> {
  let key: Promise<KeyObject> | null = null;
  const load = async () => {
    if ('publicKeyPem' in setting) return readPortalKey(setting.publicKeyPem);
    const pem = (await line.fetchFile(new URL(setting.publicKeyUrl))).toString('utf8');
    try {
      return readPortalKey(pem);
    } catch {
      throw badAnswer(`${setting.publicKeyUrl} holds no certificate`, false);
    }
  };
  const forgetPortalKey = () => {
    key = null;
  };
  const portalKey = () => {
    key ??= load().catch((error: unknown) => {
      forgetPortalKey();
      throw error;
    });
    return key;
  };
  return { portalKey, forgetPortalKey };
}

async function requestOtp(context: Context, taxpayer: Taxpayer): Promise<PortalSession> {
  const appKey = newAppKey();
  const sealed = sealAppKey(appKey, await context.portalKey());
  const body = { action: 'OTPREQUEST', username: taxpayer.userName, app_key: sealed };
  await authenticate(context, taxpayer, { body });
  return pendingSession(taxpayer, appKey, context.clock.now());
}

async function signIn(context: Context, pending: PortalSession, otp: string): Promise<PortalSession> {
  const { taxpayer } = pending;
  const appKey = appKeyOf(pending);
  const sealed = sealAppKey(appKey, await context.portalKey());
  const otpSealed = sealText(otp, appKey);
  const body = { action: 'AUTHTOKEN', username: taxpayer.userName, app_key: sealed, otp: otpSealed };
  return openSession(context, taxpayer, { appKey, answer: await authenticate(context, taxpayer, { body }) });
}

async function refresh(context: Context, session: PortalSession): Promise<PortalSession> {
  const { taxpayer } = session;
  const { sessionKey, authToken } = keysOf(session, context.clock.now());
  const appKey = newAppKey();
  const body = {
    action: 'REFRESHTOKEN',
    username: taxpayer.userName,
    app_key: sealKey(appKey, sessionKey),
    auth_token: authToken,
  };
  const answer = await authenticate(context, taxpayer, { body, session });
  return openSession(context, taxpayer, { appKey, answer });
}

async function signOut(context: Context, session: PortalSession): Promise<void> {
  const { taxpayer } = session;
  const { appKey, sessionKey, authToken } = keysOf(session, context.clock.now());
  const username = taxpayer.userName;
  const body = { action: 'LOGOUT', username, app_key: sealKey(appKey, sessionKey), auth_token: authToken };
  await authenticate(context, taxpayer, { body, session });
}

async function authenticate(
  context: Context,
  taxpayer: Taxpayer,
  call: { readonly body: WireObject; readonly session?: PortalSession },
): Promise<WireObject> {
  try {
    return await context.line.authenticate(taxpayer, call);
  } catch (error) {
    const keyRefused =
      error instanceof PortalError && (error.code === 'TEC4002' || error.code === 'AUTH4036');
    if (keyRefused) context.forgetPortalKey();
    throw error;
  }
}

function openSession(
  context: Context,
  taxpayer: Taxpayer,
  opened: { readonly appKey: Buffer; readonly answer: WireObject },
): PortalSession {
  const { auth_token, sek, expiry } = opened.answer;
  if (typeof auth_token !== 'string' || typeof sek !== 'string')
    throw badAnswer('it opens no session', false);
  const answer: TokenAnswer = { auth_token, sek, expiry: textOf(expiry) };
  try {
    return openedSession(taxpayer, { appKey: opened.appKey, answer }, context.clock.now());
  } catch {
    throw badAnswer('its session key cannot be opened', false);
  }
}
