import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';
import { wireReturnPeriod } from '../../src/core/index.ts';
import { sampleCompany, sampleMonth } from '../../src/main/sample-data.ts';
import { HandClient, invoice, steer } from '../../src/simulator/testing/hand-client.test-kit.ts';
import { openStage, picture, type Stage } from './stage.ts';
import { connectOn, fileByEvc, submit } from './sync-page.ts';

const { gstin } = sampleCompany;
const buyer = '29AADFM3390P1ZN';
const classic = '072017';
const current = wireReturnPeriod(sampleMonth(new Date().toISOString().slice(0, 10)).filer.returnPeriod);
const of = (period: string) => `gstin=${gstin}&period=${period}`;

let product: Stage['product'];
let page: Stage['page'];
let faults: Stage['faults'];
let stage: Stage;
let recipient: HandClient;

beforeAll(async () => {
  stage = await openStage();
  ({ product, page, faults } = stage);
  const publicKeyPem = await steer(product.simulator, 'GET', 'certificate');
  recipient = new HandClient({ url: product.simulator, publicKeyPem }, buyer);
  await recipient.signIn();
}, 180_000);

afterAll(() => stage.stop(), 60_000);

const go = (path: string) => page.goto(`${product.origin}${path}`);
const button = (name: string) => page.getByRole('button', { name, exact: true });
const row = (name: string) => page.getByRole('group', { name, exact: true });
const press = (group: string, name: string) => row(group).getByRole('button', { name, exact: true }).click();
const line = (number: string) => page.locator('tbody tr').filter({ hasText: number });

const gstr2 = '/taxpayerapi/v0.3/returns/gstr2';

/** What the customer says in his GSTR-2: one as sold, one with another value, one that was never sold. */
async function customerSaves(): Promise<void> {
  const said = (number: string, value?: number) => invoice(number, { idt: '05-07-2017' }, value);
  const inv = [said('S-1'), said('S-2', 1100), said('S-77')];
  const payload = { gstin: buyer, fp: classic, b2b: [{ ctin: gstin, inv }] };
  const { plain } = await recipient.write('PUT', gstr2, classic, { action: 'RETSAVE', payload });
  await recipient.ended(classic, plain.reference_id);
}

async function customerFiles(): Promise<void> {
  const payload = { gstin: buyer, ret_period: classic };
  const { plain } = await recipient.write('POST', gstr2, classic, { action: 'RETSUBMIT', payload });
  await recipient.ended(classic, plain.reference_id);
  const { plain: summary } = await recipient.get(gstr2, classic, { action: 'RETSUM' });
  const pan = buyer.slice(2, 12);
  const query = { action: 'EVCOTP', pan, form_type: 'R2' };
  await recipient.get('/taxpayerapi/v1.0/authenticate', classic, query);
  expect((await recipient.file(classic, summary, '575757', pan, gstr2)).plain.ack_num).toMatch(/^AA/);
}

async function downloadCounterParty(): Promise<void> {
  await go(`/gstr1/${gstin}/${classic}/sync`);
  await page.getByText('Regime: Classic').waitFor();
  const before = await page.getByRole('row').filter({ hasText: 'Download Counter Party' }).count();
  await press('Counter Party', 'Download');
  const done = page
    .getByRole('row')
    .filter({ hasText: 'Download Counter Party' })
    .filter({ hasText: 'Success: 3 counter party invoices downloaded' });
  await expect.poll(() => done.count(), { timeout: 30_000 }).toBe(before + 1);
}

async function verdict(number: string, code: string, flag: string): Promise<void> {
  await line(number).filter({ hasText: code }).filter({ hasText: flag }).first().waitFor();
}

