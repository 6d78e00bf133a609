import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { sampleCompany, sampleWorkbook } from '../../src/main/sample-data.ts';
import { runStart } from '../../src/main/start.ts';
import { type FreshDatabase, freshDatabase } from '../database.ts';
import { Browser } from './http/client.ts';

const api = '/api/v1';
const { gstin } = sampleCompany;
const password = 'a password of my own';
let folder: string;
let database: FreshDatabase;
let running: Awaited<ReturnType<typeof runStart>>;
let origin: string;
let signIn: { readonly email: string; readonly password: string };
let admin: Browser;
let period: string;
let base: string;
let amended: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vivarani-resources-'));
  database = await freshDatabase();
  vi.stubEnv('DATABASE_URL', database.url);
  vi.stubEnv('VIVARANI_SECRET_KEY', database.secretKey);
  running = await runStart({ dataDir: folder, port: 0, simulatorPort: 0 });
  origin = running.document.web as string;
  signIn = running.document.signIn as typeof signIn;
  admin = new Browser(origin);
  period = (await admin.post(`${api}/session`, signIn)).body.periods[1];
  base = `${api}/gstr1/${gstin}/${period}`;
  amended = `${api}/gstr1a/${gstin}/${period}`;
}, 60_000);
afterAll(async () => {
  await running?.stop();
  await database?.drop();
  await rm(folder, { recursive: true, force: true });
  vi.unstubAllEnvs();
});

function upload(path: string, content: Uint8Array | string, name: string) {
  const form = new FormData();
  form.append('files', new Blob([content as BlobPart]), name);
  return admin.post(path, form);
}

/** Waits until no task of a return is at work any more; answers its page then. */
async function settled(path: string) {
  for (;;) {
    const { body } = await admin.get(path);
    if (body.tasks.every((task: { endedAt: string | null }) => task.endedAt !== null)) return body;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Every row of a list, two at a time. */
async function everyRow(path: string) {
  const rows = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const after: string = cursor ? `&cursor=${encodeURIComponent(cursor)}` : '';
    const page = (await admin.get(`${path}?limit=2${after}`)).body;
    rows.push(...page.rows);
    cursor = page.next;
  }
  return rows;
}

describe('a return prepared without keeping it', () => {
  it('answers findings, totals and the payload, and the books stay as they are', async () => {
    const before = (await admin.get(`${base}/imports`)).body;
    const workbook = await sampleWorkbook(new Date().toISOString().slice(0, 10));
    const { status, body } = await upload(`${base}/prepare`, workbook, 'sales.xlsx');
    expect(status).toBe(200);
    expect(body).toMatchObject({ kind: 'official workbook', records: 61 });
    expect(body.payloads[0]).toMatchObject({ gstin, fp: period, b2b: expect.any(Array) });
    expect(body.summary.find((row: { section: string }) => row.section === 'b2b')).toMatchObject({
      count: 25,
      taxableValue: 367_572_000,
    });
    expect((await admin.get(`${base}/imports`)).body).toEqual(before);
  });

  it('refuses files of another taxpayer and files that are too large for it', async () => {
    const other = JSON.stringify({ gstin: '29AADCB6617P1Z4', fp: period });
    expect(await upload(`${base}/prepare`, other, 'other.json')).toMatchObject({
      status: 422,
      body: { code: 'FILE-OTHER-GSTIN' },
    });
    expect(await upload(`${base}/prepare`, ' '.repeat(6 * 1024 * 1024), 'large.csv')).toMatchObject({
      status: 413,
      body: { code: 'TOO-LARGE' },
    });
  });
});

describe('the imports of a return', () => {
  it('come page by page, the newest first, each once', async () => {
    for (const name of ['a.csv', 'b.csv', 'c.csv']) await upload(`${base}/imports`, 'x', name);
    const rows = await everyRow(`${base}/imports`);
    expect(rows.map(({ fileName }) => fileName)).toEqual(['c.csv', 'b.csv', 'a.csv', `sales-${period}.xlsx`]);
    expect(rows.at(-1)).toMatchObject({ state: 'imported', counts: { new: 61 }, corrects: null });
    expect((await admin.get(`${amended}/imports`)).body).toEqual({ rows: [], next: null });
    expect((await admin.get(`${amended}/imports/${rows[0].importId}`)).status).toBe(404);
  });

  it('refuse a cursor that no page has given', async () => {
    for (const list of ['imports', 'tasks']) {
      expect(await admin.get(`${base}/${list}?cursor=x`)).toMatchObject({
        status: 400,
        body: { code: 'CURSOR-UNKNOWN' },
      });
    }
  });
});

describe('GSTR-1A', () => {
  const invoice = (number: string) => ({
    inum: number,
    idt: `05-${period.slice(0, 2)}-${period.slice(2)}`,
    val: 590,
    pos: '29',
    rchrg: 'N',
    inv_typ: 'R',
    itms: [{ num: 1801, itm_det: { rt: 18, txval: 500, iamt: 90, csamt: 0 } }],
  });

  it('is refused while GSTR-1 is not filed', async () => {
    expect((await admin.get(amended)).body).toMatchObject({ gstin, period, status: 'none' });
    const content = { gstin, fp: period, b2b: [{ ctin: '29AADFM3390P1ZN', inv: [invoice('MISSED-1')] }] };
    const { body } = await upload(`${amended}/imports`, JSON.stringify(content), 'missed.json');
    expect(body, JSON.stringify(body)).toMatchObject({ counts: { new: 1, error: 0 } });
    expect((await admin.post(`${amended}/imports/${body.importId}/confirm`)).body.state).toBe('imported');
    expect((await admin.get(`${amended}/records`)).body.totals).toMatchObject({ count: 1, value: 59_000 });
    const { loginOtp } = (await admin.get(`${api}/practice/otps`)).body;
    await admin.post(`${base}/connect`);
    await admin.post(`${base}/connect/otp`, { otp: loginOtp });
    expect(await admin.post(`${amended}/save`, { kind: 'save' })).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining('GSTR-1') },
    });
  });

  it('is saved, submitted and filed after it, under an ARN of its own', async () => {
    const { evc } = (await admin.get(`${api}/practice/otps`)).body;
    const pan = sampleCompany.signatoryPan;
    const arns = [];
    for (const path of [base, amended]) {
      expect((await admin.post(`${path}/save`, { kind: 'save' })).status, path).toBe(202);
      await settled(path);
      expect((await admin.post(`${path}/proceed`, {})).status, path).toBe(202);
      await settled(path);
      await admin.post(`${path}/summary`);
      await settled(path);
      await admin.post(`${path}/evc`, { pan });
      expect((await admin.post(`${path}/file`, { pan, evc, confirmed: true })).status, path).toBe(202);
      const page = await settled(path);
      expect(page.status, path).toBe('filed');
      arns.push(page.arn);
    }
    expect(arns[0]).not.toBe(arns[1]);
    expect((await admin.get(`${amended}/calls`)).body.rows.length).toBeGreaterThan(0);
  });

  it('keeps its tasks apart from those of GSTR-1', async () => {
    const kinds = ['file', 'summary', 'proceed', 'save'];
    const tasks = await everyRow(`${base}/tasks`);
    expect(tasks.map(({ kind }) => kind)).toEqual(kinds);
    expect((await everyRow(`${amended}/tasks`)).map(({ kind }) => kind)).toEqual(kinds);
    const [{ taskId }] = tasks;
    expect((await admin.get(`${base}/tasks/${taskId}`)).body).toEqual(tasks[0]);
    expect((await admin.get(`${amended}/tasks/${taskId}`)).status).toBe(404);
    expect((await admin.post(`${amended}/tasks/${taskId}/cancel`)).status).toBe(404);
    expect((await admin.get(`${base}/tasks/none`)).status).toBe(404);
  });
});

