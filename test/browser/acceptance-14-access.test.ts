import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { atRest, goTo, routes } from './routes.ts';
import { openBrowser, type Product, signedIn, startProduct } from './stage.ts';

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
/** Everything is judged once, in light colours; in the other colours what depends on colour. */
const judged = { light: 'axe.run()', dark: "axe.run({ runOnly: ['color-contrast'] })" } as const;

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

/** What axe finds on the page in every colour scheme. */
async function violations(page: Page): Promise<readonly string[]> {
  await page.addScriptTag({ path: axePath });
  const found: string[] = [];
  for (const [scheme, run] of Object.entries(judged)) {
    await page.evaluate(`document.documentElement.dataset.mantineColorScheme = '${scheme}'`);
    await atRest(page);
    const result = (await page.evaluate(run)) as AxeResult;
    for (const { id, nodes } of result.violations)
      found.push(`${scheme}: ${id}: ${nodes.map(({ target }) => String(target)).join(', ')}`);
  }
  return found;
}

test('acceptance 14: nothing on any page shuts people out, in any colours', async () => {
  // The policy of the pages forbids scripts from elsewhere, the judge included.
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    colorScheme: 'light',
    bypassCSP: true,
  });
  const { page, faults } = await signedIn(context, product);
  const found: string[] = [];
  for (const route of routes) {
    await goTo(page, route);
    found.push(...(await violations(page)).map((fault) => `${route.name}: ${fault}`));
  }
  expect(found).toEqual([]);
  expect(faults).toEqual([]);
});
