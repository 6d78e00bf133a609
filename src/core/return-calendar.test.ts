import { describe, expect, it } from 'vitest';
import { dueDateOf, firstDayReported, lastDayToAmend, lastDayToFurnish } from './return-calendar.ts';

describe('the day by which GSTR-1 is furnished', () => {
  it.each([
    ['2026-10', 'monthly', '2026-11-11'],
    ['2026-12', 'monthly', '2027-01-11'],
    ['2025-09', 'quarterly', '2025-10-13'],
    ['2025-08', 'quarterly', '2025-09-13'],
    ['2020-12', 'quarterly', '2021-01-13'],
    ['2020-09', 'quarterly', '2020-10-31'],
  ] as const)('of %s, %s, is %s', (period, frequency, day) => {
    expect(dueDateOf(period, frequency)).toBe(day);
  });

  it.each([
    ['2021-04', 'monthly', '2021-05-26'],
    ['2021-05', 'quarterly', '2021-06-28'],
    ['2024-03', 'monthly', '2024-04-12'],
    ['2024-03', 'quarterly', '2024-04-13'],
    ['2024-12', 'monthly', '2025-01-13'],
    ['2024-12', 'quarterly', '2025-01-15'],
  ] as const)('of %s, %s, was extended to %s, and of no other month', (period, frequency, day) => {
    expect(dueDateOf(period, frequency)).toBe(day);
  });

  it('lies three years before the day on which the portal closes the return', () => {
    expect(lastDayToFurnish('2023-09', 'monthly')).toBe('2026-10-11');
    expect(lastDayToFurnish('2024-12', 'quarterly')).toBe('2028-01-15');
  });
});

describe('the last day for corrections', () => {
  it.each([
    ['2023-04-01', '2024-11-30'],
    ['2024-03-31', '2024-11-30'],
    ['2024-04', '2025-11-30'],
    ['2021-04', '2022-11-30'],
    ['2021-03', '2021-10-20'],
  ])('of %s is %s', (when, day) => {
    expect(lastDayToAmend(when)).toBe(day);
  });
});

describe('the first day a return reports', () => {
  it('is that of the month, and of the quarter in the last month of a quarterly filer', () => {
    expect(firstDayReported('2026-12', 'monthly')).toBe('2026-12-01');
    expect(firstDayReported('2026-12', 'quarterly')).toBe('2026-10-01');
    expect(firstDayReported('2026-11', 'quarterly')).toBe('2026-11-01');
  });
});
