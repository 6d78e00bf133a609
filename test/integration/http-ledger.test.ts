import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Running } from '../../src/cli/world.ts';
import { b2bRow, sheetsOf } from '../../src/core/gstr1/sheet-rows.test-kit.ts';
import { sampleCompany } from '../../src/main/sample-data.ts';
import { runStart } from '../../src/main/start.ts';
import { writeSheetWorkbook } from '../../src/workbooks/index.ts';
import { type FreshDatabase, freshDatabase } from '../database.ts';
import { Browser } from './http/client.ts';

const given = { url: process.env.DATABASE_URL, key: process.env.VIVARANI_SECRET_KEY };
const period = '072026';
const base = `/api/v1/gstr1/${sampleCompany.gstin}/${period}`;
let folder: string;
let database: FreshDatabase;
let running: Running;
let admin: Browser;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vivarani-ledger-'));
  database = await freshDatabase();
  process.env.DATABASE_URL = database.url;
  process.env.VIVARANI_SECRET_KEY = database.secretKey;
  running = await runStart({ dataDir: folder, port: 0, simulatorPort: 0 });
  admin = new Browser(running.document.web as string);
  await admin.post('/api/v1/session', running.document.signIn);
  const invoice = (number: string) => ({
    ...b2bRow,
    'Invoice Number': number,
    'Invoice date': '03-Jul-2026',
  });
  const sheet = sheetsOf({ 'b2b,sez,de': [invoice('TX-1'), invoice('TX-2')] })['b2b,sez,de'];
  const rows = (sheet?.rows ?? []).map((cells) => cells.map((cell) => cell ?? null));
  const workbook = await writeSheetWorkbook([{ name: 'b2b,sez,de', header: sheet?.header ?? [], rows }]);
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(workbook)]), 'sales.xlsx');
  const checked = await admin.post(`${base}/imports`, form);
  await admin.post(`${base}/imports/${checked.body.importId}/confirm`);
});
afterAll(async () => {
  await running.stop();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
  process.env.DATABASE_URL = given.url ?? '';
  process.env.VIVARANI_SECRET_KEY = given.key ?? '';
});

describe('the ledger of a return', () => {
  it('has the books and nothing after them before anything is saved', async () => {
    const { status, body } = await admin.get(`${base}/ledger`);
    expect(status).toBe(200);
    expect(body.tables).toMatchObject([
      {
        section: 'b2b',
        totals: { books: { count: 2, igst: 7200_00 }, payload: null, processed: null, filed: null },
      },
    ]);
    expect(body.documents).toEqual([]);
  });

  it('shows after a save what the portal took, and what the books have changed since', async () => {
    await admin.post(`${base}/connect`);
    const { loginOtp } = (await admin.get('/api/v1/practice/otps')).body;
    await admin.post(`${base}/connect/otp`, { otp: loginOtp });
    await admin.post(`${base}/save`, { kind: 'save' });
    await expect
      .poll(async () => (await admin.get(`${base}/ledger`)).body.tables[0].totals.processed?.count, {
        timeout: 60_000,
      })
      .toBe(2);
    const { rows } = (await admin.get(`${base}/records`)).body;
    await admin.call('DELETE', `${base}/records`, { keys: [rows[0].key] });
    const { body } = await admin.get(`${base}/ledger`);
    expect(body).toMatchObject({
      count: 1,
      documents: [
        { key: rows[0].key, from: 'books', to: 'payload', fate: 'added', before: null, after: 23600_00 },
      ],
      tables: [
        { totals: { books: { count: 1 }, payload: { count: 2 } }, differences: { payload: { added: 1 } } },
      ],
    });
  });
});

describe('the amendments of a document', () => {
  const path = `${base}/records/${encodeURIComponent('b2b|29AADFM3390P1ZN|TX-1')}/amendments`;

  it('are refused while its return is not filed, and for a return of another age', async () => {
    const changes = { documentValue: 23601 };
    const answer = await admin.post(path, { into: '092026', changes });
    expect(answer).toMatchObject({ status: 409, body: { code: 'NOT-READY' } });
    expect((await admin.post(path, { into: '132026', changes })).status).toBe(400);
    expect((await admin.post(path, { changes })).status).toBe(400);
  });
});
