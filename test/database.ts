import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { isRunning } from '../src/store/embedded/process-life.ts';
import { startEmbedded } from '../src/store/embedded.ts';
import { migrate, readMigrations } from '../src/store/migrate.ts';

/** A database of one test file: migrated, empty but for one tenant. */
export interface FreshDatabase {
  readonly url: string;
  /** A tenant that exists already. */
  readonly tenantId: 'tenant-1';
  /** A key for `openStore`. */
  readonly secretKey: string;
  drop(): Promise<void>;
}

const directory = fileURLToPath(new URL('../node_modules/.cache/vivarani-test', import.meta.url));
/** Nothing here outlives a power cut, so nothing waits for the disk. */
const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '300' };
const secretKey = Buffer.alloc(32, 7).toString('base64');
let made = 0;

/**
 * Clones a migrated template on the embedded server that all test files share (the first starts it, the last ends it).
 * Call `drop` when the tests of the file are over, after closing what you opened.
 */
export async function freshDatabase(): Promise<FreshDatabase> {
  const server = await startEmbedded(directory, settings);
  const template = await templateName();
  made += 1;
  const name = `test_${process.pid}_${made}`;
  await inDatabase(server.url, async (client) => {
    // One at a time: a template cannot be copied while somebody is connected to it, as its maker is.
    await client.query('select pg_advisory_lock(1)');
    await removeLeftovers(client, template);
    if (!(await names(client, template)).length) await makeTemplate(client, server.url, template);
    await client.query(`create database ${name} template ${template}`);
  });
  const drop = async (): Promise<void> => {
    await inDatabase(server.url, (client) => client.query(`drop database if exists ${name} with (force)`));
    await server.stop();
  };
  return { url: databaseUrl(server.url, name), tenantId: 'tenant-1', secretKey, drop };
}

async function templateName(): Promise<string> {
  const hash = createHash('sha256');
  for (const { checksum } of await readMigrations()) hash.update(checksum);
  const queue = createRequire(import.meta.url).resolve('graphile-worker/package.json');
  hash.update(await readFile(queue));
  return `template_${hash.digest('hex').slice(0, 12)}`;
}

async function makeTemplate(client: pg.Client, url: string, template: string): Promise<void> {
  const half = `${template}_half`;
  await client.query(`drop database if exists ${half} with (force)`);
  await client.query(`create database ${half}`);
  await migrate(databaseUrl(url, half));
  await inDatabase(databaseUrl(url, half), (inside) =>
    inside.query(`insert into tenants (tenant_id, name) values ('tenant-1', 'Tenant one')`),
  );
  await client.query(`alter database ${half} rename to ${template}`);
}

/** Removes databases of test runs that were killed, and templates of earlier migrations. */
async function removeLeftovers(client: pg.Client, template: string): Promise<void> {
  for (const name of await names(client, 'test\\_%')) {
    if (!isRunning(Number(name.split('_')[1])))
      await client.query(`drop database if exists ${name} with (force)`);
  }
  for (const name of await names(client, 'template\\_%')) {
    if (name !== template) await client.query(`drop database if exists ${name} with (force)`);
  }
}

async function names(client: pg.Client, like: string): Promise<readonly string[]> {
  const { rows } = await client.query<{ datname: string }>(
    'select datname from pg_database where datname like $1',
    [like],
  );
  return rows.map(({ datname }) => datname);
}

async function inDatabase<Result>(
  url: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function databaseUrl(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}
