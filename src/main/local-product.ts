import { createServer } from 'node:net';
import { userInfo } from 'node:os';
import type { OpenProduct, Product } from '../cli/world.ts';
import { type Closers, opening } from './closers.ts';
import { type Config, readConfig } from './config.ts';
import { localActor } from './first-run.ts';
import { logToFile } from './logs.ts';
import { simulatorAnswers } from './practice.ts';
import { localTenant, openProduct, openWorker } from './product.ts';
import { notedSimulator, openSimulator } from './simulator.ts';

/** Opens the product for a command of this machine's user: database, gateways and, where it files, a worker. */
export function openLocalProduct({ dataDir, portal, works, ownSimulator }: OpenProduct): Promise<Product> {
  return opening(async (closers) => {
    const read = readConfig({ dataDir }, process.env);
    const config = portal === 'simulator' ? await withSimulator(read, closers, ownSimulator ?? false) : read;
    const log = logToFile(config.dataDir, config.logLevel);
    const product = await openProduct(config, { log, closers });
    const portalAt = product.portals.at(portal);
    await product.opened.people.createTenant({ tenantId: localTenant, name: 'My company' });
    if (works) await openWorker(product, { log, closers });
    return {
      filing: product.filing,
      actor: localActor(userName()),
      portalAt,
      close: () => closers.closeAll(),
    };
  });
}

/** Uses the simulator that answers, else starts one in this process, on the usual port unless `own` asks for a free one. */
async function withSimulator(config: Config, closers: Closers, own: boolean): Promise<Config> {
  const noted = config.simulatorIsGiven ? null : await notedSimulator(config.dataDir);
  for (const simulatorUrl of own ? [] : [noted, config.simulatorUrl]) {
    if (simulatorUrl && (await simulatorAnswers(simulatorUrl))) return { ...config, simulatorUrl };
  }
  const port = own || !(await isFree(config.simulatorPort)) ? 0 : config.simulatorPort;
  const simulator = await openSimulator({ dataDir: config.dataDir, port });
  closers.add(() => simulator.close());
  return { ...config, simulatorUrl: simulator.url };
}

/** Another program may sit on the simulator's port: then any free one serves as well. */
function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}

/** The name of this machine's user, under which a command acts. */
export function userName(): string {
  try {
    return userInfo().username;
  } catch {
    // A user without an entry in the password file, as in some containers.
    return 'command line';
  }
}
