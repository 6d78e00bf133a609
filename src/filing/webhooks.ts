import type { Actor, Filing } from './filing.ts';
import type { Page, PageWanted } from './needs/page.ts';
import type { Books } from './needs/store.ts';
import type { Delivery, Webhook, WebhookEvent, WebhookSender } from './needs/webhooks.ts';
import { NotPossible } from './not-possible.ts';
import { permit } from './permissions.ts';
import { secondsLater } from './wording.ts';

/** Hours for which both secrets sign after a rotation: programs change theirs in between. */
const overlapHours = 24;
const mostWebhooks = 20;

/** What is chosen of a webhook. */
export interface WebhookChoice {
  readonly url: string;
  readonly events: readonly WebhookEvent[];
  /** Null for every GSTIN. */
  readonly gstins: readonly string[] | null;
}

/** A webhook with the secret that is shown this once. */
export interface WebhookWithSecret {
  readonly webhook: Webhook;
  readonly secret: string;
}

/** Names a webhook. */
export interface WebhookName {
  readonly webhookId: string;
}

type ReachableBy = Pick<WebhookSender, 'whyNotReachable'>;

/** The webhooks of the company, the oldest first. Throws `NotPossible`. */
export function webhookPage(filing: Filing, actor: Actor, page: PageWanted): Promise<Page<Webhook>> {
  permit(actor, 'manage webhooks', null);
  return filing.store.inBooks(actor.tenantId, (books) => books.webhooks.list(page));
}

/** Makes a webhook; its secret is answered once. Throws `NotPossible` for an address that may not be called. */
export async function createWebhook(
  filing: Filing,
  actor: Actor,
  { choice, sender }: { readonly choice: WebhookChoice; readonly sender: ReachableBy },
): Promise<WebhookWithSecret> {
  permit(actor, 'manage webhooks', null);
  refuseUnreachable(sender, choice.url);
  return filing.store.inBooks(actor.tenantId, async (books) => {
    const known = await books.webhooks.list({ limit: mostWebhooks });
    if (known.rows.length >= mostWebhooks) throw new NotPossible('TOO-MANY', tooMany);
    const createdAt = filing.clock.now();
    const webhookId = filing.newId();
    const secret = await books.webhooks.create({ ...choice, webhookId, createdAt });
    await note(filing, actor, { books, act: 'webhook made', webhookId, details: choice });
    return { webhook: await foundIn(books, webhookId, createdAt), secret };
  });
}

const tooMany = `There are ${mostWebhooks} webhooks already. Remove one that is not needed any more.`;

function refuseUnreachable(sender: ReachableBy, url: string): void {
  const says = sender.whyNotReachable(url);
  if (says) throw new NotPossible('URL', says);
}

async function foundIn(books: Books, webhookId: string, now: string): Promise<Webhook> {
  const found = await books.webhooks.find(webhookId, now);
  if (!found) throw new NotPossible('NOT-FOUND', `There is no webhook "${webhookId}". Look at the list.`);
  const { secrets: _secrets, ...webhook } = found;
  return webhook;
}

/** One webhook, without its secret. Throws `NotPossible`. */
export function findWebhook(filing: Filing, actor: Actor, { webhookId }: WebhookName): Promise<Webhook> {
  permit(actor, 'manage webhooks', null);
  return filing.store.inBooks(actor.tenantId, (books) => foundIn(books, webhookId, filing.clock.now()));
}

/** What may change of a webhook; what is absent stays. */
export interface WebhookChanges extends Partial<WebhookChoice> {
  readonly isEnabled?: boolean;
}

/** Changes a webhook; to enable one that was disabled forgets its failures. Throws `NotPossible`. */
export async function changeWebhook(
  filing: Filing,
  actor: Actor,
  {
    webhookId,
    changes,
    sender,
  }: WebhookName & { readonly changes: WebhookChanges; readonly sender: ReachableBy },
): Promise<Webhook> {
  permit(actor, 'manage webhooks', null);
  if (changes.url !== undefined) refuseUnreachable(sender, changes.url);
  return filing.store.inBooks(actor.tenantId, async (books) => {
    const now = filing.clock.now();
    const before = await foundIn(books, webhookId, now);
    const { isEnabled, ...chosen } = changes;
    const life = isEnabled === undefined ? {} : isEnabled ? enabled : disabledBy(actor, now, before);
    await books.webhooks.save({ ...before, ...chosen, ...life });
    await note(filing, actor, { books, act: 'webhook changed', webhookId, details: changes });
    return foundIn(books, webhookId, now);
  });
}

