import type { Consumer } from './consumers.ts';
import type { PortalSession } from './portal.ts';

/** A session at the portal that a program opened. `sessionId` is no secret: the program's `txn` is not in it. */
export interface DialectSession {
  readonly sessionId: string;
  /** Until a call has named the GSTIN, `taxpayer.gstin` is the State code only. */
  readonly session: PortalSession;
}

/** Whose session is looked for when a program names no `txn`. */
export interface DialectSessionSearch {
  readonly userName: string;
  /** Two digits. */
  readonly stateCode: string;
}

/** Sessions that programs opened through the WhiteBooks dialect; secrets sealed, `txn` kept as a hash only. */
export interface DialectSessions {
  /** Keeps a session under its `txn`, or changes the one that is there. `now` is ISO 8601. */
  keep(consumer: Consumer, txn: string, kept: { session: PortalSession; now: string }): Promise<void>;
  /** Changes a session that was found; nothing happens when it has been closed meanwhile. */
  replace(consumer: Consumer, changed: DialectSession): Promise<void>;
  /** The session of a `txn` that this consumer opened; null when unknown, closed or expired at `now`. */
  find(consumer: Consumer, txn: string, now: string): Promise<DialectSession | null>;
  /** The newest session of a user in a State that this consumer opened; null when none lives. */
  findOf(consumer: Consumer, search: DialectSessionSearch, now: string): Promise<DialectSession | null>;
  close(consumer: Consumer, sessionId: string): Promise<void>;
}
