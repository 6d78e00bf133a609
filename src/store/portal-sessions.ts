import type { PortalSession } from '../filing/needs/portal.ts';
import { query, type Transaction } from './transaction.ts';

interface SessionRow {
  readonly user_name: string;
  readonly state: PortalSession['state'];
  readonly sealed_secret: Buffer;
  readonly expires_at: string;
  readonly signed_in_by: string | null;
}

/** Where the secret of a registration's session is sealed for. */
export const placeOfSession = (tenantId: string, gstin: string): string =>
  `portal session|${tenantId}|${gstin}`;

/** The session of a registration at the portal, its secret opened; null when there is none. */
export async function readSession(tx: Transaction, gstin: string): Promise<PortalSession | null> {
  const [row] = await query<SessionRow>(
    tx,
    `select user_name, state, sealed_secret, expires_at, signed_in_by from portal_sessions
     where tenant_id = $1 and gstin = $2`,
    [tx.tenantId, gstin],
  );
  if (!row) return null;
  const secret = tx.sealer.open(row.sealed_secret, placeOfSession(tx.tenantId, gstin));
  return {
    taxpayer: { gstin, userName: row.user_name },
    state: row.state,
    secret,
    expiresAt: row.expires_at,
    ...(row.signed_in_by === null ? {} : { by: row.signed_in_by }),
  };
}

/** Keeps the session of a registration, its secret sealed; null removes it. */
export async function saveSession(
  tx: Transaction,
  gstin: string,
  session: PortalSession | null,
): Promise<void> {
  if (!session) {
    await query(tx, 'delete from portal_sessions where tenant_id = $1 and gstin = $2', [tx.tenantId, gstin]);
    return;
  }
  const sealed = tx.sealer.seal(session.secret, placeOfSession(tx.tenantId, gstin));
  await query(
    tx,
    `insert into portal_sessions (tenant_id, gstin, user_name, state, sealed_secret, expires_at, signed_in_by)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (tenant_id, gstin) do update set user_name = excluded.user_name, state = excluded.state,
       sealed_secret = excluded.sealed_secret, expires_at = excluded.expires_at,
       signed_in_by = coalesce(excluded.signed_in_by, portal_sessions.signed_in_by)`,
    [
      tx.tenantId,
      gstin,
      session.taxpayer.userName,
      session.state,
      sealed,
      session.expiresAt,
      session.by ?? null,
    ],
  );
}
