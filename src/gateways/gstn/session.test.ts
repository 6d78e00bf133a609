import { describe, expect, it } from 'vitest';
import { sealKey } from './envelope.ts';
import { appKeyOf, keysOf, newAppKey, openedSession, pendingSession } from './session.ts';

const taxpayer = { gstin: '29AADFM3390P1ZN', userName: 'maruti' };
const now = '2026-11-01T10:00:00.000Z';
const appKey = newAppKey();
const sessionKey = Buffer.alloc(32, 5);
const answer = { auth_token: 'token', expiry: '360', sek: sealKey(sessionKey, appKey) };

describe('session', () => {
  it('keeps the app key between the OTP and the sign-in', () => {
    const pending = pendingSession(taxpayer, appKey, now);
    expect(pending).toMatchObject({
      taxpayer,
      state: 'otp-requested',
      expiresAt: '2026-11-01T10:10:00.000Z',
    });
    expect(appKeyOf(pending)).toEqual(appKey);
    expect(() => keysOf(pending, now)).toThrow('not signed in');
  });

  it('opens with the app key and lasts as many minutes as the portal says', () => {
    const session = openedSession(taxpayer, { appKey, answer }, now);
    expect(session).toMatchObject({ state: 'signed-in', expiresAt: '2026-11-01T16:00:00.000Z' });
    expect(keysOf(session, now)).toEqual({ appKey, sessionKey, authToken: 'token' });
  });

  it('lasts six hours where the portal does not say', () => {
    const session = openedSession(taxpayer, { appKey, answer: { ...answer, expiry: '' } }, now);
    expect(session.expiresAt).toBe('2026-11-01T16:00:00.000Z');
  });

  it('is refused with AUTH4038 from the instant it expires', () => {
    const session = openedSession(taxpayer, { appKey, answer }, now);
    expect(() => keysOf(session, '2026-11-01T15:59:59.999Z')).not.toThrow();
    expect(() => keysOf(session, session.expiresAt)).toThrow(
      expect.objectContaining({ code: 'AUTH4038', remedy: 'sign in again' }),
    );
  });

  it('is refused without quoting a secret that cannot be read', () => {
    const broken = { ...pendingSession(taxpayer, appKey, now), secret: 'hush{' };
    expect(() => appKeyOf(broken)).toThrow(
      expect.objectContaining({ code: 'AUTH4033', message: expect.not.stringContaining('hush') }),
    );
  });
});
