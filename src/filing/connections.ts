import type { Actor, Filing } from './filing.ts';
import { permitSomewhere } from './permissions.ts';
import { type ConnectionState, connectionOf } from './session-life.ts';

/** The portal session of one registration as people see it; never its secret. */
export interface ConnectionEntry {
  readonly gstin: string;
  readonly legalName: string;
  readonly state: ConnectionState;
  /** Instant, ISO 8601; null without a session. */
  readonly endsAt: string | null;
  /** On the portal. */
  readonly userName: string;
  /** Who of ours signed in; null without a session, and where a program did. */
  readonly by: string | null;
}

/** The sessions with the portal of the GSTINs that the actor may see. Throws `NotPossible` where there are none. */
export function connectionList(filing: Filing, actor: Actor): Promise<readonly ConnectionEntry[]> {
  const gstins = permitSomewhere(actor, 'see sums');
  const now = filing.clock.now();
  return filing.store.inBooks(actor.tenantId, async (books) => {
    const known = await books.registrations();
    const list: ConnectionEntry[] = [];
    for (const { gstin, legalName, portalUserName } of known) {
      if (gstins !== null && !gstins.includes(gstin)) continue;
      const session = await books.session(gstin);
      const state = connectionOf(session, now);
      const isOpen = state !== 'none' && session !== null;
      list.push({
        gstin,
        legalName,
        state,
        endsAt: isOpen ? session.expiresAt : null,
        userName: isOpen ? session.taxpayer.userName : portalUserName,
        by: isOpen ? (session.by ?? null) : null,
      });
    }
    return list;
  });
}
