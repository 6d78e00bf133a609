import type { Filing } from './filing.ts';
import type { Books } from './needs/store.ts';
import type {
  Delivery,
  DeliveryAnswer,
  OutgoingMessage,
  SigningWebhook,
  WebhookSender,
} from './needs/webhooks.ts';
import { isSignedIn } from './session-life.ts';
import { secondsLater } from './wording.ts';

/** Seconds between one try to deliver and the next: nine tries within three days. */
export const retrySchedule: readonly number[] = [10, 60, 300, 1800, 7200, 21_600, 86_400, 129_600];

/** A webhook whose deliveries have failed for so long without a break hears of nothing more. */
const disabledAfterSeconds = 5 * 86_400;

/** Names one delivery of a tenant. */
export interface DeliveryName {
  readonly tenantId: string;
  readonly deliveryId: string;
}

/** With what deliveries are made; tests shorten the schedule. */
export interface Delivering {
  readonly sender: WebhookSender;
  readonly schedule?: readonly number[];
}

/**
 * One try to deliver a message: reads it, sends it, writes what became of it and enqueues the next try. Killed in
 * between it is sent again: a program knows a message it has had by its id.
 */
export async function deliver(
  filing: Filing,
  { sender, schedule = retrySchedule }: Delivering,
  { tenantId, deliveryId }: DeliveryName,
): Promise<void> {
  const now = filing.clock.now();
  const message = await filing.store.inBooks(tenantId, (books) => messageOf(books, deliveryId, now));
  if (!message) return;
  const answer = await sender.send(message);
  await filing.store.inBooks(tenantId, async (books) => {
    const delivery = await books.webhooks.delivery(deliveryId);
    const webhook = delivery && (await books.webhooks.find(delivery.webhookId, now));
    if (delivery && webhook) await settle(filing, books, { delivery, webhook, answer, at: now, schedule });
  });
}

async function messageOf(books: Books, deliveryId: string, at: string): Promise<OutgoingMessage | null> {
  const delivery = await books.webhooks.delivery(deliveryId);
  const webhook = delivery?.state === 'waiting' ? await books.webhooks.find(delivery.webhookId, at) : null;
  if (!delivery || !webhook) return null;
  if (webhook.disabledAt !== null) {
    await books.webhooks.saveDelivery({ ...delivery, state: 'dead', nextAt: null });
    return null;
  }
  const { body, event } = delivery;
  return { url: webhook.url, body, secrets: webhook.secrets, event, deliveryId, at };
}

interface Settling {
  readonly delivery: Delivery;
  readonly webhook: SigningWebhook;
  readonly answer: DeliveryAnswer;
  readonly at: string;
  readonly schedule: readonly number[];
}

async function settle(filing: Filing, books: Books, of: Settling): Promise<void> {
  const { delivery, webhook, answer, at, schedule } = of;
  const number = delivery.attempts.length + 1;
  await books.webhooks.addAttempt(delivery.deliveryId, { ...answer, number, at });
  if (answer.status !== null && answer.status >= 200 && answer.status < 300) {
    await books.webhooks.saveDelivery({ ...delivery, state: 'delivered', nextAt: null });
    if (webhook.failingSince !== null) await books.webhooks.save({ ...webhook, failingSince: null });
    return;
  }
  const now = filing.clock.now();
  const wait = schedule[number - 1];
  // A dead one that was sent again by hand gets this one try: its schedule is over.
  const nextAt = wait === undefined ? null : secondsLater(now, wait);
  await books.webhooks.saveDelivery({ ...delivery, state: nextAt ? 'waiting' : 'dead', nextAt });
  await noteFailure(books, { webhook, now });
}

async function noteFailure(
  books: Books,
  { webhook, now }: { readonly webhook: SigningWebhook; readonly now: string },
): Promise<void> {
  const failingSince = webhook.failingSince ?? now;
  const isOver = now >= secondsLater(failingSince, disabledAfterSeconds);
  const disabledBecause = `Nothing has arrived since ${failingSince}.`;
  await books.webhooks.save({
    ...webhook,
    failingSince,
    ...(isOver ? { disabledAt: now, disabledBecause } : {}),
  });
  if (!isOver) return;
  const entry = { act: 'webhook disabled', object: webhook.webhookId, details: { disabledBecause } };
  await books.audit({ at: now, by: 'Vivarani', ...entry });
}

/** Tells of a session that is about to end, unless it has been prolonged, closed or opened anew meanwhile. */
export async function lookAtSession(
  filing: Filing,
  { tenantId, gstin, expiresAt }: Record<'tenantId' | 'gstin' | 'expiresAt', string>,
): Promise<void> {
  const now = filing.clock.now();
  await filing.store.inBooks(tenantId, async (books) => {
    const session = await books.session(gstin);
    if (!isSignedIn(session, now) || session.expiresAt !== expiresAt) return;
    const about = { expiresAt, userName: session.taxpayer.userName };
    await books.webhooks.tell({ event: 'session.expiring', gstin, about }, now);
  });
}
