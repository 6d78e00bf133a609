import type { Running, ServeOptions } from '../cli/world.ts';
import { opening } from './closers.ts';
import { readConfig } from './config.ts';
import { firstSignIn, loadSample } from './first-run.ts';
import { logToFile } from './logs.ts';
import { openProduct, openWorker } from './product.ts';
import { sampleCompany } from './sample-data.ts';
import { openSays, serveWeb, signInSays } from './server.ts';
import { openSimulator } from './simulator.ts';
import { indianDate } from './today.ts';

/** The command `start`: everything in one process, with a sample company at the first start. */
export function runStart(options: ServeOptions): Promise<Running> {
  return opening(async (closers) => {
    const read = readConfig(options, process.env);
    const log = logToFile(read.dataDir, read.logLevel);
    const simulator = await openSimulator({ dataDir: read.dataDir, port: read.simulatorPort });
    closers.add(() => simulator.close());
    const config = { ...read, simulatorUrl: simulator.url };
    const product = await openProduct(config, { log, closers });
    const signIn = await firstSignIn(product.opened, sampleCompany.legalName);
    const today = indianDate(product.filing.clock.now());
    if (signIn) await loadSample(product, { today, simulatorUrl: simulator.url });
    await openWorker(product, { log, closers });
    const url = await serveWeb(product, config, { log, closers });
    return {
      says: [
        `Vivarani is ready: ${url}`,
        ...signInSays(signIn),
        ...(signIn
          ? [
              `A sample company is loaded: ${sampleCompany.legalName}, ${sampleCompany.gstin}, with last month's sales and purchases.`,
            ]
          : []),
        `The portal simulator: ${simulator.url} (OTPs are 575757). The API: ${url}/api/docs. Data and log: ${config.dataDir}`,
        ...openSays(config),
        'Stop with Ctrl+C.',
      ],
      document: {
        web: url,
        api: `${url}/api/v1`,
        simulator: simulator.url,
        data: config.dataDir,
        ...(signIn ? { signIn } : {}),
      },
      stop: () => closers.closeAll(),
    };
  });
}
