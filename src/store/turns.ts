import { setTimeout as delay } from 'node:timers/promises';
import type pg from 'pg';
import type { ReturnKey, Store } from '../filing/needs/store.ts';

/** Milliseconds between one try for a lock that another process holds and the next. */
const pauseMs = 50;

/**
 * Turns at a return. Within this process those who want the same return wait in a line; against other processes its
 * first holds an advisory lock. All locks are on one connection, which goes back to the pool when none is held: a call
 * to the portal takes seconds, and must not keep a connection for itself. Should the connection break, the lines of this
 * process remain.
 */
export function turnsIn(pool: pg.Pool): Store['inTurn'] {
  const lines = new Map<string, Promise<unknown>>();
  const locks = locksIn(pool);
  return (tenantId, key, work) => {
    const place = placeOf(tenantId, key);
    const turn = (lines.get(place) ?? Promise.resolve()).then(async () => {
      await locks.take(place);
      return work().finally(() => locks.give(place));
    });
    const ended = turn.then(
      () => undefined,
      () => undefined,
    );
    lines.set(place, ended);
    void ended.then(() => lines.get(place) === ended && lines.delete(place));
    return turn;
  };
}

function placeOf(tenantId: string, { gstin, form, returnPeriod }: ReturnKey): string {
  return ['return', tenantId, gstin, form, returnPeriod].join('|');
}

function locksIn(pool: pg.Pool) {
  let holders = 0;
  let connection: Promise<pg.PoolClient> | null = null;
  // One statement at a time on the one connection.
  let last: Promise<unknown> = Promise.resolve();
  const ask = (sql: string, place: string): Promise<boolean> => {
    const asked = last.then(async () => {
      connection ??= open().catch((error: unknown) => {
        connection = null;
        throw error;
      });
      const client = await connection;
      const { rows } = await client.query<{ done: boolean }>(sql, [place]);
      return rows[0]?.done ?? false;
    });
    last = asked.catch(() => undefined);
    return asked;
  };
  const open = async (): Promise<pg.PoolClient> => {
    const client = await pool.connect();
    client.once('error', broken);
    return client;
  };
  const broken = (): void => {
    const gone = connection;
    connection = null;
    void gone?.then((client) => client.release(true));
  };
  const closeUnused = (): void => {
    last = last.then(async () => {
      if (holders > 0 || connection === null) return;
      const client = await connection.catch(() => null);
      connection = null;
      client?.off('error', broken);
      client?.release();
    });
  };
  return {
    async take(place: string): Promise<void> {
      holders += 1;
      try {
        while (!(await ask('select pg_try_advisory_lock(hashtextextended($1, 0)) as done', place))) {
          await delay(pauseMs);
        }
      } catch (error) {
        holders -= 1;
        throw error;
      }
    },
    async give(place: string): Promise<void> {
      await ask('select pg_advisory_unlock(hashtextextended($1, 0)) as done', place).catch(() => undefined);
      holders -= 1;
      if (holders === 0) closeUnused();
    },
  };
}
