import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Running } from '../../src/cli/world.ts';
import { everywhere } from '../../src/filing/index.ts';
import { hashPassword } from '../../src/http/passwords.ts';
import { sampleCompany, sampleWorkbook } from '../../src/main/sample-data.ts';
import { runStart } from '../../src/main/start.ts';
import { openStore } from '../../src/store/index.ts';
import { type FreshDatabase, freshDatabase } from '../database.ts';
import { Browser } from './http/client.ts';

const { gstin, signatoryPan } = sampleCompany;
const api = '/api/v1';
let folder: string;
let database: FreshDatabase;
let running: Running;
let origin: string;
let signIn: { readonly email: string; readonly password: string };
let admin: Browser;
let base: string;

const given = { url: process.env.DATABASE_URL, key: process.env.VIVARANI_SECRET_KEY };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vivarani-http-'));
  database = await freshDatabase();
  process.env.DATABASE_URL = database.url;
  process.env.VIVARANI_SECRET_KEY = database.secretKey;
  running = await runStart({ dataDir: folder, port: 0, simulatorPort: 0 });
  origin = running.document.web as string;
  signIn = running.document.signIn as typeof signIn;
  admin = new Browser(origin);
  const { body } = await admin.post(`${api}/session`, signIn);
  base = `${api}/gstr1/${gstin}/${body.periods[1]}`;
}, 60_000);
afterAll(async () => {
  await running.stop();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
  process.env.DATABASE_URL = given.url ?? '';
  process.env.VIVARANI_SECRET_KEY = given.key ?? '';
});

