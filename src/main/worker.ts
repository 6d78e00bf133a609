import type { Running, ServeOptions } from '../cli/world.ts';
import { opening } from './closers.ts';
import { readConfig } from './config.ts';
import { logToStandardError } from './logs.ts';
import { openProduct, openWorker } from './product.ts';

/** The command `worker`: the background work of a database; any number of them share it. */
export function runWorker(options: ServeOptions): Promise<Running> {
  return opening(async (closers) => {
    const config = readConfig(options, process.env);
    const log = logToStandardError(config.logLevel);
    const product = await openProduct(config, { log, closers });
    await openWorker(product, { log, closers });
    return {
      says: [
        'The worker saves, follows and files what is asked for. Stop with Ctrl+C; what is begun goes on at the next start.',
      ],
      document: { worker: 'running' },
      stop: () => closers.closeAll(),
    };
  });
}
