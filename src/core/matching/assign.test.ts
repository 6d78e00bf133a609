import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assign, type Edge } from './assign.ts';

const edge = (ours: number, theirs: number, weight: number): Edge => ({ ours, theirs, weight });

describe('the best assignment', () => {
  it('is not the first that comes: the greatest sum wins over the greatest edge', () => {
    const { chosen } = assign([edge(0, 0, 10), edge(0, 1, 9), edge(1, 0, 9), edge(1, 1, 1)]);
    expect(new Set(chosen)).toEqual(new Set([edge(0, 1, 9), edge(1, 0, 9)]));
  });

  it('leaves equal candidates open', () => {
    const edges = [edge(0, 0, 5), edge(0, 1, 5)];
    expect(assign(edges)).toEqual({ chosen: [], ambiguous: edges });
  });

  it('chooses what is certain beside what is open', () => {
    const { chosen, ambiguous } = assign([edge(0, 0, 9), edge(1, 0, 2), edge(1, 1, 5), edge(1, 2, 5)]);
    expect(chosen).toEqual([edge(0, 0, 9)]);
    expect(ambiguous).toEqual([edge(1, 1, 5), edge(1, 2, 5)]);
  });

  it('settles large tangles by pairs that are the best of both', () => {
    const all = Array.from({ length: 40 }, (_, row) =>
      Array.from({ length: 40 }, (_, column) => edge(row, column, row === column ? 90 : 50)),
    ).flat();
    expect(assign(all).chosen).toHaveLength(40);
    expect(assign(all.map((each) => ({ ...each, weight: 50 }))).chosen).toEqual([]);
  });
});

/** Every choice of edges without a partner twice, by trying all. */
function bestSum(edges: readonly Edge[]): number {
  const [first, ...rest] = edges;
  if (!first) return 0;
  const free = rest.filter(({ ours, theirs }) => ours !== first.ours && theirs !== first.theirs);
  return Math.max(bestSum(rest), first.weight + bestSum(free));
}

describe('against all choices tried one by one', () => {
  const edges = fc
    .uniqueArray(fc.tuple(fc.nat(4), fc.nat(4), fc.integer({ min: 1, max: 4 })), {
      selector: ([ours, theirs]) => ours * 10 + theirs,
      maxLength: 11,
    })
    .map((list) => list.map(([ours, theirs, weight]) => edge(ours, theirs, weight)));

  it('chooses exactly the edges without which the best sum is less', () => {
    fc.assert(
      fc.property(edges, (list) => {
        const best = bestSum(list);
        const needed = list.filter((one) => bestSum(list.filter((other) => other !== one)) < best);
        expect(new Set(assign(list).chosen)).toEqual(new Set(needed));
      }),
      { seed: 20251124, numRuns: 300 },
    );
  });
});
