import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatRupees, paise, parseRupees, rupees, taxOn } from './money.ts';

describe('money', () => {
  it.each([
    ['0', 0],
    ['118000', 1_18_000_00],
    ['118000.5', 1_18_000_50],
    ['-0.05', -5],
    ['.5', 50],
  ])('reads %s as %d paise', (text, expected) => {
    expect(parseRupees(text)).toBe(expected);
  });

  it.each(['', '-', '.', '1,000', '1.005', '1e3', ' 1', '99999999999999999'])(
    'refuses to read "%s"',
    (text) => {
      expect(parseRupees(text)).toBeNull();
    },
  );

  it.each([
    [1.005, 1_00],
    [1.115, 1_11],
    [1.234, 1_23],
    [8.575, 8_57],
    [0.285, 28],
    [100.1, 1_00_10],
    [-1.234, -1_23],
    [99999999999.99, 99999999999_99],
  ])('rounds the binary number %d as its decimals say', (number, expected) => {
    expect(paise(number)).toBe(expected);
  });

  it('takes every amount of two decimals through rupees and back unchanged', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e13, max: 1e13 }), (amount) => paise(rupees(amount)) === amount),
    );
  });

  it('rounds as the decimal text of the number says', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e9, max: 1e9, noNaN: true }),
        (number) => paise(number) === (parseRupees(number.toFixed(2)) ?? 0),
      ),
    );
  });

  it.each([
    [20000_00, 18, 100, 3600_00],
    [20000_00, 18, 65, 2340_00],
    [17203_39, 18, 50, 1548_31],
    [1, 5, 100, 0],
    [10, 5, 100, 1],
    [-1_00, 18, 50, -9],
    [100_10, 18, 100, 18_02],
    [99999999999_99, 40, 65, 26000000000_00],
  ])('taxes %d paise at %d %% (share %d) with %d', (amount, rate, share, expected) => {
    expect(taxOn(amount, rate, share)).toBe(expected);
  });

  it('never differs by the size of the numbers from exact arithmetic', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e13 }),
        fc.constantFrom(1, 3, 5, 12, 18, 28, 40),
        (amount, rate) => {
          const tax = taxOn(amount, rate);
          const whole = Number((BigInt(amount) * BigInt(rate) + 50n) / 100n);
          return tax === whole;
        },
      ),
    );
  });

  it.each([
    [0, '0.00'],
    [5, '0.05'],
    [1_18_000_50, '1,18,000.50'],
    [3_41_20_118_00, '3,41,20,118.00'],
    [-1_00_000_00, '-1,00,000.00'],
  ])('writes %d paise as %s', (amount, text) => {
    expect(formatRupees(amount)).toBe(text);
  });
});
