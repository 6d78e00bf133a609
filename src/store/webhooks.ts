import { randomBytes, randomUUID } from 'node:crypto';
import type {
  News,
  NewWebhook,
  SigningWebhook,
  Webhook,
  WebhookBooks,
  WebhookEvent,
} from '../filing/needs/webhooks.ts';
import { aName, anInstant, pageOf, readCursor } from './cursor.ts';
import { enqueueDelivery, enqueueSessionLook } from './queue.ts';
import { query, type Transaction } from './transaction.ts';
import { addAttempt, readDeliveries, readDelivery } from './webhook-deliveries.ts';

interface WebhookRow {
  readonly webhook_id: string;
  readonly url: string;
  readonly events: readonly WebhookEvent[];
  readonly gstins: readonly string[] | null;
  readonly created_at: string;
  readonly failing_since: string | null;
  readonly disabled_at: string | null;
  readonly disabled_because: string | null;
  readonly earlier_secret_until: string | null;
}

interface SealedRow extends WebhookRow {
  readonly sealed_secret: Buffer;
  readonly sealed_earlier_secret: Buffer | null;
}

const columns = `webhook_id, url, events, gstins, created_at, failing_since, disabled_at, disabled_because,
  earlier_secret_until`;

/** The webhooks of the transaction's tenant. */
export function webhooksIn(tx: Transaction): WebhookBooks {
  return { ...subscriptionsIn(tx), ...outboxIn(tx) };
}

function readRow(row: WebhookRow): Webhook {
  return {
    webhookId: row.webhook_id,
    url: row.url,
    events: row.events,
    gstins: row.gstins,
    createdAt: row.created_at,
    failingSince: row.failing_since,
    disabledAt: row.disabled_at,
    disabledBecause: row.disabled_because,
    earlierSecretUntil: row.earlier_secret_until,
  };
}

const place = (tx: Transaction, webhookId: string): string => `webhook|${tx.tenantId}|${webhookId}`;

/** 256 random bits under a name by which a leaked secret is recognised. */
const newSecret = (): string => `whsec_${randomBytes(32).toString('base64url')}`;

function subscriptionsIn(tx: Transaction) {
  return {
    create: (webhook) => create(tx, webhook),
    list: async ({ cursor, limit }) => {
      const after = cursor === undefined ? null : readCursor(cursor, anInstant, aName);
      const rows = await query<WebhookRow>(
        tx,
        `select ${columns} from webhooks where tenant_id = $1
           and ($3::timestamptz is null or (created_at, webhook_id) > ($3, $4))
         order by created_at, webhook_id limit $2`,
        [tx.tenantId, limit + 1, ...(after ?? [null, null])],
      );
      return pageOf(rows, limit, { place: (row) => [row.created_at, row.webhook_id], show: readRow });
    },
    find: (webhookId, now) => find(tx, webhookId, now),
    save: (webhook) => save(tx, webhook),
    remove: async (webhookId) => {
      const sql = 'delete from webhooks where tenant_id = $1 and webhook_id = $2';
      await query(tx, sql, [tx.tenantId, webhookId]);
    },
    rotateSecret: async (webhookId, earlierUntil) => {
      const secret = newSecret();
      await query(
        tx,
        `update webhooks set sealed_earlier_secret = sealed_secret, sealed_secret = $3, earlier_secret_until = $4
         where tenant_id = $1 and webhook_id = $2`,
        [tx.tenantId, webhookId, tx.sealer.seal(secret, place(tx, webhookId)), earlierUntil],
      );
      return secret;
    },
  } satisfies Partial<WebhookBooks>;
}

async function create(tx: Transaction, webhook: NewWebhook): Promise<string> {
  const { webhookId, url, events, gstins, createdAt } = webhook;
  const secret = newSecret();
  await query(
    tx,
    `insert into webhooks (tenant_id, webhook_id, url, events, gstins, created_at, sealed_secret)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [tx.tenantId, webhookId, url, events, gstins, createdAt, tx.sealer.seal(secret, place(tx, webhookId))],
  );
  return secret;
}

async function find(tx: Transaction, webhookId: string, now: string): Promise<SigningWebhook | null> {
  const [row] = await query<SealedRow>(
    tx,
    `select ${columns}, sealed_secret, sealed_earlier_secret from webhooks
     where tenant_id = $1 and webhook_id = $2 for no key update`,
    [tx.tenantId, webhookId],
  );
  if (!row) return null;
  const open = (sealed: Buffer): string => tx.sealer.open(sealed, place(tx, webhookId));
  const overlaps =
    row.earlier_secret_until !== null && Date.parse(row.earlier_secret_until) > Date.parse(now);
  const earlier = overlaps && row.sealed_earlier_secret ? [open(row.sealed_earlier_secret)] : [];
  const webhook = readRow(row);
  return {
    ...webhook,
    earlierSecretUntil: overlaps ? webhook.earlierSecretUntil : null,
    secrets: [open(row.sealed_secret), ...earlier],
  };
}

async function save(tx: Transaction, webhook: Webhook): Promise<void> {
  const { webhookId, url, events, gstins, failingSince, disabledAt, disabledBecause } = webhook;
  await query(
    tx,
    `update webhooks set url = $3, events = $4, gstins = $5, failing_since = $6, disabled_at = $7,
       disabled_because = $8 where tenant_id = $1 and webhook_id = $2`,
    [tx.tenantId, webhookId, url, events, gstins, failingSince, disabledAt, disabledBecause],
  );
}

function outboxIn(tx: Transaction) {
  return {
    tell: async (news, now) => {
      const rows = await query<{ readonly webhook_id: string }>(
        tx,
        `select webhook_id from webhooks where tenant_id = $1 and disabled_at is null
           and $2 = any(events) and (gstins is null or $3 = any(gstins))`,
        [tx.tenantId, news.event, news.gstin],
      );
      for (const { webhook_id: webhookId } of rows) await plan(tx, webhookId, { news, now });
    },
    tellOne: (webhookId, news, now) => plan(tx, webhookId, { news, now }),
    deliveries: (webhookId, page) => readDeliveries(tx, webhookId, page),
    delivery: (deliveryId) => readDelivery(tx, deliveryId),
    saveDelivery: async ({ deliveryId, webhookId, state, nextAt }) => {
      const sql = `update webhook_deliveries set state = $3, next_at = $4 where tenant_id = $1 and delivery_id = $2`;
      await query(tx, sql, [tx.tenantId, deliveryId, state, nextAt]);
      if (nextAt !== null) await enqueueDelivery(tx, { deliveryId, webhookId, runAt: nextAt });
    },
    addAttempt: (deliveryId, attempt) => addAttempt(tx, deliveryId, attempt),
    watchSession: (gstin, expiresAt, lookAt) => enqueueSessionLook(tx, { gstin, expiresAt, runAt: lookAt }),
  } satisfies Partial<WebhookBooks>;
}

/** Writes a message with the job that sends it. */
async function plan(
  tx: Transaction,
  webhookId: string,
  { news, now }: { readonly news: News; readonly now: string },
): Promise<string> {
  const deliveryId = randomUUID();
  const { event, gstin, about } = news;
  const body = JSON.stringify({ id: deliveryId, event, at: now, gstin, about });
  await query(
    tx,
    `insert into webhook_deliveries (tenant_id, delivery_id, webhook_id, event, body, state, created_at, next_at)
     values ($1, $2, $3, $4, $5, 'waiting', $6, $6)`,
    [tx.tenantId, deliveryId, webhookId, event, body, now],
  );
  await enqueueDelivery(tx, { deliveryId, webhookId, runAt: null });
  return deliveryId;
}
