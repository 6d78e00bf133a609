import type { OpenedConsumers } from '../cli/world.ts';
import { openStore, provideDatabase, readSecretKey } from '../store/index.ts';
import { opening } from './closers.ts';
import { readConfig } from './config.ts';
import { localTenant } from './product.ts';

/** Opens the books for a command about API keys: no portal and no worker are needed for it. */
export function openLocalConsumers(dataDir: string): Promise<OpenedConsumers> {
  return opening(async (closers) => {
    const config = readConfig({ dataDir }, process.env);
    const database = await provideDatabase(config.dataDir);
    closers.add(() => database.stop());
    const opened = await openStore({ url: database.url, secretKey: await readSecretKey(config.dataDir) });
    closers.add(() => opened.close());
    await opened.people.createTenant({ tenantId: localTenant, name: 'My company' });
    return { consumers: opened.consumers, tenantId: localTenant, close: () => closers.closeAll() };
  });
}
