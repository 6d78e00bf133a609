import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wireReturnPeriod } from '../../src/core/index.ts';
import { sampleCompany, sampleMonth } from '../../src/main/sample-data.ts';
import { openBrowser, type Product, picture, signedIn, startProduct } from './stage.ts';

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const period = wireReturnPeriod(sampleMonth(new Date().toISOString().slice(0, 10)).filer.returnPeriod);
const place = `gstin=${sampleCompany.gstin}&period=${period}`;
const pages: readonly (readonly [name: string, path: string])[] = [
  ['dashboard', `/?${place}`],
  ['sale invoices', `/sale/invoices?${place}`],
  ['purchase invoices', `/purchase/invoices?${place}`],
  ['counter party', `/purchase/counter-party?${place}`],
  ['matching', `/purchase/matching?${place}`],
  ['import', `/import?${place}`],
  ['tables', `/gstr1/${sampleCompany.gstin}/${period}`],
  ['sync', `/gstr1/${sampleCompany.gstin}/${period}/sync`],
  ['transactions', `/gstn/transactions?${place}`],
  ['settings', `/settings?${place}`],
  ['API keys', `/settings?${place}&tab=keys`],
  ['webhooks', `/settings?${place}&tab=webhooks`],
];

let product: Product;
let browser: Browser;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), openBrowser()]);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await product?.stop();
}, 60_000);

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly target: unknown }[];
  }[];
}

async function violations(page: Page): Promise<readonly string[]> {
  await page.addScriptTag({ path: axePath });
  // The script runs in the page; vitest cannot see its types.
  const result = (await page.evaluate('axe.run()')) as AxeResult;
  return result.violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => String(target)).join(', ')}`,
  );
}

describe.each(['light', 'dark'] as const)('every page in %s colours', (colorScheme) => {
  let page: Page;
  beforeAll(async () => {
    // The policy of the pages forbids scripts from elsewhere, the judge included.
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      colorScheme,
      bypassCSP: true,
    });
    ({ page } = await signedIn(context, product));
  }, 60_000);

  it.each(pages)('%s has nothing that shuts people out', async (name, path) => {
    await page.goto(product.origin + path);
    await page.locator('main h1').waitFor();
    await page.waitForTimeout(600);
    await picture(page, `${name.replace(' ', '-')}-${colorScheme}`);
    expect(await violations(page)).toEqual([]);
  });
});
