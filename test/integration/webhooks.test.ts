import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  changeWebhook,
  createWebhook,
  deliveryPage,
  findWebhook,
  redeliver,
  removeWebhook,
  rotateWebhookSecret,
  startSave,
  tryWebhook,
} from '../../src/filing/index.ts';
import type { Delivery, WebhookEvent } from '../../src/filing/needs/webhooks.ts';
import { createWebhookSender, startWorker } from '../../src/jobs/index.ts';
import {
  actor,
  connect,
  importRecords,
  key,
  type OpenFiling,
  openFiling,
  type Stage,
  sampleRecords,
  startStage,
  until,
} from './filing/stage.ts';
import { broken, isSigned, type Receiver, startReceiver } from './webhooks/receiver.ts';

const sender = createWebhookSender({ reach: 'loopback', timeoutMs: 500 });
let stage: Stage;
let product: OpenFiling;
let worker: Awaited<ReturnType<typeof startWorker>>;
let receiver: Receiver;

beforeAll(async () => {
  stage = await startStage({ works: false });
  product = await openFiling(stage.places);
  const webhooks = { sender, schedule: [0.1, 0.1] };
  const onTrouble = (says: string) => void stage.troubles.push(says);
  worker = await startWorker({ pool: product.opened.pool, filing: product.filing, webhooks, onTrouble });
});
afterAll(async () => {
  await worker.stop();
  await product.close();
  await stage.stop();
});
beforeEach(async () => {
  receiver = await startReceiver();
});
afterEach(() => receiver.close());

const everything: readonly WebhookEvent[] = [
  'return.changed',
  'task.ended',
  'save.processed',
  'import.confirmed',
];

async function made({
  events = everything,
  gstins = null,
}: {
  readonly events?: readonly WebhookEvent[];
  readonly gstins?: readonly string[] | null;
} = {}) {
  const choice = { url: receiver.url, events, gstins };
  const { webhook, secret } = await createWebhook(product.filing, actor, { choice, sender });
  const { webhookId } = webhook;
  return { webhookId, secret, remove: () => removeWebhook(product.filing, actor, { webhookId }) };
}

async function log(webhookId: string): Promise<readonly Delivery[]> {
  return (await deliveryPage(product.filing, actor, { webhookId, page: { limit: 100 } })).rows;
}

/** Waits until nothing is on its way to a webhook any more; answers its log. */
async function settled(webhookId: string): Promise<readonly Delivery[]> {
  for (const limit = Date.now() + 30_000; Date.now() < limit; await delay(50)) {
    const rows = await log(webhookId);
    if (rows.length > 0 && rows.every(({ state }) => state !== 'waiting')) return rows;
  }
  throw new Error('The deliveries did not settle.');
}

describe('a webhook', () => {
  it('hears of an import, of a save and of the return, signed with its secret', async () => {
    const { webhookId, secret, remove } = await made();
    await importRecords(product.filing, sampleRecords());
    await connect(product.filing);
    await until(product.filing, await startSave(product.filing, actor, { key, kind: 'save' }));
    await settled(webhookId);
    const heard = receiver.received.map(({ body }) => body.event).sort();
    expect(heard).toEqual(['import.confirmed', 'return.changed', 'save.processed', 'task.ended']);
    const changed = receiver.received.find(({ body }) => body.event === 'return.changed');
    expect(changed?.body).toMatchObject({
      gstin: key.gstin,
      about: { form: 'GSTR1', before: 'none', status: 'uploaded', arn: null },
    });
    expect(receiver.received.every((message) => isSigned(message, secret))).toBe(true);
    expect(receiver.received.some((message) => isSigned(message, 'whsec_another'))).toBe(false);
    expect(changed?.headers).toMatchObject({ 'vivarani-event': 'return.changed' });
    await remove();
  });

  it('hears of its own GSTINs and its own events only', async () => {
    const other = await made({ gstins: ['29AADFM3390P1ZN'] });
    const { webhookId, remove } = await made({ events: ['import.confirmed'] });
    await importRecords(product.filing, sampleRecords());
    await settled(webhookId);
    expect(receiver.received.map(({ body }) => body.event)).toEqual(['import.confirmed']);
    expect(await log(other.webhookId)).toEqual([]);
    await Promise.all([remove(), other.remove()]);
  });

  it('is told nothing of what was rolled back', async () => {
    const { webhookId, remove } = await made();
    const news = { event: 'task.ended', gstin: key.gstin, about: {} } as const;
    const rolledBack = product.filing.store.inBooks(actor.tenantId, async (books) => {
      await books.webhooks.tell(news, product.filing.clock.now());
      throw new Error('rolled back');
    });
    await expect(rolledBack).rejects.toThrow('rolled back');
    expect(await log(webhookId)).toEqual([]);
    await remove();
  });
});

