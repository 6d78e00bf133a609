import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { type ReturnForm, type ReturnPeriod, readGstr1Json } from '../../../src/core/index.ts';
import {
  type Actor,
  everywhere,
  type Filing,
  findTask,
  importAtOnce,
  keepCalls,
  requestEvc,
  requestLoginOtp,
  startFile,
  startProceed,
  startSave,
  startSummary,
  submitLoginOtp,
} from '../../../src/filing/index.ts';
import { PortalError } from '../../../src/filing/needs/portal.ts';
import type { Books, ReturnKey, Task } from '../../../src/filing/needs/store.ts';
import { createGstnPortal } from '../../../src/gateways/index.ts';
import { startWorker } from '../../../src/jobs/index.ts';
import { createSimulator, type Fault } from '../../../src/simulator/index.ts';
import { steer } from '../../../src/simulator/testing/hand-client.test-kit.ts';
import { openStore } from '../../../src/store/index.ts';
import { freshDatabase } from '../../database.ts';
import { otp } from '../filing/stage.ts';
import { type Dice, dice } from './trade.ts';

const actor: Actor = { tenantId: 'tenant-1', by: 'Asha', grants: everywhere('admin', 'signatory') };
/** Taxpayers at work at the same time. */
const atOnce = 4;

/** What goes wrong in a month for a taxpayer, on the calls that such a fault is about. */
const faults: readonly Omit<Fault, 'gstin'>[] = [
  { kind: 'dropsAnswer', action: 'RETSAVE' },
  { kind: 'dropsRequest', action: 'RETSAVE' },
  { kind: 'processingFails', action: 'RETSAVE' },
  { kind: 'dropsAnswer', action: 'RETFILE' },
  { kind: 'dropsRequest', action: 'RETFILE' },
  { kind: 'maintenance', action: 'RETFILE' },
  { kind: 'dropsAnswer', action: 'RETSUBMIT' },
  { kind: 'dropsAnswer', action: 'RETNEWPTF' },
  { kind: 'dropsAnswer', action: 'SAVE' },
  { kind: 'dropsRequest', action: 'SAVE' },
  { kind: 'refuses', action: 'GETINV', code: 'RET13504' },
  { kind: 'dropsAnswer', action: 'GET2B' },
  { kind: 'dropsAnswer', action: 'B2B' },
  { kind: 'refuses', action: 'GET2B', code: 'RET13505' },
  { kind: 'sessionLost' },
  { kind: 'maintenance' },
  { kind: 'throttled' },
  { kind: 'slow', ms: 40 },
];

/** Taxpayers with one product and one portal, whose two clocks are moved together. */
export interface World {
  readonly filing: Filing;
  readonly actor: Actor;
  readonly portalUrl: string;
  /** Defects that the product has told of; there must be none. */
  readonly troubles: readonly string[];
  /** Sets both clocks to half past ten in the morning of a day (yyyy-mm-dd). */
  goTo(day: string): Promise<void>;
  /** Orders something to go wrong for some of the taxpayers, in place of what has not struck yet. */
  trouble(taxpayers: readonly string[]): Promise<void>;
  /** How many of the ordered faults have struck so far, by kind. */
  struck(): Readonly<Record<string, number>>;
  inBooks<Result>(work: (books: Books) => Promise<Result>): Promise<Result>;
  stop(): Promise<void>;
}

/** Opens a world in which these taxpayers are registered. */
export async function openWorld(taxpayers: readonly string[], seed: number): Promise<World> {
  const database = await freshDatabase();
  const simulator = await createSimulator({ port: 0, processingMs: 0, seed });
  const opened = await openStore(database);
  let offset = 0;
  const clock = { now: () => new Date(Date.now() + offset).toISOString() };
  const calls = keepCalls(opened.store, actor.tenantId, (error) => troubles.push(String(error)));
  const gateway = createGstnPortal({
    baseUrl: simulator.url,
    publicKeyUrl: `${simulator.url}/_simulator/certificate`,
    clientId: 'test',
    clientSecret: 'test',
    clock,
    onCall: calls.onCall,
  });
  const filing: Filing = {
    store: opened.store,
    portalFor: () => gateway,
    clock,
    newId: randomUUID,
    // The simulated time is long past for the queue, which waits for nothing.
    waits: { statusSeconds: [0.1], retrySeconds: [0.1], filingDoubtSeconds: [0.1, 0.1] },
  };
  const troubles: string[] = [];
  const worker = await startWorker({
    pool: opened.pool,
    filing,
    concurrency: atOnce,
    onTrouble: (says) => troubles.push(says),
  });
  const chance = dice(seed);
  const ordered: Record<string, number> = {};
  const inBooks: World['inBooks'] = (work) => opened.store.inBooks(actor.tenantId, work);
  await inBooks(async (books) => {
    for (const gstin of taxpayers) await books.saveRegistration(registrationOf(gstin));
  });
  const leave = async (): Promise<void> => {
    const { faults: left } = (await steer(simulator.url, 'GET', 'faults')) as { faults: Fault[] };
    for (const { kind } of left) ordered[kind] = (ordered[kind] ?? 0) - 1;
    await steer(simulator.url, 'DELETE', 'faults');
  };
  return {
    filing,
    actor,
    portalUrl: simulator.url,
    troubles,
    inBooks,
    async goTo(day) {
      const instant = `${day}T05:00:00Z`;
      await steer(simulator.url, 'PUT', 'clock', { set: instant });
      offset = Date.parse(instant) - Date.now();
    },
    async trouble(some) {
      await leave();
      for (const gstin of some) {
        const fault = faultFrom(chance);
        ordered[fault.kind] = (ordered[fault.kind] ?? 0) + 1;
        await steer(simulator.url, 'POST', 'faults', { ...fault, gstin, times: 1 });
      }
    },
    struck: () => ordered,
    async stop() {
      await leave();
      await worker.stop();
      gateway.close();
      await calls.settled();
      await opened.close();
      await simulator.close();
      await database.drop();
    },
  };
}

