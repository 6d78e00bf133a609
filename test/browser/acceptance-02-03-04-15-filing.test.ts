import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';
import { wireReturnPeriod } from '../../src/core/index.ts';
import { sampleCompany, samplePeriod } from '../../src/main/sample-data.ts';
import { checkSaveStructure } from '../../src/simulator/schemas/gstr1.ts';
import { openStage, picture, type Stage } from './stage.ts';

const { gstin } = sampleCompany;
const returnPeriod = samplePeriod(new Date().toISOString().slice(0, 10));
const period = wireReturnPeriod(returnPeriod);
const officialSchema = resolve(import.meta.dirname, '../../../shared/oracle/saveGSTR1.schema.json');

let product: Stage['product'];
let context: Stage['context'];
let page: Stage['page'];
let faults: Stage['faults'];
let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
  ({ product, context, page, faults } = stage);
}, 180_000);

afterAll(() => stage.stop(), 60_000);

const syncPage = () => page.goto(`${product.origin}/gstr1/${gstin}/${period}/sync`);
const button = (row: string, name: string, on = page) =>
  on.getByRole('group', { name: row, exact: true }).getByRole('button', { name, exact: true });
const connect = () => page.getByRole('button', { name: 'Connect', exact: true }).click();

/** Calls our API as the page does. */
async function api(method: string, path: string, data?: unknown) {
  const answer = await page.request.fetch(`${product.origin}/api/v1${path}`, {
    method,
    headers: { 'x-vivarani': '1' },
    ...(data === undefined ? {} : { data }),
  });
  expect(answer.ok(), await answer.text()).toBe(true);
  return answer.status() === 204 ? null : answer.json();
}

test('acceptance 2: Connect asks for the OTP; a wrong one keeps the dialog, the right one connects, and again says Existing token', async () => {
  await syncPage();
  await connect();
  const otp = page.getByRole('dialog', { name: 'OTP' });
  const field = otp.getByLabel('OTP', { exact: true });
  await field.fill('111111');
  await otp.getByRole('button', { name: 'Submit OTP' }).click();
  await otp.getByText('OTP is either expired or incorrect.').waitFor();
  await field.fill('575757');
  await otp.getByRole('button', { name: 'Submit OTP' }).click();
  await page.getByText('Success: Token Obtained').first().waitFor();
  await otp.waitFor({ state: 'detached' });
  await connect();
  await page.getByText('Success: Existing token').waitFor();
  expect(await otp.count()).toBe(0);
});

interface Payload {
  readonly [section: string]: unknown;
}

async function generated(row: string, name: string): Promise<Payload> {
  const downloading = page.waitForEvent('download');
  await button(row, 'Generate Payload').click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe(name);
  return JSON.parse(readFileSync(await download.path(), 'utf8'));
}

/** By the rules of the portal's own interface, and by its published schema where it is at hand. */
function expectValid(payload: Payload): void {
  expect(checkSaveStructure(payload, true)).toBeNull();
  if (!existsSync(officialSchema)) return;
  const loaded = createRequire(import.meta.url)('ajv-draft-04');
  const Ajv = loaded.default ?? loaded;
  const check = new Ajv({ strict: false }).compile(JSON.parse(readFileSync(officialSchema, 'utf8')));
  expect(check(payload), JSON.stringify(check.errors)).toBe(true);
}

/** Sums of what a table says, in paise: taxable value and all taxes, wherever below it they stand. */
function sumsOf(table: unknown): { readonly taxable: number; readonly tax: number } {
  const sums = { taxable: 0, tax: 0 };
  JSON.stringify(table, (key, value) => {
    if (key === 'txval') sums.taxable += Math.round(value * 100);
    if (/^(iamt|camt|samt|csamt)$/.test(key)) sums.tax += Math.round(value * 100);
    return value;
  });
  return sums;
}

/** Taxable value and tax of our books in a line of the comparison on the screen, in paise. */
async function summaryOf(title: string): Promise<{ readonly taxable: number; readonly tax: number }> {
  const row = page
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: title, exact: true }) });
  const [, , taxable = '', tax = ''] = await row.getByRole('cell').allInnerTexts();
  const paise = (shown: string) => Math.round(Number(shown.replaceAll(',', '').replace('−', '-')) * 100);
  return { taxable: paise(taxable), tax: paise(tax) };
}

