import { timingSafeEqual } from 'node:crypto';
import type pg from 'pg';
import type { Callers, TokenCaller, TxnCaller } from '../filing/needs/callers.ts';
import type { Consumer } from '../filing/needs/consumers.ts';
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
  readonly sealed_secret: string | null;
  readonly portal_expires_at: string;
}

interface TokenRow extends ConsumerRow, RegistrationRow, SealedRow {
  readonly is_token: boolean;
  readonly token_gstin: string | null;
  readonly token_user: string | null;
}

interface TxnRow extends ConsumerRow, RegistrationRow, SealedRow {
  readonly secret_hash: string;
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

/** A row as JSON: one text, which is compared and not read where nothing has changed. */
const asJson = (columns: string): string =>
  `(select row_to_json(found) from (select ${columns}) found)::text as found`;

const tokenColumns = `${consumerColumns}, ${registrationColumns},
  token_hash is not null as is_token, api_sessions.gstin as token_gstin, api_sessions.user_name as token_user,
  portal_sessions.user_name as portal_user, portal_sessions.state as portal_state, sealed_secret,
  portal_sessions.expires_at as portal_expires_at`;

const txnColumns = `${consumerColumns}, secret_hash, ${registrationColumns},
  session_id, state_code, dialect_sessions.gstin as session_gstin, dialect_sessions.user_name as portal_user,
  dialect_sessions.state as portal_state, sealed_secret, dialect_sessions.expires_at as portal_expires_at`;

// Named: each connection plans them once, and planning would take longer than looking up.
const byToken = {
  name: 'callers by token',
  text: `select place, ${asJson(tokenColumns)}
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
  text: `select place, ${asJson(txnColumns)}
    from unnest($1::text[], $2::bytea[], $3::text[], $4::timestamptz[]) with ordinality
      as asked (tenant, key, shown, at, place)
    join api_consumers on api_consumers.tenant_id = tenant and key_hash = key and revoked_at is null
    left join dialect_sessions on dialect_sessions.tenant_id = tenant and session_id = shown
      and dialect_sessions.consumer_id = api_consumers.consumer_id and dialect_sessions.expires_at > at
    left join registrations on registrations.tenant_id = tenant and registrations.gstin = dialect_sessions.gstin`,
};

/** The callers of the dialects, from a database. */
export function callersIn(pool: pg.Pool, sealer: Sealer): Callers {
  const tokenText = gathered((asked) => look(pool, byToken, asked));
  const txnText = gathered((asked) => look(pool, byTxn, asked));
  const tokenCallerIn = readOnce((row: TokenRow) => ({ row, caller: tokenCaller(row, sealer) }));
  const txnCallerIn = readOnce((row: TxnRow) => ({
    row,
    secretHash: bytesIn(row.secret_hash),
    caller: txnCaller(row, sealer),
  }));
  return {
    byToken: async ({ apiKey, token, now }) => {
      const text = await tokenText({ apiKey, shown: hashOf(token), now });
      if (text === undefined) return null;
      const { row, caller } = tokenCallerIn(text);
      await noteUse(pool, row);
      return caller;
    },
    byTxn: async ({ apiKey, apiSecret, txn, now }) => {
      const text = await txnText({ apiKey, shown: idOfTxn(txn), now });
      if (text === undefined) return null;
      const { row, secretHash, caller } = txnCallerIn(text);
      if (!timingSafeEqual(secretHash, hashOf(apiSecret))) return null;
      await noteUse(pool, row);
      return caller;
    },
  };
}

/** How many callers are kept as they were last read, their sessions opened. */
const mostKept = 1_000;

/** Reads a row anew only where the database says something else than before: opening a session takes longer than asking. */
function readOnce<Row, Read>(read: (row: Row) => Read): (text: string) => Read {
  const kept = new Map<string, Read>();
  return (text) => {
    const known = kept.get(text);
    if (known) return known;
    if (kept.size === mostKept) kept.clear();
    const fresh = read(JSON.parse(text) as Row);
    kept.set(text, fresh);
    return fresh;
  };
}

const bytesIn = (hex: string): Buffer => Buffer.from(hex.slice('\\x'.length), 'hex');
const instantIn = (text: string): string => new Date(text).toISOString();

async function look(
  pool: pg.Pool,
  statement: { readonly name: string; readonly text: string },
  asked: readonly Asked[],
): Promise<readonly (string | undefined)[]> {
  const values = [
    asked.map(({ apiKey }) => tenantOf(apiKey)),
    asked.map(({ apiKey }) => hashOf(apiKey)),
    asked.map(({ shown }) => shown),
    asked.map(({ now }) => now),
  ];
  const { rows } = await pool.query<{ place: number; found: string }>({ ...statement, values });
  const byPlace = new Map(rows.map(({ place, found }) => [place, found]));
  return asked.map((_, index) => byPlace.get(index + 1));
}

/** Looks up one by one in a quiet hour; what is asked while a look-up is under way is looked up together next. */
function gathered<Found>(lookUp: (asked: readonly Asked[]) => Promise<readonly (Found | undefined)[]>) {
  let waiting: { asked: Asked; resolve(found: Found | undefined): void; reject(error: unknown): void }[] = [];
  let isBusy = false;
  const next = async (): Promise<void> => {
    const group = waiting;
    waiting = [];
    isBusy = group.length > 0;
    if (!isBusy) return;
    try {
      const found = await lookUp(group.map(({ asked }) => asked));
      group.forEach(({ resolve }, index) => {
        resolve(found[index]);
      });
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
    void next();
  };
  return (asked: Asked): Promise<Found | undefined> =>
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
    consumer: consumerIn(row),
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
  return { consumer: consumerIn(row), found, registration: registrationIn(row) };
}

/** Instants in JSON are written otherwise than those the pool reads. */
function consumerIn(row: ConsumerRow): Consumer {
  const { created_at, last_used_at, revoked_at } = row;
  return readConsumer({
    ...row,
    created_at: instantIn(created_at),
    last_used_at: last_used_at === null ? null : instantIn(last_used_at),
    revoked_at: revoked_at === null ? null : instantIn(revoked_at),
  });
}

function sessionIn(
  row: SealedRow,
  { gstin, place, sealer }: { readonly gstin: string; readonly place: string; readonly sealer: Sealer },
): PortalSession | null {
  if (row.sealed_secret === null) return null;
  return {
    taxpayer: { gstin, userName: row.portal_user },
    state: row.portal_state,
    secret: sealer.open(bytesIn(row.sealed_secret), place),
    expiresAt: instantIn(row.portal_expires_at),
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
