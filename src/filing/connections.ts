import type { Actor, Filing } from './filing.ts';
import { permit } from './permissions.ts';
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

/** The sessions of these GSTINs (null for all) with the portal. */
export function connectionList(
  filing: Filing,
  actor: Actor,
  { gstins }: { readonly gstins: readonly string[] | null },
): Promise<readonly ConnectionEntry[]> {
  permit(actor, 'see');
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
