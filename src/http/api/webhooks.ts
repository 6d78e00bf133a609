import { Type } from 'typebox';
import {
  changeWebhook,
  createWebhook,
  deliveryPage,
  findWebhook,
  redeliver,
  removeWebhook,
  rotateWebhookSecret,
  tryWebhook,
  webhookPage,
} from '../../filing/index.ts';
import { type WebhookSender, webhookEvents } from '../../filing/needs/webhooks.ts';
import type { Api, ApiContext } from '../context.ts';
import { actorOf } from '../sign-in.ts';
import { Gstin, Instant, ListOf, Name, OneOf, OrNull, PageOf, PageQuery, wantedPage } from './schemas.ts';

const Url = Type.String({ minLength: 1, maxLength: 2000, examples: ['https://erp.example.in/vivarani'] });
const Event = OneOf('WebhookEvent', webhookEvents);
const Gstins = OrNull(
  Type.Array(Gstin, { minItems: 1, maxItems: 1000, description: 'null for every GSTIN' }),
);
const choice = {
  url: Url,
  events: Type.Array(Event, { minItems: 1, maxItems: webhookEvents.length, uniqueItems: true }),
};
const NewWebhook = Type.Object({ ...choice, gstins: Type.Optional(Gstins) }, { additionalProperties: false });
const Changes = Type.Partial(
  Type.Object(
    { ...choice, gstins: Gstins, isEnabled: Type.Boolean({ description: 'false switches it off' }) },
    { additionalProperties: false },
  ),
);
const Webhook = Type.Object(
  {
    webhookId: Type.String(),
    url: Url,
    events: ListOf(Event),
    gstins: OrNull(ListOf(Gstin)),
    createdAt: Instant,
    failingSince: OrNull(Instant),
    disabledAt: OrNull(Instant),
    disabledBecause: OrNull(Type.String()),
    earlierSecretUntil: OrNull(Instant),
  },
  { title: 'Webhook' },
);
const WithSecret = Type.Object(
  {
    webhook: Webhook,
    secret: Type.String({ description: 'Signs the messages; shown this once', examples: ['whsec_…'] }),
  },
  { title: 'WebhookWithSecret' },
);
const Attempt = Type.Object({
  number: Type.Integer(),
  at: Instant,
  durationMs: Type.Integer(),
  status: OrNull(Type.Integer({ description: 'HTTP status; null where no answer came' })),
  answer: Type.String({ description: 'The first 500 characters' }),
  trouble: OrNull(Type.String({ description: 'Why no answer came' })),
});
const Delivery = Type.Object(
  {
    deliveryId: Type.String(),
    webhookId: Type.String(),
    event: Type.Union([Event, Type.Literal('webhook.trial')]),
    state: OneOf('DeliveryState', ['waiting', 'delivered', 'dead']),
    createdAt: Instant,
    nextAt: OrNull(Instant),
    body: Type.String({ description: 'The very text that is signed and sent' }),
    attempts: ListOf(Attempt),
  },
  { title: 'Delivery' },
);
const OneWebhook = Type.Object({ webhookId: Name });
const OneDelivery = Type.Object({ webhookId: Name, deliveryId: Name });
const tags = ['webhooks'];

/** /webhooks: where programs are told of what happens, with the log of what was sent; for administrators. */
export function webhookRoutes(
  app: Api,
  context: ApiContext,
  sender: Pick<WebhookSender, 'whyNotReachable'>,
): void {
  listRoutes(app, context, sender);
  lifeRoutes(app, context, sender);
  deliveryRoutes(app, context);
}

type Sender = Parameters<typeof webhookRoutes>[2];

function listRoutes(app: Api, { filing }: ApiContext, sender: Sender): void {
  app.get(
    '/webhooks',
    { schema: { tags, summary: 'The webhooks', querystring: PageQuery, response: { 200: PageOf(Webhook) } } },
    (request) => webhookPage(filing, actorOf(request), wantedPage(request.query)),
  );
  app.post(
    '/webhooks',
    { schema: { tags, summary: 'Make a webhook', body: NewWebhook, response: { 201: WithSecret } } },
    async (request, reply) => {
      const { gstins = null, ...chosen } = request.body;
      const made = await createWebhook(filing, actorOf(request), { choice: { ...chosen, gstins }, sender });
      return reply.code(201).header('cache-control', 'no-store').send(made);
    },
  );
}

function lifeRoutes(app: Api, { filing }: ApiContext, sender: Sender): void {
  const one = { tags, params: OneWebhook };
  const base = '/webhooks/:webhookId';
  app.get(base, { schema: { ...one, summary: 'A webhook', response: { 200: Webhook } } }, (request) =>
    findWebhook(filing, actorOf(request), request.params),
  );
  app.patch(
    base,
    {
      schema: {
        ...one,
        summary: 'Change a webhook, switch it off or on',
        body: Changes,
        response: { 200: Webhook },
      },
    },
    (request) =>
      changeWebhook(filing, actorOf(request), { ...request.params, changes: request.body, sender }),
  );
  app.delete(
    base,
    { schema: { ...one, summary: 'Remove a webhook with its log' } },
    async (request, reply) => {
      await removeWebhook(filing, actorOf(request), request.params);
      return reply.code(204).send();
    },
  );
  const summary = 'Make a new secret; the one before signs beside it for 24 hours';
  app.post(
    `${base}/secret`,
    { schema: { ...one, summary, response: { 200: WithSecret } } },
    async (request, reply) => {
      reply.header('cache-control', 'no-store');
      return rotateWebhookSecret(filing, actorOf(request), request.params);
    },
  );
}

function deliveryRoutes(app: Api, { filing }: ApiContext): void {
  const base = '/webhooks/:webhookId/deliveries';
  app.get(
    base,
    {
      schema: {
        tags,
        summary: 'What was sent to a webhook, every try of it, newest first; kept for 30 days',
        params: OneWebhook,
        querystring: PageQuery,
        response: { 200: PageOf(Delivery) },
      },
    },
    (request) =>
      deliveryPage(filing, actorOf(request), { ...request.params, page: wantedPage(request.query) }),
  );
  app.post(
    `/webhooks/:webhookId/trial`,
    { schema: { tags, summary: 'Send a trial message', params: OneWebhook, response: { 202: Delivery } } },
    async (request, reply) =>
      reply.code(202).send(await tryWebhook(filing, actorOf(request), request.params)),
  );
  app.post(
    `${base}/:deliveryId/redeliver`,
    { schema: { tags, summary: 'Send it once more', params: OneDelivery, response: { 202: Delivery } } },
    async (request, reply) => reply.code(202).send(await redeliver(filing, actorOf(request), request.params)),
  );
}
