import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

const root = fileURLToPath(new URL('../../', import.meta.url));
/** Pictures of what the tests saw; out of the repository. */
const pictures = join(root, 'coverage/browser');

/** The whole product, started as a user starts it, with a database and a simulator of its own. */
export interface Product {
  readonly origin: string;
  readonly simulator: string;
  readonly email: string;
  readonly password: string;
  stop(): Promise<void>;
}

/** Starts the built product on free ports with an empty data directory; it says when it is ready. */
export async function startProduct(): Promise<Product> {
  const data = mkdtempSync(join(tmpdir(), 'vivarani-browser-'));
  const [port, simulatorPort] = [await freePort(), await freePort()];
  const child = spawn(
    process.execPath,
    [
      'dist/main/cli.js',
      'start',
      '--data',
      data,
      '--port',
      String(port),
      '--simulator-port',
      String(simulatorPort),
    ],
    { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, DATABASE_URL: '' } },
  );
  const said = await saidUntil(child, 'Stop with');
  const [, email = '', password = ''] = /Sign in with (\S+) and the password (\S+)/.exec(said) ?? [];
  return {
    origin: `http://127.0.0.1:${port}`,
    simulator: `http://127.0.0.1:${simulatorPort}`,
    email,
    password,
    async stop() {
      const ended = new Promise((done) => child.once('exit', done));
      child.kill('SIGINT');
      await ended;
      rmSync(data, { recursive: true, force: true });
    },
  };
}

function saidUntil(child: ChildProcess, last: string): Promise<string> {
  return new Promise((done, fail) => {
    let said = '';
    const listen = (chunk: Buffer): void => {
      said += chunk.toString();
      if (said.includes(last)) done(said);
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.once('exit', (code) => fail(new Error(`The product ended with ${code}:\n${said}`)));
  });
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** Debian's Chromium, without a window and without calls home. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** A page signed in to the product; requests to any other origin and errors on the page are gathered. */
export async function signedIn(
  context: BrowserContext,
  product: Product,
): Promise<{ readonly page: Page; readonly faults: readonly string[] }> {
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('request', (request) => {
    const { origin } = new URL(request.url());
    if (origin !== product.origin && !request.url().startsWith('data:') && !request.url().startsWith('blob:'))
      faults.push(`request to ${origin}`);
  });
  await page.goto(`${product.origin}/login`);
  await page.getByLabel('E-mail address').fill(product.email);
  await page.getByLabel('Password', { exact: false }).first().fill(product.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'Dashboard' }).waitFor();
  return { page, faults };
}

/** The product with somebody signed in, in a window of 1440 pixels. */
export interface Stage {
  readonly product: Product;
  readonly browser: Browser;
  readonly context: BrowserContext;
  readonly page: Page;
  readonly faults: readonly string[];
  stop(): Promise<void>;
}

/** Starts the product and a browser, and signs in. */
export async function openStage(): Promise<Stage> {
  const [product, browser] = await Promise.all([startProduct(), openBrowser()]);
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const stop = async (): Promise<void> => {
    await browser.close();
    await product.stop();
  };
  return { product, browser, context, ...(await signedIn(context, product)), stop };
}

/** Keeps a picture of the page, to be looked at. */
export async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name}.png`) });
}
