import { type ChildProcess, spawn } from 'node:child_process';
import { chown, mkdtemp, open, readFile, readlink, realpath, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { asUser } from './binaries.ts';
import { isRunning } from './process-life.ts';
import { mayReach, type ServerUser } from './server-user.ts';

/** A server that runs on a cluster, as its own `postmaster.pid` tells. */
export interface Postmaster {
  readonly pid: number;
  readonly socketDirectory: string;
  readonly isReady: boolean;
}

/** Port in the name of the socket; nothing listens on the network. */
const socketName = '.s.PGSQL.5432';
/** Size of `sun_path` on Linux less its closing zero (macOS: 103); longer paths are cut off silently. */
const longestSocketPath = process.platform === 'darwin' ? 103 : 107;

/** Reads `postmaster.pid`; null when nothing runs on the cluster. */
export async function readPostmaster(cluster: string): Promise<Postmaster | null> {
  const lines = (await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return null;
  const found = { pid, socketDirectory: lines[4] ?? '', isReady: lines[7]?.trim() === 'ready' };
  return isRunning(pid) && (await worksOn(pid, cluster)) ? found : null;
}

/** After kill -9 the number in `postmaster.pid` may belong to somebody else by now: the server's cwd is its cluster. */
async function worksOn(pid: number, cluster: string): Promise<boolean> {
  if (process.platform !== 'linux') return true;
  const cwd = await readlink(`/proc/${pid}/cwd`).catch(() => null);
  return cwd === (await realpath(cluster));
}

/** Waits until the server accepts connections; null when it ended before. */
export async function untilReady(
  cluster: string,
  hasEnded: () => boolean = () => false,
): Promise<Postmaster | null> {
  const giveUpAt = Date.now() + 60_000;
  while (Date.now() < giveUpAt) {
    const found = await readPostmaster(cluster);
    if (found?.isReady) return found;
    if (hasEnded()) return null;
    await pause(10);
  }
  throw new Error(
    `The embedded database in ${cluster} does not come up within a minute. See its log beside it.`,
  );
}

/** Makes a private directory for the socket whose path is short enough. */
export async function makeSocketDirectory(user: ServerUser | null, base: string = tmpdir()): Promise<string> {
  const isUsable =
    join(base, 'vivarani-XXXXXX', socketName).length <= longestSocketPath && (await mayReach(user, base));
  const directory = await mkdtemp(join(isUsable ? base : '/tmp', 'vivarani-'));
  // mkdtemp makes it 0700: whoever may enter may use the database, which trusts the socket.
  if (user) await chown(directory, user.uid, user.gid);
  return directory;
}

/** What a server is started with. */
export interface Launch {
  readonly native: string;
  readonly cluster: string;
  readonly log: string;
  readonly user: ServerUser | null;
  readonly settings: Readonly<Record<string, string>>;
}

/** Starts the server and waits until it is ready; throws with the end of its log when it does not start. */
export async function launch(how: Launch): Promise<Postmaster> {
  // One earlier log is kept, so that it cannot fill the disk.
  await rename(how.log, `${how.log}.1`).catch(() => undefined);
  for (let attempt = 1; ; attempt += 1) {
    const started = await launchOnce(how);
    if (started) return started;
    const end = await endOf(how.log);
    if (attempt === 40 || !hasRemains.test(end)) {
      throw new Error(`The embedded database does not start. Its log ends: ${end}`);
    }
    await pause(250);
  }
}

/** What is left of a killed server (its workers, and the memory they share) may need a moment to go away. */
const hasRemains = /shared memory block|lock file/;

async function launchOnce(how: Launch): Promise<Postmaster | null> {
  const socketDirectory = await makeSocketDirectory(how.user);
  const log = await open(how.log, 'a', 0o600);
  // Detached: Ctrl+C in the terminal must reach us and not the database before us.
  const child = spawn(join(how.native, 'bin', 'postgres'), argumentsOf(how, socketDirectory), {
    ...asUser(how.user),
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
  });
  const hasEnded = endingOf(child);
  child.unref();
  const ready = await untilReady(how.cluster, hasEnded).finally(() => log.close());
  if (!ready) await rm(socketDirectory, { recursive: true, force: true });
  return ready;
}

function argumentsOf({ cluster, settings }: Launch, socketDirectory: string): readonly string[] {
  const all = {
    listen_addresses: '',
    port: '5432',
    unix_socket_directories: socketDirectory,
    unix_socket_permissions: '0700',
    timezone: 'UTC',
    log_timezone: 'UTC',
    max_connections: '100',
    ...settings,
  };
  return ['-D', cluster, ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}

function endingOf(child: ChildProcess): () => boolean {
  let ended = false;
  const end = (): void => {
    ended = true;
  };
  child.once('exit', end);
  child.once('error', end);
  return () => ended;
}

async function endOf(log: string): Promise<string> {
  return (await readFile(log, 'utf8').catch(() => '')).trimEnd().split('\n').slice(-4).join(' / ');
}

/** Ends a server with a fast shutdown (SIGINT): open transactions are rolled back, everything committed is on disk. */
export async function shutDown(postmaster: Postmaster): Promise<void> {
  process.kill(postmaster.pid, 'SIGINT');
  const giveUpAt = Date.now() + 60_000;
  while (isRunning(postmaster.pid)) {
    if (Date.now() > giveUpAt)
      throw new Error(`The embedded database (process ${postmaster.pid}) does not end within a minute.`);
    await pause(10);
  }
  await rm(postmaster.socketDirectory, { recursive: true, force: true });
}
