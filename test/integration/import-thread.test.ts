import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Running } from '../../src/cli/world.ts';
import { everywhere } from '../../src/filing/index.ts';
import { checkingInThreads } from '../../src/main/check-in-thread.ts';
import { sampleCompany } from '../../src/main/sample-data.ts';
import { runStart } from '../../src/main/start.ts';
import { type OpenStore, openStore } from '../../src/store/index.ts';
import { type FreshDatabase, freshDatabase } from '../database.ts';
import { Browser } from './http/client.ts';

const key = { gstin: sampleCompany.gstin, form: 'GSTR1', returnPeriod: '2025-06' } as const;
const actor = {
  tenantId: 'tenant-1',
  by: 'asha@example.in',
  grants: everywhere('admin', 'signatory'),
} as const;
let folder: string;
let database: FreshDatabase;
let running: Running;
let opened: OpenStore;
let admin: Browser;

const given = { url: process.env.DATABASE_URL, key: process.env.VIVARANI_SECRET_KEY };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vivarani-thread-'));
  database = await freshDatabase();
  process.env.DATABASE_URL = database.url;
  process.env.VIVARANI_SECRET_KEY = database.secretKey;
  running = await runStart({ dataDir: folder, port: 0, simulatorPort: 0 });
  admin = new Browser(running.document.web as string);
  await admin.post('/api/v1/session', running.document.signIn);
  opened = await openStore(database);
  await opened.store.inBooks(actor.tenantId, (books) => books.saveRegistration(sampleCompany));
});
afterAll(async () => {
  await opened.close();
  await running.stop();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
  process.env.DATABASE_URL = given.url ?? '';
  process.env.VIVARANI_SECRET_KEY = given.key ?? '';
});

/** A sheet of invoices; thirty thousand take seconds to check. */
function invoices(count: number): Uint8Array {
  const header =
    'GSTIN/UIN of Recipient,Receiver Name,Invoice Number,Invoice date,Invoice Value,Place Of Supply,Reverse Charge,Applicable % of Tax Rate,Invoice Type,E-Commerce GSTIN,Rate,Taxable Value,Cess Amount';
  const lines = Array.from(
    { length: count },
    (_, index) =>
      `29AADFM3390P1ZN,Madhav Traders,BIG/${index},0${1 + (index % 9)}-Jun-2025,1180,29-Karnataka,N,,Regular B2B,,18,1000,`,
  );
  return Buffer.from(`${[header, ...lines].join('\n')}\n`);
}

const imports = `/api/v1/gstr1/${key.gstin}/062025/imports`;

function upload(bytes: Uint8Array): Promise<{ readonly status: number; readonly body: never }> {
  const form = new FormData();
  form.append('file', new Blob([Uint8Array.from(bytes)]), 'b2b,sez,de.csv');
  return admin.call('POST', imports, form) as never;
}

test('the server answers everybody else while a large file is read and checked, and then takes it', async () => {
  let isChecking = true;
  const checking = upload(invoices(30_000)).finally(() => {
    isChecking = false;
  });
  let answered = 0;
  while (isChecking) {
    expect((await admin.get('/healthz')).status).toBe(200);
    answered += 1;
  }
  const { status, body } = await checking;
  expect(status).toBe(201);
  // On the server's own thread it would be one for each pause that the reading makes: some ten.
  expect(answered).toBeGreaterThan(100);
  const { importId, counts } = body as { importId: string; counts: unknown };
  expect(counts).toEqual({ new: 30_000, changed: 0, same: 0, error: 0 });
  const confirmed = await admin.post(`${imports}/${importId}/confirm`);
  expect(confirmed.body).toMatchObject({
    state: 'imported',
    kind: 'csv',
    counts: { new: 30_000 },
    effect: [{ section: 'b2b', count: 30_000, taxableValue: 30_000 * 1_000_00 }],
  });
});

test('a refusal and a reason come out of the thread as they are thrown in it', async () => {
  const other = Buffer.from(
    JSON.stringify({ gstin: '29AADFM3390P1ZN', fp: '062025', filler: 'x'.repeat(200_000) }),
  );
  const form = new FormData();
  form.append('file', new Blob([other]), 'return.json');
  const refused = await admin.call('POST', imports, form);
  expect(refused).toMatchObject({
    status: 422,
    body: { code: 'FILE-OTHER-GSTIN', findings: [{ code: 'FILE-OTHER-GSTIN' }] },
  });
  const viewer = { ...actor, grants: everywhere('auditor') } as const;
  await expect(check(new AbortController().signal)(viewer, wanted())).rejects.toMatchObject({
    name: 'NotPossible',
    code: 'NOT-PERMITTED',
  });
});

const wanted = () => ({ key, files: [{ name: 'b2b,sez,de.csv', bytes: invoices(30_000) }] });

function check(signal: AbortSignal) {
  const filing = {
    store: opened.store,
    clock: { now: () => '' },
    newId: () => '',
    portalFor: () => null as never,
  };
  return checkingInThreads({ databaseUrl: database.url, secretKey: database.secretKey, filing, signal });
}

test('a thread that is killed while it writes leaves nothing in the books', async () => {
  const ending = new AbortController();
  const holder = await opened.pool.connect();
  await holder.query('begin');
  await holder.query('lock table imports in exclusive mode');
  const checking = check(ending.signal)(actor, wanted());
  const ended = expect(checking).rejects.toThrow('The server is stopping.');
  await untilSomebodyWaits();
  ending.abort(new Error('The server is stopping.'));
  await ended;
  await holder.query('commit');
  holder.release();
  const { rows } = await opened.pool.query(`select from imports where tenant_id = 'tenant-1'`);
  expect(rows).toEqual([]);
});

/** Until a transaction of the database waits for a lock, with all that it has written before. */
async function untilSomebodyWaits(): Promise<void> {
  const sql = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  while ((await opened.pool.query(sql)).rowCount === 0)
    await new Promise((resolve) => setTimeout(resolve, 20));
}
