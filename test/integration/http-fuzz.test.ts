import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { sampleCompany } from '../../src/main/sample-data.ts';
import { runStart } from '../../src/main/start.ts';
import { openStore } from '../../src/store/index.ts';
import { type FreshDatabase, freshDatabase } from '../database.ts';
import { Browser } from './http/client.ts';

interface Operation {
  readonly method: string;
  readonly path: string;
  /** An example of its body, as the description gives it. */
  readonly example: unknown;
}

const secretName = 'tenant-two-keeps-this';
let folder: string;
let database: FreshDatabase;
let running: Awaited<ReturnType<typeof runStart>>;
let origin: string;
let admin: Browser;
let authorization: string;
let operations: readonly Operation[];
let ids: readonly string[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vivarani-fuzz-'));
  database = await freshDatabase();
  vi.stubEnv('DATABASE_URL', database.url);
  vi.stubEnv('VIVARANI_SECRET_KEY', database.secretKey);
  running = await runStart({ dataDir: folder, port: 0, simulatorPort: 0 });
  origin = running.document.web as string;
  admin = new Browser(origin);
  await admin.post('/api/v1/session', running.document.signIn);
  const made = await admin.post('/api/v1/keys', { name: 'Fuzz', callsPerMinute: null });
  const { apiKey, apiSecret } = made.body;
  authorization = `Basic ${Buffer.from(`${apiKey}:${apiSecret}`).toString('base64')}`;
  operations = await described();
  ids = await otherTenant();
}, 60_000);
afterAll(async () => {
  await running?.stop();
  await database?.drop();
  await rm(folder, { recursive: true, force: true });
  vi.unstubAllEnvs();
});

/** Not those that end the sign-in, are slowed down on purpose, or answer for ever. */
const left = ['DELETE /api/v1/session', 'POST /api/v1/session'];

async function described(): Promise<readonly Operation[]> {
  const { paths } = (await admin.get('/api/openapi.json')).body;
  return Object.entries<Record<string, never>>(paths).flatMap(([path, methods]) =>
    Object.entries<{ requestBody?: { content: Record<string, { example: unknown }> } }>(methods)
      .map(([method, { requestBody }]) => ({
        method: method.toUpperCase(),
        path,
        example: requestBody?.content['application/json']?.example,
      }))
      .filter((one) => !left.includes(`${one.method} ${one.path}`) && !path.endsWith('/events')),
  );
}

/** A second tenant with a registration and a webhook: nothing of it may ever show. Answers the names of its things. */
async function otherTenant(): Promise<readonly string[]> {
  const opened = await openStore(database);
  await opened.people.createTenant({ tenantId: 'tenant-2', name: secretName });
  const { consumer } = await opened.consumers.create('tenant-2', { name: secretName });
  const gstin = '29AADFM3390P1ZN';
  await opened.store.inBooks('tenant-2', async (books) => {
    await books.saveRegistration({ ...sampleCompany, gstin, legalName: secretName });
    const createdAt = '2026-11-24T00:00:00.000Z';
    const url = `https://${secretName}.example.in/`;
    await books.webhooks.create({
      webhookId: 'webhook-2',
      url,
      events: ['task.ended'],
      gstins: null,
      createdAt,
    });
    await books.webhooks.tellOne(
      'webhook-2',
      { event: 'task.ended', gstin, about: { secretName } },
      createdAt,
    );
  });
  const { rows } = await opened.pool.query('select delivery_id from webhook_deliveries');
  await opened.close();
  return [gstin, 'webhook-2', consumer.consumerId, ...rows.map(({ delivery_id }) => delivery_id)];
}

const word = fc.oneof(
  fc.constantFrom('102026', sampleCompany.gstin, '', '0', '-1', 'null', '../..', '%00', '\0', "'--", '९'),
  fc.constantFrom('1e300', '2026-02-31', 'WyIyMDI2LTAyLTMxIiwieCJd', 'W10', 'b2b', 'nobody', 'x'.repeat(900)),
  fc.nat({ max: 5 }).map((at) => ids[at] ?? 'none'),
  fc.string({ maxLength: 30 }),
);
const query = fc.dictionary(
  fc.constantFrom('cursor', 'limit', 'find', 'section', 'state', 'documents', 'kind', 'import', '__proto__'),
  word,
  { maxKeys: 3 },
);
const nonsense = fc.oneof(
  fc.anything().map(asJson),
  fc.string({ maxLength: 100 }),
  fc.constant('{"__proto__":{"role":"admin"},"constructor":1}'),
  fc.constant('DEEP'),
);
const change = fc.record({ member: fc.nat({ max: 12 }), value: fc.oneof(fc.anything(), word) });

function asJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner) => (typeof inner === 'bigint' ? String(inner) : inner)) ?? '';
}

/** The example with some of its members changed: nearly right is where the mistakes are. */
function nearly(
  example: unknown,
  changes: readonly { readonly member: number; readonly value: unknown }[],
): string {
  const body: Record<string, unknown> = { ...(example as object) };
  const names = Object.keys(body);
  for (const { member, value } of changes) body[names[member % names.length] ?? 'extra'] = value;
  return asJson(body);
}

/** Written out only when it is sent: a report of a failure shall stay readable. */
function written(text: string): string {
  return text === 'DEEP' ? `${'['.repeat(20_000)}${']'.repeat(20_000)}` : text;
}

describe('our own API under nonsense', () => {
  it('never answers 500 and never hangs, refuses by problems, and shows nothing of another tenant', async () => {
    const request = fc.record({
      at: fc.nat(),
      words: fc.array(word, { minLength: 4, maxLength: 4 }),
      isRight: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
      query,
      body: fc.option(nonsense),
      changes: fc.array(change, { maxLength: 2 }),
      byKey: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(request, async ({ at, words, isRight, byKey, ...more }) => {
        const { method, path, example } = operations[at % operations.length] as Operation;
        let place = 0;
        const address = path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => {
          const right = name === 'gstin' ? sampleCompany.gstin : name === 'period' ? '102026' : undefined;
          const given = isRight[place] && right ? right : (words[place] ?? 'x');
          place += 1;
          return encodeURIComponent(given) || 'x';
        });
        const body = method === 'GET' ? undefined : written(more.body ?? nearly(example, more.changes));
        const answer = await fetch(`${origin}${address}?${new URLSearchParams(more.query)}`, {
          method,
          signal: AbortSignal.timeout(20_000),
          headers: {
            ...(byKey ? { authorization } : { cookie: admin.cookie, 'x-vivarani': '1' }),
            ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          },
          ...(body === undefined ? {} : { body }),
        });
        const text = await answer.text();
        expect(answer.status, `${method} ${address} ${text}`).not.toBe(500);
        expect(text).not.toContain(secretName);
        if (answer.status < 400) return;
        expect(answer.headers.get('content-type')).toContain('application/problem+json');
        expect(JSON.parse(text)).toMatchObject({
          status: answer.status,
          code: expect.any(String),
          detail: expect.any(String),
        });
      }),
      { numRuns: 500, seed: 20_261_124 },
    );
  });
});