/** An invoice of ₹1,000.00 taxable value and some paise more, as the form sends it. */
const invoice = (paise: number) => ({
  period,
  content: {
    kind: 'invoice',
    number: 'PAISA-1',
    date: `${returnPeriod}-03`,
    recipient: { kind: 'registered', gstin: '29AADFM3390P1ZN', name: 'Madhu Fabrics' },
    placeOfSupply: '29',
    lines: [
      {
        taxability: 'taxable',
        rate: 5,
        taxableValue: 1000_00 + paise,
        hsn: '520811',
        unit: 'MTR',
        quantity: 10000,
      },
    ],
  },
});
let typed: { readonly entry: number; readonly version: number };

test('acceptance 3: the payloads of New/Modify and of Delete differ, are valid, and equal the Summary to the paisa', async () => {
  typed = await api('POST', `/sale-documents/${gstin}`, invoice(0));
  await page.reload();
  await page.getByRole('rowheader').first().waitFor();
  const added = await generated('New/Modify', `GSTR1_${gstin}_${period}_NEW.json`);
  expectValid(added);
  const { summary } = await api('GET', `/gstr1/${gstin}/${period}`);
  for (const section of ['b2b', 'b2cl', 'b2cs', 'exp']) {
    const { title } = summary.find((line: { section: string }) => line.section === section.toUpperCase());
    const sums = sumsOf(added[section]);
    expect(sums.taxable, section).toBeGreaterThan(0);
    expect(sums, section).toEqual(await summaryOf(title));
  }

  await button('New/Modify', 'Save to GSTN').click();
  await page
    .getByText(/Success: \d+ saved\./)
    .first()
    .waitFor();
  const { rows } = await api('GET', `/gstr1/${gstin}/${period}/records?section=exp&limit=1`);
  await api('DELETE', `/gstr1/${gstin}/${period}/records`, { keys: [rows[0].key] });
  await page.reload();
  const deleted = await generated('Delete', `GSTR1_${gstin}_${period}_DEL.json`);
  expectValid(deleted);
  expect(sumsOf(deleted['exp']).taxable).toBe(rows[0].taxableValue);
  expect(JSON.stringify(deleted)).toContain(rows[0].documentNumber);
  expect(deleted).not.toEqual(added);
  await button('Delete', 'Save to GSTN').click();
  await page
    .getByText(/Success: 1 deleted\./)
    .first()
    .waitFor();
});

test('acceptance 4: Download Summary equals Summary; a change of ₹0.01 is named with table and amount, and Submit says why it is off', async () => {
  await button('Summary', 'Download').click();
  await page.getByText('Summary and downloaded summary are the same.').first().waitFor();
  await api('PUT', `/sale-documents/${gstin}/${typed.entry}?version=${typed.version}`, invoice(1));
  await page.getByText('They differ in B2B: see Difference.').first().waitFor();
  const row = page.getByRole('row').filter({ hasText: '≠' }).first();
  expect(await row.getByRole('rowheader').textContent()).toContain('B2B');
  expect(await row.textContent()).toContain('+0.01');
  const submit = page.getByRole('button', { name: 'Submit', exact: true });
  expect(await submit.getAttribute('aria-disabled')).toBe('true');
  const reason = page.locator(`[id="${await submit.getAttribute('aria-describedby')}"]`);
  expect(await reason.textContent()).toBe('1 document changed after the last Save');
  await picture(page, 'acceptance-4');
});

test('acceptance 15: a browser that is closed during Save finds the job and its result again, and nothing was sent twice', async () => {
  const saves = async (): Promise<number> =>
    (await (await fetch(`${product.simulator}/_simulator/calls?gstin=${gstin}&action=RETSAVE`)).json())
      .length;
  const before = await saves();
  await fetch(`${product.simulator}/_simulator/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ kind: 'slow', action: 'RETSAVE', ms: 3000, times: 1 }),
  });
  await button('New/Modify', 'Save to GSTN').click();
  await page
    .getByText(/Sending 1 document/)
    .first()
    .waitFor();
  await page.close();
  page = await context.newPage();
  await syncPage();
  // What was asked for is still at work: pressing again is not possible, and says whose job it is.
  const save = button('New/Modify', 'Save to GSTN');
  await save.waitFor();
  expect(await save.getAttribute('aria-disabled')).toBe('true');
  await page.getByText('Success: 1 saved.').first().waitFor();
  expect(await saves()).toBe(before + 1);
  const portal = await (await fetch(`${product.simulator}/_simulator/returns/${gstin}/${period}`)).json();
  expect(JSON.stringify(portal.saved).split('"inum":"PAISA-1"')).toHaveLength(2);
  expect(faults).toEqual([]);
});
