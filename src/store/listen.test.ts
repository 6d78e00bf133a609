import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../test/database.ts';
import { type Change, listen } from './listen.ts';
import { type OpenStore, openStore } from './open-store.ts';

const key = { gstin: '27AAMCT7421K1ZV', form: 'GSTR1', returnPeriod: '2026-10' } as const;
let database: FreshDatabase;
let opened: OpenStore;

beforeAll(async () => {
  database = await freshDatabase();
  opened = await openStore(database);
  await opened.store.inBooks('tenant-1', (books) =>
    books.saveRegistration({
      gstin: key.gstin,
      legalName: 'Tara Mills',
      portalUserName: 'tara',
      signatoryPan: 'AAMCT7421K',
      gateway: 'simulator',
      frequency: 'monthly',
      turnoverPreviousYear: null,
      turnoverCurrentYear: null,
    }),
  );
});
afterAll(async () => {
  await opened.close();
  await database.drop();
});

test('a committed change is heard once, one rolled back is not', async () => {
  const heard: Change[] = [];
  const listening = await listen(database.url, (change) => heard.push(change));
  const failing = opened.store.inBooks('tenant-1', async (books) => {
    await books.putRecords(key, [], null);
    throw new Error('rolled back');
  });
  await expect(failing).rejects.toThrow('rolled back');
  await opened.store.inBooks('tenant-1', async (books) => {
    await books.putRecords(key, [], null);
    await books.markRecords(key, [], 'sent');
  });
  await vi.waitFor(() => expect(heard).toEqual([{ tenantId: 'tenant-1', ...key }]));
  await pause(50);
  expect(heard).toHaveLength(1);
  await listening.stop();
});

test('a connection that broke is opened again, and the gap is told', async () => {
  const heard: Change[] = [];
  const gap = vi.fn();
  const listening = await listen(database.url, (change) => heard.push(change), gap);
  await opened.pool.query(`select pg_terminate_backend(pid) from pg_stat_activity
    where query = 'listen vivarani' and datname = current_database()`);
  await vi.waitFor(() => expect(gap).toHaveBeenCalledOnce(), { timeout: 5000 });
  await opened.store.inBooks('tenant-1', (books) => books.putRecords(key, [], null));
  await vi.waitFor(() => expect(heard).toHaveLength(1));
  await listening.stop();
});
