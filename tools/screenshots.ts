// Makes the pictures of the README from the running sample product: npm run screenshots
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { wireReturnPeriod } from '../src/core/index.ts';
import { sampleCompany, samplePeriod } from '../src/main/sample-data.ts';
import { openBrowser, type Product, signedIn, startProduct } from '../test/browser/stage.ts';
import { connectOn } from '../test/browser/sync-page.ts';

const folder = fileURLToPath(new URL('../docs/images/', import.meta.url));
const mostBytes = 200_000;
const today = new Date(Date.now() + 5.5 * 3600_000).toISOString().slice(0, 10);
const period = wireReturnPeriod(samplePeriod(today));
const { gstin } = sampleCompany;
const place = `gstin=${gstin}&period=${period}`;

/** Connects, saves and compares, so that the sync page has something to show. */
async function saved(page: Page, { origin }: Product): Promise<void> {
  await page.goto(`${origin}/gstr1/${gstin}/${period}/sync`);
  await connectOn(page);
  const row = (name: string) => page.getByRole('group', { name, exact: true });
  await row('New/Modify').getByRole('button', { name: 'Save to GSTN', exact: true }).click();
  await page
    .getByText(/Success: \d+ saved\./)
    .first()
    .waitFor();
  await row('Summary').getByRole('button', { name: 'Download', exact: true }).click();
  await page.getByText('Summary and downloaded summary are the same.').first().waitFor();
}

async function taken(page: Page, name: string): Promise<void> {
  const path = join(folder, `${name}.png`);
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path, animations: 'disabled' });
  const { size } = statSync(path);
  if (size > mostBytes) throw new Error(`${name}.png has ${size} bytes, more than ${mostBytes}.`);
  console.log(`docs/images/${name}.png  ${Math.round(size / 1000)} kB`);
}

async function takeAll(page: Page, product: Product): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await saved(page, product);
  await taken(page, 'sync-page');
  await page.goto(`${product.origin}/sale/invoices?${place}`);
  await page.locator('tbody tr').first().waitFor();
  await taken(page, 'sale-invoices');
  await page.goto(`${product.origin}/?${place}`);
  await page.locator('.recharts-bar-rectangle').first().waitFor();
  await taken(page, 'dashboard');
  await page.goto(`${product.origin}/purchase/matching?${place}`);
  await page.locator('tbody tr').first().waitFor();
  await taken(page, 'matching');
}

const [product, browser] = await Promise.all([startProduct(), openBrowser()]);
try {
  const context = await browser.newContext({ viewport: { width: 1240, height: 720 }, colorScheme: 'light' });
  const { page } = await signedIn(context, product);
  await takeAll(page, product);
} finally {
  await browser.close();
  await product.stop();
}
