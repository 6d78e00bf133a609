import { describe, expect, it } from 'vitest';
import { returnKeyOf, shownPeriods } from './periods.ts';

describe('the periods to choose from', () => {
  it('begin with this month and reach back a year and a half, newest first', () => {
    const periods = shownPeriods('2026-11-24', []);
    expect(periods.slice(0, 3)).toEqual(['112026', '102026', '092026']);
    expect(periods).toHaveLength(18);
  });

  it('include every period with a return, once', () => {
    const periods = shownPeriods('2026-11-24', ['2026-10', '2019-03']);
    expect(periods.at(-1)).toBe('032019');
    expect(periods.filter((period) => period === '102026')).toHaveLength(1);
  });

  it('begin with the introduction of GST', () => {
    expect(() => returnKeyOf({ gstin: '27AAKCS7314M1ZU', period: '062017' })).toThrow(/062017/);
  });
});
