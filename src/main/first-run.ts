import { createHash, randomBytes } from 'node:crypto';
import { monthsLater, readGstr1Sheets, wireReturnPeriod } from '../core/index.ts';
import {
  type Actor,
  everywhere,
  type Filing,
  importAtOnce,
  importPurchases,
  saveRegistration,
} from '../filing/index.ts';
import { hashPassword } from '../http/passwords.ts';
import type { OpenStore } from '../store/index.ts';
import { seedSimulator } from './practice.ts';
import { localTenant, type OpenedProduct } from './product.ts';
import { sampleCompany, sampleMonth, samplePeriod, sampleWorkbook } from './sample-data.ts';
import { samplePurchases, sampleSupplierReturns } from './sample-purchases.ts';

/** The sign-in and API key of a first start; password and secret are known to nobody but the person who reads it now. */
export interface FirstSignIn {
  readonly email: string;
  readonly password: string;
  readonly apiKey: string;
  readonly apiSecret: string;
}

const email = 'admin@vivarani.local';

/** Who acts when nobody is signed in: the program at its first start, or a command of this machine's user. */
export function localActor(by: string): Actor {
  return { tenantId: localTenant, by, grants: everywhere('admin', 'signatory') };
}

/** Makes the company and its first administrator where there is nobody yet; null when somebody can sign in already. */
export async function firstSignIn(
  { people, consumers }: OpenStore,
  companyName: string,
): Promise<FirstSignIn | null> {
  await people.createTenant({ tenantId: localTenant, name: companyName });
  if ((await people.listUsers(localTenant)).length > 0) return null;
  const password = randomBytes(12).toString('base64url');
  await people.createUser({
    tenantId: localTenant,
    email,
    name: 'Administrator',
    passwordHash: await hashPassword(password),
    grants: everywhere('admin', 'signatory'),
    language: 'en',
  });
  const { keys } = await consumers.create(localTenant, { name: 'First key', email });
  return { email, password, ...keys };
}

/**
 * Loads the sample company with its month of sales and purchases, once, and lets its suppliers file at the simulator:
 * where a registration exists nothing is added.
 */
export async function loadSample(
  { filing }: OpenedProduct,
  { today, simulatorUrl }: { readonly today: string; readonly simulatorUrl: string },
): Promise<void> {
  const actor = localActor('first start');
  const known = await filing.store.inBooks(localTenant, (books) => books.registrations());
  if (known.length > 0) return;
  await saveRegistration(filing, actor, sampleCompany);
  await importSample(filing, actor, today);
  const { gstin } = sampleCompany;
  const returnPeriod = samplePeriod(today);
  await importPurchases(filing, actor, {
    gstin,
    returnPeriod,
    fileName: `purchases-${wireReturnPeriod(returnPeriod)}.xlsx`,
    documents: samplePurchases(gstin, returnPeriod),
    findings: [],
  });
  const tenth = `${monthsLater(returnPeriod, 1)}-10T09:30:00.000Z`;
  const now = filing.clock.now();
  for (const { isFiled, ...supplierReturn } of sampleSupplierReturns(gstin, returnPeriod)) {
    const filed = isFiled ? { filedAt: tenth < now ? tenth : now } : {};
    await seedSimulator(simulatorUrl, { ...supplierReturn, ...filed });
  }
}

async function importSample(filing: Filing, actor: Actor, today: string): Promise<void> {
  const { filer, sheets } = sampleMonth(today);
  const { records, findings } = readGstr1Sheets(filer, sheets);
  const file = await sampleWorkbook(today);
  await importAtOnce(filing, actor, {
    key: { gstin: filer.gstin, form: 'GSTR1', returnPeriod: filer.returnPeriod },
    fileName: `sales-${wireReturnPeriod(filer.returnPeriod)}.xlsx`,
    fileHash: createHash('sha256').update(file).digest('hex'),
    file,
    kind: 'official workbook',
    records,
    findings,
  });
}
