import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Running } from '../../src/cli/world.ts';
import { sampleCompany } from '../../src/main/sample-data.ts';
import { runStart } from '../../src/main/start.ts';
import { createSimulator, type Simulator } from '../../src/simulator/index.ts';
import { type FreshDatabase, freshDatabase } from '../database.ts';
import { vivarani } from './cli/run-cli.ts';
import { Browser } from './http/client.ts';

const { gstin, signatoryPan } = sampleCompany;
const b2cs = 'Type,Place Of Supply,Rate,Taxable Value\nOE,27-Maharashtra,18,5000\n';
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vivarani-nil-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('a nil return through the API', () => {
  const given = { url: process.env.DATABASE_URL, key: process.env.VIVARANI_SECRET_KEY };
  let database: FreshDatabase;
  let running: Running;
  let admin: Browser;
  let periods: readonly string[];
  const base = (period = '') => `/api/v1/gstr1/${gstin}/${period}`;

  beforeAll(async () => {
    database = await freshDatabase();
    process.env.DATABASE_URL = database.url;
    process.env.VIVARANI_SECRET_KEY = database.secretKey;
    running = await runStart({ dataDir: folder, port: 0, simulatorPort: 0 });
    admin = new Browser(running.document.web as string);
    const { body } = await admin.post('/api/v1/session', running.document.signIn);
    periods = body.periods;
    await admin.post(`${base(periods[1])}/connect`);
    const { loginOtp } = (await admin.get('/api/v1/practice/otps')).body;
    await admin.post(`${base(periods[1])}/connect/otp`, { otp: loginOtp });
  });
  afterAll(async () => {
    await running.stop();
    await database.drop();
    process.env.DATABASE_URL = given.url ?? '';
    process.env.VIVARANI_SECRET_KEY = given.key ?? '';
  });

  async function settled(period: string | undefined) {
    for (;;) {
      const { body } = await admin.get(base(period));
      if (body.tasks.every((task: { endedAt: string | null }) => task.endedAt !== null)) return body;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  it('goes from Submit to the ARN without a save and without a summary', async () => {
    const period = periods[2];
    expect((await admin.get(base(period))).body.buttons.submit).toEqual({ enabled: true, why: null });
    expect((await admin.post(`${base(period)}/proceed`, { isNil: true })).status).toBe(202);
    expect(await settled(period)).toMatchObject({ status: 'ready-to-file', isNil: true });
    await admin.post(`${base(period)}/evc`, { pan: signatoryPan });
    const { evc } = (await admin.get('/api/v1/practice/otps')).body;
    const filed = await admin.post(`${base(period)}/file`, { pan: signatoryPan, evc, confirmed: true });
    expect(filed.status).toBe(202);
    expect(await settled(period)).toMatchObject({ status: 'filed', isNil: true, arn: expect.any(String) });
    const actions = (await admin.get(`${base(period)}/calls`)).body.rows.map(
      (call: { action: string }) => call.action,
    );
    expect(actions).not.toContain('RETSAVE');
    expect(actions).toContain('RETFILE');
  });

  it('is refused for a period with documents', async () => {
    expect(await admin.post(`${base(periods[1])}/proceed`, { isNil: true })).toMatchObject({
      status: 409,
      body: { code: 'NOT-READY', detail: expect.stringContaining('A nil return has none') },
    });
  });

  it('is not filed when documents were imported after it was submitted', async () => {
    const period = periods[3];
    await admin.post(`${base(period)}/proceed`, { isNil: true });
    await settled(period);
    const form = new FormData();
    form.append('file', new Blob([b2cs]), 'b2cs.csv');
    const { body } = await admin.post(`${base(period)}/imports`, form);
    expect((await admin.post(`${base(period)}/imports/${body.importId}/confirm`)).status).toBe(200);
    await admin.post(`${base(period)}/evc`, { pan: signatoryPan });
    const file = await admin.post(`${base(period)}/file`, {
      pan: signatoryPan,
      evc: '575757',
      confirmed: true,
    });
    expect(file).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining('There is 1 document') },
    });
  });
});

describe('a nil return from the command line', () => {
  let simulator: Simulator;
  let database: FreshDatabase;
  let env: Readonly<Record<string, string>>;

  beforeAll(async () => {
    simulator = await createSimulator({ port: 0, processingMs: 30 });
    database = await freshDatabase();
    env = { DATABASE_URL: database.url, SIMULATOR_URL: simulator.url };
  });
  afterAll(async () => {
    await simulator.close();
    await database.drop();
  });

  const file = (...more: readonly string[]) =>
    vivarani(
      [
        'file',
        ...more,
        ...['--gstin', gstin, '--user', 'sahyadri', '--pan', signatoryPan, '--yes', '--json'],
        ...['--data', join(folder, 'cli'), '--otp', '575757', '--evc', '575757'],
      ],
      { env },
    );
  const onPortal = async (period: string) =>
    (await fetch(`${simulator.url}/_simulator/returns/${gstin}/${period}`)).json();

  it('is filed with --nil and no file, once however often it is asked', async () => {
    const first = await file('--nil', '--period', '092026');
    expect(first, first.err).toMatchObject({ code: 0 });
    const again = await file('--nil', '--period', '092026');
    expect(JSON.parse(again.out).arn).toBe(JSON.parse(first.out).arn);
    expect(await onPortal('092026')).toMatchObject({ state: 'FILED', isNil: true, filings: 1, records: 0 });
  });

  it('needs to be asked for: neither no file nor an empty one is a nil return', async () => {
    expect(await file('--period', '082026')).toMatchObject({ code: 64 });
    const empty = join(folder, 'nothing.json');
    await writeFile(empty, JSON.stringify({ gstin, fp: '082026' }));
    const ended = await file(empty, '--period', '082026');
    expect(ended).toMatchObject({ code: 1 });
    expect(ended.err).toContain('file a nil return with --nil');
    expect(await file(empty, '--nil', '--period', '082026')).toMatchObject({ code: 64 });
    expect(await onPortal('082026')).toMatchObject({ state: 'EMPTY' });
  });
});