describe('registrations', () => {
  const own = { gstin: '29AAKCS7314M1ZQ', legalName: sampleCompany.legalName, gateway: 'simulator' };

  it('are added, listed and changed by an administrator, and the audit tells it', async () => {
    const added = await admin.post(`${api}/registrations`, own);
    expect(added, JSON.stringify(added.body)).toMatchObject({
      status: 201,
      body: { state: 'Karnataka', frequency: 'monthly', signatoryPan: '' },
    });
    const rows = await everyRow(`${api}/registrations`);
    expect(rows.map((row) => row.gstin)).toEqual([gstin, own.gstin]);
    const change = { frequency: 'quarterly' };
    expect((await admin.call('PATCH', `${api}/registrations/${own.gstin}`, change)).status).toBe(200);
    expect((await admin.get(`${api}/registrations/${own.gstin}`)).body).toMatchObject(change);
    const { rows: acts } = (await admin.get(`${api}/audit?limit=2`)).body;
    expect(acts.map(({ object }: { object: string }) => object)).toEqual([own.gstin, own.gstin]);
  });

  it('are refused twice, with a wrong GSTIN, and through a gateway that is not there', async () => {
    const add = (change: object) => admin.post(`${api}/registrations`, { ...own, ...change });
    expect(await add({})).toMatchObject({ status: 409, body: { code: 'EXISTS' } });
    expect(await add({ gstin: '29AAKCS7314M1ZX' })).toMatchObject({ status: 422, body: { code: 'GSTIN' } });
    const gateway = { gateway: 'nowhere' };
    expect(await add({ gstin: '29AADFM3390P1ZN', ...gateway })).toMatchObject({
      status: 422,
      body: { code: 'GATEWAY' },
    });
    expect(await admin.call('PATCH', `${api}/registrations/${gstin}`, gateway)).toMatchObject({
      status: 422,
      body: { code: 'GATEWAY' },
    });
  });
});

