import { timingSafeEqual } from 'node:crypto';
import type pg from 'pg';
import type { Callers, TokenCaller, TxnCaller } from '../filing/needs/callers.ts';
import type { PortalSession } from '../filing/needs/portal.ts';
import type { Registration } from '../filing/needs/store.ts';
import { type ConsumerRow, consumerColumns, hashOf, noteUse, readConsumer, tenantOf } from './consumers.ts';
import { idOfTxn, placeOfDialectSession } from './dialect-sessions.ts';
import { placeOfSession } from './portal-sessions.ts';
import type { Sealer } from './sealing.ts';

/** A registration joined to a caller; all null where there is none. */
interface RegistrationRow {
  readonly registered_gstin: string | null;
  readonly legal_name: string;
  readonly portal_user_name: string;
  readonly signatory_pan: string;
  readonly gateway: string;
  readonly frequency: Registration['frequency'];
  readonly turnover_previous_year: number | null;
  readonly turnover_current_year: number | null;
}

const registrationColumns = `registrations.gstin as registered_gstin, legal_name, portal_user_name, signatory_pan,
  gateway, frequency, turnover_previous_year, turnover_current_year`;

interface SealedRow {
  readonly portal_user: string;
  readonly portal_state: PortalSession['state'];
  readonly sealed_secret: Buffer | null;
  readonly portal_expires_at: string;
}

interface TokenRow extends ConsumerRow, RegistrationRow, SealedRow {
  readonly is_token: boolean;
  readonly token_gstin: string | null;
  readonly token_user: string | null;
}

interface TxnRow extends ConsumerRow, RegistrationRow, SealedRow {
  readonly secret_hash: Buffer;
  readonly session_id: string | null;
  readonly state_code: string;
  readonly session_gstin: string | null;
}

/** What is looked up: the key, and the hash of the token or the id of the `txn`. */
interface Asked {
  readonly apiKey: string;
  readonly shown: Buffer | string;
  readonly now: string;
}

type PlacedRow<Row> = Row & { readonly place: number };

// Named: each connection plans them once, and planning would take longer than looking up.
const byToken = {
  name: 'callers by token',
  text: `select place, ${consumerColumns}, ${registrationColumns},
      token_hash is not null as is_token, api_sessions.gstin as token_gstin, api_sessions.user_name as token_user,
      portal_sessions.user_name as portal_user, portal_sessions.state as portal_state, sealed_secret,
      portal_sessions.expires_at as portal_expires_at
    from unnest($1::text[], $2::bytea[], $3::bytea[], $4::timestamptz[]) with ordinality
      as asked (tenant, key, shown, at, place)
    join api_consumers on api_consumers.tenant_id = tenant and key_hash = key and revoked_at is null
    left join api_sessions on api_sessions.tenant_id = tenant and token_hash = shown
      and api_sessions.consumer_id = api_consumers.consumer_id
      and api_sessions.expires_at > at and api_sessions.state = 'signed-in'
    left join registrations on registrations.tenant_id = tenant and registrations.gstin = api_sessions.gstin
    left join portal_sessions on portal_sessions.tenant_id = tenant and portal_sessions.gstin = api_sessions.gstin`,
};

const byTxn = {
  name: 'callers by txn',
  text: `select place, ${consumerColumns}, secret_hash, ${registrationColumns},
      session_id, state_code, dialect_sessions.gstin as session_gstin, dialect_sessions.user_name as portal_user,
      dialect_sessions.state as portal_state, sealed_secret, dialect_sessions.expires_at as portal_expires_at
    from unnest($1::text[], $2::bytea[], $3::text[], $4::timestamptz[]) with ordinality
      as asked (tenant, key, shown, at, place)
    join api_consumers on api_consumers.tenant_id = tenant and key_hash = key and revoked_at is null
    left join dialect_sessions on dialect_sessions.tenant_id = tenant and session_id = shown
      and dialect_sessions.consumer_id = api_consumers.consumer_id and dialect_sessions.expires_at > at
    left join registrations on registrations.tenant_id = tenant and registrations.gstin = dialect_sessions.gstin`,
};

