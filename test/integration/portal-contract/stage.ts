import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'vitest';
import type { Gstr1Payload } from '../../../src/core/index.ts';
import type { Portal, ReturnOf, StatusAnswer } from '../../../src/filing/needs/portal.ts';
import type { GatewayCall } from '../../../src/gateways/index.ts';
import { createSimulator, type Fault, type Simulator } from '../../../src/simulator/index.ts';
import { gstinOf, newGstin, now, otp, payloadOf, returnPeriod } from './samples.ts';

/** What every gateway is made from, for the same suite to run it. */
export interface Setting {
  readonly simulator: Simulator;
  readonly clock: { now(): string };
  readonly timeoutMs: number;
  readonly onCall: (call: GatewayCall) => void;
}

/** Makes the gateway under test. */
export type MakePortal = (setting: Setting) => Opened | Promise<Opened>;

/** A gateway with whatever stands behind it. */
export type Opened = Portal & { close(): void | Promise<void> };

/** What the simulator holds of a return. */
interface HeldReturn {
  readonly state: string;
  readonly filings: number;
  readonly arn: string | null;
  readonly saved: Gstr1Payload;
}

/** A gateway and the simulator it speaks to, with the ways the tests go again and again. */
export interface Stage {
  readonly portal: Portal;
  readonly makePortal: MakePortal;
  readonly reports: readonly GatewayCall[];
  now(): string;
  start(): Promise<void>;
  /** Between tests: no faults, the suite's own day, no reports. */
  reset(): Promise<void>;
  forgetReports(): void;
  stop(): Promise<void>;
  setFaults(...faults: readonly Fault[]): Promise<unknown>;
  setClock(instant: string): Promise<void>;
  /** Has others report to a taxpayer for the period of the suite, by section of GSTR-2A. */
  report(gstin: string, sections: object): Promise<unknown>;
  heldBy(gstin: string): Promise<HeldReturn>;
  signIn(gstin?: string): Promise<ReturnOf>;
  /** Asks for the status until it is final. */
  follow(of: ReturnOf, referenceId: string): Promise<StatusAnswer>;
  save(of: ReturnOf, payload?: Gstr1Payload): Promise<StatusAnswer>;
  proceed(of: ReturnOf, isNil?: boolean): Promise<StatusAnswer>;
  /** A new taxpayer with a return saved and proceeded with. */
  readyToFile(): Promise<ReturnOf>;
}

/** Sets the stage for one gateway; `start` before, `stop` after the tests. */
export function createStage(makePortal: MakePortal): Stage {
  let simulator: Simulator;
  let portal: Opened;
  let clock = now;
  const reports: GatewayCall[] = [];

  const steer = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const headers = { 'content-type': 'application/json' };
    const init = body === undefined ? { method } : { method, headers, body: JSON.stringify(body) };
    const answer = await fetch(`${simulator.url}/_simulator/${path}`, init);
    expect(answer.ok, `${method} ${path}`).toBe(true);
    return answer.json();
  };

  const stage: Stage = {
    get portal() {
      return portal;
    },
    makePortal,
    reports,
    now: () => clock,
    start: async () => {
      simulator = await createSimulator({
        port: 0,
        processingMs: 60,
        fileMs: 40,
        largeAnswerCharacters: 20_000,
      });
      const onCall = (call: GatewayCall) => reports.push(call);
      portal = await makePortal({ simulator, clock: { now: stage.now }, timeoutMs: 20_000, onCall });
    },
    reset: async () => {
      await stage.setFaults();
      await stage.setClock(now);
      stage.forgetReports();
    },
    forgetReports: () => {
      reports.length = 0;
    },
    stop: async () => {
      await portal?.close();
      await simulator?.close();
    },
    setFaults: (...faults) => steer('PUT', 'faults', faults),
    setClock: async (instant) => {
      clock = instant;
      await steer('PUT', 'clock', { set: instant });
    },
    report: (gstin, sections) => steer('POST', 'reports', { gstin, fp: '102026', ...sections }),
    heldBy: async (gstin) => (await steer('GET', `returns/${gstin}/102026`)) as HeldReturn,
    ...journeys(() => portal),
  };
  return stage;
}

function journeys(
  portal: () => Portal,
): Pick<Stage, 'signIn' | 'follow' | 'save' | 'proceed' | 'readyToFile'> {
  const signIn = async (gstin = newGstin()): Promise<ReturnOf> => {
    const pending = await portal().requestOtp({ gstin, userName: `user-${gstin}` });
    return { session: await portal().signIn(pending, otp), returnPeriod };
  };
  const follow = async (of: ReturnOf, referenceId: string): Promise<StatusAnswer> => {
    for (let tries = 0; tries < 200; tries += 1) {
      const answer = await portal().status(of, referenceId);
      if (answer.status !== 'received' && answer.status !== 'in-process') return answer;
      await delay(20);
    }
    throw new Error(`${referenceId} was not processed in time.`);
  };
  const save = async (of: ReturnOf, payload = payloadOf(gstinOf(of))) =>
    follow(of, await portal().save(of, payload));
  const proceed = async (of: ReturnOf, isNil = false) => follow(of, await portal().proceed(of, isNil));
  const readyToFile = async (): Promise<ReturnOf> => {
    const of = await signIn();
    expect(await save(of)).toMatchObject({ status: 'processed' });
    expect(await proceed(of)).toMatchObject({ status: 'processed' });
    return of;
  };
  return { signIn, follow, save, proceed, readyToFile };
}
