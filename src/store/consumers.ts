import { createHash, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import type pg from 'pg';
import type {
  Consumer,
  ConsumerKeys,
  ConsumerMode,
  ConsumerRole,
  Consumers,
  NewConsumer,
} from '../filing/needs/consumers.ts';
import type { PageWanted } from '../filing/needs/page.ts';
import { aName, anInstant, pageOf, readCursor } from './cursor.ts';
import { keptAnswersIn } from './kept-answers.ts';

/** The columns of a consumer. */
export interface ConsumerRow {
  readonly tenant_id: string;
  readonly consumer_id: string;
  readonly name: string;
  readonly email: string;
  readonly key_start: string;
  readonly gstins: readonly string[] | null;
  readonly calls_per_minute: number | null;
  readonly mode: ConsumerMode;
  readonly role: ConsumerRole;
  readonly created_at: string;
  readonly last_used_at: string | null;
  readonly revoked_at: string | null;
}

/** Names of the columns that `readConsumer` reads. */
export const consumerColumns = [
  'tenant_id',
  'consumer_id',
  'name',
  'email',
  'key_start',
  'gstins',
  'calls_per_minute',
  'mode',
  'role',
  'created_at',
  'last_used_at',
  'revoked_at',
]
  .map((name) => `api_consumers.${name}`)
  .join(', ');

/** A consumer from its columns. */
export function readConsumer(row: ConsumerRow): Consumer {
  return {
    tenantId: row.tenant_id,
    consumerId: row.consumer_id,
    name: row.name,
    email: row.email,
    keyStart: row.key_start,
    gstins: row.gstins,
    callsPerMinute: row.calls_per_minute,
    mode: row.mode,
    role: row.role,
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
    revokedAt: row.revoked_at,
  };
}

/** What sandbox.co.in allows in production; see its page on limits. */
const usualCallsPerMinute = 100;

/** The consumers kept in a database. */
export function consumersIn(pool: pg.Pool): Consumers {
  return { ...keysIn(pool), ...sessionsIn(pool), ...keptAnswersIn(pool) };
}

/** 256 random bits need no slow hash: nobody can try them all. */
export function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

/**
 * A key names its tenant, which leads to its shard. It starts as those of sandbox.co.in do, because their programs
 * choose the host by it.
 */
function makeKeys(tenantId: string): ConsumerKeys {
  const tenant = Buffer.from(tenantId).toString('base64url');
  return {
    apiKey: `key_live_${tenant}.${randomBytes(16).toString('hex')}`,
    apiSecret: `secret_live_${randomBytes(32).toString('hex')}`,
  };
}

/** The tenant that a key names, which proves nothing; null where it is no key of ours. */
export function tenantOf(apiKey: string): string | null {
  const named = /^key_(?:live|test)_([\w-]+)\.[0-9a-f]+$/.exec(apiKey)?.[1] ?? '';
  const tenantId = Buffer.from(named, 'base64url').toString('utf8');
  // A NUL, which no text of PostgreSQL can hold, may be hidden in the base64.
  return tenantId === '' || tenantId.includes('\0') ? null : tenantId;
}

/** Notes that a key was used, at most once a minute: reading must not become writing. */
export async function noteUse(pool: pg.Pool, row: ConsumerRow): Promise<void> {
  if (row.last_used_at !== null && Date.now() - Date.parse(row.last_used_at) < 60_000) return;
  await pool.query(
    `update api_consumers set last_used_at = now() where tenant_id = $1 and consumer_id = $2
       and (last_used_at is null or last_used_at < now() - interval '1 minute')`,
    [row.tenant_id, row.consumer_id],
  );
}

function keysIn(pool: pg.Pool) {
  const find = async (apiKey: string) => {
    const tenantId = tenantOf(apiKey);
    if (tenantId === null) return null;
    const { rows } = await pool.query<ConsumerRow & { readonly secret_hash: Buffer }>(
      `select ${consumerColumns}, secret_hash from api_consumers
       where tenant_id = $1 and key_hash = $2 and revoked_at is null`,
      [tenantId, hashOf(apiKey)],
    );
    return rows[0] ?? null;
  };
  const used = async (row: ConsumerRow): Promise<Consumer> => {
    await noteUse(pool, row);
    return readConsumer(row);
  };
  return {
    create: (tenantId, consumer) => createConsumer(pool, tenantId, consumer),
    list: (tenantId, page) => listConsumers(pool, tenantId, page),
    revoke: async (tenantId, consumerId) => {
      // One statement: no moment in which the key is ended and its sessions are not.
      const sql = `with ended as (delete from api_sessions where tenant_id = $1 and consumer_id = $2)
        update api_consumers set revoked_at = coalesce(revoked_at, now()) where tenant_id = $1 and consumer_id = $2`;
      return (await pool.query(sql, [tenantId, consumerId])).rowCount === 1;
    },
    byKey: async (apiKey) => {
      const row = await find(apiKey);
      return row && used(row);
    },
    authenticate: async ({ apiKey, apiSecret }) => {
      const row = await find(apiKey);
      return row && timingSafeEqual(row.secret_hash, hashOf(apiSecret)) ? used(row) : null;
    },
  } satisfies Partial<Consumers>;
}

/** The database keeps more of an instant than a JavaScript date: the cursor must not lose it. */
const createdExactly = `to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

async function listConsumers(pool: pg.Pool, tenantId: string, { cursor, limit }: PageWanted) {
  const after = cursor === undefined ? null : readCursor(cursor, anInstant, aName);
  const { rows } = await pool.query<ConsumerRow & { readonly place: string }>(
    `select ${consumerColumns}, ${createdExactly} as place from api_consumers where tenant_id = $1
       and ($3::timestamptz is null or (created_at, consumer_id) > ($3, $4))
     order by created_at, consumer_id limit $2`,
    [tenantId, limit + 1, ...(after ?? [null, null])],
  );
  return pageOf(rows, limit, {
    place: (row) => [row.place, row.consumer_id],
    show: (row) => readConsumer(row),
  });
}

async function createConsumer(pool: pg.Pool, tenantId: string, consumer: NewConsumer) {
  const keys = makeKeys(tenantId);
  const { rows } = await pool.query<ConsumerRow>(
    `insert into api_consumers
       (tenant_id, consumer_id, name, email, key_hash, key_start, secret_hash, gstins, calls_per_minute, mode, role)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) returning ${consumerColumns}`,
    [
      tenantId,
      randomUUID(),
      consumer.name,
      consumer.email ?? '',
      hashOf(keys.apiKey),
      keys.apiKey.slice(0, keys.apiKey.indexOf('.') + 5),
      hashOf(keys.apiSecret),
      consumer.gstins ?? null,
      consumer.callsPerMinute === undefined ? usualCallsPerMinute : consumer.callsPerMinute,
      consumer.mode ?? 'pass-through',
      consumer.role ?? 'admin',
    ],
  );
  if (!rows[0]) throw new Error('The consumer was not written.');
  return { consumer: readConsumer(rows[0]), keys };
}

interface SessionRow extends ConsumerRow {
  readonly gstin: string | null;
  readonly user_name: string | null;
  readonly state: 'otp-requested' | 'signed-in';
  readonly expires_at: string;
}

const livingSessions = `select ${consumerColumns}, gstin, user_name, state, expires_at
  from api_sessions join api_consumers using (tenant_id, consumer_id)
  where revoked_at is null and api_sessions.tenant_id = $1 and expires_at > $2`;

function readSession(row: SessionRow) {
  const { gstin, user_name: userName } = row;
  const taxpayer = gstin === null || userName === null ? null : { gstin, userName };
  return { consumer: readConsumer(row), taxpayer, state: row.state, expiresAt: row.expires_at };
}

function sessionsIn(pool: pg.Pool) {
  return {
    keepSession: async ({ tenantId, consumerId }, token, { taxpayer, state, openedAt, expiresAt }) => {
      await pool.query(
        `insert into api_sessions (tenant_id, token_hash, consumer_id, gstin, user_name, state, opened_at, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)
         on conflict (tenant_id, token_hash) do update set consumer_id = excluded.consumer_id,
           gstin = excluded.gstin, user_name = excluded.user_name, state = excluded.state,
           opened_at = excluded.opened_at, expires_at = excluded.expires_at`,
        [
          tenantId,
          hashOf(token),
          consumerId,
          taxpayer?.gstin ?? null,
          taxpayer?.userName ?? null,
          state,
          openedAt,
          expiresAt,
        ],
      );
      // Here, where sessions are made, what has expired is cleared away.
      await pool.query(
        'delete from api_sessions where tenant_id = $1 and consumer_id = $2 and expires_at <= $3',
        [tenantId, consumerId, openedAt],
      );
    },
    session: async (tenantId, token, now) => {
      const sql = `${livingSessions} and token_hash = $3`;
      const { rows } = await pool.query<SessionRow>(sql, [tenantId, now, hashOf(token)]);
      return rows[0] ? readSession(rows[0]) : null;
    },
    findSession: async ({ tenantId, consumerId }, { userName, stateCode, gstin, now }) => {
      const { rows } = await pool.query<SessionRow>(
        `${livingSessions} and api_sessions.consumer_id = $3
           and lower(user_name) = lower($4) and left(gstin, 2) = $5 and ($6::text is null or gstin = $6)
         order by opened_at desc limit 1`,
        [tenantId, now, consumerId, userName, stateCode, gstin ?? null],
      );
      return rows[0] ? readSession(rows[0]) : null;
    },
    closeSession: async (tenantId, token) => {
      const sql = 'delete from api_sessions where tenant_id = $1 and token_hash = $2';
      await pool.query(sql, [tenantId, hashOf(token)]);
    },
  } satisfies Partial<Consumers>;
}
