import type { PortalSession } from './needs/portal.ts';
import { secondsLater } from './wording.ts';

/** Where the connection of a registration stands. */
export type ConnectionState = 'none' | 'otp-requested' | 'signed-in';

/** Minutes before its end from which on a session is refreshed before it is used (GSTN: only a valid one can be). */
const refreshSeconds = 30 * 60;

/** The state of a session at an instant; one that has ended is `none`. */
export function connectionOf(session: PortalSession | null, now: string): ConnectionState {
  if (!session || Date.parse(session.expiresAt) <= Date.parse(now)) return 'none';
  return session.state;
}

/** Whether calls can be made with it now. */
export function isSignedIn(session: PortalSession | null, now: string): session is PortalSession {
  return connectionOf(session, now) === 'signed-in';
}

/** Whether it should be refreshed before the next call. */
export function needsRefresh(session: PortalSession, now: string): boolean {
  return Date.parse(session.expiresAt) <= Date.parse(secondsLater(now, refreshSeconds));
}
