import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Running } from '../../src/cli/world.ts';
import { monthsLater, type ReturnPeriod, wireReturnPeriod } from '../../src/core/index.ts';
import { sampleCompany } from '../../src/main/sample-data.ts';
import { runStart } from '../../src/main/start.ts';
import { defaultLimits } from '../../src/workbooks/limits.ts';
import { readZipDirectory } from '../../src/workbooks/zip-directory.ts';
import { unpackText } from '../../src/workbooks/zip-unpack.ts';
import { type FreshDatabase, freshDatabase } from '../database.ts';
import { Browser } from './http/client.ts';

const given = { url: process.env.DATABASE_URL, key: process.env.VIVARANI_SECRET_KEY };
const thisMonth = new Date(Date.now() + 5.5 * 3600_000).toISOString().slice(0, 7) as ReturnPeriod;
const { gstin } = sampleCompany;
const base = `/api/v1/gstr1/${gstin}/${wireReturnPeriod(monthsLater(thisMonth, -1))}`;
const elsewhere = `/api/v1/gstr1/${gstin}/${wireReturnPeriod(monthsLater(thisMonth, -3))}`;
const arn = 'AA2708261234567';
let folder: string;
let database: FreshDatabase;
let running: Running;
let origin: string;
let admin: Browser;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vivarani-evidence-'));
  database = await freshDatabase();
  process.env.DATABASE_URL = database.url;
  process.env.VIVARANI_SECRET_KEY = database.secretKey;
  running = await runStart({ dataDir: folder, port: 0, simulatorPort: 0 });
  origin = running.document.web as string;
  admin = new Browser(origin);
  await admin.post('/api/v1/session', running.document.signIn);
});
afterAll(async () => {
  await running.stop();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
  process.env.DATABASE_URL = given.url ?? '';
  process.env.VIVARANI_SECRET_KEY = given.key ?? '';
});

async function unzip(bytes: Uint8Array): Promise<ReadonlyMap<string, string>> {
  const buffer = Buffer.from(bytes);
  const zip = {
    name: 'evidence.zip',
    bytes: buffer,
    entries: readZipDirectory('evidence.zip', buffer, defaultLimits),
  };
  const names = [...zip.entries.keys()];
  return new Map(
    await Promise.all(names.map(async (name) => [name, (await unpackText(zip, name)) ?? ''] as const)),
  );
}

async function done(what: string, body: unknown): Promise<void> {
  const { status, body: task } = await admin.post(`${base}/${what}`, body);
  expect(status, JSON.stringify(task)).toBeLessThan(300);
  await expect
    .poll(async () => (await admin.get(`${base}/tasks/${task.taskId}`)).body.state, { timeout: 60_000 })
    .toBe('done');
}

describe('the evidence pack', () => {
  it('is made of a filed return only', async () => {
    const { status, body } = await admin.get(`${base}/evidence.zip`);
    expect([status, body.code]).toEqual([409, 'NOT-READY']);
  });

  it('holds receipt, payload, summary, differences, exchanges and acts, and every hash is right', async () => {
    await admin.post(`${base}/connect`);
    const { loginOtp, evc } = (await admin.get('/api/v1/practice/otps')).body;
    await admin.post(`${base}/connect/otp`, { otp: loginOtp });
    await done('save', { kind: 'save' });
    await done('proceed', {});
    await done('summary', {});
    await admin.post(`${base}/evc`, { pan: sampleCompany.signatoryPan });
    await done('file', { pan: sampleCompany.signatoryPan, evc, confirmed: true });
    const { arn: filedArn } = (await admin.get(base)).body;

    const answer = await fetch(`${origin}${base}/evidence.zip`, { headers: { cookie: admin.cookie } });
    expect(answer.headers.get('content-type')).toBe('application/zip');
    const files = await unzip(new Uint8Array(await answer.arrayBuffer()));
    const listed = (files.get('hashes.txt') ?? '')
      .trim()
      .split('\n')
      .map((line) => line.split('  '));
    expect(listed.map(([, name]) => name).sort()).toEqual(
      [...files.keys()].filter((name) => name !== 'hashes.txt').sort(),
    );
    for (const [digest, name] of listed)
      expect(
        createHash('sha256')
          .update(files.get(name ?? '') ?? '')
          .digest('hex'),
        name,
      ).toBe(digest);

    expect(JSON.parse(files.get('receipt.json') ?? '')).toMatchObject({ gstin, arn: filedArn });
    expect(JSON.parse(files.get('payload.json') ?? '').b2b.length).toBeGreaterThan(0);
    expect(JSON.parse(files.get('summary-gstn.json') ?? '').summary).toBeTruthy();
    expect(JSON.parse(files.get('differences.json') ?? '').documents).toEqual([]);
    expect([...files.keys()].filter((name) => name.startsWith('exchanges/')).length).toBeGreaterThan(3);
    expect([...files.values()].join('')).not.toContain(`"${evc}"`);
  });
});

describe('a return that was filed outside', () => {
  it('is marked by its ARN, which must be one of the GSTIN, and says so in the audit log', async () => {
    const wrong = await admin.post(`${elsewhere}/mark-filed`, {
      arn: 'AA0708261234567',
      filedOn: `${thisMonth}-01`,
    });
    expect([wrong.status, wrong.body.code]).toEqual([422, 'NOT-CONFIRMED']);
    const early = await admin.post(`${elsewhere}/mark-filed`, { arn, filedOn: '2019-01-01' });
    expect(early.status).toBe(422);
    const marked = await admin.post(`${elsewhere}/mark-filed`, { arn, filedOn: `${thisMonth}-01` });
    expect(marked.status, JSON.stringify(marked.body)).toBe(200);
    const again = await admin.post(`${elsewhere}/mark-filed`, { arn, filedOn: `${thisMonth}-01` });
    expect([again.status, again.body.code]).toEqual([409, 'FILED']);
    const { rows } = (await admin.get('/api/v1/status')).body;
    expect(rows.find((row: { arn: string | null }) => row.arn === arn)).toMatchObject({
      status: 'filed',
      form: 'GSTR1',
    });
    const acts = (await admin.get('/api/v1/audit')).body.rows;
    expect(acts[0]).toMatchObject({ act: 'marked filed', details: { arn } });
  });

  it('stands in the calendar with the law its day comes from', async () => {
    const { body } = await admin.get(`/api/v1/calendar/${wireReturnPeriod(thisMonth)}`);
    expect(body.rows.find(({ name }: { name: string }) => name === 'GSTR1')).toMatchObject({
      gstin,
      status: 'filed',
      source: expect.stringContaining('Notification'),
    });
  });
});
