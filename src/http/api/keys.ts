import { Type } from 'typebox';
import { permit } from '../../filing/index.ts';
import type { Consumers } from '../../filing/needs/consumers.ts';
import type { Api, ApiContext } from '../context.ts';
import { notFound } from '../problem.ts';
import { actorOf } from '../sign-in.ts';
import { noteAct } from './note-act.ts';
import {
  Gstin,
  Instant,
  KeyRole,
  ListOf,
  Name,
  OneOf,
  OrNull,
  PageOf,
  PageQuery,
  wantedPage,
} from './schemas.ts';

const Mode = OneOf('ConsumerMode', ['pass-through', 'strict']);
const CallsPerMinute = OrNull(
  Type.Integer({ minimum: 1, maximum: 1_000_000, description: 'Calls a minute; null for no limit' }),
);
const NewKey = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 100, examples: ['ERP'] }),
    email: Type.Optional(Type.String({ maxLength: 320 })),
    gstins: Type.Optional(OrNull(Type.Array(Gstin, { minItems: 1, maxItems: 1000 }))),
    callsPerMinute: Type.Optional(CallsPerMinute),
    mode: Type.Optional(Mode),
    role: Type.Optional(KeyRole),
  },
  { additionalProperties: false },
);
const Key = Type.Object(
  {
    consumerId: Type.String(),
    name: Type.String(),
    email: Type.String(),
    keyStart: Type.String({ description: 'The first characters, to tell keys apart' }),
    gstins: OrNull(ListOf(Gstin)),
    callsPerMinute: CallsPerMinute,
    mode: Mode,
    role: KeyRole,
    createdAt: Instant,
    lastUsedAt: OrNull(Instant),
    revokedAt: OrNull(Instant),
  },
  { title: 'ApiKey' },
);
const MadeKey = Type.Object(
  {
    key: Key,
    apiKey: Type.String({ description: 'Shown this once' }),
    apiSecret: Type.String({ description: 'Shown this once' }),
  },
  { title: 'MadeKey' },
);

/** /keys: the programs that may call the product, for administrators; key and secret are answered once. */
export function keyRoutes(app: Api, { filing }: ApiContext, consumers: Consumers): void {
  const tags = ['API keys'];
  // A key that could make keys could make itself one that reaches further.
  const config = { scope: 'people' } as const;
  app.get(
    '/keys',
    {
      schema: {
        tags,
        summary: 'The API keys, without their secrets',
        querystring: PageQuery,
        response: { 200: PageOf(Key) },
      },
      config,
    },
    (request) => {
      const actor = actorOf(request);
      permit(actor, 'manage API keys', null);
      return consumers.list(actor.tenantId, wantedPage(request.query));
    },
  );
  app.post(
    '/keys',
    { schema: { tags, summary: 'Make an API key', body: NewKey, response: { 201: MadeKey } }, config },
    async (request, reply) => {
      const actor = actorOf(request);
      permit(actor, 'manage API keys', null);
      const { consumer, keys } = await consumers.create(actor.tenantId, request.body);
      await noteAct(filing, actor, { act: 'API key made', object: `${consumer.name} ${consumer.keyStart}` });
      return reply
        .code(201)
        .header('cache-control', 'no-store')
        .send({ key: consumer, ...keys });
    },
  );
  app.delete(
    '/keys/:consumerId',
    {
      schema: { tags, summary: 'Revoke an API key', params: Type.Object({ consumerId: Name }) },
      config,
    },
    async (request, reply) => {
      const actor = actorOf(request);
      permit(actor, 'manage API keys', null);
      const { consumerId } = request.params;
      if (!(await consumers.revoke(actor.tenantId, consumerId)))
        throw notFound(`The API key "${consumerId}"`);
      await noteAct(filing, actor, { act: 'API key revoked', object: consumerId });
      return reply.code(204).send();
    },
  );
}