/** Waits until no task of the return is at work any more; answers the page then. */
async function settled() {
  for (;;) {
    const { body } = await admin.get(base);
    if (body.tasks.every((task: { endedAt: string | null }) => task.endedAt !== null)) return body;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

describe('signing in', () => {
  it('answers who is signed in, with the registrations and the periods', async () => {
    const { status, body } = await admin.get(`${api}/session`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      user: { grants: everywhere('admin', 'signatory') },
      company: { name: sampleCompany.legalName },
      practice: true,
    });
    expect(body.registrations[0]).toMatchObject({ gstin, state: 'Maharashtra' });
  });

  it('refuses a wrong password and an unknown address with the same sentence', async () => {
    const stranger = new Browser(origin);
    const wrong = await stranger.post(`${api}/session`, { ...signIn, password: 'wrong' });
    const unknown = await stranger.post(`${api}/session`, { email: 'nobody@example.in', password: 'wrong' });
    expect(wrong).toMatchObject({ status: 401, body: { code: 'SIGN-IN-WRONG' } });
    expect(unknown.body.detail).toBe(wrong.body.detail);
  });

  it('sets a cookie that no script and no other site can use', async () => {
    const { headers } = await new Browser(origin).post(`${api}/session`, signIn);
    expect(headers.get('set-cookie')).toMatch(/^vivarani_session=[^;]+;.*HttpOnly.*SameSite=Strict/);
  });

  it('stops guessing after ten tries in a minute', async () => {
    const guesser = new Browser(origin);
    const guess = { email: 'guessed@example.in', password: 'guess' };
    const answers = [];
    for (let round = 0; round < 11; round++)
      answers.push((await guesser.post(`${api}/session`, guess)).status);
    expect(answers).toEqual([...Array(10).fill(401), 429]);
  });

  it('refuses a change without our header, whoever is signed in', async () => {
    const answer = await admin.call('POST', `${base}/connect`, undefined, { 'x-vivarani': '' });
    expect(answer).toMatchObject({ status: 403, body: { code: 'HEADER-MISSING' } });
  });

  it('answers 401 as problem+json to everybody else', async () => {
    const answer = await new Browser(origin).get(base);
    expect(answer.status).toBe(401);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
  });

  it('forgets the sign-in after signing out', async () => {
    const browser = new Browser(origin);
    await browser.post(`${api}/session`, signIn);
    expect((await browser.call('DELETE', `${api}/session`)).status).toBe(204);
    expect((await browser.get(`${api}/session`)).status).toBe(401);
  });
});

describe('the documents', () => {
  it('come page by page, the totals of all with the first page', async () => {
    const first = (await admin.get(`${base}/records?section=b2b&limit=10`)).body;
    expect(first.rows).toHaveLength(10);
    expect(first.totals).toMatchObject({ count: 25, taxableValue: 367_572_000 });
    const second = (
      await admin.get(`${base}/records?section=b2b&limit=10&cursor=${encodeURIComponent(first.next)}`)
    ).body;
    expect(second.totals).toBeNull();
    const keys = [...first.rows, ...second.rows].map((row: { key: string }) => row.key);
    expect(new Set(keys).size).toBe(20);
  });

  it('show their lines, their wire form and why they stand in their table', async () => {
    const [row] = (await admin.get(`${base}/records?section=cdnr&limit=1`)).body.rows;
    const { body } = await admin.get(`${base}/records/${encodeURIComponent(row.key)}`);
    expect(body.rows.length).toBeGreaterThan(0);
    expect(body.wire[0].nt[0].nt_num).toBe(row.documentNumber);
    expect(body.why[0]).toContain('9B');
  });

  it('include aggregate rows, which are found by their key too', async () => {
    const [row] = (await admin.get(`${base}/records?section=hsn&limit=1`)).body.rows;
    expect((await admin.get(`${base}/records/${encodeURIComponent(row.key)}`)).body.key).toBe(row.key);
  });

  it('are totalled by table', async () => {
    const { body } = await admin.get(`${base}/tables`);
    expect(body.rows.find((table: { section: string }) => table.section === 'b2b')).toMatchObject({
      title: 'B2B, SEZ, DE Invoices',
      number: '4A, 4B, 6B, 6C',
      count: 25,
      states: { new: 25 },
    });
  });
});

describe('an import', () => {
  const upload = async (content: Uint8Array | string, name: string) => {
    const form = new FormData();
    form.append('files', new Blob([content as BlobPart]), name);
    return admin.post(`${base}/imports`, form);
  };

  it('of the same month changes nothing and says so', async () => {
    const { status, body } = await upload(
      await sampleWorkbook(new Date().toISOString().slice(0, 10)),
      'sales.xlsx',
    );
    expect(status).toBe(201);
    expect(body).toMatchObject({
      kind: 'official workbook',
      state: 'checked',
      counts: { new: 0, changed: 0, same: 61, error: 0 },
    });
    expect(body.effect.find((row: { section: string }) => row.section === 'b2cl')).toMatchObject({
      count: 3,
    });
    expect((await admin.post(`${base}/imports/${body.importId}/confirm`)).body.state).toBe('imported');
    expect(await admin.post(`${base}/imports/${body.importId}/confirm`)).toMatchObject({
      status: 409,
      body: { code: 'IMPORT-STATE' },
    });
  });

  it('keeps rows with errors out and gives them back in a workbook', async () => {
    const { body } = await upload(
      'Type,Place Of Supply,Rate,Taxable Value,Cess Amount,E-Commerce GSTIN,Applicable % of Tax Rate\nOE,95-Nowhere,5,1000,,,\n',
      'b2cs.csv',
    );
    expect(body).toMatchObject({ kind: 'csv', counts: { error: 1 } });
    expect(body.findings[0]).toMatchObject({ severity: 'error', column: 'Place Of Supply' });
    const workbook = await admin.get(`${base}/imports/${body.importId}/findings.xlsx`);
    expect(workbook.body.subarray(0, 2).toString()).toBe('PK');
    expect((await admin.call('DELETE', `${base}/imports/${body.importId}`)).body.state).toBe('discarded');
  });

  it('of another taxpayer is refused before anything is kept', async () => {
    const answer = await upload(JSON.stringify({ gstin: '29AADCB6617P1Z4', fp: '102026' }), 'other.json');
    expect(answer).toMatchObject({ status: 422, body: { code: 'FILE-OTHER-GSTIN' } });
    expect(answer.body.findings).toHaveLength(1);
  });

  it('is not reachable under another period', async () => {
    const { body } = await upload('x', 'b2cs.csv');
    const elsewhere = base.replace(/\d{6}$/, '072025');
    expect((await admin.get(`${elsewhere}/imports/${body.importId}`)).status).toBe(404);
  });
});

describe('filing', () => {
  it('gives the reason of a disabled button as the refusal of its request', async () => {
    const { buttons } = (await admin.get(base)).body;
    expect(buttons.save).toEqual({ enabled: false, why: 'Connect first' });
    expect(await admin.post(`${base}/save`, { kind: 'save' })).toMatchObject({
      status: 409,
      body: { code: 'NOT-CONNECTED', detail: 'Connect first' },
    });
  });

  it('answers a wrong OTP with 422 and the words of the screen', async () => {
    expect((await admin.post(`${base}/connect`)).body.result).toBe('otp-sent');
    const wrong = await admin.post(`${base}/connect/otp`, { otp: '000000' });
    expect(wrong).toMatchObject({
      status: 422,
      body: { code: 'AUTH4034', detail: 'OTP is either expired or incorrect.' },
    });
  });

  it('goes from Connect to the ARN, and pages hear of it', async () => {
    const { loginOtp, evc } = (await admin.get(`${api}/practice/otps`)).body;
    expect((await admin.post(`${base}/connect/otp`, { otp: loginOtp })).body.says).toBe(
      'Success: Token Obtained',
    );
    expect((await admin.get(`${base}/payload?kind=new`)).headers.get('content-disposition')).toMatch(
      /GSTR1_27AAKCS7314M1ZU_\d{6}_NEW\.json/,
    );
    const events = await admin.untilEvent(`${base}/events`, 'task', () =>
      admin.post(`${base}/save`, { kind: 'save' }),
    );
    expect(events).toMatch(/event: task\ndata: \{.*"kind":"save"/);
    expect((await settled()).processed.count).toBe(61);
    expect((await admin.post(`${base}/proceed`, {})).status).toBe(202);
    expect((await settled()).status).toBe('ready-to-file');
    await admin.post(`${base}/summary`);
    expect((await settled()).summarySays).toBe('Summary and downloaded summary are the same.');
    await admin.post(`${base}/evc`, { pan: signatoryPan });
    expect((await admin.post(`${base}/file`, { pan: signatoryPan, evc, confirmed: false })).status).toBe(422);
    expect((await admin.post(`${base}/file`, { pan: signatoryPan, evc, confirmed: true })).status).toBe(202);
    const page = await settled();
    expect(page).toMatchObject({ status: 'filed', arn: expect.stringMatching(/^AA27/) });
    expect((await admin.get(`${api}/returns`)).body.rows[0]).toMatchObject({
      status: 'filed',
      arn: page.arn,
    });
  });

  it('says where it stands without its sums, in the words of the sync page', async () => {
    const [brief, page] = await Promise.all([admin.get(`${base}/brief`), admin.get(base)]);
    expect(brief.status).toBe(200);
    expect(brief.body).toMatchObject({ status: 'filed', arn: page.body.arn, tasks: page.body.tasks });
    expect(page.body).toMatchObject(brief.body);
    expect(brief.body).not.toHaveProperty('summary');
  });

  it('keeps every exchange and every act, without a secret in it', async () => {
    const calls = (await admin.get(`${base}/calls`)).body.rows;
    expect(calls.map((call: { action: string }) => call.action)).toEqual(
      expect.arrayContaining(['RETSAVE', 'RETNEWPTF', 'RETSUM', 'RETFILE']),
    );
    const ofNoPeriod = (await admin.get(`${api}/registrations/${gstin}/calls`)).body.rows;
    expect(ofNoPeriod.map((call: { action: string }) => call.action)).toEqual(
      expect.arrayContaining(['OTPREQUEST', 'AUTHTOKEN']),
    );
    const audit = (await admin.get(`${api}/audit`)).body.rows;
    const kept = JSON.stringify([calls, ofNoPeriod, audit]);
    for (const secret of ['575757', signIn.password]) expect(kept).not.toContain(secret);
  });

  it('writes no secret into the log', async () => {
    const log = await readFile(join(folder, 'vivarani.log'), 'utf8');
    expect(log).toContain('/api/v1/session');
    for (const secret of ['575757', signIn.password, 'vivarani_session=']) expect(log).not.toContain(secret);
  });
});

describe('tenants and roles', () => {
  let auditor: Browser;
  let neighbour: Browser;

  beforeAll(async () => {
    const opened = await openStore({ url: database.url, secretKey: database.secretKey });
    const person = { passwordHash: await hashPassword('practice-only'), language: 'en' };
    await opened.people.createUser({
      ...person,
      tenantId: 'local',
      email: 'auditor@example.in',
      name: 'Auditor',
      grants: everywhere('auditor'),
    });
    await opened.people.createUser({
      ...person,
      tenantId: 'tenant-1',
      email: 'neighbour@example.in',
      name: 'Neighbour',
      grants: everywhere('admin', 'signatory'),
    });
    await opened.close();
    auditor = new Browser(origin);
    await auditor.post(`${api}/session`, { email: 'auditor@example.in', password: 'practice-only' });
    neighbour = new Browser(origin);
    await neighbour.post(`${api}/session`, { email: 'neighbour@example.in', password: 'practice-only' });
  });

  it('lets an auditor look and nothing else', async () => {
    expect((await auditor.get(base)).status).toBe(200);
    expect(await auditor.post(`${base}/connect`)).toMatchObject({
      status: 403,
      body: { code: 'NOT-PERMITTED' },
    });
    expect(
      (await auditor.call('PATCH', `${api}/registrations/${gstin}`, { portalUserName: 'x' })).status,
    ).toBe(403);
    expect((await auditor.get(`${api}/people`)).status).toBe(403);
    expect((await auditor.get(`${api}/audit`)).status).toBe(200);
  });

  it('shows a neighbour nothing, whatever he asks for by name', async () => {
    expect((await neighbour.get(`${api}/session`)).body.registrations).toEqual([]);
    expect((await neighbour.get(`${api}/returns`)).body).toEqual({ rows: [], next: null });
    expect((await neighbour.get(base)).status).toBe(404);
    expect((await neighbour.get(`${base}/records`)).body.rows).toEqual([]);
    expect((await neighbour.get(`${base}/calls`)).body.rows).toEqual([]);
    expect((await neighbour.get(`${api}/registrations/${gstin}/calls`)).status).toBe(404);
    expect((await neighbour.get(`${base}/payload?kind=new`)).status).toBe(404);
  });
});

describe('the server', () => {
  it('answers its health, its readiness and its metrics', async () => {
    const nobody = new Browser(origin);
    expect((await nobody.get('/healthz')).body).toEqual({ status: 'ok' });
    expect((await nobody.get('/readyz')).body).toEqual({ status: 'ready' });
    expect((await nobody.get('/metrics')).body).toContain('vivarani_http_request_seconds');
  });

  it('describes its API by OpenAPI 3.1, every path of the web among them', async () => {
    const { body } = await new Browser(origin).get('/api/openapi.json');
    expect(body.openapi).toBe('3.1.0');
    expect(Object.keys(body.paths)).toEqual(
      expect.arrayContaining([
        '/api/v1/session',
        '/api/v1/returns',
        '/api/v1/gstr1/{gstin}/{period}',
        '/api/v1/gstr1/{gstin}/{period}/records/{key}',
        '/api/v1/gstr1/{gstin}/{period}/imports',
        '/api/v1/gstr1/{gstin}/{period}/file',
      ]),
    );
    expect((await new Browser(origin).get('/api/docs')).status).toBe(200);
  });

  it('allows no other origin in its pages', async () => {
    const policy = (await new Browser(origin).get('/healthz')).headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'self'");
    expect(policy).not.toMatch(/https?:/);
  });

  it('answers nothing but problems under /api, and pages elsewhere', async () => {
    const nobody = new Browser(origin);
    expect(await nobody.get('/api/nowhere')).toMatchObject({ status: 404, body: { code: 'NOT-FOUND' } });
    expect(await admin.get(`${api}/gstr1/${gstin}/132026`)).toMatchObject({
      status: 400,
      body: { code: 'REQUEST-INVALID' },
    });
  });
});