test('acceptance 6: each match code carries the flag of the table, blank until the counter party has filed', async () => {
  const inv = ['S-1', 'S-2', 'S-3'].map((number) => invoice(number, { idt: '05-07-2017' }));
  const file = join(tmpdir(), `gstr1-${classic}-${process.pid}.json`);
  writeFileSync(file, JSON.stringify({ gstin, fp: classic, b2b: [{ ctin: buyer, inv }] }));
  await go(`/import?${of(classic)}`);
  await page.locator('input[type=file]').setInputFiles(file);
  await page
    .getByRole('button', { name: /^Import/ })
    .first()
    .click();
  await page.getByText('is imported.').waitFor();
  await go(`/gstr1/${gstin}/${classic}/sync`);
  await connectOn(page);
  await press('New/Modify', 'Save to GSTN');
  await page.getByText('Success: 3 saved.').first().waitFor();

  await customerSaves();
  await downloadCounterParty();
  await go(`/sale/matching?${of(classic)}`);
  await verdict('S-1', 'OK', 'Awaiting counter party filing');
  await verdict('S-2', 'Mismatch', 'Awaiting counter party filing');
  await verdict('S-77', 'CO', 'Awaiting counter party filing');
  await verdict('S-3', 'TO', 'Upload (U)');

  await customerFiles();
  await downloadCounterParty();
  await go(`/sale/matching?${of(classic)}`);
  await verdict('S-1', 'OK', 'Accept(A)');
  await verdict('S-2', 'Mismatch', 'Reject (R)');
  await verdict('S-77', 'CO', 'Reject (R)');
  await verdict('S-3', 'TO', 'Upload (U)');
  await picture(page, 'acceptance-06');
}, 90_000);

/** Opens the drawer of a row of the sale list by its menu; Enter edits. */
async function seeDocument(number: string): Promise<void> {
  await line(number).press('Shift+F10');
  await page.getByRole('menuitem', { name: 'View document', exact: true }).click();
}

test('acceptance 7: Mark Pending from either side is one fact that survives download and match', async () => {
  await go(`/sale/invoices?${of(classic)}`);
  await verdict('S-1', 'OK', 'Accept(A)');
  await seeDocument('S-1');
  const drawer = page.getByRole('dialog', { name: 'S-1' });
  await drawer.getByRole('button', { name: 'Mark Pending', exact: true }).click();
  await drawer.getByText('Pending (P)').waitFor();

  await go(`/sale/counter-party?${of(classic)}`);
  await line('S-2').press('Enter');
  await page.getByRole('heading', { name: 'View CP Invoice S-2' }).waitFor();
  await page.getByText('₹1,000.00 ≠ ₹1,100.00, you are lower by ₹100.00').first().waitFor();
  await button('Mark Pending').click();
  await page.getByRole('status').getByText('Pending (P)').waitFor();
  await picture(page, 'acceptance-07');

  await downloadCounterParty();
  await go(`/sale/matching?${of(classic)}`);
  await verdict('S-1', 'OK', 'Pending (P)');
  await verdict('S-2', 'Mismatch', 'Pending (P)');

  await go(`/sale/counter-party?${of(classic)}`);
  await line('S-2').press('Enter');
  await button('Unmark Pending').click();
  await page.getByRole('status').getByText('Reject (R)').waitFor();
  await page.keyboard.press('j');
  await page.getByRole('heading', { name: 'View CP Invoice S-77' }).waitFor();

  await go(`/sale/invoices?${of(classic)}`);
  await seeDocument('S-3');
  const alone = page.getByRole('dialog', { name: 'S-3' });
  const mark = alone.getByRole('button', { name: 'Mark Pending', exact: true });
  await mark.waitFor();
  expect(await mark.getAttribute('aria-disabled')).toBe('true');
  await alone
    .getByText(/taxpayer only \(TO\): its flag is Upload \(U\)/)
    .first()
    .waitFor();
}, 90_000);

const isOff = async (group: string, name: string) =>
  (await row(group).getByRole('button', { name, exact: true }).getAttribute('aria-disabled')) === 'true';

async function sameSummary(): Promise<void> {
  await press('Summary', 'Download');
  await page.getByText('Summary and downloaded summary are the same.').first().waitFor();
}

