import type { Step } from '../needs/store.ts';

/** Seconds between two instants. */
function secondsBetween(from: string | null, to: string): number {
  return from === null ? 0 : (Date.parse(to) - Date.parse(from)) / 1000;
}

/** The wait that is due after so many seconds of waiting: the waits follow one another, the last one repeats. */
export function waitAfter(waits: readonly number[], elapsed: number): number {
  let end = 0;
  for (const wait of waits) {
    end += wait;
    if (elapsed < end) return wait;
  }
  return waits.at(-1) ?? 30;
}

/** The wait before a call is made again that has been made so many times. */
export function waitBeforeAttempt(waits: readonly number[], attempts: number): number {
  return waits[Math.min(Math.max(attempts, 1), waits.length) - 1] ?? 60;
}

/** How long doubts about a filing last before it is sent once more, in seconds. */
export function wholeDoubt(waits: readonly number[]): number {
  return waits.reduce((sum, wait) => sum + wait, 0);
}

/** Seconds since a step was called, or since its answer was found to be lost. */
export function waitingFor(step: Step, now: string): number {
  return secondsBetween(step.calledAt, now);
}