describe('people', () => {
  const asha = { email: 'Asha@Example.in', name: 'Asha Rao', grants: [{ role: 'maker', gstins: null }] };
  const whole = [{ role: 'admin', gstins: null }];
  let browser: Browser;
  let userId: string;
  let invitation: string;
  const person = (change: object) => admin.call('PATCH', `${api}/people/${userId}`, change);

  it('are added by an administrator, once, and cannot sign in yet', async () => {
    browser = new Browser(origin);
    const added = await admin.post(`${api}/people`, asha);
    expect(added).toMatchObject({
      status: 201,
      body: { person: { email: 'asha@example.in', grants: asha.grants, hasPassword: false } },
    });
    userId = added.body.person.userId;
    invitation = added.body.invitation;
    expect(await admin.post(`${api}/people`, asha)).toMatchObject({ status: 409, body: { code: 'EXISTS' } });
    const cookie = `vivarani_session=${invitation}`;
    expect((await browser.call('GET', `${api}/session`, undefined, { cookie })).status).toBe(401);
  });

  it('set their password by the invitation, which holds once', async () => {
    const short = await browser.post(`${api}/invitation`, { invitation, password: 'short' });
    expect(short).toMatchObject({ status: 400, body: { code: 'REQUEST-INVALID' } });
    const { body } = await browser.post(`${api}/invitation`, { invitation, password });
    expect(body.user).toMatchObject({ name: 'Asha Rao', grants: asha.grants });
    expect((await browser.get(`${api}/session`)).status).toBe(200);
    expect(await new Browser(origin).post(`${api}/invitation`, { invitation, password })).toMatchObject({
      status: 422,
      body: { code: 'INVITATION' },
    });
  });

  it('change their own password, knowing the present one', async () => {
    const change = (current: string) =>
      browser.post(`${api}/session/password`, { current, password: `${password} 2` });
    expect(await change('wrong')).toMatchObject({ status: 422, body: { code: 'PASSWORD-WRONG' } });
    expect((await change(password)).status).toBe(204);
    expect((await browser.get(`${api}/session`)).status).toBe(200);
    const again = await new Browser(origin).post(`${api}/session`, { email: asha.email, password });
    expect(again.status).toBe(401);
  });

  it('are managed by nobody but administrators', async () => {
    expect(await browser.get(`${api}/people`)).toMatchObject({
      status: 403,
      body: { code: 'NOT-PERMITTED' },
    });
    const { apiKey, apiSecret } = (await admin.post(`${api}/keys`, { name: 'All', role: 'admin' })).body;
    const authorization = `Basic ${Buffer.from(`${apiKey}:${apiSecret}`).toString('base64')}`;
    expect(await browser.call('POST', `${api}/people`, asha, { authorization })).toMatchObject({
      status: 403,
      body: { code: 'OUT-OF-SCOPE' },
    });
    expect((await admin.call('PATCH', `${api}/people/nobody`, { name: 'X' })).status).toBe(404);
  });

  it('are disabled, and cannot be invited then', async () => {
    expect((await person({ isDisabled: true })).body.disabledAt).not.toBeNull();
    expect((await browser.get(`${api}/session`)).status).toBe(401);
    expect(await admin.post(`${api}/people/${userId}/invitation`)).toMatchObject({
      status: 409,
      body: { code: 'DISABLED' },
    });
    expect((await person({ isDisabled: false, grants: whole })).body).toMatchObject({
      grants: whole,
      disabledAt: null,
    });
  });

  it('always have an administrator who can sign in', async () => {
    const { rows } = (await admin.get(`${api}/people`)).body;
    const first = rows.find(({ email }: { email: string }) => email === signIn.email).userId;
    expect((await admin.post(`${api}/people/${userId}/invitation`)).body.person.hasPassword).toBe(false);
    for (const change of [{ isDisabled: true }, { grants: asha.grants }]) {
      expect(await admin.call('PATCH', `${api}/people/${first}`, change)).toMatchObject({
        status: 409,
        body: { code: 'LAST-ADMIN' },
      });
    }
    expect((await admin.post(`${api}/people/${first}/invitation`)).status).toBe(409);
    expect((await admin.get(`${api}/session`)).status).toBe(200);
  });

  it('leave what was done to them in the audit, without a secret', async () => {
    const { rows } = (await admin.get(`${api}/audit`)).body;
    expect(rows.map(({ act }: { act: string }) => act)).toEqual(
      expect.arrayContaining(['person added', 'password set', 'person changed', 'person invited again']),
    );
    for (const secret of [invitation, password]) expect(JSON.stringify(rows)).not.toContain(secret);
  });
});
