import { EventEmitter } from 'node:events';
import { Logger, type RunnerOptions, run, type WorkerEvents } from 'graphile-worker';
import type { Pool, PoolClient } from 'pg';
import type { Delivering, Filing } from '../filing/index.ts';
import { advanceTaskJob } from './advance-task-job.ts';
import { keepAlive } from './live-workers.ts';
import { webhookJobs } from './webhook-jobs.ts';

/** What background work needs. */
export interface WorkerOptions {
  /** Connections to the migrated database. */
  readonly pool: Pool;
  readonly filing: Filing;
  /** With what programs are told of what happened; absent, nobody is told by this worker. */
  readonly webhooks?: Delivering;
  /** Returns worked on at the same time; of one return there is never more than one job. */
  readonly concurrency?: number;
  /** Hears of defects and of what the queue warns of; nothing that goes wrong is silent. */
  onTrouble(message: string, error?: unknown): void;
}

/** Background work that goes on until it is stopped. */
export interface Worker {
  /** Takes no new job, lets the running ones end and gives the connections back. */
  stop(): Promise<void>;
}

/** Messages on their way at the same time; of one webhook there is never more than one. */
const webhookConcurrency = 4;

/** Starts to work on the queue, first freeing what workers held that were killed. */
export async function startWorker({
  pool,
  filing,
  webhooks,
  concurrency = 4,
  onTrouble,
}: WorkerOptions): Promise<Worker> {
  const unwatch = watchClients(pool, onTrouble);
  const events: WorkerEvents = new EventEmitter();
  // The queue notes the pool, not the worker in it, as the holder of a job.
  const holderIds: string[] = [];
  events.on('pool:create', ({ workerPool }) => holderIds.push(workerPool.id));
  const work = (options: Pick<RunnerOptions, 'concurrency' | 'taskList'>) =>
    run({
      pgPool: pool,
      events,
      pollInterval: 500,
      noHandleSignals: true,
      logger: quietLogger(onTrouble),
      ...options,
    });
  const runners = [
    await work({ concurrency, taskList: { 'advance-task': advanceTaskJob(filing, onTrouble) } }),
  ];
  // Programs that answer slowly keep no return waiting: their messages have workers of their own.
  if (webhooks)
    runners.push(await work({ concurrency: webhookConcurrency, taskList: webhookJobs(filing, webhooks) }));
  const alive = await keepAlive(pool, { holderIds, onTrouble });
  return {
    async stop() {
      await Promise.all(runners.map((runner) => runner.stop()));
      await alive.stop();
      unwatch();
    },
  };
}

/** Only what is wrong is told; the rest is in the books. */
function quietLogger(onTrouble: WorkerOptions['onTrouble']): Logger {
  return new Logger(() => (level, message, details) => {
    if (level === 'error' || level === 'warning') onTrouble(message, details?.['error']);
  });
}

/** A connection that breaks while it is idle must not end the process. */
function watchClients(pool: Pool, onTrouble: WorkerOptions['onTrouble']): () => void {
  const watch = (client: PoolClient): void => {
    client.on('error', (error) => onTrouble('A connection to the database broke.', error));
  };
  pool.on('connect', watch);
  return () => pool.off('connect', watch);
}
