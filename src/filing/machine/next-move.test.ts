import { describe, expect, it } from 'vitest';
import type { StepState, TaskKind } from '../needs/store.ts';
import { now, session, stepWith, taskWith } from '../standing.test-kit.ts';
import { waitAfter, waitBeforeAttempt } from './backoff.ts';
import { nextMove } from './next-move.ts';

const move = (kind: TaskKind, states: readonly StepState[], signedIn = true) => {
  const steps = states.map((state, index) => stepWith({ number: index + 1, state }));
  const chosen = nextMove({ task: taskWith({ kind }), steps, session: signedIn ? session : null, now });
  return 'step' in chosen ? `${chosen.does} ${chosen.step.number}` : chosen.does;
};

describe('the next move of a task', () => {
  it.each([
    ['save', ['planned', 'planned'], 'send 1'],
    ['save', ['waiting', 'planned'], 'send 2'],
    ['save', ['waiting', 'waiting'], 'follow 1'],
    ['save', ['done', 'waiting'], 'follow 2'],
    ['save', ['refused', 'done'], 'end'],
    ['save', ['calling', 'planned'], 'ask 1'],
    ['save', ['waiting', 'lost'], 'ask 2'],
    ['delete', ['waiting', 'planned'], 'follow 1'],
    ['delete', ['done', 'planned'], 'send 2'],
    ['reset', ['calling'], 'ask 1'],
    ['proceed', ['calling'], 'ask 1'],
    ['summary', ['lost'], 'send 1'],
    ['file', ['planned'], 'send 1'],
    ['file', ['calling'], 'ask 1'],
    ['file', ['lost'], 'ask 1'],
  ] as const)('of %s with steps %j is %s', (kind, states, expected) => {
    expect(move(kind, states)).toBe(expected);
  });

  it('waits for the sign-in before a call, but looks in the public record without one', () => {
    expect(move('save', ['planned'], false)).toBe('wait for sign-in');
    expect(move('save', ['waiting'], false)).toBe('wait for sign-in');
    expect(move('file', ['calling'], false)).toBe('ask 1');
  });

  it('is nothing once the task has ended', () => {
    const task = taskWith({ state: 'cancelled' });
    expect(nextMove({ task, steps: [stepWith()], session, now })).toEqual({ does: 'nothing' });
  });
});

describe('the waits', () => {
  it('grow with the time since the request: 1, 2, 5, 12, then 30 seconds', () => {
    const waits = [1, 2, 5, 12, 30];
    expect([0, 1, 2.9, 3, 8, 20, 50, 500].map((elapsed) => waitAfter(waits, elapsed))).toEqual([
      1, 2, 2, 5, 12, 30, 30, 30,
    ]);
  });

  it('grow with every attempt while the portal is down', () => {
    expect([0, 1, 2, 3, 9].map((attempts) => waitBeforeAttempt([5, 15, 60], attempts))).toEqual([
      5, 5, 15, 60, 60,
    ]);
  });
});
