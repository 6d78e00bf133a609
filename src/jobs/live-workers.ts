import { setTimeout as delay } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';

/** What is needed to show that workers live, and to hear of trouble. */
export interface LiveWorkers {
  /** The names under which our workers hold jobs. */
  readonly holderIds: readonly string[];
  onTrouble(message: string, error?: unknown): void;
}

/** The first half of our advisory locks; the second is the hash of the name under which jobs are held. */
const lockClass = 77_880_001;
const lookEveryMs = 15_000;
/** A worker takes its lock just after it was made; only who has none after this long is dead. */
const graceMs = 500;

/**
 * Holds a lock of the database for each of our workers, which it gives up when this process dies however it dies, and
 * frees the jobs of workers that hold none: a job that was running at a kill -9 goes on at once, not after four hours.
 */
export async function keepAlive(pool: Pool, workers: LiveWorkers): Promise<{ stop(): Promise<void> }> {
  const stopping = new AbortController();
  let client: PoolClient | null = await connect(pool, workers);
  await freeJobsOfDeadWorkers(client, workers);
  const lookOnce = async (): Promise<void> => {
    try {
      client ??= await connect(pool, workers);
      await freeJobsOfDeadWorkers(client, workers);
    } catch (error) {
      // The database may be restarting; the next look takes another connection, and the locks with it.
      workers.onTrouble('The connection that shows that the workers live was lost.', error);
      client?.release(true);
      client = null;
    }
  };
  const looking = (async () => {
    while (await pauseUnlessStopped(stopping.signal)) await lookOnce();
  })();
  return {
    async stop() {
      stopping.abort();
      await looking;
      // Closing the connection is what gives the locks up.
      client?.release(true);
    },
  };
}

async function pauseUnlessStopped(signal: AbortSignal): Promise<boolean> {
  await delay(lookEveryMs, undefined, { signal, ref: false }).catch(() => undefined);
  return !signal.aborted;
}

async function connect(pool: Pool, { holderIds, onTrouble }: LiveWorkers): Promise<PoolClient> {
  if (holderIds.length === 0) throw new Error('The queue has not told under which name it holds jobs.');
  const client = await pool.connect();
  client.on('error', (error) => onTrouble('The connection that shows that the workers live broke.', error));
  await client.query('select pg_advisory_lock($1, hashtext(id)) from unnest($2::text[]) as id', [
    lockClass,
    holderIds,
  ]);
  return client;
}

/** Finds the workers that hold jobs but live no more, looks twice, and unlocks what they held. */
async function freeJobsOfDeadWorkers(client: PoolClient, { holderIds }: LiveWorkers): Promise<void> {
  const suspects = await deadAmong(client, await holders(client, holderIds));
  if (suspects.length === 0) return;
  await delay(graceMs);
  const dead = await deadAmong(client, suspects);
  if (dead.length > 0) await client.query('select graphile_worker.force_unlock_workers($1::text[])', [dead]);
}

async function holders(client: PoolClient, own: readonly string[]): Promise<readonly string[]> {
  const { rows } = await client.query<{ readonly locked_by: string }>(
    `select locked_by from graphile_worker._private_jobs where locked_by is not null
     union select locked_by from graphile_worker._private_job_queues where locked_by is not null`,
  );
  return rows.map((row) => row.locked_by).filter((id) => !own.includes(id));
}

/** A lock that can be had belongs to nobody alive; it is given back at once. */
async function deadAmong(client: PoolClient, ids: readonly string[]): Promise<readonly string[]> {
  const dead: string[] = [];
  for (const id of ids) {
    const { rows } = await client.query<{ readonly free: boolean }>(
      'select pg_try_advisory_lock($1, hashtext($2)) as free',
      [lockClass, id],
    );
    if (!rows[0]?.free) continue;
    await client.query('select pg_advisory_unlock($1, hashtext($2))', [lockClass, id]);
    dead.push(id);
  }
  return dead;
}
