import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { type Gstr1Record, gstr1Payload, readGstr1Sheets } from '../../../src/core/index.ts';
import {
  type Actor,
  checkImport,
  confirmImport,
  everywhere,
  type Filing,
  findTask,
  keepCalls,
  requestLoginOtp,
  submitLoginOtp,
  tellingStore,
} from '../../../src/filing/index.ts';
import type { Portal } from '../../../src/filing/needs/portal.ts';
import type { BookRecord, ReturnKey, ReturnState, Task } from '../../../src/filing/needs/store.ts';
import { createGstnPortal } from '../../../src/gateways/index.ts';
import { startWorker } from '../../../src/jobs/index.ts';
import { sampleCompany, sampleMonth } from '../../../src/main/sample-data.ts';
import { createSimulator, type Fault, type Simulator } from '../../../src/simulator/index.ts';
import { type OpenStore, openStore } from '../../../src/store/index.ts';
import { type FreshDatabase, freshDatabase } from '../../database.ts';

export const otp = '575757';
export const pan = sampleCompany.signatoryPan;
const today = new Date().toISOString().slice(0, 10);
const sample = sampleMonth(today);
export const key: ReturnKey = {
  gstin: sampleCompany.gstin,
  form: 'GSTR1',
  returnPeriod: sample.filer.returnPeriod,
};
export const wirePeriod = key.returnPeriod.slice(5) + key.returnPeriod.slice(0, 4);

/** Waits as the product has them, only shorter. */
const quick = { statusSeconds: [0.1, 0.2], retrySeconds: [0.2], filingDoubtSeconds: [0.2, 1.5] };

/** What the simulator says of a return through its steering routes. */
export interface PortalReturn {
  readonly state: string;
  readonly arn: string | null;
  readonly filings: number;
  readonly records: number;
  /** What it holds, in the shape of a save. */
  readonly saved: object;
}

/** A product without its doors: store, portal and worker are the real ones, over a database and a simulator of their own. */
export interface Stage {
  readonly filing: Filing;
  readonly simulator: Simulator;
  readonly database: FreshDatabase;
  readonly troubles: string[];
  /** Where another process, or another worker, finds the same store and portal. */
  readonly places: Places;
  stop(): Promise<void>;
}

/** How to reach store and portal; also what a child process is given. */
export interface Places {
  readonly databaseUrl: string;
  readonly secretKey: string;
  readonly portalUrl: string;
}

/** Use cases over a database and a portal, put together as main does. */
export interface OpenFiling {
  readonly filing: Filing;
  readonly opened: OpenStore;
  close(): Promise<void>;
}

/** Opens use cases over a database and a portal; `wrap` stands between the machine and the gateway. */
export async function openFiling(
  places: Places,
  wrap = (portal: Portal): Portal => portal,
): Promise<OpenFiling> {
  const opened = await openStore({ url: places.databaseUrl, secretKey: places.secretKey });
  const clock = { now: () => new Date().toISOString() };
  const calls = keepCalls(opened.store, actor.tenantId, (error) => console.error(error));
  const gateway = createGstnPortal({
    baseUrl: places.portalUrl,
    publicKeyUrl: `${places.portalUrl}/_simulator/certificate`,
    clientId: 'test',
    clientSecret: 'test',
    clock,
    onCall: calls.onCall,
  });
  const portal = wrap(gateway);
  return {
    opened,
    filing: {
      store: tellingStore(opened.store, clock),
      portalFor: () => portal,
      clock,
      newId: randomUUID,
      waits: quick,
    },
    async close() {
      gateway.close();
      await calls.settled();
      await opened.close();
    },
  };
}

export const actor: Actor = { tenantId: 'tenant-1', by: 'Asha', grants: everywhere('admin', 'signatory') };

