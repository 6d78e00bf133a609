import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../test/database.ts';
import { everywhere } from '../filing/index.ts';
import { type OpenStore, openStore } from './open-store.ts';
import type { User } from './people.ts';

let database: FreshDatabase;
let opened: OpenStore;
let user: User;
let serial = 0;

beforeAll(async () => {
  database = await freshDatabase();
  opened = await openStore(database);
});
afterAll(async () => {
  await opened.close();
  await database.drop();
});
beforeEach(async () => {
  serial += 1;
  user = await opened.people.createUser({
    tenantId: 'tenant-1',
    email: `Asha${serial}@Example.in`,
    name: 'Asha Rao',
    passwordHash: '$argon2id$invented',
    grants: everywhere('checker', 'signatory'),
    language: 'hi',
  });
});

const inAnHour = (): string => new Date(Date.now() + 3_600_000).toISOString();

test('a user is found by the email address in any case', async () => {
  expect(await opened.people.findUserByEmail(user.email.toLowerCase())).toEqual(user);
  expect(await opened.people.findUserByEmail(user.email, 'tenant-1')).toEqual(user);
  expect(await opened.people.findUserByEmail(user.email, 'tenant-2')).toBeNull();
});

test('a tenant has each email address once', async () => {
  await expect(opened.people.createUser({ ...user, email: user.email.toUpperCase() })).rejects.toThrow(
    'users_email',
  );
});

test('a sign-in is read by its token until it is closed', async () => {
  const token = await opened.people.openLogin(user, { expiresAt: inAnHour(), userAgent: 'Firefox' });
  expect(await opened.people.readLogin(token)).toMatchObject({ user, userAgent: 'Firefox' });
  await opened.people.closeLogin(token);
  expect(await opened.people.readLogin(token)).toBeNull();
});

test('the database holds no token', async () => {
  const token = await opened.people.openLogin(user, { expiresAt: inAnHour() });
  const { rows } = await opened.pool.query('select logins::text as everything from logins');
  const [, secret] = token.split('.');
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.some((row) => row.everything.includes(secret) || row.everything.includes(token))).toBe(false);
});

test('a sign-in that expired is not read, and is forgotten', async () => {
  const token = await opened.people.openLogin(user, { expiresAt: new Date(Date.now() - 1000).toISOString() });
  expect(await opened.people.readLogin(token)).toBeNull();
  expect(await opened.people.forgetExpiredLogins('tenant-1')).toBe(1);
});

test('a token of nonsense is nobody', async () => {
  expect(await opened.people.readLogin('')).toBeNull();
  expect(await opened.people.readLogin('dGVuYW50LTE.AAAA')).toBeNull();
});

test('a sign-in is revoked from the list', async () => {
  const token = await opened.people.openLogin(user, { expiresAt: inAnHour() });
  const other = await opened.people.openLogin(user, { expiresAt: inAnHour() });
  const login = await opened.people.readLogin(token);
  expect(await opened.people.listLogins(user)).toHaveLength(2);
  await opened.people.revokeLogin(user, login?.loginId ?? '');
  expect(await opened.people.readLogin(token)).toBeNull();
  expect(await opened.people.readLogin(other)).not.toBeNull();
});

test('disabling a user closes his sign-ins at once', async () => {
  const token = await opened.people.openLogin(user, { expiresAt: inAnHour() });
  await opened.people.changeUser(user, { isDisabled: true });
  expect(await opened.people.readLogin(token)).toBeNull();
  expect((await opened.people.findUserByEmail(user.email))?.disabledAt).toMatch(/^20/);
  await opened.people.changeUser(user, { isDisabled: false });
  expect((await opened.people.findUserByEmail(user.email))?.disabledAt).toBeNull();
});

test('a new password closes the sign-ins; a new role or language does not', async () => {
  const token = await opened.people.openLogin(user, { expiresAt: inAnHour() });
  await opened.people.changeUser(user, { grants: everywhere('auditor'), language: 'en' });
  expect((await opened.people.readLogin(token))?.user).toMatchObject({
    grants: everywhere('auditor'),
    language: 'en',
    name: 'Asha Rao',
  });
  await opened.people.changeUser(user, { passwordHash: '$argon2id$new' });
  expect(await opened.people.readLogin(token)).toBeNull();
});

test('of two administrators who disable each other at once, one stays', async () => {
  await opened.people.createTenant({ tenantId: 'tenant-3', name: 'Invented' });
  const person = {
    tenantId: 'tenant-3',
    name: 'Asha Rao',
    passwordHash: '$argon2id$invented',
    language: 'en',
  };
  const add = (email: string) =>
    opened.people.createUser({ ...person, email, grants: everywhere('admin', 'signatory') });
  const both = [await add('one@example.in'), await add('two@example.in')];
  const changed = both.map((who) => opened.people.changeUser(who, { isDisabled: true }));
  expect((await Promise.all(changed)).sort()).toEqual([false, true]);
  const left = (await opened.people.listUsers('tenant-3')).filter(({ disabledAt }) => disabledAt === null);
  expect(left).toHaveLength(1);
});
