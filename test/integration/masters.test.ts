import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { sampleCompany } from '../../src/main/sample-data.ts';
import { runStart } from '../../src/main/start.ts';
import { type FreshDatabase, freshDatabase } from '../database.ts';
import { Browser } from './http/client.ts';

const api = '/api/v1';
let folder: string;
let database: FreshDatabase;
let running: Awaited<ReturnType<typeof runStart>>;
let admin: Browser;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vivarani-masters-'));
  database = await freshDatabase();
  vi.stubEnv('DATABASE_URL', database.url);
  vi.stubEnv('VIVARANI_SECRET_KEY', database.secretKey);
  running = await runStart({ dataDir: folder, port: 0, simulatorPort: 0 });
  admin = new Browser(running.document.web as string);
  await admin.post(`${api}/session`, running.document.signIn as object);
}, 60_000);
afterAll(async () => {
  await running?.stop();
  await database?.drop();
  await rm(folder, { recursive: true, force: true });
  vi.unstubAllEnvs();
});

const party = (name: string, gstins: readonly string[], kinds = ['customer']) => ({
  kinds,
  name,
  address: { city: 'Surat', state: '24' },
  contact: { email: 'accounts@example.in' },
  branches: gstins.map((gstin) => ({ gstin, registrationType: 'registered', address: {}, contact: {} })),
});
const item = {
  kind: 'goods',
  code: '5208',
  description: 'Cotton fabric',
  unit: 'MTR',
  rates: [{ rate: 5, from: '2025-09-22' }],
};

it('keeps parties with versions, finds them by any word, and pages by name', async () => {
  const made = (
    await admin.post(`${api}/parties`, party('Zari House', ['24AAACR5055K1ZD'], ['customer', 'vendor']))
  ).body;
  expect(made).toMatchObject({ version: 1, content: { name: 'Zari House' } });
  await admin.post(`${api}/parties`, party('anand Textiles', []));
  await admin.post(`${api}/parties`, party('Kaveri Transport', [], ['transporter']));
  const first = (await admin.get(`${api}/parties?kind=customer&limit=1`)).body;
  expect(first).toMatchObject({ count: 2, rows: [{ content: { name: 'anand Textiles' } }] });
  const second = (await admin.get(`${api}/parties?kind=customer&limit=1&cursor=${first.next}`)).body;
  expect(second).toMatchObject({ next: null, rows: [{ content: { name: 'Zari House' } }] });
  expect((await admin.get(`${api}/parties?kind=vendor&find=surat%20aaacr5055k`)).body.count).toBe(1);
  expect((await admin.get(`${api}/parties?kind=transporter&find=zari`)).body.count).toBe(0);

  const renamed = { ...made.content, name: 'Zari Mahal' };
  const path = `${api}/parties/${made.entry}`;
  expect((await admin.call('PUT', `${path}?version=1`, renamed)).body).toMatchObject({ version: 2 });
  expect((await admin.call('PUT', `${path}?version=1`, renamed)).body).toMatchObject({ code: 'CHANGED' });
  expect((await admin.post(`${api}/parties`, party('Another', ['24AAACR5055K1ZD']))).body).toMatchObject({
    code: 'TWICE',
    detail: expect.stringContaining('Zari Mahal'),
  });
  expect((await admin.call('DELETE', path)).status).toBe(204);
  expect((await admin.get(path)).status).toBe(404);
  expect((await admin.post(`${api}/parties`, party('Another', ['24AAACR5055K1ZD']))).status).toBe(200);
});