/** Starts everything; the sample company is registered, its month is not imported yet. */
export async function startStage({ works = true }: { readonly works?: boolean } = {}): Promise<Stage> {
  const database = await freshDatabase();
  const simulator = await createSimulator({ port: 0, processingMs: 30 });
  const places = { databaseUrl: database.url, secretKey: database.secretKey, portalUrl: simulator.url };
  const { opened, filing, close } = await openFiling(places);
  await opened.store.inBooks(actor.tenantId, (books) => books.saveRegistration(sampleCompany));
  const troubles: string[] = [];
  const onTrouble = (says: string): void => void troubles.push(says);
  const worker = works ? await startWorker({ pool: opened.pool, filing, onTrouble }) : null;
  return {
    filing,
    simulator,
    database,
    troubles,
    places,
    async stop() {
      await worker?.stop();
      await close();
      await simulator.close();
      await database.drop();
    },
  };
}

/** The month's records as read from the sheets of the official workbook. */
export function sampleRecords(): readonly Gstr1Record[] {
  return readGstr1Sheets(sample.filer, sample.sheets).records;
}

/** Imports records as a file would be. */
export async function importRecords(filing: Filing, records: readonly Gstr1Record[]): Promise<void> {
  const file = new TextEncoder().encode('a file');
  const entry = await checkImport(filing, actor, {
    key,
    fileName: 'sales.xlsx',
    fileHash: 'aa',
    file,
    kind: 'official workbook',
    records,
    findings: [],
  });
  await confirmImport(filing, actor, { importId: entry.importId });
}

export async function connect(filing: Filing): Promise<void> {
  const { result } = await requestLoginOtp(filing, actor, { gstin: key.gstin });
  if (result === 'otp-sent') await submitLoginOtp(filing, actor, { gstin: key.gstin, otp });
}

/** Waits until a task has ended, or until it is in a state. */
export async function until(filing: Filing, started: Task, state?: Task['state']): Promise<Task> {
  const limit = Date.now() + 60_000;
  for (;;) {
    const task = await findTask(filing, actor, { taskId: started.taskId });
    if (state ? task.state === state : task.endedAt !== null) return task;
    if (Date.now() > limit) throw new Error(`The task is still ${task.state}: ${task.says}`);
    await delay(25);
  }
}

export async function booksOf(
  filing: Filing,
): Promise<{ readonly state: ReturnState; readonly records: readonly BookRecord[] }> {
  return filing.store.inBooks(actor.tenantId, async (books) => ({
    state: await books.returnState(key),
    records: await books.records(key),
  }));
}

/** How many records stand in each state. */
export async function statesOf(filing: Filing): Promise<Readonly<Record<string, number>>> {
  const states: Record<string, number> = {};
  for (const { state } of (await booksOf(filing)).records) states[state] = (states[state] ?? 0) + 1;
  return states;
}

export async function portalReturn(portalUrl: string): Promise<PortalReturn> {
  const answer = await fetch(`${portalUrl}/_simulator/returns/${key.gstin}/${wirePeriod}`);
  return (await answer.json()) as PortalReturn;
}

/** Orders faults; they replace those in force. */
export async function order(portalUrl: string, faults: readonly Fault[]): Promise<void> {
  const answer = await fetch(`${portalUrl}/_simulator/faults`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(faults),
  });
  if (!answer.ok) throw new Error(await answer.text());
}

/** What the portal should hold when it has these records, in an order of its own. */
export function savedAs(records: readonly Gstr1Record[]): unknown {
  return inAnyOrder(gstr1Payload(sample.filer, records));
}

/** What the portal holds, in the same order. */
export async function savedOnPortal(portalUrl: string): Promise<unknown> {
  return inAnyOrder((await portalReturn(portalUrl)).saved);
}

/** Lists sorted by what they hold, without their line numbers: two sets of documents compare whatever order they came in. */
function inAnyOrder(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(inAnyOrder).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  }
  if (typeof value !== 'object' || value === null) return value;
  const sorted = Object.entries(value)
    .filter(([name]) => name !== 'num')
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(sorted.map(([name, inner]) => [name, inAnyOrder(inner)]));
}
