import { type Actor, everywhere, type Filing } from '../../../src/filing/index.ts';
import type { Registration } from '../../../src/filing/needs/store.ts';
import { type OpenStore, openStore } from '../../../src/store/index.ts';
import { freshDatabase } from '../../database.ts';

/** A registration in Maharashtra, to be typed into. */
export const taraMills: Registration = {
  gstin: '27AAMCT7421K1ZV',
  legalName: 'Tara Mills',
  portalUserName: 'tara',
  signatoryPan: 'AAMCT7421K',
  gateway: 'simulator',
  frequency: 'monthly',
  turnoverPreviousYear: null,
  turnoverCurrentYear: null,
};

/** Books of one registration, which a maker types into and no portal hears of. */
export interface OpenBooks {
  readonly opened: OpenStore;
  readonly filing: Filing;
  readonly meena: Actor;
  stop(): Promise<void>;
}

/** Opens books on a database of their own, at an instant (ISO 8601). */
export async function openBooks(registration: Registration, now: string): Promise<OpenBooks> {
  const database = await freshDatabase();
  const opened = await openStore(database);
  const filing: Filing = {
    store: opened.store,
    clock: { now: () => now },
    newId: () => crypto.randomUUID(),
    portalFor: () => {
      throw new Error('Books need no portal.');
    },
  };
  const meena: Actor = { tenantId: database.tenantId, by: 'Meena', grants: everywhere('maker') };
  await opened.store.inBooks(database.tenantId, (books) => books.saveRegistration(registration));
  const stop = async (): Promise<void> => {
    await opened.close();
    await database.drop();
  };
  return { opened, filing, meena, stop };
}
