import pg from 'pg';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { HandClient, steer } from '../../src/simulator/testing/hand-client.test-kit.ts';
import { type RunningProduct, startRunning } from '../integration/http/running.ts';
import { gstin, period, place } from './routes.ts';
import { openBrowser, picture, signedIn } from './stage.ts';
import { connectOn } from './sync-page.ts';

const seller = '29AADFM3390P1ZN';
const dayAgo = (days: number): string => {
  const inIndia = new Date(Date.now() + 5.5 * 3600_000 - days * 86_400_000).toISOString();
  return inIndia.slice(0, 10).split('-').reverse().join('-');
};

let product: RunningProduct;
let browser: Browser;
let page: Page;
let faults: readonly string[];

beforeAll(async () => {
  [product, browser] = await Promise.all([startRunning(), openBrowser()]);
  const { origin, running } = product;
  const { email, password } = running.document.signIn as {
    readonly email: string;
    readonly password: string;
  };
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const simulator = running.document.simulator as string;
  const shown = { origin, simulator, email, password, stop: () => product.stop() };
  ({ page, faults } = await signedIn(context, shown));
  await connect();
  await download();
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await product?.stop();
}, 60_000);

const go = (path: string) => page.goto(`${product.origin}${path}`);
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
const line = (number: string) => page.locator('tbody tr').filter({ hasText: number });
const dialog = () => page.getByRole('dialog');
const chosen = () => new URL(page.url()).searchParams;

async function connect(): Promise<void> {
  await go(`/gstr1/${gstin}/${period}/sync`);
  await connectOn(page);
}

async function download(): Promise<void> {
  await go(`/purchase/counter-party?${place}&kind=IMS`);
  await button('Download IMS').click();
  await page.getByText(/Success: \d+ documents of IMS downloaded/).waitFor();
}

/** A credit note of ₹1,000.00 with 18 % tax, which the supplier saves late. */
async function supplierSavesLate(): Promise<void> {
  const url = product.running.document.simulator as string;
  const supplier = new HandClient({ url, publicKeyPem: await steer(url, 'GET', 'certificate') }, seller);
  await supplier.signIn();
  const day = `05-${period.slice(0, 2)}-${period.slice(2)}`;
  const itms = [{ num: 1, itm_det: { rt: 18, txval: 1000, iamt: 180, csamt: 0 } }];
  const head = { ntty: 'C', nt_num: 'CN-5', nt_dt: day, pos: gstin.slice(0, 2), rchrg: 'N', inv_typ: 'R' };
  const cdnr = [{ ctin: gstin, nt: [{ ...head, val: 1180, itms }] }];
  await supplier.saved({ gstin: seller, fp: period, cdnr });
}

/** What was done so far was done so many days ago. */
async function passDays(days: number): Promise<void> {
  const client = new pg.Client({ connectionString: process.env['DATABASE_URL'] });
  await client.connect();
  const ago = `interval '${days} days'`;
  await client.query(`update matches set since = since - ${ago}`);
  await client.query(`update matchings set at = at - ${ago}, known_from = known_from - ${ago}`);
  await client.query(`update decision_log set at = at - ${ago}`);
  await client.query(`update match_notes set at = at - ${ago}`);
  await client.end();
}

const chip = (code: string) => page.getByRole('button', { name: new RegExp(`^${code} \\d`) });
const soon = <Value>(value: () => Value | Promise<Value>) => expect.poll(value, { timeout: 20_000 });

/** The number on the chip of a match code. */
async function countOf(code: string): Promise<number> {
  return Number(/\d+/.exec((await chip(code).textContent()) ?? '')?.[0]);
}

