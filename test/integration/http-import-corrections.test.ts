import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Running } from '../../src/cli/world.ts';
import { officialSheets } from '../../src/core/index.ts';
import { sampleCompany } from '../../src/main/sample-data.ts';
import { runStart } from '../../src/main/start.ts';
import { writeSheetWorkbook } from '../../src/workbooks/index.ts';
import { type FreshDatabase, freshDatabase } from '../database.ts';
import { Browser } from './http/client.ts';

const { gstin } = sampleCompany;
const given = { url: process.env.DATABASE_URL, key: process.env.VIVARANI_SECRET_KEY };
let folder: string;
let database: FreshDatabase;
let running: Running;
let admin: Browser;
let period: string;
let base: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vivarani-corrections-'));
  database = await freshDatabase();
  process.env.DATABASE_URL = database.url;
  process.env.VIVARANI_SECRET_KEY = database.secretKey;
  running = await runStart({ dataDir: folder, port: 0, simulatorPort: 0 });
  admin = new Browser(running.document.web as string);
  const { body } = await admin.post('/api/v1/session', running.document.signIn);
  period = body.periods[2];
  base = `/api/v1/gstr1/${gstin}/${period}`;
});
afterAll(async () => {
  await running.stop();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
  process.env.DATABASE_URL = given.url ?? '';
  process.env.VIVARANI_SECRET_KEY = given.key ?? '';
});

const header =
  officialSheets.find(({ name }) => name === 'b2b,sez,de')?.columns.map((column) => column.header) ?? [];

function row(number: string, taxable: number, cells: Readonly<Record<string, string | number>> = {}) {
  const all: Readonly<Record<string, string | number>> = {
    'GSTIN/UIN of Recipient': '29AADFM3390P1ZN',
    'Invoice Number': number,
    'Invoice date': `${period.slice(2)}-${period.slice(0, 2)}-05`,
    'Invoice Value': taxable * 1.18,
    'Place Of Supply': '29-Karnataka',
    'Reverse Charge': 'N',
    'Invoice Type': 'Regular B2B',
    Rate: 18,
    'Taxable Value': taxable,
    ...cells,
  };
  return header.map((column) => all[column] ?? null);
}

type Row = ReturnType<typeof row>;

async function upload(rows: readonly Row[], query = '') {
  const workbook = await writeSheetWorkbook([{ name: 'b2b,sez,de', header, rows }]);
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(workbook)]), 'sales.xlsx');
  const checked = await admin.post(`${base}/imports${query}`, form);
  expect(checked.status, JSON.stringify(checked.body)).toBe(201);
  return checked.body;
}

const numbers = async () =>
  (await admin.get(`${base}/records`)).body.rows.map(
    ({ documentNumber }: { documentNumber: string }) => documentNumber,
  );

test('errors come in groups, are put right all at once or cell by cell, and undo puts the books back', async () => {
  const dates = Array.from({ length: 3 }, (_, index) => row(`D-${index}`, 1000));
  const read = await upload([
    ...dates,
    row('S-1', 1000, { 'Place Of Supply': 'Karnataka' }),
    row('C-1', 1000, { 'GSTIN/UIN of Recipient': '29AADFM3390P1ZM' }),
    row('A-1', 1000, { 'Taxable Value': '1,000.00/-' }),
  ]);
  const groups = (await admin.get(`${base}/imports/${read.importId}/finding-groups`)).body;
  const group = (code: string) => groups.find((one: { code: string }) => one.code === code);
  expect(group('DATE-FORM')).toMatchObject({ severity: 'error', count: 6, fixable: 6 });
  expect(group('PLACE-OF-SUPPLY')).toMatchObject({ count: 1, fixable: 1 });
  expect(group('GSTIN')).toMatchObject({ count: 1, fixable: 0 });

  let at = read.importId;
  for (const code of ['DATE-FORM', 'PLACE-OF-SUPPLY', 'AMOUNT-FORM']) {
    const fixed = await admin.post(`${base}/imports/${at}/corrections`, { code });
    expect(fixed.status, JSON.stringify(fixed.body)).toBe(201);
    at = fixed.body.importId;
  }
  const [wrong] = (await admin.get(`${base}/imports/${at}/findings?code=GSTIN`)).body.rows;
  expect(wrong).toMatchObject({ row: 6, suggestion: '29AADFM3390P1ZN' });

  const taken = (await admin.post(`${base}/imports/${at}/confirm`)).body;
  expect(taken).toMatchObject({ state: 'imported', counts: { new: 5, error: 1 } });
  const { sheet, row: number, column, suggestion } = wrong;
  const cells = [{ sheet, row: number, column, value: suggestion }];
  const corrected = (await admin.post(`${base}/imports/${at}/corrections`, { cells })).body;
  expect(corrected).toMatchObject({ corrects: at, counts: { new: 1, error: 0 } });
  await admin.post(`${base}/imports/${corrected.importId}/confirm`);
  expect((await numbers()).toSorted()).toEqual(['A-1', 'C-1', 'D-0', 'D-1', 'D-2', 'S-1']);

  const changed = await upload([row('S-1', 5000, { 'Invoice date': `05-${month()}-${period.slice(2)}` })]);
  const { change } = changed.effect.find(({ section }: { section: string }) => section === 'b2b');
  expect(change).toMatchObject({
    new: 0,
    changed: 1,
    before: { count: 6, taxableValue: 6_000_00 },
    after: { count: 6, taxableValue: 10_000_00 },
  });
  await admin.post(`${base}/imports/${changed.importId}/confirm`);
  const tooEarly = await admin.post(`${base}/imports/${at}/undo`);
  expect(tooEarly).toMatchObject({ status: 409, body: { code: 'CHANGED' } });
  await admin.post(`${base}/imports/${changed.importId}/undo`);
  const { body } = await admin.get(`${base}/records`);
  expect(body.totals.taxableValue).toBe(6_000_00);
  const undone = await admin.post(`${base}/imports/${at}/undo`);
  expect(undone.body.state).toBe('undone');
  expect(await numbers()).toEqual(['C-1']);
});

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const month = () => months[Number(period.slice(0, 2)) - 1];

test('an import that is read in the background is listed and found checked', async () => {
  const later = await upload([row('L-1', 1000)], '?later=true');
  for (;;) {
    const { body } = await admin.get(`${base}/imports/${later.importId}`);
    if (body.state !== 'reading') {
      expect(body.state).toBe('checked');
      break;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const { rows } = (await admin.get(`${base}/imports?limit=1`)).body;
  expect(rows[0]).toMatchObject({ importId: later.importId, kind: expect.stringContaining('workbook') });
});
