import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../test/database.ts';
import type { Consumer } from '../filing/needs/consumers.ts';
import type { PortalSession } from '../filing/needs/portal.ts';
import { type OpenStore, openStore } from './open-store.ts';

let database: FreshDatabase;
let opened: OpenStore;
let consumer: Consumer;
let other: Consumer;

beforeAll(async () => {
  database = await freshDatabase();
  opened = await openStore(database);
});
afterAll(async () => {
  await opened.close();
  await database.drop();
});
beforeEach(async () => {
  ({ consumer } = await opened.consumers.create('tenant-1', { name: 'ERP' }));
  ({ consumer: other } = await opened.consumers.create('tenant-1', { name: 'Other' }));
});

const now = '2026-11-05T10:00:00.000Z';
const later = '2026-11-05T16:00:01.000Z';
const session: PortalSession = {
  taxpayer: { gstin: '27', userName: 'Tally.User' },
  state: 'otp-requested',
  secret: 'the app key',
  expiresAt: '2026-11-05T16:00:00.000Z',
};
const named = { ...session, taxpayer: { gstin: '27AAMCT7421K1ZV', userName: 'Tally.User' } };

test('a session is found under its txn, first with the State only, then with the GSTIN', async () => {
  const { dialectSessions } = opened;
  await dialectSessions.keep(consumer, 'txn-1', { session, now });
  const found = await dialectSessions.find(consumer, 'txn-1', now);
  expect(found?.session).toEqual(session);
  if (!found) return;
  await dialectSessions.replace(consumer, { ...found, session: { ...named, state: 'signed-in' } });
  expect((await dialectSessions.find(consumer, 'txn-1', now))?.session).toEqual({
    ...named,
    state: 'signed-in',
  });
  await dialectSessions.close(consumer, found.sessionId);
  expect(await dialectSessions.find(consumer, 'txn-1', now)).toBeNull();
});

test('the newest session of a user is found without a txn, whatever the case of his name', async () => {
  const { dialectSessions } = opened;
  await dialectSessions.keep(consumer, 'txn-2', { session, now });
  const newer = { ...session, secret: 'newer' };
  await dialectSessions.keep(consumer, 'txn-3', { session: newer, now: '2026-11-05T10:05:00.000Z' });
  const search = { userName: 'tally.user', stateCode: '27' };
  expect((await dialectSessions.findOf(consumer, search, now))?.session).toEqual(newer);
  expect(await dialectSessions.findOf(consumer, { ...search, stateCode: '29' }, now)).toBeNull();
});

test('a session is nobody else’s, and none once it has expired', async () => {
  const { dialectSessions } = opened;
  await dialectSessions.keep(consumer, 'txn-4', { session, now });
  expect(await dialectSessions.find(other, 'txn-4', now)).toBeNull();
  expect(await dialectSessions.find({ ...consumer, tenantId: 'tenant-2' }, 'txn-4', now)).toBeNull();
  await dialectSessions.keep(other, 'txn-4', { session: { ...session, secret: 'stolen' }, now });
  expect((await dialectSessions.find(consumer, 'txn-4', now))?.session.secret).toBe('the app key');
  expect(await dialectSessions.find(consumer, 'txn-4', later)).toBeNull();
});

test('neither the txn nor the secret is in the database', async () => {
  await opened.dialectSessions.keep(consumer, 'txn-of-nobody', { session, now });
  const { rows } = await opened.pool.query('select dialect_sessions::text as row from dialect_sessions');
  const all = JSON.stringify(rows);
  expect(all).not.toContain('txn-of-nobody');
  expect(all).not.toContain(Buffer.from('the app key').toString('hex'));
});
