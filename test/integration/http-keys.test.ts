import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleCompany } from '../../src/main/sample-data.ts';
import { runStart } from '../../src/main/start.ts';
import { type FreshDatabase, freshDatabase } from '../database.ts';
import { SandboxClient } from './dialects/sandbox-client.ts';
import { Browser } from './http/client.ts';

let database: FreshDatabase;
let folder: string;
let running: Awaited<ReturnType<typeof runStart>>;
let admin: Browser;
let origin: string;
const given = { url: process.env.DATABASE_URL, key: process.env.VIVARANI_SECRET_KEY };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vivarani-keys-'));
  database = await freshDatabase();
  process.env.DATABASE_URL = database.url;
  process.env.VIVARANI_SECRET_KEY = database.secretKey;
  running = await runStart({ dataDir: folder, port: 0, simulatorPort: 0 });
  origin = running.document.web as string;
  admin = new Browser(origin);
  await admin.post('/api/v1/session', running.document.signIn);
});
afterAll(async () => {
  await running.stop();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
  process.env.DATABASE_URL = given.url ?? '';
  process.env.VIVARANI_SECRET_KEY = given.key ?? '';
});

it('an administrator makes a key, a program signs in with it, and revoking ends it', async () => {
  const made = await admin.post('/api/v1/keys', {
    name: 'ERP',
    gstins: ['27AAMCT7421K1ZV'],
    callsPerMinute: 25,
  });
  expect(made).toMatchObject({
    status: 201,
    body: { key: { name: 'ERP', callsPerMinute: 25, mode: 'pass-through' } },
  });
  const client = new SandboxClient(origin, made.body);
  expect((await client.authenticate()).http).toBe(200);
  const listed = (await admin.get('/api/v1/keys')).body.rows;
  expect(listed.map(({ name }: { name: string }) => name)).toEqual(['First key', 'ERP']);
  expect(JSON.stringify(listed)).not.toContain(made.body.apiSecret);
  expect(JSON.stringify(listed)).not.toContain(made.body.apiKey);
  const { consumerId } = made.body.key;
  expect((await admin.call('DELETE', `/api/v1/keys/${consumerId}`)).status).toBe(204);
  expect((await client.authenticate()).http).toBe(401);
  expect((await admin.call('DELETE', '/api/v1/keys/nobody')).status).toBe(404);
});

it('nobody else sees or makes keys', async () => {
  expect((await new Browser(origin).get('/api/v1/keys')).status).toBe(401);
  expect((await admin.post('/api/v1/keys', { name: '' })).status).toBe(400);
});

