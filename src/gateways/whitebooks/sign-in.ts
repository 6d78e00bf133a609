import type { Clock } from '../../filing/needs/clock.ts';
import type { Portal, PortalSession } from '../../filing/needs/portal.ts';
import { badAnswer } from '../gstn/refusals.ts';
import { textOf } from '../gstn/wire.ts';
import type { Line } from './line.ts';
import { openedSession, pendingSession, signedInTxn, txnOf } from './session.ts';

/** The four calls that open, prolong and close a session. WhiteBooks gives no token: `txn` is all there is. */
export function createSignIn(
  line: Line,
  clock: Clock,
): Pick<Portal, 'requestOtp' | 'signIn' | 'refresh' | 'signOut'> {
  const prolonged = async (session: PortalSession, call: { action: string; path: string; otp?: string }) => {
    const { action, path, otp } = call;
    const { taxpayer } = session;
    const query = otp === undefined ? {} : { otp };
    const { header } = await line.signIn({ action, path, query, taxpayer, txn: txnOf(session) });
    return openedSession(taxpayer, textOf(header.txn) || txnOf(session), clock.now());
  };
  return {
    requestOtp: async (taxpayer) => {
      const call = { action: 'OTPREQUEST', path: '/authentication/otprequest', taxpayer };
      const { data, header } = await line.signIn(call);
      const txn = textOf(header.txn) || textOf(data.txn);
      if (!txn) throw badAnswer('it has no txn', false);
      return pendingSession(taxpayer, txn, clock.now());
    },
    signIn: (pending, otp) =>
      prolonged(pending, { action: 'AUTHTOKEN', path: '/authentication/authtoken', otp }),
    refresh: async (session) => {
      signedInTxn(session, clock.now());
      return prolonged(session, { action: 'REFRESHTOKEN', path: '/authentication/refreshtoken' });
    },
    signOut: async ({ taxpayer, ...session }) => {
      const txn = signedInTxn({ taxpayer, ...session }, clock.now());
      await line.signIn({ action: 'LOGOUT', path: '/authentication/logout', taxpayer, txn });
    },
  };
}
