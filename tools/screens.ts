// Takes every page of the app in every state, to be looked at: npm run screens -- [part of a page's name …]
// One page shows them all: coverage/screens/index.html. The states are made in the browser; the product knows nothing of them.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Route as Asked, Browser, Page } from 'playwright-core';
import { goTo, type Route, routes } from '../test/browser/routes.ts';
import { openBrowser, type Product, signedIn, startProduct } from '../test/browser/stage.ts';

const folder = fileURLToPath(new URL('../coverage/screens/', import.meta.url));
/** What every page needs to stand at all. */
const always = /\/api\/v1\/(session|list-views|events)/;

/** What the API answers a page in each state; null leaves the answer as it is. */
const states: Readonly<Record<string, ((asked: Asked) => Promise<void>) | null>> = {
  full: null,
  loading: () => new Promise(() => undefined),
  empty: async (asked) => {
    const answer = await asked.fetch();
    await asked.fulfill({ response: answer, json: emptied(await answer.json().catch(() => null)) });
  },
  error: (asked) =>
    asked.fulfill({
      status: 500,
      json: { code: 'DEFECT', detail: 'Something is wrong in Vivarani. It was written to the log.' },
    }),
  'no permission': (asked) =>
    asked.fulfill({
      status: 403,
      json: {
        code: 'NOT-PERMITTED',
        detail: 'Your role "viewer" does not allow you to see. Ask a preparer or an administrator.',
      },
    }),
  disconnected: (asked) => asked.abort(),
};

const looks = ['1440 light en', '1440 dark hi', '390 light hi', '390 dark en'] as const;

/** An answer with the same shape and nothing in its lists. */
function emptied(answer: unknown): unknown {
  if (Array.isArray(answer)) return [];
  if (typeof answer !== 'object' || answer === null) return answer;
  return Object.fromEntries(
    Object.entries(answer).map(([name, value]) => [
      name,
      Array.isArray(value) ? [] : name === 'totals' || name === 'count' ? zero(value) : value,
    ]),
  );
}

function zero(value: unknown): unknown {
  if (typeof value === 'number') return 0;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, zero(one)]));
}

async function take(page: Page, route: Route, state: string): Promise<string> {
  const answer = states[state];
  if (answer)
    await page.route('**/api/v1/**', (asked) =>
      always.test(asked.request().url()) || asked.request().method() !== 'GET'
        ? asked.fallback()
        : answer(asked),
    );
  // A page that waits for its answers never comes to rest.
  await Promise.race([goTo(page, route).catch(() => undefined), page.waitForTimeout(answer ? 3000 : 15_000)]);
  const name = `${route.name} ${state}`.replaceAll(' ', '-');
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  return name;
}

async function takeLook(browser: Browser, product: Product, look: string, wanted: readonly Route[]) {
  const [width = '1440', colorScheme, language = 'en'] = look.split(' ');
  const context = await browser.newContext({
    viewport: { width: Number(width), height: 900 },
    colorScheme: colorScheme === 'dark' ? 'dark' : 'light',
  });
  const { page } = await signedIn(context, product);
  await page.evaluate(`localStorage.setItem('vivarani-language', '${language}')`);
  page.setDefaultTimeout(6000);
  const taken: string[] = [];
  for (const route of wanted) {
    for (const state of Object.keys(states)) {
      const path = `${look} ${await take(page, route, state)}.png`.replaceAll(' ', '-');
      await page.screenshot({ path: join(folder, path), animations: 'disabled' });
      taken.push(path);
    }
  }
  await context.close();
  return taken;
}

const words = process.argv.slice(2);
const wanted = routes.filter(
  ({ name }) => words.length === 0 || words.some((word) => name.toLowerCase().includes(word.toLowerCase())),
);
mkdirSync(folder, { recursive: true });
const [product, browser] = await Promise.all([startProduct(), openBrowser()]);
try {
  const taken: string[] = [];
  for (const look of looks) taken.push(...(await takeLook(browser, product, look, wanted)));
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