function faultFrom(chance: Dice): Omit<Fault, 'gstin'> {
  const fault = faults[chance.below(faults.length)];
  if (!fault) throw new RangeError('There is no such fault.');
  return fault;
}

function registrationOf(gstin: string) {
  return {
    gstin,
    legalName: `Company ${gstin.slice(2, 12)}`,
    portalUserName: `user.${gstin.toLowerCase()}`,
    signatoryPan: gstin.slice(2, 12),
    gateway: 'simulator',
    frequency: 'monthly' as const,
    turnoverPreviousYear: null,
    turnoverCurrentYear: null,
  };
}

/** Does something for each taxpayer, several at the same time. */
export async function forEach<Thing>(
  things: readonly Thing[],
  work: (thing: Thing) => Promise<unknown>,
): Promise<void> {
  const left = [...things];
  const worker = async (): Promise<void> => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) await work(next);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

/** What a person does whom the portal refuses: presses again, a few times. */
async function pressing<Result>(press: () => Promise<Result>): Promise<Result> {
  for (let times = 1; ; times += 1) {
    try {
      return await press();
    } catch (error) {
      if (times >= 4 || !(error instanceof PortalError)) throw error;
    }
  }
}

/** Signs in, or finds that the session still holds. */
export async function signIn({ filing, actor: who }: World, gstin: string): Promise<void> {
  await pressing(async () => {
    const { result } = await requestLoginOtp(filing, who, { gstin });
    if (result === 'otp-sent') await submitLoginOtp(filing, who, { gstin, otp });
  });
}

/** Starts a task and waits for its end, signing in again where it asks for that; one that the portal refused is begun anew. */
export async function carriedOut(world: World, gstin: string, start: () => Promise<Task>): Promise<Task> {
  for (let times = 1; ; times += 1) {
    await signIn(world, gstin);
    const task = await ended(world, gstin, await start());
    if (task.state === 'done') return task;
    if (times >= 4) throw new Error(`${gstin}: ${task.kind} ended ${task.state}: ${task.says}`);
  }
}

async function ended(world: World, gstin: string, started: Task): Promise<Task> {
  const limit = Date.now() + 180_000;
  for (;;) {
    const task = await findTask(world.filing, world.actor, { taskId: started.taskId });
    if (task.endedAt !== null) return task;
    if (task.state === 'waiting-for-sign-in') await signIn(world, gstin);
    if (Date.now() > limit) throw new Error(`${gstin}: ${task.kind} is still ${task.state}: ${task.says}`);
    await delay(30);
  }
}

/** Takes a GSTR-1 of an accounting program into the books; it must have no errors. */
export async function importReturn(
  { filing, actor: who }: World,
  { gstin, returnPeriod }: { readonly gstin: string; readonly returnPeriod: ReturnPeriod },
  json: unknown,
): Promise<void> {
  const today = filing.clock.now().slice(0, 10);
  const { records, findings } = readGstr1Json({ gstin, returnPeriod, frequency: 'monthly', today }, json);
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Error(`${gstin} ${returnPeriod}: ${JSON.stringify(errors)}`);
  await importAtOnce(filing, who, {
    key: { gstin, form: 'GSTR1', returnPeriod },
    fileName: 'gstr1.json',
    fileHash: '',
    file: new TextEncoder().encode(JSON.stringify(json)),
    kind: 'portal JSON',
    records,
    findings,
  });
}

/** Saves what is new and modified. */
export async function saveReturn(world: World, key: ReturnKey): Promise<void> {
  await carriedOut(world, key.gstin, () => startSave(world.filing, world.actor, { key, kind: 'save' }));
}

/** Submit, Download Summary and File with an EVC. */
export async function fileReturn(world: World, key: ReturnKey, { isNil = false } = {}): Promise<void> {
  const { filing, actor: who } = world;
  const { gstin } = key;
  const summary = () => carriedOut(world, gstin, () => startSummary(filing, who, { key }));
  if (!isNil) await summary();
  await carriedOut(world, gstin, () => startProceed(filing, who, { key, isNil }));
  if (!isNil) await summary();
  await carriedOut(world, gstin, async () => {
    await pressing(() => requestEvc(filing, who, { key, pan: gstin.slice(2, 12) }));
    return startFile(filing, who, { key, pan: gstin.slice(2, 12), evc: otp, confirmed: true });
  });
}

/** How often the portal has filed a return. */
export async function filingsOf(
  { portalUrl }: World,
  {
    gstin,
    form,
    returnPeriod,
  }: { readonly gstin: string; readonly form: ReturnForm; readonly returnPeriod: ReturnPeriod },
): Promise<number> {
  const period = returnPeriod.slice(5) + returnPeriod.slice(0, 4);
  const path = `returns/${gstin}/${period}${form === 'GSTR2' ? '?form=R2' : ''}`;
  return (await steer(portalUrl, 'GET', path)).filings;
}
