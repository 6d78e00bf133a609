import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../test/database.ts';
import { openPool } from './pool.ts';

let database: FreshDatabase;
let pool: ReturnType<typeof openPool>;

beforeAll(async () => {
  database = await freshDatabase();
  pool = openPool(database.url);
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

test('whole numbers come exact, up to the largest that a number holds', async () => {
  const { rows } = await pool.query('select 9007199254740991::bigint as most, -1::bigint as least');
  expect(rows).toEqual([{ most: Number.MAX_SAFE_INTEGER, least: -1 }]);
});

test('a number that would be inexact throws instead', async () => {
  await expect(pool.query('select 9007199254740992::bigint')).rejects.toThrow('9007199254740992');
});

test('a date stays a date and an instant is in UTC, whatever the time zone of the session', async () => {
  const { rows } = await pool.query(
    `select date '2026-03-31' as day, timestamptz '2026-03-31 23:30:00.125+05:30' as at`,
  );
  expect(rows).toEqual([{ day: '2026-03-31', at: '2026-03-31T18:00:00.125Z' }]);
});
