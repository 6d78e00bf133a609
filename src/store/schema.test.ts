import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../test/database.ts';

let database: FreshDatabase;
let client: pg.Client;

beforeAll(async () => {
  database = await freshDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});

afterAll(async () => {
  await client.end();
  await database.drop();
});

/** Keys of our tables that do not lead with the tenant; `migrations` is the schema's own diary and no tenant's. */
async function strayKeys(): Promise<readonly string[]> {
  const { rows } = await client.query<{ stray: string }>(`
    select tables.relname || '.' || keys.relname as stray
      from pg_index join pg_class keys on keys.oid = indexrelid join pg_class tables on tables.oid = indrelid
      left join pg_attribute on attrelid = indrelid and attnum = indkey[0]
     where indisunique and tables.relnamespace = 'public'::regnamespace and tables.relname <> 'migrations'
       and attname is distinct from 'tenant_id'
    union all
    select conrelid::regclass || '.' || conname
      from pg_constraint
      join pg_attribute here on here.attrelid = conrelid and here.attnum = conkey[1]
      join pg_attribute there on there.attrelid = confrelid and there.attnum = confkey[1]
     where contype = 'f' and connamespace = 'public'::regnamespace
       and (here.attname <> 'tenant_id' or there.attname <> 'tenant_id')`);
  return rows.map(({ stray }) => stray);
}

test('every primary, unique and foreign key leads with the tenant', async () => {
  expect(await strayKeys()).toEqual([]);
});

test('the search for keys that do not lead with the tenant finds one', async () => {
  await client.query('begin');
  await client.query('create table strays (name text unique, tenant_id text, user_id text)');
  await client.query('alter table strays add primary key (user_id, tenant_id)');
  expect((await strayKeys()).toSorted()).toEqual(['strays.strays_name_key', 'strays.strays_pkey']);
  await client.query('rollback');
});

test('every table of ours has the tenant and a primary key', async () => {
  const { rows } = await client.query<{ relname: string }>(`
    select relname from pg_class
     where relkind = 'r' and relnamespace = 'public'::regnamespace and relname <> 'migrations'
       and not (exists (select from pg_attribute where attrelid = pg_class.oid and attname = 'tenant_id' and attnotnull)
         and exists (select from pg_constraint where conrelid = pg_class.oid and contype = 'p'))`);
  expect(rows).toEqual([]);
});

test('amounts are whole numbers of eight bytes', async () => {
  const { rows } = await client.query<{ column_name: string }>(`
    select table_name, column_name from information_schema.columns
     where table_schema = 'public' and data_type in ('numeric', 'real', 'double precision', 'money')`);
  expect(rows).toEqual([]);
});

for (const table of ['audit', 'portal_calls']) {
  for (const change of [`update ${table} set at = at`, `delete from ${table}`, `truncate ${table}`]) {
    test(`the database refuses: ${change}`, async () => {
      await client.query('begin');
      await client.query(
        `insert into registrations values ('tenant-1', '27AAMCT7421K1ZV', '', '', '', '', 'monthly')`,
      );
      await client.query(`insert into returns values ('tenant-1', '27AAMCT7421K1ZV', 'GSTR1', '2026-10')`);
      await client.query(`insert into portal_calls (tenant_id, gstin, form, return_period, at, action, duration_ms, outcome)
        values ('tenant-1', '27AAMCT7421K1ZV', 'GSTR1', '2026-10', now(), 'save', 1, 'accepted')`);
      await client.query(`insert into audit values ('tenant-1', 1, '', '', '', '', '{}', '')`);
      await expect(client.query(change)).rejects.toThrow(`Entries of ${table} are kept as they were written`);
      await client.query('rollback');
    });
  }
}
