import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { Grant } from '../filing/needs/roles.ts';
import { newToken, tokenPlace } from './token.ts';

/** Somebody who may sign in. */
export interface User {
  readonly tenantId: string;
  readonly userId: string;
  readonly email: string;
  readonly name: string;
  /** Argon2id in its own notation; null when the password was never set. */
  readonly passwordHash: string | null;
  readonly grants: readonly Grant[];
  readonly language: string;
  /** ISO 8601; null while the user may sign in. */
  readonly disabledAt: string | null;
  /** ISO 8601, to the minute; null before the first sign-in. */
  readonly seenAt: string | null;
  readonly hasSecondFactor: boolean;
}

/** What is known of a user when he is added. */
export type NewUser = Omit<User, 'userId' | 'disabledAt' | 'seenAt' | 'hasSecondFactor'>;

/** A sign-in that is open; `loginId` names it for revoking and is no secret. */
export interface Login {
  readonly loginId: string;
  readonly user: User;
  readonly openedAt: string;
  readonly seenAt: string;
  readonly expiresAt: string;
  readonly userAgent: string;
  /** The IP address it was opened from. */
  readonly address: string;
}

/** Tenants, users and their sign-ins. */
export interface People {
  /** Adds a tenant; leaves one that exists as it is. */
  createTenant(tenant: { readonly tenantId: string; readonly name: string }): Promise<void>;
  /** Adds a user; throws when the tenant has one with this email address. */
  createUser(user: NewUser): Promise<User>;
  /** Upper and lower case are equal. Without a tenant the oldest user of this address, in whichever tenant. */
  findUserByEmail(email: string, tenantId?: string): Promise<User | null>;
  listUsers(tenantId: string): Promise<readonly User[]>;
  /**
   * Changes what is given; disabling a user, or a new password, closes all his sign-ins. False, and nothing is changed,
   * where nobody would be left who can sign in as an administrator.
   */
  changeUser(who: UserId, change: UserChange): Promise<boolean>;
  /** Opens a sign-in; answers the token for the cookie, of which only a hash is kept. */
  openLogin(who: UserId, login: NewLogin): Promise<string>;
  /** The sign-in of a token; null when it is closed, expired, awaits its code, or its user is disabled. */
  readLogin(token: string): Promise<Login | null>;
  /** The sign-in of a token that awaits the code of the second factor. */
  readAwaiting(token: string): Promise<Login | null>;
  closeLogin(token: string): Promise<void>;
  listLogins(who: UserId): Promise<readonly Login[]>;
  /** Closes a sign-in of a user from the list. */
  revokeLogin(who: UserId, loginId: string): Promise<void>;
  /** Closes all sign-ins of a user but one; answers how many. */
  revokeOthers(who: UserId, loginId: string): Promise<number>;
  /** Removes sign-ins that expired; answers how many. */
  forgetExpiredLogins(tenantId: string): Promise<number>;
}

/** A sign-in to open, from where and with which browser. */
export interface NewLogin {
  readonly expiresAt: string;
  readonly awaitsCode?: boolean;
  readonly userAgent?: string;
  readonly address?: string;
}

/** Names a user. */
export interface UserId {
  readonly tenantId: string;
  readonly userId: string;
}

/** What may be changed of a user; what is absent stays. */
export interface UserChange {
  readonly name?: string;
  /** Empty: no password fits until a new one is set. */
  readonly passwordHash?: string;
  readonly grants?: readonly Grant[];
  readonly language?: string;
  readonly isDisabled?: boolean;
}

interface UserRow {
  readonly tenant_id: string;
  readonly user_id: string;
  readonly email: string;
  readonly name: string;
  readonly password_hash: string | null;
  readonly grants: readonly Grant[];
  readonly language: string;
  readonly disabled_at: string | null;
  readonly user_seen_at: string | null;
  readonly has_second_factor: boolean;
}

interface LoginRow extends UserRow {
  readonly token_hash: Buffer;
  readonly opened_at: string;
  readonly seen_at: string;
  readonly expires_at: string;
  readonly user_agent: string;
  readonly address: string;
}

