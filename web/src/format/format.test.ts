import { describe, expect, it } from 'vitest';
import { shownDate, shownDuration, shownInstant } from './date.ts';
import { expectedCheck } from './gstin.ts';
import { grouped, rupees, rupeesShort, rupeesSigned } from './money.ts';
import { financialYear, neighbour, shownPeriod } from './period.ts';
import { typedDate } from './typed-date.ts';

describe('money on screen', () => {
  it('groups rupees in lakh and crore and always shows paise', () => {
    expect([0, 5, -5, 99_999, 12_345_678_90, -1_00_000_00].map(rupees)).toEqual([
      '0.00',
      '0.05',
      '−0.05',
      '999.99',
      '1,23,45,678.90',
      '−1,00,000.00',
    ]);
  });
  it('agrees with Intl en-IN on every size', () => {
    const intl = new Intl.NumberFormat('en-IN', { minimumFractionDigits: 2 });
    for (let paise = 1; paise < 1e14; paise = paise * 3 + 7)
      expect(rupees(paise)).toBe(intl.format(paise / 100));
  });
  it('puts the minus before the sign of the rupee', () => {
    expect(rupeesSigned(-1234_50)).toBe('−₹1,234.50');
  });
  it('shortens on cards only from a lakh on', () => {
    expect([99_999_00, 2_50_000_00, 1_23_00_000_00].map(rupeesShort)).toEqual([
      '₹99,999',
      '₹2.5 L',
      '₹1.23 Cr',
    ]);
  });
  it('groups counts', () => {
    expect([7, 1204, 104233, 12345678].map(grouped)).toEqual(['7', '1,204', '1,04,233', '1,23,45,678']);
  });
});

describe('dates on screen', () => {
  it('writes dates with hyphens, day first', () => {
    expect(shownDate('2026-11-11')).toBe('11-11-2026');
  });
  it('writes instants in Indian Standard Time', () => {
    expect(shownInstant('2026-11-10T20:12:30Z')).toBe('11-11-2026 01:42');
  });
  it('writes what is left of a session', () => {
    expect([5_000, 65_000, 18_720_000, -1].map(shownDuration)).toEqual(['5s', '1m', '5h 12m', '0s']);
  });
});

describe('periods on screen', () => {
  it('names the month and the financial year', () => {
    expect([shownPeriod('102026'), financialYear('102026'), financialYear('032027')]).toEqual([
      'Oct 2026',
      '2026-27',
      '2026-27',
    ]);
  });
  it('finds the later and the earlier period', () => {
    const periods = ['112026', '102026', '092026'];
    expect([
      neighbour(periods, '102026', 1),
      neighbour(periods, '112026', 1),
      neighbour(periods, '102026', -1),
    ]).toEqual(['112026', null, '092026']);
  });
});

describe('what people type', () => {
  it('reads dates in the order of the day', () => {
    expect(['5-4-26', '05/04/2026', '29.02.2024', '31-2-2026', 'soon'].map(typedDate)).toEqual([
      '2026-04-05',
      '2026-04-05',
      '2024-02-29',
      null,
      null,
    ]);
  });

  it('tells the last character that a mistyped GSTIN should have', () => {
    expect(expectedCheck('27AAKCS7314M1ZU')).toBeNull();
    expect(expectedCheck('27AAKCS7314M1ZX')).toBe('U');
    expect(expectedCheck('27AAKCS7314M')).toBeNull();
  });
});
