import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { DestinationStream } from 'pino';
import { type CallKeeper, type Filing, keepCalls } from '../../../src/filing/index.ts';
import type { Clock } from '../../../src/filing/needs/clock.ts';
import type { Consumer, ConsumerKeys, NewConsumer } from '../../../src/filing/needs/consumers.ts';
import type { Portal } from '../../../src/filing/needs/portal.ts';
import { type CallListener, createGstnPortal } from '../../../src/gateways/index.ts';
import { checkFiles } from '../../../src/http/api/check-files.ts';
import { createApp } from '../../../src/http/app.ts';
import { ChangeHub } from '../../../src/http/changes.ts';
import { createLog } from '../../../src/main/logs.ts';
import { signInPeople } from '../../../src/main/people.ts';
import { type OpenStore, openStore } from '../../../src/store/index.ts';
import { freshDatabase } from '../../database.ts';
import type { Exchange } from './contract-check.ts';

/** The web server with its dialects over a database of its own and a portal that is given. */
export interface DialectProduct {
  readonly url: string;
  readonly opened: OpenStore;
  readonly filing: Filing;
  /** Everything that could not be kept or done, for a test to look at. */
  readonly troubles: unknown[];
  createConsumer(consumer?: Partial<NewConsumer>): Promise<{ consumer: Consumer; keys: ConsumerKeys }>;
  /** Resolves when every call made so far is in the history. */
  callsKept(): Promise<void>;
  close(): Promise<void>;
}

/** What the product is put together with. */
export interface ProductSetting {
  /** Where the portal is. */
  readonly portalUrl: string;
  readonly clock?: { now(): string };
  /** Opens the gateway of every registration; that to GSTN at `portalUrl` where absent. */
  readonly gateway?: (shared: Shared) => Gateway;
  /** Hears of every request and its answer. */
  readonly onExchange?: (exchange: Exchange) => void;
  /** Whether the WhiteBooks dialect repeats the client secret. */
  readonly echoesSecrets?: boolean;
  /** Where log lines go; nowhere where absent. */
  readonly log?: DestinationStream;
}

type Gateway = Portal & { close(): void };

/** What every gateway is given. */
interface Shared {
  readonly clock: Clock;
  readonly onCall: CallListener;
}

/** The gateway of one tenant, with what keeps its calls. */
interface Way {
  readonly keeper: CallKeeper;
  readonly portal: Gateway;
}

/** Waits for a large answer as long as the product does, with a hundredth of each pause. */
export const quickPatience = {
  wait: (milliseconds: number) => delay(milliseconds / 100),
  limitMs: 600_000,
};

/** Starts the product as main does, on a free port of 127.0.0.1. */
export async function startDialects({
  portalUrl,
  clock,
  gateway = gstnAt(portalUrl),
  echoesSecrets = false,
  onExchange,
  log,
}: ProductSetting): Promise<DialectProduct> {
  const database = await freshDatabase();
  const opened = await openStore(database);
  const troubles: unknown[] = [];
  const time = clock ?? { now: () => new Date().toISOString() };
  const ways = new Map<string, Way>();
  const wayOf = (tenantId: string): Way => {
    const known = ways.get(tenantId);
    if (known) return known;
    const keeper = keepCalls(opened.store, tenantId, (error) => void troubles.push(error));
    const way = { keeper, portal: gateway({ clock: time, onCall: keeper.onCall }) };
    ways.set(tenantId, way);
    return way;
  };
  const callsKept = async () => {
    await Promise.all([...ways.values()].map(({ keeper }) => keeper.settled()));
  };
  const filing: Filing = {
    store: opened.store,
    portalFor: (_registration, tenantId) => wayOf(tenantId).portal,
    clock: time,
    newId: randomUUID,
  };
  const app = await createApp({
    filing,
    people: signInPeople(opened),
    changes: new ChangeHub(),
    within: opened.within,
    relays: opened.relays,
    checkFiles: (actor, wanted) => checkFiles(filing, actor, wanted),
    dialects: { callers: opened.callers, consumers: opened.consumers, usualGateway: 'simulator' },
    whitebooks: { sessions: opened.dialectSessions, echoesSecrets },
    today: () => time.now().slice(0, 10),
    version: 'test',
    ready: async () => {},
    ...(log ? { logger: createLog({ level: 'info', destination: log }) } : {}),
  });
  app.addHook('onResponse', async (request, reply) => {
    if (reply.statusCode === 500) troubles.push(`${request.method} ${request.url}`);
  });
  if (onExchange)
    app.addHook('onSend', async ({ method, url: asked, headers, body: given }, { statusCode }, payload) => {
      const body: unknown = typeof given === 'string' ? JSON.parse(given || 'null') : given;
      onExchange({ method, url: asked, headers, body, status: statusCode, answer: String(payload) });
      return payload;
    });
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  return {
    url,
    opened,
    filing,
    troubles,
    createConsumer: (consumer = {}) =>
      opened.consumers.create(database.tenantId, {
        name: 'Test',
        email: 'erp@example.in',
        callsPerMinute: null,
        ...consumer,
      }),
    callsKept,
    async close() {
      await app.close();
      for (const { portal } of ways.values()) portal.close();
      await callsKept();
      await opened.close();
      await database.drop();
    },
  };
}

const gstnAt =
  (portalUrl: string) =>
  (shared: Shared): Gateway =>
    createGstnPortal({
      ...shared,
      baseUrl: portalUrl,
      publicKeyUrl: `${portalUrl}/_simulator/certificate`,
      clientId: 'test',
      clientSecret: 'test',
      timeoutMs: 10_000,
      patience: quickPatience,
    });
