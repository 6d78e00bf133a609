import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { UserId } from './people.ts';
import type { Sealer } from './sealing.ts';

/** The second factor of a person, as it is kept. */
export interface SecondFactor {
  /** Base32. */
  readonly secret: string;
  readonly isOn: boolean;
  readonly recoveryLeft: number;
}

/** Second factors: the secret is sealed, recovery codes are kept as hashes. */
export interface SecondFactors {
  read(who: UserId): Promise<SecondFactor | null>;
  /** Keeps a secret that is not in use yet; false where one is. */
  begin(who: UserId, secret: string): Promise<boolean>;
  /** Switches the second factor on with the codes that replace it once each. */
  confirm(who: UserId, step: number, recoveryCodes: readonly string[]): Promise<void>;
  /** Uses the code of a half minute up; false where it, or a later one, was used already. */
  useStep(who: UserId, step: number): Promise<boolean>;
  /** Uses a recovery code up; false where it is none. */
  useRecovery(who: UserId, code: string): Promise<boolean>;
  remove(who: UserId): Promise<void>;
}

/** The second factors kept in a database. */
export function secondFactorsIn(pool: pg.Pool, sealer: Sealer): SecondFactors {
  const changed = async (sql: string, values: readonly unknown[]): Promise<boolean> =>
    (await pool.query(sql, [...values])).rowCount === 1;
  return {
    read: async ({ tenantId, userId }) => {
      const { rows } = await pool.query<{ sealed_secret: Buffer; is_on: boolean; recovery_left: number }>(
        `select sealed_secret, confirmed_at is not null as is_on, cardinality(recovery) as recovery_left
         from second_factors where tenant_id = $1 and user_id = $2`,
        [tenantId, userId],
      );
      const row = rows[0];
      if (!row) return null;
      const secret = sealer.open(row.sealed_secret, placeOf({ tenantId, userId }));
      return { secret, isOn: row.is_on, recoveryLeft: row.recovery_left };
    },
    begin: (who, secret) =>
      changed(
        `insert into second_factors (tenant_id, user_id, sealed_secret) values ($1, $2, $3)
         on conflict (tenant_id, user_id) do update set sealed_secret = excluded.sealed_secret, last_step = 0
         where second_factors.confirmed_at is null`,
        [who.tenantId, who.userId, sealer.seal(secret, placeOf(who))],
      ),
    confirm: async ({ tenantId, userId }, step, recoveryCodes) => {
      await changed(
        `update second_factors set confirmed_at = now(), last_step = $3, recovery = $4
         where tenant_id = $1 and user_id = $2`,
        [tenantId, userId, step, recoveryCodes.map(hashOf)],
      );
    },
    useStep: ({ tenantId, userId }, step) =>
      changed(
        'update second_factors set last_step = $3 where tenant_id = $1 and user_id = $2 and last_step < $3',
        [tenantId, userId, step],
      ),
    useRecovery: ({ tenantId, userId }, code) =>
      changed(
        `update second_factors set recovery = array_remove(recovery, $3)
         where tenant_id = $1 and user_id = $2 and $3 = any(recovery)`,
        [tenantId, userId, hashOf(code)],
      ),
    remove: async ({ tenantId, userId }) => {
      await changed('delete from second_factors where tenant_id = $1 and user_id = $2', [tenantId, userId]);
    },
  };
}

const placeOf = ({ tenantId, userId }: UserId): string => `second factor ${tenantId} ${userId}`;

/** A recovery code has 80 random bits: it needs no slow hash. */
function hashOf(code: string): Buffer {
  return createHash('sha256').update(code).digest();
}
