import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { Logger, runMigrations } from 'graphile-worker';
import pg from 'pg';

/** One file of migrations/, with what it must still read when it was applied. */
export interface Migration {
  readonly name: string;
  readonly sql: string;
  /** SHA-256 of the file, hex. */
  readonly checksum: string;
}

const directory = new URL('../../migrations/', import.meta.url);
/** One number for all who migrate one database at the same time: "viva" in ASCII. */
const lockNumber = 0x76697661;

/** Reads the migrations of a directory (ours by default) in their order. */
export async function readMigrations(from: URL = directory): Promise<readonly Migration[]> {
  const names = (await readdir(from)).filter((name) => /^\d{4}-.+\.sql$/.test(name)).sort();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(new URL(name, from), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

/**
 * Brings a database to the newest schema, ours and the queue's; answers the names of what was applied.
 * Forward only; throws when a file that was applied has changed since, or the database is newer than this program.
 */
export async function migrate(url: string, from: URL = directory): Promise<readonly string[]> {
  const migrations = await readMigrations(from);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    // The lock is the session's: it goes with the connection, however this process ends.
    await client.query('select pg_advisory_lock($1)', [lockNumber]);
    const applied = await applyMissing(client, migrations);
    await migrateQueue(url);
    return applied;
  } finally {
    await client.end();
  }
}

async function applyMissing(client: pg.Client, migrations: readonly Migration[]): Promise<readonly string[]> {
  await client.query(`create table if not exists migrations
    (name text primary key, checksum text not null, applied_at timestamptz not null default now())`);
  const { rows } = await client.query<{ name: string; checksum: string }>(
    'select name, checksum from migrations',
  );
  const known = new Map(rows.map((row) => [row.name, row.checksum]));
  refuseStrangers(known, migrations);
  const missing = migrations.filter(({ name }) => !known.has(name));
  for (const migration of missing) await apply(client, migration);
  return missing.map(({ name }) => name);
}

function refuseStrangers(known: ReadonlyMap<string, string>, migrations: readonly Migration[]): void {
  const ours = new Map(migrations.map(({ name, checksum }) => [name, checksum]));
  for (const [name, checksum] of known) {
    const now = ours.get(name);
    if (now === undefined) {
      throw new Error(
        `The database has migration ${name}, which this version does not know. Use a newer version.`,
      );
    }
    if (now !== checksum) {
      throw new Error(
        `Migration ${name} was changed after it was applied. Restore the file and add a new one.`,
      );
    }
  }
}

async function apply(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  await client.query('begin');
  try {
    await client.query(sql);
    await client.query('insert into migrations (name, checksum) values ($1, $2)', [name, checksum]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Error(`Migration ${name} failed: ${(error as Error).message}`, { cause: error });
  }
}

/** Creates the schema of the queue, so that a job can be added in the transaction that plans it. */
async function migrateQueue(url: string): Promise<void> {
  const pgPool = new pg.Pool({ connectionString: url, max: 1 });
  // A connection lost here shows in the query that was waiting for it.
  pgPool.on('error', () => undefined);
  pgPool.on('connect', (connection) => connection.on('error', () => undefined));
  try {
    await runMigrations({ pgPool, logger: new Logger(() => () => undefined) });
  } finally {
    await pgPool.end();
  }
}
