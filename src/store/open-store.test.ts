import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../test/database.ts';
import { type OpenStore, openStore } from './open-store.ts';

let database: FreshDatabase;
let opened: OpenStore;

beforeAll(async () => {
  database = await freshDatabase();
  opened = await openStore(database);
});

afterAll(async () => {
  await opened.close();
  await database.drop();
});

const registration = {
  gstin: '27AAMCT7421K1ZV',
  legalName: 'Tara Mills',
  portalUserName: 'tara',
  signatoryPan: 'AAMCT7421K',
  gateway: 'simulator',
  frequency: 'monthly',
  turnoverPreviousYear: 123_456_789_00,
  turnoverCurrentYear: null,
} as const;

test('what was written is there after the transaction, to the paisa', async () => {
  await opened.store.inBooks(database.tenantId, (books) => books.saveRegistration(registration));
  const read = await opened.store.inBooks(database.tenantId, (books) =>
    books.registration(registration.gstin),
  );
  expect(read).toEqual(registration);
});

test('nothing is left of a transaction that throws', async () => {
  const failing = opened.store.inBooks(database.tenantId, async (books) => {
    await books.saveRegistration({ ...registration, legalName: 'Another name' });
    throw new Error('stop here');
  });
  await expect(failing).rejects.toThrow('stop here');
  const read = await opened.store.inBooks(database.tenantId, (books) => books.registrations());
  expect(read).toEqual([registration]);
});

test('a tenant does not see the registrations of another', async () => {
  await opened.people.createTenant({ tenantId: 'tenant-2', name: 'Tenant two' });
  expect(await opened.store.inBooks('tenant-2', (books) => books.registrations())).toEqual([]);
});
