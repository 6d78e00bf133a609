import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../test/database.ts';
import type { Consumer, ConsumerKeys } from '../filing/needs/consumers.ts';
import { type OpenStore, openStore } from './open-store.ts';

let database: FreshDatabase;
let opened: OpenStore;
let consumer: Consumer;
let keys: ConsumerKeys;

beforeAll(async () => {
  database = await freshDatabase();
  opened = await openStore(database);
});
afterAll(async () => {
  await opened.close();
  await database.drop();
});
beforeEach(async () => {
  ({ consumer, keys } = await opened.consumers.create('tenant-1', { name: 'ERP', email: 'erp@example.in' }));
});

const gstin = '27AAMCT7421K1ZV';
const taxpayer = { gstin, userName: 'tally.user' };
const inHours = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();

test('a consumer takes every GSTIN, 100 calls a minute and pass-through where nothing is said', () => {
  expect(consumer).toMatchObject({
    gstins: null,
    callsPerMinute: 100,
    mode: 'pass-through',
    revokedAt: null,
  });
  expect(keys.apiKey).toMatch(/^key_live_/);
  expect(keys.apiKey.startsWith(consumer.keyStart)).toBe(true);
});

test('key and secret together are the consumer; the key alone only names it', async () => {
  const { lastUsedAt: _never, ...known } = consumer;
  expect(await opened.consumers.authenticate(keys)).toMatchObject(known);
  const named = await opened.consumers.byKey(keys.apiKey);
  expect(named).toMatchObject(known);
  expect(named?.lastUsedAt).toMatch(/^20/);
  expect(await opened.consumers.authenticate({ ...keys, apiSecret: `${keys.apiSecret}0` })).toBeNull();
});

test.each(['', 'key_live_', 'key_live_AAAA.00', 'key_live_AA.00', 'nonsense', "key_live_'.00"])(
  'the key "%s" is nobody',
  async (apiKey) => {
    expect(await opened.consumers.byKey(apiKey)).toBeNull();
  },
);

test('a key of one tenant that names another is nobody', async () => {
  const forged = keys.apiKey.replace(
    /^key_live_[\w-]+/,
    `key_live_${Buffer.from('tenant-2').toString('base64url')}`,
  );
  expect(await opened.consumers.byKey(forged)).toBeNull();
});

test('the database holds neither key nor secret nor token', async () => {
  await opened.consumers.keepSession(consumer, 'token-of-nobody', {
    taxpayer,
    state: 'signed-in',
    openedAt: inHours(0),
    expiresAt: inHours(6),
  });
  const { rows } = await opened.pool.query(
    'select api_consumers::text || api_sessions::text as everything from api_consumers join api_sessions using (consumer_id)',
  );
  expect(rows.length).toBeGreaterThan(0);
  const random = keys.apiKey.split('.')[1] ?? '';
  for (const { everything } of rows) {
    for (const secret of [random, keys.apiSecret, 'token-of-nobody'])
      expect(everything).not.toContain(secret);
  }
});

test('a revoked consumer and its sessions end at once', async () => {
  await opened.consumers.keepSession(consumer, 'token-1', {
    taxpayer,
    state: 'signed-in',
    openedAt: inHours(0),
    expiresAt: inHours(6),
  });
  expect(await opened.consumers.revoke('tenant-1', consumer.consumerId)).toBe(true);
  expect(await opened.consumers.authenticate(keys)).toBeNull();
  expect(await opened.consumers.session('tenant-1', 'token-1', inHours(0))).toBeNull();
  expect(
    (await opened.consumers.list('tenant-1', { limit: 100 })).rows.find(
      (one) => one.consumerId === consumer.consumerId,
    )?.revokedAt,
  ).toBeTruthy();
  expect(await opened.consumers.revoke('tenant-1', 'nobody')).toBe(false);
});

test('a session is found by its token of its tenant until it expires or is closed', async () => {
  const session = { taxpayer, state: 'signed-in' as const, openedAt: inHours(0), expiresAt: inHours(6) };
  await opened.consumers.keepSession(consumer, 'token-2', session);
  expect(await opened.consumers.session('tenant-1', 'token-2', inHours(0))).toMatchObject({
    consumer: { consumerId: consumer.consumerId },
    taxpayer,
  });
  expect(await opened.consumers.session('tenant-2', 'token-2', inHours(0))).toBeNull();
  await opened.consumers.closeSession('tenant-1', 'token-2');
  expect(await opened.consumers.session('tenant-1', 'token-2', inHours(0))).toBeNull();
  await opened.consumers.keepSession(consumer, 'token-3', {
    ...session,
    openedAt: inHours(-7),
    expiresAt: inHours(-1),
  });
  expect(await opened.consumers.session('tenant-1', 'token-3', inHours(0))).toBeNull();
});

test('the newest session of a user and State is found without its token, of the same consumer only', async () => {
  const session = { taxpayer, state: 'signed-in' as const, openedAt: inHours(0), expiresAt: inHours(6) };
  await opened.consumers.keepSession(consumer, 'token-4', session);
  const search = { userName: 'TALLY.user', stateCode: '27', now: inHours(0) };
  expect(await opened.consumers.findSession(consumer, search)).toMatchObject({ taxpayer });
  expect(await opened.consumers.findSession(consumer, { ...search, stateCode: '29' })).toBeNull();
  const other = await opened.consumers.create('tenant-1', { name: 'other' });
  expect(await opened.consumers.findSession(other.consumer, search)).toBeNull();
});

test('a repeated request gets the first answer; another request under its key is told so', async () => {
  const claimed = { idempotencyKey: 'save-1', request: 'POST /save {}' };
  expect(await opened.consumers.claim(consumer, claimed)).toEqual({ is: 'first' });
  expect(await opened.consumers.claim(consumer, claimed)).toEqual({ is: 'at-work' });
  await opened.consumers.keepAnswer(consumer, 'save-1', { status: 200, body: '{"code":200}' });
  expect(await opened.consumers.claim(consumer, claimed)).toEqual({
    is: 'answered',
    answer: { status: 200, body: '{"code":200}' },
  });
  expect(await opened.consumers.claim(consumer, { ...claimed, request: 'POST /file {}' })).toEqual({
    is: 'other-request',
  });
});

test('of two requests at once one is first', async () => {
  const claimed = { idempotencyKey: 'save-2', request: 'POST /save {}' };
  const claims = await Promise.all(
    Array.from({ length: 8 }, () => opened.consumers.claim(consumer, claimed)),
  );
  expect(claims.filter(({ is }) => is === 'first')).toHaveLength(1);
});

test('a claim given back, abandoned or a day old can be made again', async () => {
  const claimed = { idempotencyKey: 'save-3', request: 'POST /save {}' };
  await opened.consumers.claim(consumer, claimed);
  await opened.consumers.forgetClaim(consumer, 'save-3');
  expect(await opened.consumers.claim(consumer, claimed)).toEqual({ is: 'first' });
  await opened.pool.query(`update api_answers set asked_at = now() - interval '11 minutes'`);
  expect(await opened.consumers.claim(consumer, claimed)).toEqual({ is: 'first' });
  await opened.consumers.keepAnswer(consumer, 'save-3', { status: 200, body: '' });
  await opened.pool.query(`update api_answers set asked_at = now() - interval '25 hours'`);
  expect(await opened.consumers.claim(consumer, claimed)).toEqual({ is: 'first' });
});