const userColumns = ['tenant_id', 'user_id', 'email', 'name', 'password_hash', 'language', 'disabled_at']
  .map((name) => `users.${name}`)
  .concat(
    'users.seen_at as user_seen_at',
    `exists (select from second_factors where confirmed_at is not null
       and second_factors.tenant_id = users.tenant_id and second_factors.user_id = users.user_id) as has_second_factor`,
    `(select coalesce(json_agg(json_build_object('role', role, 'gstins', gstins) order by role), '[]') from user_roles
       where user_roles.tenant_id = users.tenant_id and user_roles.user_id = users.user_id) as grants`,
  )
  .join(', ');

const loginColumns = `${userColumns}, token_hash, opened_at, logins.seen_at, expires_at, user_agent, address`;
const withUser = 'logins join users using (tenant_id, user_id)';

function readUser(row: UserRow): User {
  return {
    tenantId: row.tenant_id,
    userId: row.user_id,
    email: row.email,
    name: row.name,
    passwordHash: row.password_hash,
    grants: row.grants,
    language: row.language,
    disabledAt: row.disabled_at,
    seenAt: row.user_seen_at,
    hasSecondFactor: row.has_second_factor,
  };
}

/** Writes the roles that a parameter holds as JSON for the user of a row source. */
function insertGrants(who: string, grants: string): string {
  return `insert into user_roles (tenant_id, user_id, role, gstins)
    select tenant_id, user_id, role, gstins from ${who},
      json_to_recordset(${grants}::json) as given (role text, gstins text[])`;
}

function readRow(row: LoginRow): Login {
  return {
    loginId: row.token_hash.toString('hex'),
    user: readUser(row),
    openedAt: row.opened_at,
    seenAt: row.seen_at,
    expiresAt: row.expires_at,
    userAgent: row.user_agent,
    address: row.address,
  };
}

/** The people kept in a database. */
export function peopleIn(pool: pg.Pool): People {
  return { ...usersIn(pool), ...loginsIn(pool) };
}

function usersIn(pool: pg.Pool) {
  return {
    createTenant: async ({ tenantId, name }) => {
      await pool.query('insert into tenants (tenant_id, name) values ($1, $2) on conflict do nothing', [
        tenantId,
        name,
      ]);
    },
    createUser: async (user) => {
      const userId = randomUUID();
      await pool.query(
        `with added as (insert into users (tenant_id, user_id, email, name, password_hash, language)
           values ($1, $2, $3, $4, $5, $6) returning tenant_id, user_id)
         ${insertGrants('added', '$7')}`,
        [
          user.tenantId,
          userId,
          user.email,
          user.name,
          user.passwordHash,
          user.language,
          JSON.stringify(user.grants),
        ],
      );
      return { ...user, userId, disabledAt: null, seenAt: null, hasSecondFactor: false };
    },
    findUserByEmail: async (email, tenantId) => {
      const { rows } = await pool.query<UserRow>(
        `select ${userColumns} from users where lower(email) = lower($1) and ($2::text is null or tenant_id = $2)
         order by created_at, tenant_id limit 1`,
        [email.trim(), tenantId ?? null],
      );
      return rows[0] ? readUser(rows[0]) : null;
    },
    listUsers: async (tenantId) => {
      const sql = `select ${userColumns} from users where tenant_id = $1 order by lower(name), user_id`;
      return (await pool.query<UserRow>(sql, [tenantId])).rows.map(readUser);
    },
    changeUser: (who, change) => changeUser(pool, who, change),
  } satisfies Partial<People>;
}

async function changeUser(pool: pg.Pool, who: UserId, change: UserChange): Promise<boolean> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const isLeft = !takesAdmin(change) || !(await isLastAdmin(client, who));
    if (isLeft) await updateUser(client, who, change);
    await client.query('commit');
    return isLeft;
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

function takesAdmin({ isDisabled, grants, passwordHash }: UserChange): boolean {
  const stays = grants === undefined || grants.some(({ role }) => role === 'admin');
  return isDisabled === true || passwordHash === '' || !stays;
}

/** Locks the tenant: of two administrators who disable each other at once, one stays. */
async function isLastAdmin(client: pg.PoolClient, { tenantId, userId }: UserId): Promise<boolean> {
  await client.query('select from tenants where tenant_id = $1 for no key update', [tenantId]);
  const { rows } = await client.query<{ readonly user_id: string }>(
    `select user_id from users join user_roles using (tenant_id, user_id)
     where tenant_id = $1 and role = 'admin' and disabled_at is null and password_hash <> '' limit 2`,
    [tenantId],
  );
  return rows.length === 1 && rows[0]?.user_id === userId;
}

