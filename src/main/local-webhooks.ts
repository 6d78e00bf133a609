import type { OpenedWebhooks } from '../cli/world.ts';
import { opening } from './closers.ts';
import { readConfig } from './config.ts';
import { localActor } from './first-run.ts';
import { userName } from './local-product.ts';
import { logToFile } from './logs.ts';
import { localTenant, openProduct } from './product.ts';

/** Opens the books for a command about webhooks; what is to be sent is sent by the worker of `start` or `worker`. */
export function openLocalWebhooks(dataDir: string): Promise<OpenedWebhooks> {
  return opening(async (closers) => {
    const config = readConfig({ dataDir }, process.env);
    const log = logToFile(config.dataDir, config.logLevel);
    const { filing, opened, webhookSender: sender } = await openProduct(config, { log, closers });
    await opened.people.createTenant({ tenantId: localTenant, name: 'My company' });
    return { filing, actor: localActor(userName()), sender, close: () => closers.closeAll() };
  });
}
