import { describe, expect, it } from 'vitest';
import {
  financialYearOf,
  isIffMonth,
  lastDayOf,
  monthsLater,
  parseReturnPeriod,
  quarterEndOf,
  wireReturnPeriod,
} from './return-period.ts';

describe('return period', () => {
  it.each([
    ['072025', '2025-07'],
    ['072017', '2017-07'],
    ['062017', null],
    ['132025', null],
    ['72025', null],
  ])('reads %s as %s', (wire, period) => {
    expect(parseReturnPeriod(wire)).toBe(period);
  });

  it('writes itself as the portal does', () => {
    expect(wireReturnPeriod('2026-10')).toBe('102026');
  });

  it.each([
    ['2024-02', '2024-02-29'],
    ['2025-02', '2025-02-28'],
    ['2025-12', '2025-12-31'],
  ] as const)('%s ends on %s', (period, day) => {
    expect(lastDayOf(period)).toBe(day);
  });

  it('knows the financial year of periods and of days', () => {
    expect([financialYearOf('2026-03'), financialYearOf('2026-04'), financialYearOf('2099-12-31')]).toEqual([
      '2025-26',
      '2026-27',
      '2099-00',
    ]);
  });

  it('knows quarters and the months of the Invoice Furnishing Facility', () => {
    expect(quarterEndOf('2025-08')).toBe('2025-09');
    expect([isIffMonth('2025-07'), isIffMonth('2025-08'), isIffMonth('2025-09')]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('counts months over the ends of years', () => {
    expect([monthsLater('2025-12', 1), monthsLater('2025-01', -1), monthsLater('2025-05', 20)]).toEqual([
      '2026-01',
      '2024-12',
      '2027-01',
    ]);
  });
});
