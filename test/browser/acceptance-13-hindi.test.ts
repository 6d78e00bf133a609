import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dataWords, isStatutory } from './latin-words.ts';
import { goTo, routes } from './routes.ts';
import { openBrowser, type Product, picture, signedIn, startProduct } from './stage.ts';

let product: Product;
let browser: Browser;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), openBrowser()]);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await product?.stop();
}, 60_000);

/** Everything on the page that is read by eye or ear, part by part; the script runs in the page. */
const read = `(() => {
  const isShown = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const texts = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) if (isShown(walk.currentNode.parentElement)) texts.push(walk.currentNode.data);
  for (const element of document.querySelectorAll('[aria-label], [placeholder], [title]'))
    if (isShown(element)) texts.push(...['aria-label', 'placeholder', 'title'].map((name) => element.getAttribute(name)));
  return texts.filter(Boolean);
})()`;

/** What is wider than its place and cannot be scrolled to: cut by its own box, or by the edge of the window. */
const cut = `(() => {
  const scrolls = (element) => element && (/auto|scroll/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
  const found = [];
  if (document.scrollingElement.scrollWidth > innerWidth + 1) found.push('the page itself is wider than the window');
  for (const element of document.querySelectorAll('body *')) {
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (!own || !element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    const box = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    if (box.width < 2 || style.position === 'fixed' || style.clipPath !== 'none') continue;
    const name = element.tagName.toLowerCase() + ' "' + element.textContent.trim().slice(0, 40) + '"';
    if (/hidden|clip/.test(style.overflowX) && element.scrollWidth > element.clientWidth + 1) found.push('cut: ' + name);
    else if (box.right > innerWidth + 1 && !scrolls(element.parentElement)) found.push('beyond the edge: ' + name);
  }
  return found;
})()`;

test('acceptance 13: in Hindi at 400 % zoom nothing is cut and no English is left but statutory names', async () => {
  // 400 % of a window of 1440 × 900.
  const context = await browser.newContext({ viewport: { width: 360, height: 225 }, deviceScaleFactor: 4 });
  const { page, faults } = await signedIn(context, product);
  const data = dataWords(page);
  await page.evaluate("localStorage.setItem('vivarani-language', 'hi')");
  const found: string[] = [];
  for (const route of routes) {
    await goTo(page, route);
    expect(await page.evaluate('document.documentElement.lang')).toBe('hi');
    found.push(...(await faultsOf(page, data)).map((fault) => `${route.name}: ${fault}`));
  }
  await picture(page, 'hindi-400');
  expect(found).toEqual([]);
  expect(faults).toEqual([]);
}, 600_000);

async function faultsOf(page: Page, data: ReadonlySet<string>): Promise<readonly string[]> {
  const texts = (await page.evaluate(read)) as readonly string[];
  const english = texts.flatMap((text) => {
    const words = text.match(/[A-Za-z][A-Za-z0-9]+/g) ?? [];
    const left = words.filter((word) => !isStatutory(word) && !data.has(word.toLowerCase()));
    return left.length > 0 ? [`English ${left.join(' ')} in "${text.trim().slice(0, 120)}"`] : [];
  });
  return [...new Set([...english, ...((await page.evaluate(cut)) as readonly string[])])];
}
