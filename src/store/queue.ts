import type { Queue } from '../filing/needs/store.ts';
import { query, type Transaction } from './transaction.ts';

/**
 * Adds a job in the transaction that plans it. The queue's name makes the jobs of one return serial; the job's key
 * gives one task one waiting job, and a job that is running is followed by the new one.
 */
export async function enqueue(tx: Transaction, job: Parameters<Queue['enqueue']>[0]): Promise<void> {
  const { gstin, form, returnPeriod } = job.key;
  const payload = { tenantId: tx.tenantId, taskId: job.taskId, key: { gstin, form, returnPeriod } };
  await addJob(tx, {
    name: job.name,
    payload,
    queueName: [tx.tenantId, gstin, form, returnPeriod].join(':'),
    runAt: job.runAt ?? null,
    jobKey: `${tx.tenantId}:${job.taskId}`,
  });
}

/** Adds the job of the next try to deliver a message. One webhook gets one message at a time. */
export async function enqueueDelivery(
  tx: Transaction,
  {
    deliveryId,
    webhookId,
    runAt,
  }: { readonly deliveryId: string; readonly webhookId: string; readonly runAt: string | null },
): Promise<void> {
  await addJob(tx, {
    name: 'deliver-webhook',
    payload: { tenantId: tx.tenantId, deliveryId },
    queueName: [tx.tenantId, 'webhook', webhookId].join(':'),
    runAt,
    jobKey: `${tx.tenantId}:delivery:${deliveryId}`,
  });
}

/** Adds the job that looks at a session shortly before its end, in place of the one for an earlier end. */
export async function enqueueSessionLook(
  tx: Transaction,
  { gstin, expiresAt, runAt }: { readonly gstin: string; readonly expiresAt: string; readonly runAt: string },
): Promise<void> {
  await addJob(tx, {
    name: 'look-at-session',
    payload: { tenantId: tx.tenantId, gstin, expiresAt },
    queueName: null,
    runAt,
    jobKey: `${tx.tenantId}:session:${gstin}`,
  });
}

interface Job {
  readonly name: string;
  readonly payload: object;
  /** Jobs of one name run one after the other; null where they need not. */
  readonly queueName: string | null;
  readonly runAt: string | null;
  readonly jobKey: string;
}

async function addJob(tx: Transaction, { name, payload, queueName, runAt, jobKey }: Job): Promise<void> {
  await query(
    tx,
    `select graphile_worker.add_job($1, $2::json, queue_name := $3, run_at := coalesce($4::timestamptz, now()),
       job_key := $5)`,
    [name, JSON.stringify(payload), queueName, runAt, jobKey],
  );
}
