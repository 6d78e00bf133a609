// Takes every page of the app in every state, to be looked at: npm run screens -- [part of a page's name …] [look=390] [state=empty]
// One page shows them all: coverage/screens/index.html. The states are made in the browser; the product knows nothing of them.
// What is filed is filed at the simulator, after everything else. The same pages and states stand at /dev/screens of the development server.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { sampleCompany } from '../src/main/sample-data.ts';
import { goTo, gstin, period, type Route, routes } from '../test/browser/routes.ts';
import { openBrowser, type Product, signedIn, startProduct } from '../test/browser/stage.ts';
import { isStaged, type ScreenState, screenStates, stagedAnswer } from '../web/src/dev/screen-states.ts';

const folder = fileURLToPath(new URL('../coverage/screens/', import.meta.url));
const looks = ['1440 light en', '1440 dark hi', '390 light hi', '390 dark en'] as const;

async function stage(page: Page, state: ScreenState): Promise<void> {
  await page.route('**/api/v1/**', async (asked) => {
    const request = asked.request();
    if (!isStaged(state, request.method(), request.url())) return asked.fallback();
    const answer = await stagedAnswer(state, async () => (await asked.fetch()).json().catch(() => null));
    if (answer === 'never') return;
    if (answer === 'no connection') return asked.abort();
    await asked.fulfill(answer);
  });
}

async function take(page: Page, route: Route, state: ScreenState): Promise<string> {
  await stage(page, state);
  // A page that waits for its answers never comes to rest; one that gets none asks twice more.
  const longest = state === 'loading' ? 3000 : 15_000;
  await Promise.race([goTo(page, route).catch(() => undefined), page.waitForTimeout(longest)]);
  if (state === 'error' || state === 'disconnected') await page.waitForTimeout(3500);
  const name = `${route.name} ${state}`.replaceAll(' ', '-');
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  return name;
}

async function takeLook(
  { browser, product, pages }: { browser: Browser; product: Product; pages: readonly Route[] },
  look: string,
  states: readonly ScreenState[],
): Promise<readonly string[]> {
  const [width = '1440', colorScheme, language = 'en'] = look.split(' ');
  const context = await browser.newContext({
    viewport: { width: Number(width), height: 900 },
    colorScheme: colorScheme === 'dark' ? 'dark' : 'light',
  });
  const { page } = await signedIn(context, product);
  await page.evaluate(`localStorage.setItem('vivarani-language', '${language}')`);
  page.setDefaultTimeout(6000);
  const taken: string[] = [];
  for (const route of pages) {
    for (const state of states) {
      const path = `${look} ${await take(page, route, state)}.png`.replaceAll(' ', '-');
      await page.screenshot({ path: join(folder, path), animations: 'disabled' });
      taken.push(path);
    }
  }
  await context.close();
  return taken;
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
const wantedLooks = looks.filter((look) => isAmong(chosen('look'), look));
const states = screenStates.filter((state) => isAmong(chosen('state'), state));
mkdirSync(folder, { recursive: true });
const [product, browser] = await Promise.all([startProduct(), openBrowser()]);
try {
  const taken: string[] = [];
  const unfiled = states.filter((state) => state !== 'filed');
  if (unfiled.length > 0)
    for (const look of wantedLooks)
      taken.push(...(await takeLook({ browser, product, pages }, look, unfiled)));
  if (states.includes('filed')) {
    await fileSample(browser, product);
    for (const look of wantedLooks)
      taken.push(...(await takeLook({ browser, product, pages }, look, ['filed'])));
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