/** The callers of the dialects, from a database. */
export function callersIn(pool: pg.Pool, sealer: Sealer): Callers {
  const tokenRow = gathered((asked) => look<TokenRow>(pool, byToken, asked));
  const txnRow = gathered((asked) => look<TxnRow>(pool, byTxn, asked));
  return {
    byToken: async ({ apiKey, token, now }) => {
      const row = await tokenRow({ apiKey, shown: hashOf(token), now });
      if (!row) return null;
      await noteUse(pool, row);
      return tokenCaller(row, sealer);
    },
    byTxn: async ({ apiKey, apiSecret, txn, now }) => {
      const row = await txnRow({ apiKey, shown: idOfTxn(txn), now });
      if (!row || !timingSafeEqual(row.secret_hash, hashOf(apiSecret))) return null;
      await noteUse(pool, row);
      return txnCaller(row, sealer);
    },
  };
}

async function look<Row extends object>(
  pool: pg.Pool,
  statement: { readonly name: string; readonly text: string },
  asked: readonly Asked[],
): Promise<readonly (Row | undefined)[]> {
  const values = [
    asked.map(({ apiKey }) => tenantOf(apiKey)),
    asked.map(({ apiKey }) => hashOf(apiKey)),
    asked.map(({ shown }) => shown),
    asked.map(({ now }) => now),
  ];
  const { rows } = await pool.query<PlacedRow<Row>>({ ...statement, values });
  const byPlace = new Map(rows.map((row) => [row.place, row]));
  return asked.map((_, index) => byPlace.get(index + 1));
}

/** Looks up one by one in a quiet hour; what is asked while a look-up is under way is looked up together next. */
function gathered<Row>(lookUp: (asked: readonly Asked[]) => Promise<readonly (Row | undefined)[]>) {
  let waiting: { asked: Asked; resolve(row: Row | undefined): void; reject(error: unknown): void }[] = [];
  let isBusy = false;
  const next = async (): Promise<void> => {
    const group = waiting;
    waiting = [];
    isBusy = group.length > 0;
    if (!isBusy) return;
    try {
      const rows = await lookUp(group.map(({ asked }) => asked));
      group.forEach(({ resolve }, index) => {
        resolve(rows[index]);
      });
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
    void next();
  };
  return (asked: Asked): Promise<Row | undefined> =>
    new Promise((resolve, reject) => {
      waiting.push({ asked, resolve, reject });
      if (!isBusy) void next();
    });
}

function tokenCaller(row: TokenRow, sealer: Sealer): TokenCaller {
  const { token_gstin: gstin, token_user: userName } = row;
  const taxpayer = gstin === null || userName === null ? null : { gstin, userName };
  const place = placeOfSession(row.tenant_id, gstin ?? '');
  return {
    consumer: readConsumer(row),
    token: row.is_token ? { taxpayer } : null,
    registration: registrationIn(row),
    session: sessionIn(row, { gstin: gstin ?? '', place, sealer }),
  };
}

function txnCaller(row: TxnRow, sealer: Sealer): TxnCaller {
  const { session_id: sessionId, session_gstin: gstin } = row;
  const place = placeOfDialectSession(row.tenant_id, sessionId ?? '');
  const session = sessionIn(row, { gstin: gstin ?? row.state_code, place, sealer });
  const found = sessionId === null || session === null ? null : { sessionId, session };
  return { consumer: readConsumer(row), found, registration: registrationIn(row) };
}

function sessionIn(
  row: SealedRow,
  { gstin, place, sealer }: { readonly gstin: string; readonly place: string; readonly sealer: Sealer },
): PortalSession | null {
  if (row.sealed_secret === null) return null;
  return {
    taxpayer: { gstin, userName: row.portal_user },
    state: row.portal_state,
    secret: sealer.open(row.sealed_secret, place),
    expiresAt: row.portal_expires_at,
  };
}

function registrationIn(row: RegistrationRow): Registration | null {
  if (row.registered_gstin === null) return null;
  return {
    gstin: row.registered_gstin,
    legalName: row.legal_name,
    portalUserName: row.portal_user_name,
    signatoryPan: row.signatory_pan,
    gateway: row.gateway,
    frequency: row.frequency,
    turnoverPreviousYear: row.turnover_previous_year,
    turnoverCurrentYear: row.turnover_current_year,
  };
}