it('finds entries of one party, and makes one of two unless somebody changed one of them', async () => {
  const keep = (await admin.post(`${api}/parties`, party('Tara Mills', ['27AAMCT7421K1ZV']))).body;
  const vendor = party('TARA MILLS PVT LTD', ['24AAMCT7421K1Z1'], ['vendor']);
  const other = (await admin.post(`${api}/parties`, vendor)).body;
  const nameless = (await admin.post(`${api}/parties`, party('M/s Tara Mills', []))).body;
  await admin.post(`${api}/parties`, party('Tara Mills', ['29AADFM3390P1ZN']));
  const duplicates = (await admin.get(`${api}/parties/${keep.entry}/duplicates`)).body.rows;
  const entries = duplicates.map(({ entry }: { entry: number }) => entry);
  expect(entries.toSorted()).toEqual([other.entry, nameless.entry].toSorted());

  const merge = `${api}/parties/${keep.entry}/merge?version=1`;
  const stale = { other: other.entry, otherVersion: 7 };
  expect((await admin.post(merge, stale)).body.code).toBe('CHANGED');
  const merged = await admin.post(merge, { other: other.entry, otherVersion: 1 });
  expect(merged.body).toMatchObject({
    entry: keep.entry,
    version: 2,
    content: {
      name: 'Tara Mills',
      kinds: ['customer', 'vendor'],
      branches: [{ gstin: '27AAMCT7421K1ZV' }, { gstin: '24AAMCT7421K1Z1' }],
    },
  });
  expect((await admin.get(`${api}/parties/${other.entry}`)).status).toBe(404);
  expect((await admin.post(`${api}/parties`, vendor)).body.code).toBe('TWICE');
  const [act] = (await admin.get(`${api}/audit?act=parties%20merged`)).body.rows;
  expect(act).toMatchObject({ object: 'Tara Mills', details: { before: { other: vendor } } });
});

it('refuses a party whose GSTIN has a wrong check character, and says the right one', async () => {
  const { status, body } = await admin.post(`${api}/parties`, party('Wrong', ['27AAMCT7421K1ZX']));
  expect(status).toBe(422);
  expect(body).toMatchObject({ code: 'MASTER-HAS-ERRORS', findings: [{ column: 'branches.0.gstin' }] });
  expect(body.detail).toContain('call for V');
});

it('keeps items, companies and campuses', async () => {
  expect((await admin.post(`${api}/items`, item)).status).toBe(200);
  expect((await admin.get(`${api}/items?kind=goods&find=cotton`)).body).toMatchObject({
    count: 1,
    rows: [{ content: item }],
  });
  expect((await admin.post(`${api}/items`, item)).body.code).toBe('TWICE');
  const company = { pan: sampleCompany.gstin.slice(2, 12), name: sampleCompany.legalName, address: {} };
  expect((await admin.post(`${api}/companies`, company)).status).toBe(200);
  const campus = { gstin: sampleCompany.gstin, name: 'Works', code: 'W1', type: 'office', address: {} };
  expect((await admin.post(`${api}/campuses`, campus)).status).toBe(200);
  expect((await admin.get(`${api}/campuses?kind=${sampleCompany.gstin}`)).body.count).toBe(1);
  const foreign = { ...campus, gstin: '24AAACR5055K1ZD' };
  expect((await admin.post(`${api}/campuses`, foreign)).body.findings).toMatchObject([
    { code: 'CAMPUS-GSTIN' },
  ]);
});

it('says of every GSTIN until when it is connected, and by whom', async () => {
  const { gstin, legalName } = sampleCompany;
  const none = { gstin, legalName, state: 'none', endsAt: null, by: null };
  expect((await admin.get(`${api}/connections`)).body.rows).toMatchObject([none]);
  const { email } = (await admin.get(`${api}/session`)).body.user;
  const connect = `${api}/gstr1/${gstin}/102026/connect`;
  await admin.post(connect);
  expect((await admin.get(`${api}/connections`)).body.rows).toMatchObject([{ state: 'otp-requested' }]);
  const { loginOtp } = (await admin.get(`${api}/practice/otps`)).body;
  await admin.post(`${connect}/otp`, { otp: loginOtp });
  const [open] = (await admin.get(`${api}/connections`)).body.rows;
  expect(open).toMatchObject({ state: 'signed-in', by: email });
  await admin.post(`${connect}/refresh`);
  expect((await admin.get(`${api}/connections`)).body.rows).toMatchObject([{ by: email }]);
  await admin.post(`${connect}/logout`);
  expect((await admin.get(`${api}/connections`)).body.rows).toMatchObject([none]);
});
