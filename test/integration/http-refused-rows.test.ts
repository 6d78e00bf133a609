import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
  folder = await mkdtemp(join(tmpdir(), 'vivarani-refused-'));
  database = await freshDatabase();
  process.env.DATABASE_URL = database.url;
  process.env.VIVARANI_SECRET_KEY = database.secretKey;
  running = await runStart({ dataDir: folder, port: 0, simulatorPort: 0 });
  admin = new Browser(running.document.web as string);
  const { body } = await admin.post('/api/v1/session', running.document.signIn);
  period = body.periods[2];
  base = `/api/v1/gstr1/${gstin}/${period}`;
  await admin.post(`${base}/connect`);
  const { loginOtp } = (await admin.get('/api/v1/practice/otps')).body;
  await admin.post(`${base}/connect/otp`, { otp: loginOtp });
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
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const dateOn = (day: string): string => `${day}-${months[Number(period.slice(0, 2)) - 1]}-${period.slice(2)}`;

function row(number: string, taxable: number, cells: Readonly<Record<string, string | number>> = {}) {
  const all: Readonly<Record<string, string | number>> = {
    'GSTIN/UIN of Recipient': '29AADFM3390P1ZN',
    'Invoice Number': number,
    'Invoice date': dateOn('05'),
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

async function upload(workbook: Uint8Array, query = '') {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(workbook)]), 'sales.xlsx');
  const checked = await admin.post(`${base}/imports${query}`, form);
  expect(checked.status, JSON.stringify(checked.body)).toBe(201);
  await admin.post(`${base}/imports/${checked.body.importId}/confirm`);
  return checked.body;
}

async function saved() {
  await admin.post(`${base}/save`, { kind: 'save' });
  for (;;) {
    const { body } = await admin.get(base);
    if (body.tasks.every((task: { endedAt: string | null }) => task.endedAt !== null)) break;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const { rows } = (await admin.get(`${base}/records`)).body;
  return Object.fromEntries(
    rows.map((one: { documentNumber: string; state: string }) => [one.documentNumber, one.state]),
  );
}

/** The day of registration is what the portal knows and we do not: documents before it are refused (RET191114). */
async function registeredOn(day: string): Promise<void> {
  await fetch(`${running.document.simulator}/_simulator/taxpayers`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ gstin, registeredOn: day }),
  });
}

type Cells = readonly (string | number | null)[];

/** The workbook as a person gives it back: the refused row corrected in number, date and value, another one changed too. */
async function corrected(workbook: Uint8Array): Promise<Uint8Array> {
  const { sheets } = await readXlsx(workbook);
  const [findings, invoices] = sheets.map(({ name, rows }) => ({ name, rows: rows as unknown as Cells[] }));
  if (!findings || !invoices) throw new Error('The workbook has not the two sheets.');
  expect([findings.name, invoices.name]).toEqual(['Findings', 'b2b,sez,de']);
  expect(JSON.stringify(invoices.rows[2])).toContain('(RET191114). Date it within the return period');
  const changed: Readonly<Record<number, Cells>> = { 1: row('TX-1', 1111), 2: row('TX-2B', 2500) };
  return writeSheetWorkbook(
    [findings, invoices].map(({ name, rows: [header = [], ...rows] }) => ({
      name,
      header: header.map(String),
      rows: rows.map((cells, index) => (name === 'Findings' ? cells : (changed[index + 1] ?? cells))),
    })),
  );
}

describe('documents that GSTN refused', () => {
  it('are not there before anything is refused', async () => {
    expect(await admin.get(`${base}/errors.xlsx`)).toMatchObject({ status: 404 });
  });

  it('go out beside their rows, come back corrected, and change only those rows', async () => {
    const early = { 'Invoice date': dateOn('02') };
    const workbook = await writeSheetWorkbook([
      { name: 'b2b,sez,de', header, rows: [row('TX-1', 1000), row('TX-2', 2000, early), row('TX-3', 3000)] },
    ]);
    const { importId } = await upload(workbook);
    await registeredOn(`04-${period.slice(0, 2)}-${period.slice(2)}`);
    expect(await saved()).toEqual({ 'TX-1': 'processed', 'TX-2': 'error', 'TX-3': 'processed' });

    const out = await admin.get(`${base}/errors.xlsx`);
    expect(out.status).toBe(200);
    expect(out.headers.get('x-vivarani-import')).toBe(importId);
    const came = await upload(await corrected(out.body), `?corrects=${importId}`);
    expect(came.counts).toMatchObject({ new: 1, changed: 0, same: 0 });

    const { rows } = (await admin.get(`${base}/records`)).body;
    const values = Object.fromEntries(
      rows.map((one: { documentNumber: string; taxableValue: number }) => [
        one.documentNumber,
        one.taxableValue,
      ]),
    );
    // TX-1 was changed in the workbook too, but was not refused: it stays.
    expect(values).toEqual({ 'TX-1': 1000_00, 'TX-2B': 2500_00, 'TX-3': 3000_00 });
    expect(await saved()).toEqual({ 'TX-1': 'processed', 'TX-2B': 'processed', 'TX-3': 'processed' });

    const again = new FormData();
    again.append('file', new Blob([new Uint8Array(workbook)]), 'sales.xlsx');
    expect(await admin.post(`${base}/imports?corrects=${importId}`, again)).toMatchObject({ status: 404 });
  });
});