test('a document is given to a person and commented on; by both the matching is narrowed, with counts', async () => {
  await go(`/purchase/matching?${place}`);
  await soon(() => countOf('OK')).toBeGreaterThan(0);
  const agreed = await countOf('OK');
  await chip('OK').click();
  await soon(() => chosen().get('code')).toBe('OK');
  await soon(() => page.locator('tbody tr').count()).toBe(agreed);
  await page.locator('tbody tr').first().getByRole('checkbox').check();
  await button('Assign').click();
  await dialog().getByLabel('Assigned to').click();
  await page.getByRole('option').first().click();
  await picture(page, 'matching-assign');
  await dialog().getByRole('button', { name: 'Assign', exact: true }).click();
  await dialog().waitFor({ state: 'detached' });

  await button('Comment').click();
  const empty = dialog().getByRole('button', { name: 'Comment', exact: true });
  expect(await empty.getAttribute('aria-disabled')).toBe('true');
  await dialog().getByLabel('Comment', { exact: true }).fill('Asked the supplier for a copy.');
  await empty.click();
  await dialog().waitFor({ state: 'detached' });

  await go(`/purchase/matching?${place}&scope=all`);
  await page.getByLabel('Assigned to', { exact: true }).first().click();
  const person = page.getByRole('option');
  expect(await person.textContent()).toMatch(/ · 1$/);
  await person.click();
  await soon(() => page.locator('tbody tr').count()).toBe(1);
  await soon(() => countOf('OK')).toBe(1);
  await page.locator('tbody tr').first().focus();
  await page.keyboard.press('Enter');
  await dialog().getByText('Asked the supplier for a copy.').waitFor();
  await dialog()
    .getByText(/^Assigned to .+@/)
    .waitFor();
  await picture(page, 'matching-notes');
});

test('scope and reason stand in the address, and the counts of the chips follow them', async () => {
  await go(`/purchase/matching?${place}`);
  await page.getByText('All periods', { exact: true }).click();
  await soon(() => chosen().get('scope')).toBe('all');
  await page.getByLabel('Reason', { exact: true }).first().click();
  const reason = page.getByRole('option').first();
  const count = Number(/ · (\d+)$/.exec((await reason.textContent()) ?? '')?.[1]);
  await reason.click();
  await soon(() => chosen().get('reason')).not.toBeNull();
  await soon(() => page.locator('tbody tr').count()).toBe(count);
  const codes = ['OK', 'TO', 'CO', 'Mismatch'];
  const sum = async () => (await Promise.all(codes.map(countOf))).reduce((all, one) => all + one, 0);
  await soon(sum).toBe(count);
  await button('Clear Filters').click();
  await soon(() => chosen().get('reason')).toBeNull();
  expect(chosen().get('scope')).toBe('all');
});

test('the matching as on a day is chosen by the keyboard, shows what stood then, and is only read', async () => {
  await passDays(3);
  await go(`/purchase/matching?${place}`);
  await soon(() => countOf('OK')).toBeGreaterThan(0);
  const before = await countOf('CO');
  await supplierSavesLate();
  await download();
  await go(`/purchase/matching?${place}`);
  await line('CN-5').waitFor();
  await soon(() => countOf('CO')).toBe(before + 1);

  await page.getByLabel('As on', { exact: true }).focus();
  await page.keyboard.type(dayAgo(1));
  await page.getByText(`As on ${dayAgo(1)}, at the end of the day.`).waitFor();
  await page.getByText('1 document of a counter party came later').waitFor();
  expect(chosen().get('asOf')).toBe(dayAgo(1));
  await line('CN-5').waitFor({ state: 'detached' });
  await soon(() => countOf('CO')).toBe(before);
  await picture(page, 'matching-as-of');

  await page.locator('tbody tr').first().getByRole('checkbox').check();
  for (const act of ['Accept', 'Reject', 'Mark Pending', 'Assign', 'Comment', 'Workbook'])
    expect(await button(act).first().getAttribute('aria-disabled')).toBe('true');
  await button('Accept').first().hover();
  const why = `This is the matching as on ${dayAgo(1)}, and only read. Go back to today first.`;
  await page.getByRole('tooltip').getByText(why).waitFor();
  await page.locator('tbody tr').first().focus();
  await page.keyboard.press('Enter');
  await dialog().getByText(why).first().waitFor();
  await picture(page, 'matching-as-of-panel');
  await page.keyboard.press('Escape');

  await go(`/purchase/matching?${place}&view=party&asOf=${dayAgo(1)}`);
  await page.getByRole('region', { name: 'By party' }).waitFor();
  await button('Back to today').click();
  await soon(() => chosen().get('asOf')).toBeNull();
});

test('a day of which nothing is known says so, and one that has not come is refused', async () => {
  await go(`/purchase/matching?${place}&asOf=${dayAgo(9)}`);
  await page.getByText(`How the matching stood is known from ${dayAgo(3)} on`).waitFor();
  await page.getByText(new RegExp(`was matched as chosen on ${dayAgo(9)}`)).waitFor();
  await go(`/purchase/matching?${place}&asOf=${dayAgo(-2)}`);
  await page.getByText(`${dayAgo(-2)} has not come yet.`).waitFor();
  expect(faults).toEqual([]);
});
