import { describe, expect, it } from 'vitest';
import type { KillPoint } from './filing/child.ts';
import { runChild } from './filing/run-child.ts';
import {
  booksOf,
  portalReturn,
  type Stage,
  sampleRecords,
  savedAs,
  savedOnPortal,
  startStage,
  statesOf,
} from './filing/stage.ts';

const moments = ['before', 'after'] as const;
const each = (calls: readonly (readonly [KillPoint['method'], number])[]): readonly KillPoint[] =>
  calls.flatMap(([method, call]) => moments.map((moment) => ({ method, call, moment })));

/** Every call of the machine in a filing that goes straight through; `status` is asked for the save and for the proceed. */
const ofTheMachine = each([
  ['save', 1],
  ['status', 1],
  ['summary', 1],
  ['proceed', 1],
  ['status', 2],
  ['summary', 2],
  ['file', 1],
]);
/** Those and the calls that a person waits for. */
const ofTheWay = each([
  ['requestOtp', 1],
  ['signIn', 1],
  ['save', 1],
  ['status', 1],
  ['summary', 1],
  ['proceed', 1],
  ['requestEvc', 1],
  ['file', 1],
]);

/** Some twenty processes one after the other, beside other tests. */
const chainTimeout = 400_000;

/** One filing on the portal, every document there, and our books know both. */
async function expectOneFiling(stage: Stage): Promise<void> {
  const records = sampleRecords();
  const { state } = await booksOf(stage.filing);
  expect(await portalReturn(stage.simulator.url)).toMatchObject({
    state: 'FILED',
    filings: 1,
    arn: state.arn,
  });
  expect(await savedOnPortal(stage.simulator.url)).toEqual(savedAs(records));
  expect(state).toMatchObject({ status: 'filed', arn: expect.stringMatching(/^[A-Z]{2}\d{12}[A-Z0-9]$/) });
  expect(await statesOf(stage.filing)).toEqual({ filed: records.length });
}

async function onStage(work: (stage: Stage) => Promise<void>): Promise<void> {
  const stage = await startStage({ works: false });
  try {
    await work(stage);
    await expectOneFiling(stage);
  } finally {
    await stage.stop();
  }
}

describe.concurrent('a filing whose process is killed with kill -9', () => {
  it.each(ofTheMachine)(
    'files once when killed $moment call $call of $method, and another process goes on',
    (kill) =>
      onStage(async (stage) => {
        const killed = await runChild({ places: stage.places, kill });
        expect(killed, killed.output).toMatchObject({ signal: 'SIGKILL' });
        const second = await runChild({ places: stage.places, kill: null });
        expect(second, second.output).toMatchObject({ code: 0 });
      }),
  );

  it(
    'files once when every call of the way is the last of its process',
    () =>
      onStage(async (stage) => {
        let killed = 0;
        for (const kill of ofTheWay) {
          const { signal, output } = await runChild({ places: stage.places, kill });
          if (signal === 'SIGKILL') killed += 1;
          // What is done already is not called again, so that a later process may get through.
          else expect(output).toContain('"arn"');
        }
        expect(killed).toBeGreaterThan(ofTheWay.length / 2);
        const last = await runChild({ places: stage.places, kill: null });
        expect(last, last.output).toMatchObject({ code: 0 });
      }),
    chainTimeout,
  );

  it(
    'files once when every process dies with the outcome of its first call just written',
    () =>
      onStage(async (stage) => {
        // Intent and outcome are a commit each; the job is not yet taken off the queue when the process dies.
        for (let processes = 1; ; processes += 1) {
          const { signal, output } = await runChild({ places: stage.places, kill: { commits: 2 } });
          if (signal === null) {
            expect(output).toContain('"arn"');
            expect(processes).toBeGreaterThan(5);
            return;
          }
          expect(processes).toBeLessThan(40);
        }
      }),
    chainTimeout,
  );
});
