import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  access,
  chown,
  mkdir,
  readFile,
  readlink,
  realpath,
  rename,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { asUser, runnableBinaries } from './embedded/binaries.ts';
import { livingUses, locked, noteUse, writeWhole } from './embedded/lock.ts';
import { launch, type Postmaster, readPostmaster, shutDown, untilReady } from './embedded/postmaster.ts';
import { isAlive, isRunning, markOf, readMark, writeMark } from './embedded/process-life.ts';
import { mayReach, type ServerUser, serverUser } from './embedded/server-user.ts';

const run = promisify(execFile);
const name = 'vivarani';

/** A PostgreSQL server that we look after. */
export interface Embedded {
  /** Connection string through the server's socket; only root, and the user the server runs as, can use it. */
  readonly url: string;
  /** Whether the server was already running. */
  readonly adopted: boolean;
  /** Ends our use; the server itself ends when Vivarani started it and nobody else uses it. Close your pools first. */
  stop(): Promise<void>;
}

interface Places {
  readonly dataDir: string;
  readonly uses: string;
  readonly lock: string;
  readonly startedMark: string;
  readonly log: string;
}

/**
 * Starts the embedded PostgreSQL on a data directory, or adopts the one that runs there, so that several
 * processes share it. `settings` are configuration parameters of the server, used when it is started.
 */
export async function startEmbedded(
  dataDir: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<Embedded> {
  await mkdir(dataDir, { recursive: true });
  const places = placesIn(await realpath(dataDir));
  return locked(places.lock, async () => {
    const user = await serverUser();
    const cluster = await clusterDirectory(places.dataDir, user);
    const running = await readPostmaster(cluster);
    const postmaster = running ? await untilReady(cluster) : await start({ places, cluster, user, settings });
    if (!postmaster)
      throw new Error(`The embedded database in ${cluster} ended while it was starting. Start again.`);
    const endUse = await noteUse(places.uses);
    return { url: urlOf(postmaster), adopted: running !== null, stop: stopOnce({ places, cluster, endUse }) };
  });
}

function placesIn(dataDir: string): Places {
  return {
    dataDir,
    uses: join(dataDir, 'database-uses'),
    lock: join(dataDir, 'database.lock'),
    startedMark: join(dataDir, 'database-started'),
    log: join(dataDir, 'database.log'),
  };
}

interface Start {
  readonly places: Places;
  readonly cluster: string;
  readonly user: ServerUser | null;
  readonly settings: Readonly<Record<string, string>>;
}

async function start({ places, cluster, user, settings }: Start): Promise<Postmaster> {
  const native = await runnableBinaries(user, dirname(cluster));
  await forgetDeadServer(cluster);
  if (!(await exists(join(cluster, 'PG_VERSION')))) await makeCluster(native, cluster, user);
  const postmaster = await launch({ native, cluster, log: places.log, user, settings });
  await writeWhole(places.startedMark, writeMark(markOf(postmaster.pid)));
  return postmaster;
}

/**
 * A stale `postmaster.pid` is the server's own affair: it also finds by it the workers of a killed server that still
 * live, so it is never removed here. But when a stranger of the same user has the number by now, the server refuses;
 * our own number instead says "stale" to it, being its parent's.
 */
async function forgetDeadServer(cluster: string): Promise<void> {
  const file = join(cluster, 'postmaster.pid');
  const lines = (await readFile(file, 'utf8').catch(() => '')).split('\n');
  const left = lines[4];
  if (left && /\/vivarani-[^/]+$/.test(left)) await rm(left, { recursive: true, force: true });
  if (isRunning(Number(lines[0]))) await writeFile(file, [process.pid, ...lines.slice(1)].join('\n'));
}

/**
 * Where the cluster lies: in the data directory, or, where root's data directory is closed to the server's user
 * (a checkout in /root), under /var/lib with a link to it, so that it is found again.
 */
async function clusterDirectory(dataDir: string, user: ServerUser | null): Promise<string> {
  const inside = join(dataDir, 'postgres');
  const linked = await readlink(inside).catch(() => null);
  if (linked) return linked;
  if ((await exists(inside)) || (await mayReach(user, dataDir))) return inside;
  const place = createHash('sha256').update(dataDir).digest('hex').slice(0, 12);
  const outside = resolve('/var/lib/vivarani', place, 'postgres');
  await mkdir(dirname(outside), { recursive: true, mode: 0o755 });
  await symlink(outside, inside);
  return outside;
}

async function makeCluster(native: string, cluster: string, user: ServerUser | null): Promise<void> {
  // Made aside and moved, so that a killed initdb leaves nothing that looks like a cluster.
  const half = `${cluster}.half`;
  await rm(half, { recursive: true, force: true });
  await mkdir(half, { mode: 0o700 });
  if (user) await chown(half, user.uid, user.gid);
  const locale = ['-E', 'UTF8', '--locale-provider=builtin', '--locale=C.UTF-8'];
  // `trust` is safe because the only way in is a socket in a directory of mode 0700.
  const args = ['-D', half, '-U', name, '-A', 'trust', ...locale, '--no-instructions'];
  await run(join(native, 'bin', 'initdb'), args, asUser(user));
  await rename(half, cluster);
}

/** Our own process number is in the application's name, so that at the end our connections are told from others'. */
function urlOf({ socketDirectory }: Postmaster, database = 'postgres'): string {
  const query = new URLSearchParams({ host: socketDirectory, application_name: `${name}-${process.pid}` });
  return `postgresql://${name}@localhost:5432/${database}?${query}`;
}

interface Stop {
  readonly places: Places;
  readonly cluster: string;
  readonly endUse: () => Promise<void>;
}

function stopOnce({ places, cluster, endUse }: Stop): () => Promise<void> {
  let stopping: Promise<void> | null = null;
  return () => {
    stopping ??= locked(places.lock, async () => {
      await endUse();
      const postmaster = await readPostmaster(cluster);
      if (!postmaster || (await livingUses(places.uses)) > 0 || !(await isOurs(places, postmaster))) return;
      if (await othersAreConnected(postmaster)) return;
      await shutDown(postmaster);
      await rm(places.startedMark, { force: true });
    });
    return stopping;
  };
}

async function isOurs(places: Places, postmaster: Postmaster): Promise<boolean> {
  const mark = readMark(await readFile(places.startedMark, 'utf8').catch(() => ''));
  return mark !== null && mark.pid === postmaster.pid && isAlive(mark);
}

/** Whether somebody else than this process is connected; those who are just leaving get a moment. */
async function othersAreConnected(postmaster: Postmaster): Promise<boolean> {
  const client = new pg.Client({ connectionString: urlOf(postmaster) });
  await client.connect();
  try {
    for (let look = 0; look < 10; look += 1) {
      const { rows } = await client.query<{ readonly others: boolean }>(
        `select count(*) > 0 as others from pg_stat_activity
          where backend_type = 'client backend' and application_name <> $1`,
        [`${name}-${process.pid}`],
      );
      if (!rows[0]?.others) return false;
      await pause(50);
    }
    return true;
  } finally {
    await client.end();
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
