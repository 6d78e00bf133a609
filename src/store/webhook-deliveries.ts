import type { Page, PageWanted } from '../filing/needs/page.ts';
import type { Delivery, DeliveryAttempt, MessageEvent } from '../filing/needs/webhooks.ts';
import { aName, anInstant, pageOf, readCursor } from './cursor.ts';
import { query, type Transaction } from './transaction.ts';

interface DeliveryRow {
  readonly delivery_id: string;
  readonly webhook_id: string;
  readonly event: MessageEvent;
  readonly body: string;
  readonly state: Delivery['state'];
  readonly created_at: string;
  readonly next_at: string | null;
}

interface AttemptRow {
  readonly delivery_id: string;
  readonly number: number;
  readonly at: string;
  readonly duration_ms: number;
  readonly status: number | null;
  readonly answer: string;
  readonly trouble: string | null;
}

const columns = 'delivery_id, webhook_id, event, body, state, created_at, next_at';

/** The deliveries to a webhook with their attempts, newest first. */
export async function readDeliveries(
  tx: Transaction,
  webhookId: string,
  { cursor, limit }: PageWanted,
): Promise<Page<Delivery>> {
  const before = cursor === undefined ? null : readCursor(cursor, anInstant, aName);
  const rows = await query<DeliveryRow>(
    tx,
    `select ${columns} from webhook_deliveries where tenant_id = $1 and webhook_id = $2
       and ($4::timestamptz is null or (created_at, delivery_id) < ($4, $5))
     order by created_at desc, delivery_id desc limit $3`,
    [tx.tenantId, webhookId, limit + 1, ...(before ?? [null, null])],
  );
  const attempts = await attemptsOf(
    tx,
    rows.map(({ delivery_id: id }) => id),
  );
  return pageOf(rows, limit, {
    place: (row) => [row.created_at, row.delivery_id],
    show: (row) => readRow(row, attempts),
  });
}

/** One delivery with its attempts, locked; null when there is none of this id. */
export async function readDelivery(tx: Transaction, deliveryId: string): Promise<Delivery | null> {
  const [row] = await query<DeliveryRow>(
    tx,
    `select ${columns} from webhook_deliveries where tenant_id = $1 and delivery_id = $2 for no key update`,
    [tx.tenantId, deliveryId],
  );
  return row ? readRow(row, await attemptsOf(tx, [deliveryId])) : null;
}

/** How long the log of deliveries is kept. */
const keptLog = `interval '30 days'`;

/** Keeps a try to deliver, and clears away what the log has kept long enough. */
export async function addAttempt(
  tx: Transaction,
  deliveryId: string,
  { number, at, durationMs, status, answer, trouble }: DeliveryAttempt,
): Promise<void> {
  await query(
    tx,
    `insert into webhook_attempts (tenant_id, delivery_id, number, at, duration_ms, status, answer, trouble)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [tx.tenantId, deliveryId, number, at, Math.round(durationMs), status, answer, trouble],
  );
  await query(
    tx,
    `delete from webhook_deliveries where tenant_id = $1 and created_at < $2::timestamptz - ${keptLog}`,
    [tx.tenantId, at],
  );
}

async function attemptsOf(tx: Transaction, deliveryIds: readonly string[]): Promise<readonly AttemptRow[]> {
  return query<AttemptRow>(
    tx,
    `select delivery_id, number, at, duration_ms, status, answer, trouble from webhook_attempts
     where tenant_id = $1 and delivery_id = any($2::text[]) order by number`,
    [tx.tenantId, deliveryIds],
  );
}

function readRow(row: DeliveryRow, attempts: readonly AttemptRow[]): Delivery {
  return {
    deliveryId: row.delivery_id,
    webhookId: row.webhook_id,
    event: row.event,
    state: row.state,
    createdAt: row.created_at,
    nextAt: row.next_at,
    body: row.body,
    attempts: attempts
      .filter(({ delivery_id: id }) => id === row.delivery_id)
      .map(({ number, at, duration_ms: durationMs, status, answer, trouble }) => ({
        number,
        at,
        durationMs,
        status,
        answer,
        trouble,
      })),
  };
}
