import { chmod, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { readSecretKey } from './secret-key.ts';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'secret-key-'));
  return () => rm(directory, { recursive: true });
});

test('the first call makes a key of 32 bytes that only its owner reads, and later ones find it', async () => {
  const key = await readSecretKey(directory, {});
  expect(Buffer.from(key, 'base64')).toHaveLength(32);
  expect((await stat(join(directory, 'secret-key'))).mode & 0o777).toBe(0o600);
  expect(await readSecretKey(directory, {})).toBe(key);
});

test('two first calls at once agree on one key', async () => {
  const [one, other] = await Promise.all([readSecretKey(directory, {}), readSecretKey(directory, {})]);
  expect(one).toBe(other);
});

test('the key of the environment wins and leaves no file', async () => {
  expect(await readSecretKey(directory, { VIVARANI_SECRET_KEY: 'given' })).toBe('given');
  await expect(stat(join(directory, 'secret-key'))).rejects.toThrow('ENOENT');
});

test('a key file that others can read is refused', async () => {
  await readSecretKey(directory, {});
  await chmod(join(directory, 'secret-key'), 0o644);
  await expect(readSecretKey(directory, {})).rejects.toThrow('Other users can read the secret key');
});
