import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { Consumer } from '../filing/needs/consumers.ts';
import type { DialectSession, DialectSessions } from '../filing/needs/dialect-sessions.ts';
import type { PortalSession } from '../filing/needs/portal.ts';
import type { Sealer } from './sealing.ts';

interface Row {
  readonly session_id: string;
  readonly state_code: string;
  readonly gstin: string | null;
  readonly user_name: string;
  readonly state: PortalSession['state'];
  readonly sealed_secret: Buffer;
  readonly expires_at: string;
}

const columns = 'session_id, state_code, gstin, user_name, state, sealed_secret, expires_at';

/** The id under which the session of a `txn` is kept. */
export const idOfTxn = (txn: string): string => createHash('sha256').update(txn).digest('hex');
/** Where the secret of a session is sealed for. */
export const placeOfDialectSession = (tenantId: string, sessionId: string): string =>
  `dialect session|${tenantId}|${sessionId}`;

/** The sessions kept in a database. */
export function dialectSessionsIn(pool: pg.Pool, sealer: Sealer): DialectSessions {
  const first = async (consumer: Consumer, sql: string, values: readonly unknown[]) => {
    const { rows } = await pool.query<Row>(sql, [consumer.tenantId, consumer.consumerId, ...values]);
    return rows[0] ? read(sealer, consumer.tenantId, rows[0]) : null;
  };
  const living = `select ${columns} from dialect_sessions where tenant_id = $1 and consumer_id = $2 and expires_at > $3`;
  return {
    keep: (consumer, txn, kept) => keep(pool, sealer, { consumer, sessionId: idOfTxn(txn), ...kept }),
    replace: async ({ tenantId, consumerId }, { sessionId, session }) => {
      await pool.query(
        `update dialect_sessions set gstin = $4, state = $5, sealed_secret = $6, expires_at = $7
         where tenant_id = $1 and consumer_id = $2 and session_id = $3`,
        [tenantId, consumerId, sessionId, ...changing(sealer, tenantId, { sessionId, session })],
      );
    },
    find: (consumer, txn, now) => first(consumer, `${living} and session_id = $4`, [now, idOfTxn(txn)]),
    findOf: (consumer, { userName, stateCode }, now) =>
      first(
        consumer,
        `${living} and lower(user_name) = lower($4) and state_code = $5 order by opened_at desc, session_id limit 1`,
        [now, userName, stateCode],
      ),
    close: async ({ tenantId, consumerId }, sessionId) => {
      await pool.query(
        'delete from dialect_sessions where tenant_id = $1 and consumer_id = $2 and session_id = $3',
        [tenantId, consumerId, sessionId],
      );
    },
  };
}

interface Kept extends DialectSession {
  readonly consumer: Consumer;
  readonly now: string;
}

async function keep(
  pool: pg.Pool,
  sealer: Sealer,
  { consumer: { tenantId, consumerId }, sessionId, session, now }: Kept,
): Promise<void> {
  const { gstin, userName } = session.taxpayer;
  await pool.query(
    `insert into dialect_sessions
       (tenant_id, consumer_id, session_id, gstin, state, sealed_secret, expires_at, state_code, user_name, opened_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     on conflict (tenant_id, session_id) do update set gstin = excluded.gstin, state = excluded.state,
       sealed_secret = excluded.sealed_secret, expires_at = excluded.expires_at
       where dialect_sessions.consumer_id = excluded.consumer_id`,
    [
      tenantId,
      consumerId,
      sessionId,
      ...changing(sealer, tenantId, { sessionId, session }),
      gstin.slice(0, 2),
      userName,
      now,
    ],
  );
  // Here, where sessions are made, what has expired is cleared away.
  await pool.query(
    'delete from dialect_sessions where tenant_id = $1 and consumer_id = $2 and expires_at <= $3',
    [tenantId, consumerId, now],
  );
}

function changing(
  sealer: Sealer,
  tenantId: string,
  { sessionId, session }: DialectSession,
): readonly unknown[] {
  const { taxpayer, state, secret, expiresAt } = session;
  const gstin = taxpayer.gstin.length === 2 ? null : taxpayer.gstin;
  return [gstin, state, sealer.seal(secret, placeOfDialectSession(tenantId, sessionId)), expiresAt];
}

function read(sealer: Sealer, tenantId: string, row: Row): DialectSession {
  const { session_id: sessionId, state, expires_at: expiresAt } = row;
  const taxpayer = { gstin: row.gstin ?? row.state_code, userName: row.user_name };
  const secret = sealer.open(row.sealed_secret, placeOfDialectSession(tenantId, sessionId));
  return { sessionId, session: { taxpayer, state, secret, expiresAt } };
}