describe('a delivery that fails', () => {
  it('is tried again by the schedule, kept with every answer, given up, and sent again by hand', async () => {
    receiver.answer = broken;
    const { webhookId, remove } = await made();
    await tryWebhook(product.filing, actor, { webhookId });
    const [dead] = await settled(webhookId);
    expect(dead?.state).toBe('dead');
    expect(dead?.attempts.map(({ number, status, answer }) => [number, status, answer])).toEqual([
      [1, 500, 'out of order'],
      [2, 500, 'out of order'],
      [3, 500, 'out of order'],
    ]);
    expect((await findWebhook(product.filing, actor, { webhookId })).failingSince).toBeTruthy();
    receiver.answer = (response) => void response.writeHead(204).end();
    await redeliver(product.filing, actor, { webhookId, deliveryId: dead?.deliveryId ?? '' });
    const [again] = await settled(webhookId);
    expect(again).toMatchObject({ state: 'delivered', body: dead?.body });
    expect(again?.attempts.at(-1)).toMatchObject({ number: 4, status: 204 });
    expect((await findWebhook(product.filing, actor, { webhookId })).failingSince).toBeNull();
    await remove();
  });

  it('follows no redirect', async () => {
    const elsewhere = await startReceiver();
    receiver.answer = (response) => void response.writeHead(307, { location: elsewhere.url }).end();
    const { webhookId, remove } = await made();
    await tryWebhook(product.filing, actor, { webhookId });
    const [dead] = await settled(webhookId);
    expect(dead?.attempts[0]?.status).toBe(307);
    expect(elsewhere.received).toEqual([]);
    await remove();
    await elsewhere.close();
  });

  it('waits only so long for a program that does not answer', async () => {
    receiver.answer = () => undefined;
    const { webhookId, remove } = await made();
    await tryWebhook(product.filing, actor, { webhookId });
    const [dead] = await settled(webhookId);
    expect(dead?.attempts[0]).toMatchObject({ status: null, trouble: 'No answer within 0.5 s.' });
    await remove();
  });

  it('switches the webhook off when nothing has arrived for five days', async () => {
    receiver.answer = broken;
    const { webhookId, remove } = await made();
    await product.opened.pool.query(
      `update webhooks set failing_since = now() - interval '6 days' where webhook_id = $1`,
      [webhookId],
    );
    await tryWebhook(product.filing, actor, { webhookId });
    const [dead] = await settled(webhookId);
    expect(dead?.attempts).toHaveLength(1);
    expect((await findWebhook(product.filing, actor, { webhookId })).disabledBecause).toMatch(
      /^Nothing has arrived since/,
    );
    await expect(tryWebhook(product.filing, actor, { webhookId })).rejects.toMatchObject({
      code: 'DISABLED',
    });
    const changes = { isEnabled: true };
    const enabled = await changeWebhook(product.filing, actor, { webhookId, changes, sender });
    expect(enabled).toMatchObject({ disabledAt: null, failingSince: null });
    await remove();
  });
});

describe('the secret', () => {
  it('is signed with beside the new one for a day after a rotation', async () => {
    const { webhookId, secret, remove } = await made();
    const rotated = await rotateWebhookSecret(product.filing, actor, { webhookId });
    await tryWebhook(product.filing, actor, { webhookId });
    await settled(webhookId);
    const [message] = receiver.received;
    expect(message && isSigned(message, secret)).toBe(true);
    expect(message && isSigned(message, rotated.secret)).toBe(true);
    await product.opened.pool.query('update webhooks set earlier_secret_until = now()');
    await tryWebhook(product.filing, actor, { webhookId });
    await settled(webhookId);
    const last = receiver.received.at(-1);
    expect(last && isSigned(last, secret)).toBe(false);
    expect(last && isSigned(last, rotated.secret)).toBe(true);
    await remove();
  });

  it('is nowhere in the database', async () => {
    const { secret, remove } = await made();
    const { rows } = await product.opened.pool.query('select webhooks::text as everything from webhooks');
    expect(rows[0].everything).not.toContain(secret);
    expect(rows[0].everything).not.toContain(Buffer.from(secret).toString('hex'));
    await remove();
  });
});

describe('a session', () => {
  it('is told of a quarter of an hour before it ends, unless it is prolonged meanwhile', async () => {
    const { webhookId, remove } = await made({ events: ['session.expiring'] });
    const keep = (minutes: number) =>
      product.filing.store.inBooks(actor.tenantId, async (books) => {
        const session = await books.session(key.gstin);
        const expiresAt = new Date(Date.now() + minutes * 60_000).toISOString();
        if (session) await books.saveSession(key.gstin, { ...session, expiresAt });
      });
    await keep(15.01);
    await keep(15.03);
    await settled(webhookId);
    expect(receiver.received.map(({ body }) => body.event)).toEqual(['session.expiring']);
    await remove();
  });
});
