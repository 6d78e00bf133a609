import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Logger } from 'pino';
import type { Running, ServeOptions } from '../cli/world.ts';
import { createApp } from '../http/app.ts';
import { ChangeHub } from '../http/changes.ts';
import { oidcAt } from '../http/oidc.ts';
import { listen, readSecretKey } from '../store/index.ts';
import { checkingInThreads } from './check-in-thread.ts';
import { type Closers, opening } from './closers.ts';
import { type Config, readConfig } from './config.ts';
import { type FirstSignIn, firstSignIn } from './first-run.ts';
import { portInUse } from './listening.ts';
import { logToStandardError } from './logs.ts';
import { signInPeople } from './people.ts';
import { practiceAt } from './practice.ts';
import { type OpenedProduct, openProduct } from './product.ts';
import { indianDate } from './today.ts';

/** Version of the program, from package.json. */
export const version: string = (
  JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string }
).version;

const webRoot = fileURLToPath(new URL('../../web/dist', import.meta.url));

/** The command `server`: web app and API; the background work is done by `worker`. */
export function runServer(options: ServeOptions): Promise<Running> {
  return opening(async (closers) => {
    const config = readConfig(options, process.env);
    const log = logToStandardError(config.logLevel);
    const product = await openProduct(config, { log, closers });
    const signIn = await firstSignIn(product.opened, 'My company');
    const url = await serveWeb(product, config, { log, closers });
    return {
      says: [
        `The web app and the API answer on ${url}. Stop with Ctrl+C.`,
        ...signInSays(signIn),
        ...openSays(config),
      ],
      document: { web: url, api: `${url}/api/v1`, ...(signIn ? { signIn } : {}) },
      stop: () => closers.closeAll(),
    };
  });
}

/** Listens for people and programs; answers the address. */
export async function serveWeb(
  { filing, opened, databaseUrl, webhookSender }: OpenedProduct,
  config: Config,
  { log, closers }: { readonly log: Logger; readonly closers: Closers },
): Promise<string> {
  const hub = new ChangeHub();
  const listening = await listen(databaseUrl, (change) => hub.announce(change));
  closers.add(() => listening.stop());
  const ending = new AbortController();
  closers.add(async () => ending.abort(new Error('The server is stopping.')));
  const secretKey = await readSecretKey(config.dataDir);
  const app = await createApp({
    filing,
    people: signInPeople(opened),
    changes: hub,
    within: opened.within,
    relays: opened.relays,
    checkFiles: checkingInThreads({ databaseUrl, secretKey, filing, signal: ending.signal }),
    dialects: {
      callers: opened.callers,
      consumers: opened.consumers,
      usualGateway: config.gstn ? 'gstn' : 'simulator',
    },
    webhookSender,
    whitebooks: { sessions: opened.dialectSessions, echoesSecrets: config.echoesSecrets },
    today: () => indianDate(filing.clock.now()),
    version,
    webRoot,
    logger: log,
    trustProxy: config.trustProxy,
    ready: async () => void (await opened.pool.query('select 1')),
    ...(config.gstn ? {} : { practice: practiceAt(config.simulatorUrl) }),
    ...(config.oidc ? { oidc: oidcAt(config.oidc) } : {}),
    ...(config.tls ? { tls: config.tls } : {}),
  });
  closers.add(() => app.close());
  return app.listen({ port: config.port, host: config.host }).catch(portInUse(config.port, '--port'));
}

/** The lines of a first start: shown once, kept nowhere. */
export function signInSays(signIn: FirstSignIn | null): readonly string[] {
  if (!signIn) return [];
  return [
    `Sign in with ${signIn.email} and the password ${signIn.password}`,
    `API key ${signIn.apiKey}`,
    `API secret ${signIn.apiSecret}`,
    'Password and API secret are shown this once. Keep them.',
  ];
}

/** Passwords must not cross a network in the clear: who listens beyond this machine without HTTPS is told so. */
export function openSays({ host, tls, trustProxy }: Config): readonly string[] {
  const loopback = host === 'localhost' || host === '::1' || host.startsWith('127.');
  if (loopback || tls || trustProxy) return [];
  return [
    `Careful: ${host} is reached from other machines without encryption. Use --tls-cert and --tls-key, or a proxy with HTTPS and TRUST_PROXY.`,
  ];
}
