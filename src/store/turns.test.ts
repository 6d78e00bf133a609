import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../test/database.ts';
import type { ReturnKey } from '../filing/needs/store.ts';
import { type OpenStore, openStore } from './open-store.ts';

const october: ReturnKey = { gstin: '27AAMCT7421K1ZV', form: 'GSTR1', returnPeriod: '2026-10' };

let database: FreshDatabase;
/** Two processes, as far as the database can tell. */
let processes: readonly OpenStore[];

beforeAll(async () => {
  database = await freshDatabase();
  processes = await Promise.all([openStore(database), openStore(database)]);
});
afterAll(async () => {
  for (const opened of processes ?? []) await opened.close();
  await database?.drop();
});

test('writes of a return come one after the other, in two processes too', async () => {
  let atWork = 0;
  let most = 0;
  const work = async () => {
    atWork += 1;
    most = Math.max(most, atWork);
    await delay(10);
    atWork -= 1;
  };
  const turns = Array.from({ length: 20 }, (_, index) =>
    processes[index % 2]?.store.inTurn(database.tenantId, october, work),
  );
  await Promise.all(turns);
  expect(most).toBe(1);
});

test('writes of different returns do not wait for each other', async () => {
  const [one] = processes;
  let release = () => {};
  const first = one?.store.inTurn(
    database.tenantId,
    october,
    () => new Promise<void>((end) => (release = end)),
  );
  const other = { ...october, returnPeriod: '2026-09' } as const;
  expect(await one?.store.inTurn(database.tenantId, other, async () => 'done')).toBe('done');
  release();
  await first;
});

test('a write that fails gives its turn to the next, and the connection goes back to the pool', async () => {
  const [one, two] = processes;
  const failing = one?.store.inTurn(database.tenantId, october, async () => {
    throw new Error('the portal is down');
  });
  await expect(failing).rejects.toThrow('the portal is down');
  expect(await two?.store.inTurn(database.tenantId, october, async () => 'done')).toBe('done');
  await delay(50);
  for (const { pool } of processes) expect(pool.idleCount).toBe(pool.totalCount);
});

test('a turn goes on when the connection that holds the locks breaks', async () => {
  const [one] = processes;
  await one?.store.inTurn(database.tenantId, october, async () => {
    const locks = `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and pid <> pg_backend_pid()`;
    await processes[1]?.pool.query(locks);
    await delay(50);
  });
  expect(await one?.store.inTurn(database.tenantId, october, async () => 'done')).toBe('done');
});
