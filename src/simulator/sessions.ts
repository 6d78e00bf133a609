import { randomBytes } from 'node:crypto';
import { decrypt, encrypt, openAppKey } from './envelope.ts';
import { Refusal } from './errors.ts';
import type { SessionState, World } from './world.ts';

type Body = Readonly<Record<string, unknown>>;

const MINUTE_MS = 60_000;
const OTP_LIFE_MS = 10 * MINUTE_MS;
const SESSION_MINUTES = 360;
/** The longest API access that a taxpayer can grant. */
const ACCESS_MS = 30 * 24 * 60 * MINUTE_MS;

/** The OTP of the portal's own sandbox, for sign-in and EVC alike. */
export const DEFAULT_OTP = '575757';

/** Life of an OTP or EVC from now, in milliseconds since 1970. */
export function otpExpiry(world: World): number {
  return world.clock.now() + OTP_LIFE_MS;
}

/** The four actions of `authenticate`; each answers its plain JSON. */
export const AUTHENTICATE: Readonly<Record<string, (world: World, body: Body) => object>> = {
  OTPREQUEST: requestOtp,
  AUTHTOKEN: signIn,
  REFRESHTOKEN: refresh,
  LOGOUT: signOut,
};

function requestOtp(world: World, body: Body): object {
  const userName = userNameOf(body);
  openAppKey(body.app_key, world.keys);
  checkAccess(world, userName);
  world.loginOtps.set(userName, { code: DEFAULT_OTP, expiresAt: otpExpiry(world) });
  world.flush();
  return { status_cd: '1' };
}

function signIn(world: World, body: Body): object {
  const userName = userNameOf(body);
  const appKey = openAppKey(body.app_key, world.keys);
  const expected = world.loginOtps.get(userName);
  const given = openOtp(body.otp, appKey);
  if (expected === undefined || expected.expiresAt < world.clock.now() || expected.code !== given) {
    throw new Refusal('AUTH4034');
  }
  world.loginOtps.delete(userName);
  return newSession(world, { userName, appKey, accessUntil: world.clock.now() + ACCESS_MS });
}

function openOtp(sealed: unknown, appKey: Buffer): string {
  try {
    return decrypt(Buffer.from(String(sealed), 'base64'), appKey).toString('utf8');
  } catch {
    throw new Refusal('AUTH4034');
  }
}

interface NewSession {
  readonly userName: string;
  readonly appKey: Buffer;
  readonly accessUntil: number;
}

function newSession(world: World, { userName, appKey, accessUntil }: NewSession): object {
  for (const session of world.sessions.values()) {
    if (session.accessUntil < world.clock.now()) world.sessions.delete(session.token);
  }
  const sessionKey = randomBytes(32);
  const token = randomBytes(16).toString('hex');
  const life = Math.min(SESSION_MINUTES * MINUTE_MS, accessUntil - world.clock.now());
  const expiresAt = world.clock.now() + life;
  world.sessions.set(token, {
    token,
    userName,
    sessionKey: sessionKey.toString('base64'),
    expiresAt,
    accessUntil,
  });
  world.flush();
  return {
    status_cd: '1',
    auth_token: token,
    expiry: Math.floor(life / MINUTE_MS),
    sek: encrypt(sessionKey, appKey).toString('base64'),
  };
}

function refresh(world: World, body: Body): object {
  const userName = userNameOf(body);
  const session = liveSession(world, body.auth_token, userName);
  const appKey = openRefreshKey(body.app_key, Buffer.from(session.sessionKey, 'base64'));
  world.sessions.delete(session.token);
  return newSession(world, { userName, appKey, accessUntil: session.accessUntil });
}

/** The new app key under the old session key; one client is known to send it as base64 inside, so that opens too. */
function openRefreshKey(sealed: unknown, sessionKey: Buffer): Buffer {
  try {
    const opened = decrypt(Buffer.from(String(sealed), 'base64'), sessionKey);
    const key = opened.length === 32 ? opened : Buffer.from(opened.toString('latin1'), 'base64');
    if (key.length === 32) return key;
  } catch {
    // Falls through to the refusal: a wrong key and a wrong length are the same to the caller.
  }
  throw new Refusal('AUTH4036');
}

function signOut(world: World, body: Body): object {
  const session = liveSession(world, body.auth_token, userNameOf(body));
  world.sessions.delete(session.token);
  world.flush();
  return { status_cd: '1' };
}

/** The session of a token while it lives; refuses with AUTH4033 (unknown) or AUTH4038 (over). */
export function liveSession(world: World, token: unknown, userName: string): SessionState {
  const session = typeof token === 'string' ? world.sessions.get(token) : undefined;
  if (session === undefined) throw new Refusal('AUTH4033');
  if (session.userName !== userName) throw new Refusal('RET11402');
  if (session.expiresAt <= world.clock.now()) throw new Refusal('AUTH4038');
  return session;
}

function userNameOf(body: Body): string {
  const userName = body.username;
  if (typeof userName !== 'string' || !/^[^\s]{3,50}$/.test(userName)) throw new Refusal('RET11409');
  return userName;
}

function checkAccess(world: World, userName: string): void {
  for (const taxpayer of world.taxpayers.values()) {
    if (taxpayer.userNames.includes(userName) && !taxpayer.allowsApi) throw new Refusal('AUTH4037');
  }
}
