import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runStart } from '../../src/main/start.ts';
import { type FreshDatabase, freshDatabase } from '../database.ts';

/** The scripts printed on a page of the documentation. */
function scriptsOf(name: string): readonly string[] {
  const page = readFileSync(new URL(`../../docs/api/${name}.md`, import.meta.url), 'utf8');
  return [...page.matchAll(/```bash\n(.*?)```/gs)].map(([, script = '']) => script);
}

describe.each(['sandbox', 'whitebooks'])('docs/api/%s.md', (name) => {
  const blocks = scriptsOf(name);
  let database: FreshDatabase;
  let folder: string;
  let running: Awaited<ReturnType<typeof runStart>>;
  const given = { url: process.env.DATABASE_URL, key: process.env.VIVARANI_SECRET_KEY };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vivarani-docs-'));
    database = await freshDatabase();
    process.env.DATABASE_URL = database.url;
    process.env.VIVARANI_SECRET_KEY = database.secretKey;
    running = await runStart({ dataDir: folder, port: 0, simulatorPort: 0 });
  });
  afterAll(async () => {
    await running?.stop();
    await database?.drop();
    await rm(folder, { recursive: true, force: true });
    process.env.DATABASE_URL = given.url ?? '';
    process.env.VIVARANI_SECRET_KEY = given.key ?? '';
  });

  it('has ten lines that file a return', () => {
    const calls = (blocks[1] ?? '').split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    expect(calls).toHaveLength(10);
  });

  it('files a return by its lines exactly as they are printed', async () => {
    const { signIn, web } = running.document as {
      readonly web: string;
      readonly signIn: { readonly apiKey: string; readonly apiSecret: string; readonly email: string };
    };
    const { apiKey: API_KEY, apiSecret: API_SECRET, email: EMAIL } = signIn;
    const env = { ...process.env, VIVARANI: web, API_KEY, API_SECRET, EMAIL };
    const { stdout } = await promisify(execFile)('bash', ['-e', '-c', blocks.join('\n')], {
      env,
      timeout: 90_000,
    });
    const arn = /"ack_num":"(AA271025[0-9A-Z]+)"/.exec(stdout)?.[1];
    expect(arn).toBeTruthy();
    expect(stdout).toContain(`"EFiledlist":[{"arn":"${arn}"`);
  });
});