describe('a key in our own API', () => {
  const program = (keys: { readonly apiKey: string; readonly apiSecret: string }) => {
    const authorization = `Basic ${Buffer.from(`${keys.apiKey}:${keys.apiSecret}`).toString('base64')}`;
    return async (
      method: string,
      path: string,
      { body, headers = {} }: { readonly body?: object; readonly headers?: Record<string, string> } = {},
    ) => {
      const answer = await fetch(`${origin}/api/v1${path}`, {
        method,
        headers: { authorization, ...headers, ...(body ? { 'content-type': 'application/json' } : {}) },
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
      const text = await answer.text();
      return { status: answer.status, headers: answer.headers, body: text ? JSON.parse(text) : null };
    };
  };
  const make = async (choice: object) => program((await admin.post('/api/v1/keys', choice)).body);
  const own = sampleCompany.gstin;
  const other = '29AADFM3390P1ZN';

  it('speaks for its GSTINs and for nothing of the whole company', async () => {
    const call = await make({ name: 'One', gstins: [own], callsPerMinute: null });
    const stranger = await make({ name: 'Other', gstins: [other], callsPerMinute: null });
    const period = (await call('GET', '/session')).body.periods[1];
    expect((await call('GET', `/gstr1/${own}/${period}`)).status).toBe(200);
    expect((await call('GET', '/returns')).body.rows).toHaveLength(1);
    expect(await stranger('GET', `/gstr1/${own}/${period}`)).toMatchObject({
      status: 403,
      body: { code: 'OUT-OF-SCOPE' },
    });
    expect((await stranger('GET', '/returns')).body).toEqual({ rows: [], next: null });
    expect((await stranger('GET', '/session')).body.registrations).toEqual([]);
    for (const path of ['/audit', '/webhooks', '/keys']) expect((await call('GET', path)).status).toBe(403);
  });

  it('does what its role allows', async () => {
    const call = await make({ name: 'Viewer', role: 'viewer', callsPerMinute: null });
    const period = (await call('GET', '/session')).body.periods[1];
    expect((await call('GET', `/gstr1/${own}/${period}/records`)).status).toBe(200);
    expect(await call('POST', `/gstr1/${own}/${period}/save`, { body: { kind: 'save' } })).toMatchObject({
      status: 403,
      body: { code: 'NOT-PERMITTED' },
    });
  });

  it('makes no keys, whatever its role', async () => {
    const call = await make({ name: 'Admin', callsPerMinute: null });
    expect((await call('POST', '/keys', { body: { name: 'More' } })).body.code).toBe('OUT-OF-SCOPE');
  });

  it('is told its limit and stopped at it', async () => {
    const call = await make({ name: 'Slow', callsPerMinute: 2 });
    const answers = [];
    for (let round = 0; round < 5; round++) answers.push(await call('GET', '/session'));
    const last = answers.at(-1);
    expect(answers[0]?.headers.get('x-ratelimit-limit')).toBe('2');
    expect(last).toMatchObject({ status: 429, body: { code: 'TOO-MANY' } });
    expect(Number(last?.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('is refused with a wrong secret, and asked for no other way in', async () => {
    const wrong = program({ apiKey: 'key_live_bG9jYWw.00', apiSecret: 'secret_live_00' });
    const answer = await wrong('GET', '/session');
    expect(answer).toMatchObject({ status: 401, body: { code: 'KEY-WRONG' } });
    expect(answer.headers.get('www-authenticate')).toMatch(/^Basic/);
  });

  it('gets the same answer for the same request under one Idempotency-Key', async () => {
    const call = await make({ name: 'Repeats', callsPerMinute: null });
    const headers = { 'idempotency-key': 'once' };
    const period = (await call('GET', '/session')).body.periods[1];
    const save = (kind: string) => call('POST', `/gstr1/${own}/${period}/save`, { body: { kind }, headers });
    const first = await save('save');
    expect(first).toMatchObject({ status: 409, body: { code: 'NOT-CONNECTED' } });
    expect((await save('save')).body).toEqual(first.body);
    expect(await save('delete')).toMatchObject({ status: 422, body: { code: 'REPEATED' } });
  });

  it('shows when it was last used', async () => {
    const { rows } = (await admin.get('/api/v1/keys?limit=1000')).body;
    const used = rows.find(({ name }: { name: string }) => name === 'Viewer');
    expect(Date.now() - Date.parse(used.lastUsedAt)).toBeLessThan(120_000);
  });
});

describe('the list of keys', () => {
  it('comes page by page, each key once', async () => {
    const names: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const after: string = cursor ? `&cursor=${cursor}` : '';
      const { rows, next } = (await admin.get(`/api/v1/keys?limit=2${after}`)).body;
      names.push(...rows.map(({ name }: { name: string }) => name));
      cursor = next;
    }
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThan(4);
  });

  it('refuses a cursor that no page has given', async () => {
    const places = ['', 'x', Buffer.from('["2026-02-31T00:00:00.000Z","x"]').toString('base64url')];
    for (const cursor of places) {
      expect(await admin.get(`/api/v1/keys?cursor=${cursor}`)).toMatchObject({
        status: 400,
        body: { code: 'CURSOR-UNKNOWN' },
      });
    }
  });
});
