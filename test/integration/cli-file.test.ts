import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleCompany, sampleWorkbook } from '../../src/main/sample-data.ts';
import { createSimulator, type Simulator } from '../../src/simulator/index.ts';
import { type FreshDatabase, freshDatabase } from '../database.ts';
import { vivarani } from './cli/run-cli.ts';

const { gstin, signatoryPan } = sampleCompany;
let folder: string;
let workbook: string;
let simulator: Simulator;
let database: FreshDatabase;
let env: Readonly<Record<string, string>>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vivarani-file-'));
  workbook = join(folder, 'sales.xlsx');
  await writeFile(workbook, await sampleWorkbook('2026-11-24'));
  simulator = await createSimulator({ port: 0 });
  database = await freshDatabase();
  env = { DATABASE_URL: database.url, SIMULATOR_URL: simulator.url };
});
afterAll(async () => {
  await simulator.close();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

const file = (more: readonly string[] = [], otps = ['--otp', '575757', '--evc', '575757']) => [
  'file',
  workbook,
  '--gstin',
  gstin,
  '--period',
  '102026',
  '--user',
  'sahyadri',
  '--pan',
  signatoryPan,
  '--yes',
  '--data',
  folder,
  ...otps,
  ...more,
];
const steer = async (path: string, init?: RequestInit) =>
  (await fetch(`${simulator.url}/_simulator/${path}`, init)).json();
const callsOf = async (action: string): Promise<readonly unknown[]> =>
  (await steer(`calls?gstin=${gstin}`)).filter((call: { action: string }) => call.action === action);

async function interruptedWhileProceeding(): Promise<void> {
  const ended = await vivarani(file(), { env, interruptAt: 'Submit: Submitting' });
  expect(ended.code).toBe(130);
  expect(ended.err).toContain('start the same command again to go on where it was');
}

describe('vivarani file', () => {
  it('exits with 64 and names the option when an OTP is needed and nobody can be asked', async () => {
    const ended = await vivarani(file([], []), { env });
    expect(ended).toMatchObject({ code: 64 });
    expect(ended.err).toContain('--otp');
  });

  it('exits with 2 and the code when the portal refuses', async () => {
    await steer('faults', {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify([
        {
          kind: 'refuses',
          action: 'OTPREQUEST',
          code: 'AUTH4037',
          message: 'API access is not enabled',
          times: 1,
        },
      ]),
    });
    const ended = await vivarani(file(['--json']), { env });
    expect(ended).toMatchObject({ code: 2 });
    expect(JSON.parse(ended.out)).toMatchObject({ error: { code: 'AUTH4037' } });
  });

  it('killed or interrupted while saving, proceeding and filing, goes on each time and files once', async () => {
    for (const killAt of ['Save to GSTN: Sending', 'Save to GSTN: Uploaded', 'Filing with EVC']) {
      if (killAt === 'Filing with EVC') await interruptedWhileProceeding();
      const killed = await vivarani(file(), { env, killAt });
      expect(killed, killAt).toMatchObject({ code: null });
    }
    const ended = await vivarani(file(['--json']), { env });
    expect(ended, ended.err).toMatchObject({ code: 0 });
    const receipt = JSON.parse(ended.out);
    expect(receipt).toMatchObject({
      command: 'file',
      status: 'filed',
      filedOn: expect.stringMatching(/^\d\d-\d\d-\d{4}$/),
    });
    const onPortal = await steer(`returns/${gstin}/102026`);
    expect(onPortal).toMatchObject({ arn: receipt.arn, filings: 1 });
  });

  it('files nothing when it is started once more, and shows the same ARN', async () => {
    const before = (await callsOf('RETFILE')).length;
    const again = await vivarani(file(['--json']), { env });
    expect(again).toMatchObject({ code: 0 });
    expect(JSON.parse(again.out).arn).toBe((await steer(`returns/${gstin}/102026`)).arn);
    expect(await callsOf('RETFILE')).toHaveLength(before);
  });

  it('says nothing secret in its log', async () => {
    const log = await readFile(join(folder, 'vivarani.log'), 'utf8').catch(() => '');
    for (const secret of ['575757', 'auth_token":"', 'app_key":"', 'sek":"'])
      expect(log).not.toContain(secret);
  });
});

describe('vivarani status', () => {
  it('shows both sides of a filed return', async () => {
    const ended = await vivarani(
      ['status', '--gstin', gstin, '--period', '102026', '--data', folder, '--json'],
      { env },
    );
    expect(ended).toMatchObject({ code: 0 });
    expect(JSON.parse(ended.out)).toMatchObject({ status: 'filed', portal: { reached: true, filed: true } });
  });

  it('exits with 64 for a GSTIN that is not in the books', async () => {
    const ended = await vivarani(
      ['status', '--gstin', '29AADCB6617P1Z4', '--period', '102026', '--data', folder],
      { env },
    );
    expect(ended).toMatchObject({ code: 64 });
    expect(ended.err).toContain('29AADCB6617P1Z4 is not in the books');
  });
});

describe('vivarani demo', () => {
  it('files the sample month from an empty folder, prints the ARN and leaves nothing behind', async () => {
    const scratch = await mkdtemp(join(folder, 'scratch-'));
    const ended = await vivarani(['demo'], { env: { TMPDIR: scratch, HOME: folder } });
    expect(ended, ended.err).toMatchObject({ code: 0 });
    expect(ended.out).toMatch(/Filed\. ARN [A-Z]{2}\d{12}[0-9A-Z] on \d\d-\d\d-\d{4}/);
    expect((await readdir(scratch)).filter((name) => name.startsWith('vivarani-demo-'))).toEqual([]);
  });
});

describe('vivarani start', () => {
  it('stops cleanly on Ctrl+C, shows the sign-in once, and finds everything at the second start', async () => {
    const data = join(folder, 'start');
    const start = ['start', '--port', '0', '--simulator-port', '0', '--data', data];
    const fresh = await freshDatabase();
    try {
      const first = await vivarani(start, {
        env: { DATABASE_URL: fresh.url },
        interruptAt: 'Stop with Ctrl+C',
      });
      expect(first, first.err).toMatchObject({ code: 0 });
      expect(first.out).toMatch(/Sign in with admin@vivarani\.local and the password \S{16}/);
      const second = await vivarani(start, {
        env: { DATABASE_URL: fresh.url },
        interruptAt: 'Stop with Ctrl+C',
      });
      expect(second).toMatchObject({ code: 0 });
      expect(second.out).not.toContain('password');
      const password = /the password (\S+)/.exec(first.out)?.[1] ?? 'none';
      expect(await readFile(join(data, 'vivarani.log'), 'utf8')).not.toContain(password);
    } finally {
      await fresh.drop();
    }
  });

  it('says which port is in use, and how to choose another', async () => {
    const port = new URL(simulator.url).port;
    const ended = await vivarani(['simulator', '--port', port, '--data', folder]);
    expect(ended).toMatchObject({ code: 64 });
    expect(ended.err).toContain(`Port ${port} is in use`);
  });
});