test('acceptance 9: Submit freezes a classic return and File gives its ARN; now a later change needs a new Submit', async () => {
  await go(`/gstr1/${gstin}/${classic}/sync`);
  await page.getByText('Regime: Classic').waitFor();
  await press('Accept/Reject', 'Accept/Reject');
  await page.getByText('Success: 0 accepted, 2 rejected. 1 pending was not sent.').first().waitFor();
  await sameSummary();
  await submit(page);
  await page.getByText('Not Filed · Submitted').first().waitFor();
  expect(await isOff('New/Modify', 'Save to GSTN')).toBe(true);
  await page
    .getByText(/in classic periods Submit freezes the return/)
    .first()
    .waitFor();
  await sameSummary();
  await page.getByRole('button', { name: 'File', exact: true, disabled: false }).waitFor();
  await fileByEvc(page);
  await page
    .getByText(/AA27\d{10}[0-9A-Z]/)
    .first()
    .waitFor();

  await go(`/gstr1/${gstin}/${current}/sync`);
  await press('New/Modify', 'Save to GSTN');
  await page
    .getByText(/Success: \d+ saved\./)
    .first()
    .waitFor();
  await sameSummary();
  await submit(page);
  await page.getByText('Not Filed · Ready to File').first().waitFor();
  await go(`/sale/invoices?${of(current)}`);
  await page.locator('tbody tr').first().press('Shift+F10');
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true }).click();
  await go(`/gstr1/${gstin}/${current}/sync`);
  await press('Delete', 'Save to GSTN');
  await page
    .getByText(/Success: 1 deleted\./)
    .first()
    .waitFor();
  await page.getByText('Not Filed · Uploaded').first().waitFor();
  await row('File').getByText('Submit first').first().waitFor();
}, 120_000);

test('acceptance 10: GSTR2 in a current period explains itself, and Compute GSTR-2B fills Table 4', async () => {
  await go(`/gstr2/${gstin}/${current}/sync`);
  const says = 'GSTR-2 is not filed now. Your actions reach GSTR-2B; then GSTR-3B Table 4.';
  await row('Submit').getByText(says).first().waitFor();
  await row('File').getByText(says).first().waitFor();
  expect(await isOff('Submit', 'Submit')).toBe(true);
  expect(await isOff('File', 'File')).toBe(true);
  for (const statement of ['IMS', 'GSTR-2B']) {
    await press('Counter Party', `Download ${statement}`);
    await row('Counter Party')
      .getByText(new RegExp(`Success: \\d+ documents of ${statement} downloaded`))
      .waitFor();
  }
  await picture(page, 'acceptance-10-sync');
  await go(`/gstr2/${gstin}/${current}/ims`);
  await line('RT-551').focus();
  await page.keyboard.press('a');
  await button('Upload 1 action').click();
  await page.getByText('Success: 1 accepted, 0 rejected, 0 pending.').waitFor();
  await picture(page, 'acceptance-10-ims');

  await go(`/gstr2/${gstin}/${current}/sync`);
  await press('GSTR-2B', 'Compute GSTR-2B');
  await row('GSTR-2B')
    .getByText(/Success: \d+ documents of GSTR-2B downloaded/)
    .waitFor();
  await go(`/gstr2/${gstin}/${current}/2b`);
  const table = page.getByRole('region', { name: 'GSTR-3B Table 4' });
  await table.getByRole('row', { name: /4\(A\)\(5\) All other ITC/ }).waitFor();
  await table.getByRole('row', { name: /4\(B\)\(2\) ITC reversed: credit notes/ }).waitFor();
  const shown = await table.getByRole('row', { name: /ITC available, net of reversal/ }).textContent();
  const answer = await page.request.get(`${product.origin}/api/v1/gstr2/${gstin}/${current}/2b`);
  const { rows } = (await answer.json()) as { rows: readonly { head: string; igst: number }[] };
  const igst = (...heads: readonly string[]) =>
    rows.filter(({ head }) => heads.includes(head)).reduce((sum, row) => sum + row.igst, 0);
  const net = igst('4A1', '4A3', '4A4', '4A5') - igst('4B2');
  expect(net).toBeGreaterThan(0);
  expect(shown?.replaceAll(',', '')).toContain((net / 100).toFixed(2));
  await picture(page, 'acceptance-10-2b');
  expect(faults).toEqual([]);
}, 120_000);
