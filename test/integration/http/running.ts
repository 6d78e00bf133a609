import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import type { Running } from '../../../src/cli/world.ts';
import { runStart } from '../../../src/main/start.ts';
import { type OpenStore, openStore } from '../../../src/store/index.ts';
import { freshDatabase } from '../../database.ts';
import { type Answer, Browser } from './client.ts';

/** The whole product as `start` runs it, on free ports and a database of its own, with its administrator signed in. */
export interface RunningProduct {
  readonly running: Running;
  readonly origin: string;
  /** The database, opened beside the product. */
  readonly opened: OpenStore;
  readonly admin: Browser;
  /** What the administrator was told on signing in. */
  readonly session: Answer['body'];
  stop(): Promise<void>;
}

/** Adds a person with a role for every GSTIN and signs him in. */
export async function personWith(
  { admin, origin }: RunningProduct,
  name: string,
  role: string,
): Promise<Browser> {
  const grants = [{ role, gstins: null }];
  const added = await admin.post('/api/v1/people', { email: `${name}@example.in`, name, grants });
  const browser = new Browser(origin);
  const { invitation } = added.body;
  await browser.post('/api/v1/invitation', { invitation, password: 'a long enough password' });
  return browser;
}

/** Starts the product; `stop` ends it and puts the environment back. */
export async function startRunning(): Promise<RunningProduct> {
  const folder = await mkdtemp(join(tmpdir(), 'vivarani-http-'));
  const database = await freshDatabase();
  vi.stubEnv('DATABASE_URL', database.url);
  vi.stubEnv('VIVARANI_SECRET_KEY', database.secretKey);
  const running = await runStart({ dataDir: folder, port: 0, simulatorPort: 0 });
  const opened = await openStore(database);
  const origin = running.document.web as string;
  const admin = new Browser(origin);
  const { body: session } = await admin.post('/api/v1/session', running.document.signIn);
  const stop = async (): Promise<void> => {
    await opened.close();
    await running.stop();
    await database.drop();
    await rm(folder, { recursive: true, force: true });
    vi.unstubAllEnvs();
  };
  return { running, origin, opened, admin, session, stop };
}
