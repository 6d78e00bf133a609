import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../test/database.ts';
import { migrate, readMigrations } from './migrate.ts';

const ours = new URL('../../migrations/', import.meta.url);
let database: FreshDatabase;
let directory: string;
let files: URL;

beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'migrations-'));
  await cp(ours, directory, { recursive: true });
  files = pathToFileURL(`${directory}/`);
  return () => rm(directory, { recursive: true });
});

test('a migrated database is left alone', async () => {
  expect(await migrate(database.url)).toEqual([]);
});

test('the queue of the jobs is there', async () => {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const { rows } = await client.query(`select to_regclass('graphile_worker.jobs') is not null as found`);
  await client.end();
  expect(rows).toEqual([{ found: true }]);
});

test('a file that was changed after it was applied is refused', async () => {
  const [first] = await readMigrations(files);
  await writeFile(new URL(first?.name ?? '', files), `${first?.sql}-- one more line`);
  await expect(migrate(database.url, files)).rejects.toThrow(
    'Migration 0001-books.sql was changed after it was applied. Restore the file and add a new one.',
  );
});

test('a database that is newer than the program is refused', async () => {
  await rm(new URL('0001-books.sql', files));
  await expect(migrate(database.url, files)).rejects.toThrow(
    'The database has migration 0001-books.sql, which this version does not know. Use a newer version.',
  );
});

test('a migration that fails leaves nothing behind, and its name is told', async () => {
  await writeFile(join(directory, '9001-half.sql'), 'create table half (tenant_id text); select 1 / 0;');
  await expect(migrate(database.url, files)).rejects.toThrow(
    'Migration 9001-half.sql failed: division by zero',
  );
  await writeFile(join(directory, '9001-half.sql'), 'select from pg_class');
  const fresh = await freshDatabase();
  expect(await migrate(fresh.url, files)).toEqual(['9001-half.sql']);
  await fresh.drop();
});

test('of several who migrate at once one applies and the others find it done', async () => {
  const fresh = await freshDatabase();
  await writeFile(join(directory, '9002-slow.sql'), 'select pg_sleep(0.2)');
  const applied = await Promise.all([1, 2, 3].map(() => migrate(fresh.url, files)));
  await fresh.drop();
  expect(applied.flat()).toEqual(['9002-slow.sql']);
});

test('each of our migrations has a number of its own', async () => {
  const numbers = (await readMigrations()).map(({ name }) => name.slice(0, 4));
  expect(numbers.filter((number, index) => numbers.indexOf(number) !== index)).toEqual([]);
});
