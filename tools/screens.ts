// Takes every page of the app in every state, to be looked at: npm run screens -- [part of a page's name …] [look=hi] [state=empty]
// One page shows them all: coverage/screens/index.html. The states are made in the browser; the product knows nothing of them.
// What is filed is filed at the simulator, after everything else. The same pages and states stand at /dev/screens of the development server.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { sampleCompany } from '../src/main/sample-data.ts';
import { arriveAt, atRest, gstin, period, type Route, routes } from '../test/browser/routes.ts';
import { openBrowser, type Product, signedIn, startProduct } from '../test/browser/stage.ts';
import { answerIn } from '../test/browser/staged.ts';
import { type ScreenState, screenStates } from '../web/src/dev/screen-states.ts';

const folder = fileURLToPath(new URL('../coverage/screens/', import.meta.url));
/** Looks of one language share the loading of a page. */
const languages = ['en', 'hi'];
const looks = ['1440 light', '1440 dark', '390 light', '390 dark'];
/** Pages that are taken at the same time: most of it is waiting. */
const hands = 3;

/** Opens a page in a state; answers the name of its pictures. */
async function open(page: Page, route: Route, state: ScreenState): Promise<string> {
  await dress(page, '1440 light');
  await answerIn(state, page);
  // A page may want its title, or never come to rest: what it looks like then is what is to be seen.
  await arriveAt(page, route).catch(() => undefined);
  if (state === 'loading') await page.waitForTimeout(600);
  else await Promise.race([atRest(page), page.waitForTimeout(15_000)]);
  return `${route.name} ${state}`;
}

/** Sets the window and the colours of a page that stands. */
async function dress(page: Page, look: string): Promise<void> {
  const [width, colorScheme] = look.split(' ');
  await page.setViewportSize({ width: Number(width), height: 900 });
  await page.emulateMedia({ colorScheme: colorScheme === 'dark' ? 'dark' : 'light' });
  await page.waitForTimeout(150);
}

interface Wanted {
  readonly browser: Browser;
  readonly product: Product;
  readonly pages: readonly Route[];
  readonly states: readonly ScreenState[];
}

async function takeLanguage(language: string, wanted: Wanted): Promise<readonly string[]> {
  const chosenLooks = looks.filter((look) => isAmong(chosen('look'), `${look} ${language}`));
  const waiting = wanted.pages.flatMap((route) => wanted.states.map((state) => ({ route, state })));
  if (chosenLooks.length === 0) return [];
  const taken: string[] = [];
  const hand = async (): Promise<void> => {
    const context = await wanted.browser.newContext({ viewport: { width: 1440, height: 900 } });
    const { page } = await signedIn(context, wanted.product);
    await page.evaluate(`localStorage.setItem('vivarani-language', '${language}')`);
    page.setDefaultTimeout(20_000);
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const name = await open(page, next.route, next.state);
      for (const look of chosenLooks) {
        await dress(page, look);
        const path = `${look} ${language} ${name}.png`.replaceAll(' ', '-');
        await page.screenshot({ path: join(folder, path), animations: 'disabled', timeout: 60_000 });
        taken.push(path);
      }
      await page.unrouteAll({ behavior: 'ignoreErrors' });
    }
    await context.close();
  };
  await Promise.all(Array.from({ length: hands }, hand));
  return taken.toSorted();
}

/** Saves, submits and files the sample's return at the simulator. */
async function fileSample(browser: Browser, product: Product): Promise<void> {
  const { page } = await signedIn(await browser.newContext(), product);
  const base = `${product.origin}/api/v1/gstr1/${gstin}/${period}`;
  const post = async (path: string, data: object = {}) => {
    const answer = await page.request.post(`${base}/${path}`, { headers: { 'x-vivarani': '1' }, data });
    if (!answer.ok()) throw new Error(`${path} was answered ${answer.status()}: ${await answer.text()}`);
    for (let open = true; open; ) {
      const { tasks } = await (await page.request.get(base)).json();
      open = tasks.some(({ endedAt }: { readonly endedAt: string | null }) => endedAt === null);
      if (open) await page.waitForTimeout(300);
    }
  };
  const { loginOtp, evc } = await (await page.request.get(`${product.origin}/api/v1/practice/otps`)).json();
  const pan = sampleCompany.signatoryPan;
  await post('connect');
  await post('connect/otp', { otp: loginOtp });
  await post('save', { kind: 'save' });
  await post('summary');
  await post('proceed');
  await post('summary');
  await post('evc', { pan });
  await post('file', { pan, evc, confirmed: true });
}

const words = process.argv.slice(2);
const chosen = (key: string) =>
  words.filter((word) => word.startsWith(`${key}=`)).map((word) => word.slice(key.length + 1));
const names = words.filter((word) => !word.includes('=')).map((word) => word.toLowerCase());
const isAmong = (asked: readonly string[], name: string): boolean =>
  asked.length === 0 || asked.some((word) => name.toLowerCase().includes(word));
const pages = routes.filter(({ name }) => isAmong(names, name));
const states = screenStates.filter((state) => isAmong(chosen('state'), state));
mkdirSync(folder, { recursive: true });
const [product, browser] = await Promise.all([startProduct(), openBrowser()]);
try {
  const taken: string[] = [];
  const take = async (states: readonly ScreenState[]): Promise<void> => {
    if (states.length === 0) return;
    for (const language of languages)
      taken.push(...(await takeLanguage(language, { browser, product, pages, states })));
  };
  await take(states.filter((state) => state !== 'filed'));
  if (states.includes('filed')) {
    await fileSample(browser, product);
    await take(['filed']);
  }
  const figures = taken.map(
    (path) => `<figure><img loading="lazy" src="${path}"><figcaption>${path}</figcaption></figure>`,
  );
  const style =
    'body{display:grid;grid-template-columns:repeat(auto-fill,minmax(340px,1fr));gap:12px}img{width:100%}';
  writeFileSync(
    join(folder, 'index.html'),
    `<!doctype html><title>Screens</title><style>${style}</style>${figures.join('')}`,
  );
  console.log(`${taken.length} pictures: ${join(folder, 'index.html')}`);
} finally {
  await browser.close();
  await product.stop();
}
