import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Running } from '../../src/cli/world.ts';
import { sampleCompany } from '../../src/main/sample-data.ts';
import { runStart } from '../../src/main/start.ts';
import { type FreshDatabase, freshDatabase } from '../database.ts';
import { Browser } from './http/client.ts';

const { gstin } = sampleCompany;
const given = { url: process.env.DATABASE_URL, key: process.env.VIVARANI_SECRET_KEY };
let folder: string;
let database: FreshDatabase;
let running: Running;
let admin: Browser;
let base: string;
let period: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vivarani-registers-'));
  database = await freshDatabase();
  process.env.DATABASE_URL = database.url;
  process.env.VIVARANI_SECRET_KEY = database.secretKey;
  running = await runStart({ dataDir: folder, port: 0, simulatorPort: 0 });
  admin = new Browser(running.document.web as string);
  const { body } = await admin.post('/api/v1/session', running.document.signIn);
  period = body.periods[2];
  base = `/api/v1/gstr1/${gstin}/${period}/imports`;
}, 60_000);
afterAll(async () => {
  await running.stop();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
  process.env.DATABASE_URL = given.url ?? '';
  process.env.VIVARANI_SECRET_KEY = given.key ?? '';
});

/** A register whose amount has a name that is in nobody's list. */
const unsure = (date: string) =>
  [
    'Bill Ref No,Bill Date,Buyer GSTIN,State,HSN,UQC,Qty,GST %,Net Worth Before GST',
    `A-1,05-${date},29AADFM3390P1ZN,Karnataka,520811,MTR,10,5,1000`,
    `A-2,06-${date},,Maharashtra,520811,MTR,20,5,2000`,
  ].join('\n');
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const month = (): string => `${months[Number(period.slice(0, 2)) - 1]}-${period.slice(2)}`;

async function upload(text: string, name = 'Sales register.csv') {
  const form = new FormData();
  form.append('file', new Blob([text]), name);
  const { status, body } = await admin.post(base, form);
  expect(status, JSON.stringify(body)).toBe(201);
  return body;
}

const codes = ({ findings }: { findings: readonly { code: string }[] }) => findings.map(({ code }) => code);

describe('a register over the API', () => {
  it('is shown with its columns, read again by the mapping chosen, and known by it the next time', async () => {
    const first = await upload(unsure(month()));
    expect(codes(first)).toEqual(['COLUMN-MISSING', 'COLUMN-MISSING']);
    const [register] = (await admin.get(`${base}/${first.importId}/registers`)).body;
    expect(register).toMatchObject({ isKnown: false, missing: ['documentNumber', 'taxableValue'] });
    expect(register.columns[8]).toEqual({
      header: 'Net Worth Before GST',
      samples: ['1000', '2000'],
      field: null,
      isUnsure: false,
    });
    const columns = {
      ...register.mapping.columns,
      'Bill Ref No': 'documentNumber',
      'Net Worth Before GST': 'taxableValue',
    };
    const mapping = { ...register.mapping, columns };
    const remembered = await admin.call('PUT', `/api/v1/register-mappings/${register.fingerprint}`, {
      name: register.sheet,
      mapping,
    });
    expect(remembered.status, JSON.stringify(remembered.body)).toBe(200);
    const again = (await admin.post(`${base}/${first.importId}/read-again`)).body;
    expect(again.findings.filter(({ severity }: { severity: string }) => severity === 'error')).toEqual([]);
    expect(again.kind).toBe('sales register');
    expect((await admin.get(`${base}/${first.importId}`)).body.state).toBe('discarded');
    const next = await upload(unsure(month()).replaceAll('A-', 'B-'), 'next.csv');
    expect(codes(next)).not.toContain('COLUMN-MISSING');
    expect((await admin.get(`${base}/${next.importId}/registers`)).body).toMatchObject([{ isKnown: true }]);
  });

  it('says for each document in which tables it stands, and why, page by page', async () => {
    const { importId } = await upload(unsure(month()).replaceAll('A-', 'C-'));
    const { body } = await admin.get(`${base}/${importId}/documents?limit=1`);
    expect(body).toMatchObject({ count: 2, next: '1', rows: [{ number: 'C-1', isReported: true }] });
    expect(body.rows[0].places[0]).toMatchObject({
      table: 'b2b',
      role: 'supply',
      why: 'Table 4A (B2B, SEZ, DE Invoices): the recipient has GSTIN 29AADFM3390P1ZN.',
    });
    const second = (await admin.get(`${base}/${importId}/documents?limit=1&cursor=1`)).body;
    expect(second).toMatchObject({
      next: null,
      rows: [{ number: 'C-2', places: [{ table: 'b2cs' }, {}, {}] }],
    });
  });

  it('is taken into the books, and its findings go out beside its rows and come back', async () => {
    const wrong = unsure(month()).replaceAll('A-', 'D-').replace('29AADFM3390P1ZN', '29AADFM3390P1ZX');
    const checked = await upload(wrong);
    expect(codes(checked)).toContain('GSTIN');
    const { body } = await admin.get(`${base}/${checked.importId}/findings.xlsx`);
    const { sheets } = await readXlsx(body);
    expect(sheets.map(({ name }) => name)).toEqual(['Findings', 'Sales register']);
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(body)]), 'findings.xlsx');
    const back = (await admin.post(base, form)).body;
    // Our own column of what to correct is no column of the register: the mapping is found all the same.
    expect(codes(back)).toEqual(codes(checked));
    expect(back.counts.new).toBe(checked.counts.new);
    // Rows are found again by sheet and row.
    const rows = (one: { findings: readonly { sheet?: string; row?: number }[] }) =>
      one.findings.map(({ sheet, row }) => [sheet, row]);
    expect(rows(back)).toEqual(rows(checked));
    const confirmed = await admin.post(`${base}/${back.importId}/confirm`);
    expect(confirmed.body.state).toBe('imported');
  });

  it('has mappings that are listed, read, refused and forgotten', async () => {
    const page = (await admin.get('/api/v1/register-mappings?limit=1')).body;
    expect(page.next).toBeNull();
    const [one] = page.rows;
    expect(one).toMatchObject({ name: 'Sales register', mapping: { layout: 'register' } });
    const path = `/api/v1/register-mappings/${one.fingerprint}`;
    expect((await admin.get(path)).body).toEqual(one);
    const strange = { name: 'x', mapping: { layout: 'register', columns: { A: 'colour' } } };
    expect((await admin.call('PUT', path, strange)).status).toBe(400);
    const fields = (await admin.get('/api/v1/register-fields')).body;
    expect(fields).toContainEqual({ field: 'taxableValue', title: 'Taxable Value' });
    expect((await admin.call('DELETE', path)).status).toBe(204);
    expect((await admin.call('DELETE', path)).status).toBe(404);
    expect((await admin.get(path)).status).toBe(404);
    const guessed = await upload(unsure(month()).replaceAll('A-', 'E-'));
    expect(codes(guessed)).toContain('COLUMN-MISSING');
  });
});
