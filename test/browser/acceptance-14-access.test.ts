import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sampleCompany } from '../../src/main/sample-data.ts';
import { atRest, goTo, period, place, type Route, routes } from './routes.ts';
import { openBrowser, type Product, signedIn, startProduct } from './stage.ts';

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
/** Everything is judged once, in light colours; in the other colours what depends on colour. */
const onlyColours = "axe.run({ runOnly: ['color-contrast'], resultTypes: ['violations'] })";
const judged = [
  { colours: 'light', scheme: 'light', contrast: 'normal', run: "axe.run({ resultTypes: ['violations'] })" },
  { colours: 'dark', scheme: 'dark', contrast: 'normal', run: onlyColours },
  { colours: 'high contrast', scheme: 'dark', contrast: 'high', run: onlyColours },
] as const;

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

/** What axe finds on the page in each of some colour schemes. */
async function violations(
  page: Page,
  looks: readonly (typeof judged)[number][] = judged,
): Promise<readonly string[]> {
  await page.addScriptTag({ path: axePath });
  const found: string[] = [];
  for (const { colours, scheme, contrast, run } of looks) {
    await page.evaluate(
      `Object.assign(document.documentElement.dataset, { mantineColorScheme: '${scheme}', contrast: '${contrast}' })`,
    );
    await atRest(page);
    const result = (await page.evaluate(run)) as AxeResult;
    for (const { id, nodes } of result.violations)
      found.push(`${colours}: ${id}: ${nodes.map(({ target }) => String(target)).join(', ')}`);
  }
  return found;
}

test('acceptance 14: names of match code, flag and reason are heard, and nothing on any page shuts people out', async () => {
  const halves = [0, 1].map((half) => routes.filter((_route, at) => at % 2 === half));
  const found = await Promise.all(halves.map(judge));
  expect(found.flat()).toEqual([]);

  const { page } = await signedIn(
    await browser.newContext({ viewport: { width: 1440, height: 900 } }),
    product,
  );
  await download2b(page);
  await page.goto(`${product.origin}/purchase/matching?${place}&code=Mismatch`);
  const row = page.getByRole('row', { name: /Mismatch/ });
  await row.waitFor();
  // What a screen reader says of the row, cell by cell with the heads.
  for (const [head, said] of [
    ['Match Code', 'Mismatch'],
    ['Why', /is .+ in our books and .+ at the counter party/],
    ['Action Flag', /Reject \(R\)|Pending \(P\)/],
  ] as const) {
    await page.getByRole('columnheader', { name: head, exact: true }).waitFor();
    await row.getByRole('gridcell', { name: said }).first().waitFor();
  }
  // A mark alone would be read as nothing: the words stand beside it, and the mark is hidden from ears.
  expect(await row.getByText('≠').getAttribute('aria-hidden')).toBe('true');
}, 600_000);

/** Walks over some of the pages in a browser of its own; answers all that is wrong. */
async function judge(some: readonly Route[]): Promise<readonly string[]> {
  // The policy of the pages forbids scripts from elsewhere, the judge included.
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    colorScheme: 'light',
    bypassCSP: true,
  });
  const { page, faults } = await signedIn(context, product);
  const found: string[] = [];
  for (const [at, route] of some.entries()) {
    await goTo(page, route);
    // High contrast is one set of colours for all pages: every third of them shows it.
    const looks = at % 3 === 0 ? judged : judged.filter(({ contrast }) => contrast === 'normal');
    found.push(...(await violations(page, looks)).map((fault) => `${route.name}: ${fault}`));
  }
  await context.close();
  return [...found, ...faults];
}

/** Connects and downloads what suppliers reported, as the pages do. */
async function download2b(page: Page): Promise<void> {
  const post = (path: string, data?: object) =>
    page.request.post(`${product.origin}/api/v1${path}`, { data, headers: { 'x-vivarani': '1' } });
  const connect = `/gstr1/${sampleCompany.gstin}/${period}/connect`;
  await post(connect);
  const { loginOtp } = await (await page.request.get(`${product.origin}/api/v1/practice/otps`)).json();
  await post(`${connect}/otp`, { otp: loginOtp });
  await page.goto(`${product.origin}/purchase/counter-party?${place}&kind=GSTR-2B`);
  await page.getByRole('button', { name: 'Download GSTR-2B' }).click();
  await page.getByText(/Success: \d+ documents of GSTR-2B downloaded/).waitFor();
}