const enabled = { failingSince: null, disabledAt: null, disabledBecause: null } as const;

function disabledBy({ by }: Actor, now: string, { disabledAt, disabledBecause }: Webhook) {
  return disabledAt === null
    ? { disabledAt: now, disabledBecause: `Switched off by ${by}.` }
    : { disabledAt, disabledBecause };
}

/** Removes a webhook with its log. Throws `NotPossible`. */
export async function removeWebhook(filing: Filing, actor: Actor, { webhookId }: WebhookName): Promise<void> {
  permit(actor, 'manage webhooks', null);
  await filing.store.inBooks(actor.tenantId, async (books) => {
    await foundIn(books, webhookId, filing.clock.now());
    await books.webhooks.remove(webhookId);
    await note(filing, actor, { books, act: 'webhook removed', webhookId, details: null });
  });
}

/** Makes a new secret, answered once; the one before signs beside it for a day. Throws `NotPossible`. */
export async function rotateWebhookSecret(
  filing: Filing,
  actor: Actor,
  { webhookId }: WebhookName,
): Promise<WebhookWithSecret> {
  permit(actor, 'manage webhooks', null);
  return filing.store.inBooks(actor.tenantId, async (books) => {
    const now = filing.clock.now();
    await foundIn(books, webhookId, now);
    const until = secondsLater(now, overlapHours * 3600);
    const secret = await books.webhooks.rotateSecret(webhookId, until);
    await note(filing, actor, { books, act: 'webhook secret rotated', webhookId, details: null });
    return { webhook: await foundIn(books, webhookId, now), secret };
  });
}

/** Sends a trial message, which says only that it is one. Throws `NotPossible`. */
export async function tryWebhook(
  filing: Filing,
  actor: Actor,
  { webhookId }: WebhookName,
): Promise<Delivery> {
  permit(actor, 'manage webhooks', null);
  return filing.store.inBooks(actor.tenantId, async (books) => {
    const now = filing.clock.now();
    const webhook = await foundIn(books, webhookId, now);
    refuseDisabled(webhook);
    const news = { event: 'webhook.trial', gstin: null, about: { says: 'This is a trial.' } } as const;
    const deliveryId = await books.webhooks.tellOne(webhookId, news, now);
    return deliveryIn(books, webhookId, deliveryId);
  });
}

function refuseDisabled({ disabledAt, disabledBecause }: Webhook): void {
  if (disabledAt === null) return;
  throw new NotPossible('DISABLED', `The webhook is switched off: ${disabledBecause} Switch it on first.`);
}

async function deliveryIn(books: Books, webhookId: string, deliveryId: string): Promise<Delivery> {
  const delivery = await books.webhooks.delivery(deliveryId);
  if (delivery?.webhookId === webhookId) return delivery;
  throw new NotPossible(
    'NOT-FOUND',
    `There is no delivery "${deliveryId}" of this webhook. Look at its log.`,
  );
}

/** The deliveries to a webhook with every try, newest first. Throws `NotPossible`. */
export function deliveryPage(
  filing: Filing,
  actor: Actor,
  { webhookId, page }: WebhookName & { readonly page: PageWanted },
): Promise<Page<Delivery>> {
  permit(actor, 'manage webhooks', null);
  return filing.store.inBooks(actor.tenantId, async (books) => {
    await foundIn(books, webhookId, filing.clock.now());
    return books.webhooks.deliveries(webhookId, page);
  });
}

/** Sends a delivery once more at once, whatever became of it. Throws `NotPossible`. */
export async function redeliver(
  filing: Filing,
  actor: Actor,
  { webhookId, deliveryId }: WebhookName & { readonly deliveryId: string },
): Promise<Delivery> {
  permit(actor, 'manage webhooks', null);
  return filing.store.inBooks(actor.tenantId, async (books) => {
    const now = filing.clock.now();
    refuseDisabled(await foundIn(books, webhookId, now));
    const delivery = await deliveryIn(books, webhookId, deliveryId);
    await books.webhooks.saveDelivery({ ...delivery, state: 'waiting', nextAt: now });
    return deliveryIn(books, webhookId, deliveryId);
  });
}

async function note(
  filing: Filing,
  { by }: Actor,
  {
    books,
    act,
    webhookId,
    details,
  }: WebhookName & { readonly books: Books; readonly act: string; readonly details: unknown },
): Promise<void> {
  await books.audit({ at: filing.clock.now(), by, act, object: webhookId, details });
}
