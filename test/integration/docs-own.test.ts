import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { sampleCompany } from '../../src/main/sample-data.ts';
import { runStart } from '../../src/main/start.ts';
import { type FreshDatabase, freshDatabase } from '../database.ts';
import { type Receiver, startReceiver } from './webhooks/receiver.ts';

const page = readFileSync(new URL('../../docs/api/own.md', import.meta.url), 'utf8');
const blocksOf = (language: string): readonly string[] =>
  [...page.matchAll(new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, 'gs'))].map(([, block = '']) => block);

let database: FreshDatabase;
let folder: string;
let running: Awaited<ReturnType<typeof runStart>>;
let program: Receiver;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vivarani-docs-'));
  database = await freshDatabase();
  vi.stubEnv('DATABASE_URL', database.url);
  vi.stubEnv('VIVARANI_SECRET_KEY', database.secretKey);
  vi.stubEnv('WEBHOOKS_REACH', 'loopback');
  running = await runStart({ dataDir: folder, port: 0, simulatorPort: 0 });
  program = await startReceiver();
}, 60_000);
afterAll(async () => {
  await running?.stop();
  await program?.close();
  await database?.drop();
  await rm(folder, { recursive: true, force: true });
  vi.unstubAllEnvs();
});

describe('docs/api/own.md', () => {
  it('works by its lines exactly as they are printed, and its signature check knows our messages', async () => {
    const { signIn, web } = running.document as {
      readonly web: string;
      readonly signIn: { readonly apiKey: string; readonly apiSecret: string };
    };
    const { apiKey: API_KEY, apiSecret: API_SECRET } = signIn;
    const env = { ...process.env, VIVARANI: web, API_KEY, API_SECRET, MY_PROGRAM: program.url };
    const script = [...blocksOf('bash'), 'echo; echo "secret $SECRET"'].join('\n');
    const { stdout } = await promisify(execFile)('bash', ['-e', '-c', script], { env, timeout: 90_000 });
    expect(stdout).toContain(`"gstin":"${sampleCompany.gstin}"`);
    expect(stdout).toContain('"code":"NOT-CONNECTED"');
    expect(stdout.match(/a page, then /g)).toHaveLength(2);
    expect(stdout).toContain('a page, then null');
    expect(stdout).toMatch(/"event":"webhook.trial","state":"delivered".*"status":200/);
    const [message] = program.received;
    const secret = /^secret (whsec_.*)$/m.exec(stdout)?.[1];
    const [code = ''] = blocksOf('js');
    const { isFromVivarani } = await import(`data:text/javascript,${encodeURIComponent(code)}`);
    const header = message?.headers['vivarani-signature'];
    expect(isFromVivarani(header, message?.text, secret)).toBe(true);
    expect(isFromVivarani(header, `${message?.text} `, secret)).toBe(false);
    expect(isFromVivarani(header, message?.text, 'whsec_another')).toBe(false);
  });
});
