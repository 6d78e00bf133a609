import type { Page, PageWanted } from './page.ts';

/** What programs can ask to hear of: a closed list. */
export const webhookEvents = [
  'return.changed',
  'return.filed',
  'task.ended',
  'save.processed',
  'save.part-error',
  'save.error',
  'session.expiring',
  'import.confirmed',
] as const;

/** The name of something that happened. */
export type WebhookEvent = (typeof webhookEvents)[number];

/** What a message is about: something that happened, or a trial that a person asked for. */
export type MessageEvent = WebhookEvent | 'webhook.trial';

/** Something that happened to a registration; `about` is what the program is told of it, never a secret. */
export interface News {
  readonly event: MessageEvent;
  /** Null where it is about none. */
  readonly gstin: string | null;
  readonly about: Readonly<Record<string, unknown>>;
}

/** Where a program hears of what happens. */
export interface Webhook {
  readonly webhookId: string;
  readonly url: string;
  readonly events: readonly WebhookEvent[];
  /** GSTINs it hears of; null for every one of the tenant. */
  readonly gstins: readonly string[] | null;
  /** ISO 8601, like every instant here. */
  readonly createdAt: string;
  /** When the deliveries began to fail that have failed ever since; null while they arrive. */
  readonly failingSince: string | null;
  /** Null while it is told of anything. */
  readonly disabledAt: string | null;
  readonly disabledBecause: string | null;
  /** Until when signatures of the secret before the present one are sent too; null when there is none. */
  readonly earlierSecretUntil: string | null;
}

/** A webhook with its secrets opened, the present one first. */
export interface SigningWebhook extends Webhook {
  readonly secrets: readonly string[];
}

/** What became of a try to deliver. */
export interface DeliveryAnswer {
  /** HTTP status; null where no answer came. */
  readonly status: number | null;
  readonly durationMs: number;
  /** The first characters of the answer. */
  readonly answer: string;
  /** Why no answer came, for people; null where one did. */
  readonly trouble: string | null;
}

/** One try to deliver, as the log keeps it. */
export interface DeliveryAttempt extends DeliveryAnswer {
  readonly number: number;
  readonly at: string;
}

/** One message to one webhook. */
export interface Delivery {
  readonly deliveryId: string;
  readonly webhookId: string;
  readonly event: MessageEvent;
  /** dead: given up after the last try; a person may send it again. */
  readonly state: 'waiting' | 'delivered' | 'dead';
  readonly createdAt: string;
  /** When it is tried next; null when it is not. */
  readonly nextAt: string | null;
  /** The very text that is signed and sent. */
  readonly body: string;
  readonly attempts: readonly DeliveryAttempt[];
}

/** What is written when a webhook is made. */
export type NewWebhook = Pick<Webhook, 'webhookId' | 'url' | 'events' | 'gstins' | 'createdAt'>;

/** The webhooks of a tenant, their outbox and their log, within one transaction. */
export interface WebhookBooks {
  /** Answers the secret, which nobody is told again. */
  create(webhook: NewWebhook): Promise<string>;
  list(page: PageWanted): Promise<Page<Webhook>>;
  /** Locks it until the transaction ends; null where there is none. */
  find(webhookId: string, now: string): Promise<SigningWebhook | null>;
  save(webhook: Webhook): Promise<void>;
  remove(webhookId: string): Promise<void>;
  /** Makes a new secret and answers it; the one before is used beside it until then (ISO 8601). */
  rotateSecret(webhookId: string, earlierUntil: string): Promise<string>;
  /** Plans a delivery, with its job, to every webhook that wants to hear of it. `now` is ISO 8601. */
  tell(news: News, now: string): Promise<void>;
  /** Plans a delivery to one webhook, wanted or not: a trial. Answers its id. */
  tellOne(webhookId: string, news: News, now: string): Promise<string>;
  /** The deliveries to a webhook, newest first. */
  deliveries(webhookId: string, page: PageWanted): Promise<Page<Delivery>>;
  /** Locks it until the transaction ends; null where there is none. */
  delivery(deliveryId: string): Promise<Delivery | null>;
  /** Keeps what became of a delivery; a `nextAt` enqueues its next try. */
  saveDelivery(delivery: Pick<Delivery, 'deliveryId' | 'webhookId' | 'state' | 'nextAt'>): Promise<void>;
  addAttempt(deliveryId: string, attempt: DeliveryAttempt): Promise<void>;
  /** Looks at the session of a registration again shortly before it ends; replaces what was to be looked at before. */
  watchSession(gstin: string, expiresAt: string, lookAt: string): Promise<void>;
}

/** A message on its way out. */
export interface OutgoingMessage {
  readonly url: string;
  readonly body: string;
  /** It is signed with each of them. */
  readonly secrets: readonly string[];
  readonly event: MessageEvent;
  readonly deliveryId: string;
  /** When it is sent; part of what is signed. ISO 8601. */
  readonly at: string;
}

/** Sends messages to the addresses of programs. */
export interface WebhookSender {
  /** Why an address is not one to send to, for people; null when it may be. */
  whyNotReachable(url: string): string | null;
  /** Never throws for what the other side does. */
  send(message: OutgoingMessage): Promise<DeliveryAnswer>;
}
