import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The key that secrets are sealed with: VIVARANI_SECRET_KEY, else a file of the data directory that only its owner reads. */
export async function readSecretKey(
  dataDir: string,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Promise<string> {
  const given = environment['VIVARANI_SECRET_KEY'];
  if (given) return given;
  const file = join(dataDir, 'secret-key');
  return (await readPrivate(file)) ?? makeKey(dataDir, file);
}

async function readPrivate(file: string): Promise<string | null> {
  const found = await stat(file).catch(() => null);
  if (!found) return null;
  if ((found.mode & 0o077) !== 0) {
    throw new Error(`Other users can read the secret key in ${file}. Run: chmod 600 ${file}`);
  }
  return (await readFile(file, 'utf8')).trim();
}

async function makeKey(dataDir: string, file: string): Promise<string> {
  await mkdir(dataDir, { recursive: true });
  const half = `${file}.${randomBytes(8).toString('hex')}`;
  await writeFile(half, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600 });
  // A link is made only where there is none: of two first starts at once, one key wins, and it is a whole one.
  await link(half, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await rm(half);
  return (await readPrivate(file)) ?? makeKey(dataDir, file);
}
