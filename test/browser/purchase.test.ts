import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { wireReturnPeriod } from '../../src/core/index.ts';
import { sampleCompany, sampleMonth } from '../../src/main/sample-data.ts';
import { openBrowser, type Product, picture, signedIn, startProduct } from './stage.ts';
import { connectOn } from './sync-page.ts';

const { filer } = sampleMonth(new Date().toISOString().slice(0, 10));
const period = wireReturnPeriod(filer.returnPeriod);
const place = `gstin=${sampleCompany.gstin}&period=${period}`;

let product: Product;
let browser: Browser;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), openBrowser()]);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await product?.stop();
}, 60_000);

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });

it('suppliers’ invoices are downloaded, matched, decided on by letters, and sent', async () => {
  const { page, faults } = await signedIn(
    await browser.newContext({ viewport: { width: 1440, height: 900 } }),
    product,
  );
  await page.goto(`${product.origin}/purchase/counter-party?${place}`);
  await page.getByText('Connect on the GSTN GSTR1 Sync page first.').first().waitFor();
  expect(await button(page, 'Download IMS').getAttribute('aria-disabled')).toBe('true');
  await connect(page);
  for (const kind of ['IMS', 'GSTR-2B']) {
    await page.goto(`${product.origin}/purchase/counter-party?${place}&kind=${kind}`);
    await button(page, `Download ${kind}`).click();
    await page.getByText(new RegExp(`Success: \\d+ documents of ${kind} downloaded`)).waitFor();
  }

  await page.goto(`${product.origin}/purchase/matching?${place}`);
  for (const [code, count] of [
    ['OK', 17],
    ['TO', 1],
    ['CO', 2],
    ['Mismatch', 1],
  ] as const) {
    await page.getByRole('button', { name: new RegExp(`${code}\\s*${count}\\D`) }).waitFor();
  }
  await picture(page, 'matching');

  await rowOf(page, 'RT-551').focus();
  await page.keyboard.press('a');
  await page.getByText(/1 document to accept: credit of ₹6,246.00 stays/).waitFor();
  await rowOf(page, 'RT-560').focus();
  await page.keyboard.press('r');
  await page.getByText(/to reject: credit falls by ₹5,391.00/).waitFor();
  await button(page, 'Send 2 decisions').waitFor();
  await rowOf(page, 'RT-560').focus();
  await page.keyboard.press('u');
  await button(page, 'Send 1 decision').click();
  await rowOf(page, 'RT-551').getByText('Accept(A) · on GSTN').waitFor();

  await rowOf(page, 'TY/2201').press('Enter');
  await page.getByRole('dialog', { name: 'TY/2201' }).waitFor();
  await page.keyboard.press('j');
  await page.getByRole('dialog', { name: 'TY/2217' }).waitFor();
  await page.keyboard.press('k');
  await page.getByRole('dialog', { name: 'TY/2201' }).waitFor();
  expect(faults).toEqual([]);
});

const rowOf = (page: Page, number: string) => page.locator('tbody tr').filter({ hasText: number });

async function connect(page: Page): Promise<void> {
  await page.goto(`${product.origin}/gstr1/${sampleCompany.gstin}/${period}/sync`);
  await connectOn(page);
}
