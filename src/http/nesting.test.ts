import { expect, it } from 'vitest';
import { isTooDeep } from './nesting.ts';

const nested = (levels: number): unknown => JSON.parse('['.repeat(levels) + ']'.repeat(levels));

it('takes 64 levels, no more, and does not run out of stack at thousands', () => {
  expect(isTooDeep(nested(64))).toBe(false);
  expect(isTooDeep(nested(65))).toBe(true);
  expect(isTooDeep({ b2b: [{ inv: nested(5000) }] })).toBe(true);
  expect(isTooDeep(null) || isTooDeep('text') || isTooDeep(1)).toBe(false);
});
