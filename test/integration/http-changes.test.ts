import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Running } from '../../src/cli/world.ts';
import { sampleCompany } from '../../src/main/sample-data.ts';
import { runStart } from '../../src/main/start.ts';
import { type FreshDatabase, freshDatabase } from '../database.ts';
import { Browser } from './http/client.ts';

const { gstin, signatoryPan } = sampleCompany;
const given = { url: process.env.DATABASE_URL, key: process.env.VIVARANI_SECRET_KEY };
let folder: string;
let database: FreshDatabase;
let running: Running;
let admin: Browser;
let period: string;
let base: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vivarani-changes-'));
  database = await freshDatabase();
  process.env.DATABASE_URL = database.url;
  process.env.VIVARANI_SECRET_KEY = database.secretKey;
  running = await runStart({ dataDir: folder, port: 0, simulatorPort: 0 });
  admin = new Browser(running.document.web as string);
  const { body } = await admin.post('/api/v1/session', running.document.signIn);
  period = body.periods[2];
  base = `/api/v1/gstr1/${gstin}/${period}`;
  await admin.post(`${base}/connect`);
  await admin.post(`${base}/connect/otp`, { otp: (await otps()).loginOtp });
});
afterAll(async () => {
  await running.stop();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
  process.env.DATABASE_URL = given.url ?? '';
  process.env.VIVARANI_SECRET_KEY = given.key ?? '';
});

const otps = async () => (await admin.get('/api/v1/practice/otps')).body;

async function settled() {
  for (;;) {
    const { body } = await admin.get(base);
    if (body.tasks.every((task: { endedAt: string | null }) => task.endedAt !== null)) return body;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const invoice = (number: string, taxable: number) => ({
  inum: number,
  idt: `05-${period.slice(0, 2)}-${period.slice(2)}`,
  val: taxable * 1.18,
  pos: '29',
  rchrg: 'N',
  inv_typ: 'R',
  itms: [{ num: 1801, itm_det: { rt: 18, txval: taxable, iamt: taxable * 0.18, csamt: 0 } }],
});

/** Uploads invoices as JSON of the portal; answers the first refusal, or the confirmed import. */
async function imported(...invoices: readonly ReturnType<typeof invoice>[]) {
  const form = new FormData();
  const json = { gstin, fp: period, b2b: [{ ctin: '29AADFM3390P1ZN', inv: invoices }] };
  form.append('file', new Blob([JSON.stringify(json)]), 'sales.json');
  const checked = await admin.post(`${base}/imports`, form);
  if (checked.status !== 201) return checked;
  return admin.post(`${base}/imports/${checked.body.importId}/confirm`);
}

describe('changes against what the portal last confirmed', () => {
  it('are all documents before the first save, and none after it', async () => {
    expect((await imported(invoice('TX-1', 20000), invoice('TX-2', 10000))).status).toBe(200);
    const before = (await admin.get(`${base}/payload/difference`)).body;
    expect(before.counts).toEqual({ added: 2, changed: 0, removed: 0 });
    await admin.post(`${base}/save`, { kind: 'save' });
    await settled();
    const after = (await admin.get(`${base}/payload/difference`)).body;
    expect(after.counts).toEqual({ added: 0, changed: 0, removed: 0 });
  });

  it('name each changed fact with its column, what came and what goes', async () => {
    await imported(invoice('TX-1', 21000), invoice('TX-3', 500));
    await admin.call('DELETE', `${base}/records`, { keys: ['b2b|29AADFM3390P1ZN|TX-2'] });
    const { body } = await admin.get(`${base}/payload/difference`);
    expect(body.counts).toEqual({ added: 1, changed: 1, removed: 1 });
    expect(body.added[0]).toMatchObject({ documentNumber: 'TX-3', value: 590_00 });
    expect(body.removed[0]).toMatchObject({ documentNumber: 'TX-2', section: 'b2b' });
    expect(body.changed[0].fields).toEqual([
      { name: 'documentValue', title: 'Invoice Value', line: null, before: 23_600_00, after: 24_780_00 },
      { name: 'taxableValue', title: 'Taxable Value', line: '18', before: 20_000_00, after: 21_000_00 },
      { name: 'igst', title: 'igst', line: '18', before: 3_600_00, after: 3_780_00 },
    ]);
  });
});

describe('a filed period', () => {
  const closed = {
    status: 409,
    body: {
      code: 'FILED',
      detail: expect.stringMatching(/^Period finalized: .* amendment tables .* or in GSTR-1A of this one\.$/),
    },
  };

  it('takes no import and no deletion, and says where corrections go', async () => {
    for (const kind of ['delete', 'save']) {
      await admin.post(`${base}/save`, { kind });
      await settled();
    }
    await admin.post(`${base}/proceed`, {});
    await settled();
    await admin.post(`${base}/summary`);
    await settled();
    await admin.post(`${base}/evc`, { pan: signatoryPan });
    await admin.post(`${base}/file`, { pan: signatoryPan, evc: (await otps()).evc, confirmed: true });
    expect(await settled()).toMatchObject({ status: 'filed' });
    expect(await imported(invoice('TX-4', 100))).toMatchObject(closed);
    const deleted = await admin.call('DELETE', `${base}/records`, { keys: ['b2b|29AADFM3390P1ZN|TX-1'] });
    expect(deleted).toMatchObject(closed);
  });
});
