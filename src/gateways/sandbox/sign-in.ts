import type { Clock } from '../../filing/needs/clock.ts';
import type { Portal, PortalSession, Taxpayer } from '../../filing/needs/portal.ts';
import { badAnswer } from '../gstn/refusals.ts';
import { textOf, type WireObject } from '../gstn/wire.ts';
import { type Line, named } from './line.ts';
import { openedSession, pendingSession } from './session.ts';

/** The four calls that open, prolong and close a session. */
export function createSignIn(
  line: Line,
  clock: Clock,
): Pick<Portal, 'requestOtp' | 'signIn' | 'refresh' | 'signOut'> {
  const opened = (taxpayer: Taxpayer, answer: WireObject): PortalSession => {
    const token = textOf(answer.access_token);
    if (!token) throw badAnswer('it holds no access_token', false);
    return openedSession(taxpayer, { token, expiry: answer.session_expiry }, clock.now());
  };
  const post = { method: 'POST', isWrite: false } as const;
  const ofSession = { ...post, shown: null, returnPeriod: null } as const;
  return {
    requestOtp: async (taxpayer) => {
      const body = named(taxpayer);
      const call = { ...post, action: 'OTPREQUEST', path: '/tax-payer/otp', body, shown: body };
      await line.asConsumer({ ...call, gstin: taxpayer.gstin });
      return pendingSession(taxpayer, clock.now());
    },
    signIn: async ({ taxpayer }, otp) => {
      const body = named(taxpayer);
      const call = { ...post, action: 'AUTHTOKEN', path: '/tax-payer/otp/verify', query: { otp }, body };
      return opened(taxpayer, await line.asConsumer({ ...call, shown: body, gstin: taxpayer.gstin }));
    },
    refresh: async (session) => {
      const call = { ...ofSession, action: 'REFRESHTOKEN', path: '/tax-payer/session/refresh', session };
      return opened(session.taxpayer, await line.inSession(call));
    },
    signOut: async (session) => {
      await line.inSession({ ...ofSession, action: 'LOGOUT', path: '/tax-payer/logout', session });
    },
  };
}
