import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { routes } from './routes.ts';
import { openStage, picture, type Stage, signedIn } from './stage.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
let stage: Stage;
let server: ChildProcess;
let page: Stage['page'];

/** The development server of the web application, over the product of this test; answers its address. */
function startDevelopment(api: string): Promise<string> {
  server = spawn(process.execPath, [`${root}node_modules/vite/bin/vite.js`, '--port', '0'], {
    cwd: `${root}web`,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, VIVARANI_API: api, NO_COLOR: '1' },
  });
  return new Promise((done, fail) => {
    let said = '';
    server.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const [, address] = /(http:\/\/127\.0\.0\.1:\d+)/.exec(said) ?? [];
      if (address) done(address);
    });
    server.once('exit', (code) => fail(new Error(`The development server ended with ${code}: ${said}`)));
  });
}

beforeAll(async () => {
  stage = await openStage();
  const origin = await startDevelopment(stage.product.origin);
  const context = await stage.browser.newContext({ viewport: { width: 1440, height: 900 } });
  // The first pages wait until everything is made ready for the browser.
  context.setDefaultTimeout(90_000);
  ({ page } = await signedIn(context, { ...stage.product, origin }));
  await page.goto(`${origin}/dev/screens?page=sale%20invoices`);
}, 180_000);

afterAll(async () => {
  server?.kill();
  await stage.stop();
}, 60_000);

it('/dev/screens has every page of the tests, in the state that is chosen', async () => {
  await page.getByRole('heading', { name: 'All screens' }).waitFor();
  const { pages } = await (await page.request.get(new URL('/dev/screens.json', page.url()).href)).json();
  expect(pages.map(({ name }: { name: string }) => name)).toEqual(routes.map(({ name }) => name));
  const sales = page.frameLocator('iframe[title="sale invoices full"]');
  await sales.getByText('Godavari Clothiers').first().waitFor();
  await picture(page, 'all-screens-full');
  const choose = async (state: string) => {
    await page.getByRole('combobox', { name: 'State' }).click();
    await page.getByRole('option', { name: state, exact: true }).click();
  };
  await choose('empty');
  const empty = page.frameLocator('iframe[title="sale invoices empty"]');
  await empty.getByText(/No sale invoices/).waitFor();
  await choose('no permission');
  const barred = page.frameLocator('iframe[title="sale invoices no permission"]');
  await barred
    .getByText(/Your role "client" does not allow you/)
    .first()
    .waitFor();
  await picture(page, 'all-screens-no-permission');
});
