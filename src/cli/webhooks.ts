import {
  changeWebhook,
  createWebhook,
  deliveryPage,
  redeliver,
  removeWebhook,
  rotateWebhookSecret,
  tryWebhook,
  webhookPage,
} from '../filing/index.ts';
import { type Delivery, type Webhook, type WebhookEvent, webhookEvents } from '../filing/needs/webhooks.ts';
import { gstinArgument, wholeNumberArgument } from './arguments.ts';
import { everyRow } from './every-row.ts';
import { type ExitCode, exitCodes, usage } from './exit-codes.ts';
import type { Output } from './output.ts';
import type { OpenedWebhooks, World } from './world.ts';

/** Options of the `webhooks` commands as commander reads them. */
export interface WebhooksOptions {
  readonly data?: string;
  readonly event?: readonly string[];
  readonly gstin?: readonly string[];
  readonly limit?: string;
}

interface Asked {
  readonly options: WebhooksOptions;
  readonly world: World;
}

interface AskedOfOne extends Asked {
  readonly id: string;
}

async function withWebhooks(
  { options, world }: Asked,
  work: (opened: OpenedWebhooks) => Promise<void>,
): Promise<ExitCode> {
  const opened = await world.openWebhooks(options.data ?? world.defaultDataDir);
  try {
    await work(opened);
    return exitCodes.done;
  } finally {
    await opened.close();
  }
}

/** `webhooks create`: makes a webhook and shows its secret, this once. */
export function createWebhookCommand(
  output: Output,
  asked: Asked & { readonly url: string },
): Promise<ExitCode> {
  const { event = webhookEvents, gstin } = asked.options;
  const choice = {
    url: asked.url,
    events: event.map(eventArgument),
    gstins: gstin ? gstin.map(gstinArgument) : null,
  };
  return withWebhooks(asked, async ({ filing, actor, sender }) => {
    const { webhook, secret } = await createWebhook(filing, actor, { choice, sender });
    output.say(`Secret ${secret}`);
    output.say('It is shown this once. Keep it: the messages are signed with it.');
    output.say(webhookLine(webhook));
    output.document({ command: 'webhooks create', webhook, secret });
  });
}

function eventArgument(text: string): WebhookEvent {
  const event = webhookEvents.find((one) => one === text);
  if (event) return event;
  throw usage(`--event "${text}" is not known. Write one of ${webhookEvents.join(', ')}.`);
}

/** `webhooks list`: every webhook of the company, never a secret. */
export function listWebhooks(output: Output, asked: Asked): Promise<ExitCode> {
  return withWebhooks(asked, async ({ filing, actor }) => {
    const webhooks = await everyRow((page) => webhookPage(filing, actor, page));
    for (const webhook of webhooks) output.say(webhookLine(webhook));
    if (webhooks.length === 0)
      output.say('There are no webhooks. Make one with "vivarani webhooks create URL".');
    output.document({ command: 'webhooks list', webhooks });
  });
}

/** `webhooks remove`: ends a webhook and its log. */
export function removeWebhookCommand(output: Output, asked: AskedOfOne): Promise<ExitCode> {
  return withWebhooks(asked, async ({ filing, actor }) => {
    await removeWebhook(filing, actor, { webhookId: asked.id });
    output.say(`Removed ${asked.id}.`);
    output.document({ command: 'webhooks remove', webhookId: asked.id });
  });
}

/** `webhooks on` and `webhooks off`: switches a webhook on again, or off. */
export function switchWebhook(
  output: Output,
  asked: AskedOfOne & { readonly isEnabled: boolean },
): Promise<ExitCode> {
  const { id: webhookId, isEnabled } = asked;
  return withWebhooks(asked, async ({ filing, actor, sender }) => {
    const webhook = await changeWebhook(filing, actor, { webhookId, changes: { isEnabled }, sender });
    output.say(webhookLine(webhook));
    output.document({ command: `webhooks ${isEnabled ? 'on' : 'off'}`, webhook });
  });
}

/** `webhooks rotate`: makes a new secret and shows it, this once; the one before signs beside it for a day. */
export function rotateWebhook(output: Output, asked: AskedOfOne): Promise<ExitCode> {
  return withWebhooks(asked, async ({ filing, actor }) => {
    const { webhook, secret } = await rotateWebhookSecret(filing, actor, { webhookId: asked.id });
    output.say(`Secret ${secret}`);
    output.say(`It is shown this once. Until ${webhook.earlierSecretUntil} the one before signs beside it.`);
    output.document({ command: 'webhooks rotate', webhook, secret });
  });
}

/** `webhooks try`: has the worker send a trial message. */
export function tryWebhookCommand(output: Output, asked: AskedOfOne): Promise<ExitCode> {
  return withWebhooks(asked, async ({ filing, actor }) => {
    const delivery = await tryWebhook(filing, actor, { webhookId: asked.id });
    output.say(`The worker sends it now. See "vivarani webhooks log ${asked.id}".`);
    output.document({ command: 'webhooks try', delivery });
  });
}

/** `webhooks log`: the newest deliveries with the answer to each try. */
export function logWebhook(output: Output, asked: AskedOfOne): Promise<ExitCode> {
  const limit = wholeNumberArgument('--limit', asked.options.limit ?? '20');
  if (limit < 1 || limit > 1000) throw usage(`--limit "${limit}" is not from 1 to 1000. Give such a number.`);
  return withWebhooks(asked, async ({ filing, actor }) => {
    const { rows } = await deliveryPage(filing, actor, { webhookId: asked.id, page: { limit } });
    for (const delivery of rows) output.say(deliveryLine(delivery));
    if (rows.length === 0) output.say('Nothing was sent yet.');
    output.document({ command: 'webhooks log', deliveries: rows });
  });
}

/** `webhooks redeliver`: has the worker send a delivery once more. */
export function redeliverCommand(
  output: Output,
  asked: AskedOfOne & { readonly deliveryId: string },
): Promise<ExitCode> {
  const { id: webhookId, deliveryId } = asked;
  return withWebhooks(asked, async ({ filing, actor }) => {
    const delivery = await redeliver(filing, actor, { webhookId, deliveryId });
    output.say(`The worker sends it once more. See "vivarani webhooks log ${webhookId}".`);
    output.document({ command: 'webhooks redeliver', delivery });
  });
}

function webhookLine({ webhookId, url, events, gstins, disabledBecause, failingSince }: Webhook): string {
  const scope = gstins === null ? 'every GSTIN' : gstins.join(', ');
  const life = disabledBecause ?? (failingSince ? `failing since ${failingSince}` : 'on');
  return `${webhookId}  ${url}  ${events.join(' ')}, ${scope}, ${life}`;
}

function deliveryLine({ deliveryId, event, state, createdAt, attempts }: Delivery): string {
  const last = attempts.at(-1);
  const answer = last ? ` ${last.status ?? last.trouble} in ${last.durationMs} ms` : '';
  return `${deliveryId}  ${createdAt}  ${event}  ${state}, try ${attempts.length}${answer}`;
}