async function updateUser(
  client: pg.PoolClient,
  { tenantId, userId }: UserId,
  change: UserChange,
): Promise<void> {
  if (change.grants !== undefined) {
    await client.query('delete from user_roles where tenant_id = $1 and user_id = $2', [tenantId, userId]);
    await client.query(insertGrants('(select $1::text as tenant_id, $2::text as user_id) as who', '$3'), [
      tenantId,
      userId,
      JSON.stringify(change.grants),
    ]);
  }
  const closesLogins = change.isDisabled === true || change.passwordHash !== undefined;
  // One statement: no moment in which the user is disabled and his sign-ins are not.
  await client.query(
    `with closed as (delete from logins where tenant_id = $1 and user_id = $2 and $7)
     update users set name = coalesce($3, name), password_hash = coalesce($4, password_hash),
       language = coalesce($5, language),
       disabled_at = case when $6::boolean is null then disabled_at when $6 then coalesce(disabled_at, now()) end
     where tenant_id = $1 and user_id = $2`,
    [
      tenantId,
      userId,
      change.name ?? null,
      change.passwordHash ?? null,
      change.language ?? null,
      change.isDisabled ?? null,
      closesLogins,
    ],
  );
}

/** Notes that somebody is here, at most once a minute: reading must not become writing. */
async function noteSeen(
  pool: pg.Pool,
  { tenant_id, user_id, token_hash, seen_at, user_seen_at }: LoginRow,
): Promise<void> {
  if (user_seen_at !== null && Date.now() - Date.parse(seen_at) < 60_000) return;
  await pool.query(
    `with here as (update logins set seen_at = now() where tenant_id = $1 and token_hash = $3)
     update users set seen_at = now() where tenant_id = $1 and user_id = $2`,
    [tenant_id, user_id, token_hash],
  );
}

async function loginRow(pool: pg.Pool, token: string, awaitsCode: boolean): Promise<LoginRow | undefined> {
  const { rows } = await pool.query<LoginRow>(
    `select ${loginColumns} from ${withUser}
     where tenant_id = $1 and token_hash = $2 and awaits_code = $3 and expires_at > now() and disabled_at is null`,
    [...tokenPlace(token), awaitsCode],
  );
  return rows[0];
}

function loginsIn(pool: pg.Pool) {
  return {
    openLogin: async ({ tenantId, userId }, login) => {
      const token = newToken(tenantId);
      const { expiresAt, userAgent = '', address = '', awaitsCode = false } = login;
      await pool.query(
        `insert into logins (tenant_id, token_hash, user_id, user_agent, expires_at, address, awaits_code)
         values ($1, $2, $3, $4, $5, $6, $7)`,
        [tenantId, tokenPlace(token)[1], userId, userAgent, expiresAt, address, awaitsCode],
      );
      return token;
    },
    readLogin: async (token) => {
      const row = await loginRow(pool, token, false);
      if (row) await noteSeen(pool, row);
      return row ? readRow(row) : null;
    },
    readAwaiting: async (token) => {
      const row = await loginRow(pool, token, true);
      return row ? readRow(row) : null;
    },
    closeLogin: async (token) => {
      await pool.query('delete from logins where tenant_id = $1 and token_hash = $2', [...tokenPlace(token)]);
    },
    listLogins: async ({ tenantId, userId }) => {
      const { rows } = await pool.query<LoginRow>(
        `select ${loginColumns} from ${withUser}
         where tenant_id = $1 and user_id = $2 and expires_at > now() and not awaits_code
         order by opened_at desc`,
        [tenantId, userId],
      );
      return rows.map(readRow);
    },
    revokeLogin: async ({ tenantId, userId }, loginId) => {
      const sql = 'delete from logins where tenant_id = $1 and user_id = $2 and token_hash = $3';
      await pool.query(sql, [tenantId, userId, Buffer.from(loginId, 'hex')]);
    },
    revokeOthers: async ({ tenantId, userId }, loginId) => {
      const sql = 'delete from logins where tenant_id = $1 and user_id = $2 and token_hash <> $3';
      return (await pool.query(sql, [tenantId, userId, Buffer.from(loginId, 'hex')])).rowCount ?? 0;
    },
    forgetExpiredLogins: async (tenantId) => {
      const sql = 'delete from logins where tenant_id = $1 and expires_at <= now()';
      return (await pool.query(sql, [tenantId])).rowCount ?? 0;
    },
  } satisfies Partial<People>;
}
