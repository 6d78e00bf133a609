import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { type Filing, tellingStore, type Waits } from '../filing/index.ts';
import type { WebhookSender } from '../filing/needs/webhooks.ts';
import { createWebhookSender, startWorker } from '../jobs/index.ts';
import { type OpenStore, openStore, provideDatabase, readSecretKey } from '../store/index.ts';
import type { Closers } from './closers.ts';
import type { Config } from './config.ts';
import { openPortals, type Portals } from './portals.ts';

/** The one company of an installation; more tenants share a database only in a hosted set-up. */
export const localTenant = 'local';

/** Store, gateways and use cases put together. */
export interface OpenedProduct {
  readonly filing: Filing;
  readonly opened: OpenStore;
  readonly databaseUrl: string;
  readonly portals: Portals;
  readonly webhookSender: WebhookSender;
}

/** A practice portal answers at once: the machine need not wait as politely as for the real one. */
const practiceWaits: Waits = {
  statusSeconds: [0.3, 0.6, 1, 2, 5],
  retrySeconds: [2, 5, 15, 60],
  filingDoubtSeconds: [1, 2, 4],
};

/** Opens the database (starting the embedded one where DATABASE_URL is not set), the gateways and the use cases. */
export async function openProduct(
  config: Config,
  { log, closers }: { readonly log: Logger; readonly closers: Closers },
): Promise<OpenedProduct> {
  const database = await provideDatabase(config.dataDir);
  closers.add(() => database.stop());
  const opened = await openStore({ url: database.url, secretKey: await readSecretKey(config.dataDir) });
  closers.add(() => opened.close());
  const clock = { now: () => new Date().toISOString() };
  const { store } = opened;
  const onFailure = (error: unknown) => log.error({ err: error }, 'a call to the portal could not be kept');
  const portals = openPortals(config, { store, clock, onFailure });
  closers.add(() => portals.close());
  const filing: Filing = {
    store: tellingStore(store, clock),
    clock,
    newId: randomUUID,
    portalFor: (registration, tenantId) => portals.portalOf(tenantId, registration),
    ...(config.gstn ? {} : { waits: practiceWaits }),
  };
  const webhookSender = createWebhookSender({ reach: config.webhooksReach });
  return { filing, opened, databaseUrl: database.url, portals, webhookSender };
}

/** Works on the queue until closed. */
export async function openWorker(
  { filing, opened, webhookSender }: OpenedProduct,
  { log, closers }: { readonly log: Logger; readonly closers: Closers },
): Promise<void> {
  const onTrouble = (message: string, error?: unknown) => log.error({ err: error }, message);
  // The queue wants every connection to have somebody who hears of its end; the pool replaces it by itself.
  opened.pool.on('connect', (client) =>
    client.on('error', (error) => log.warn({ err: error }, 'a connection ended')),
  );
  const worker = await startWorker({
    pool: opened.pool,
    filing,
    webhooks: { sender: webhookSender },
    onTrouble,
  });
  closers.add(() => worker.stop());
}
