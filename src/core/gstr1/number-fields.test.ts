import { describe, expect, it } from 'vitest';
import { amount, count, differentialRate, rate, unroundedAmount } from './number-fields.ts';

const codeOf = (value: unknown) =>
  typeof value === 'object' && value !== null && 'code' in value ? value.code : value;

describe('an amount', () => {
  const field = amount('val');

  it.each([
    ['118000.50', 118000_50],
    [' 7 ', 7_00],
    [1.006, 1_01],
    ['1.006', 1_01],
    [0, 0],
    [99_999_999_999.99, 9_999_999_999_999],
  ])('is %j rupees as %d paise', (cell, paise) => {
    expect(field.read(cell)).toBe(paise);
  });

  it.each([
    ['1,18,000', 'AMOUNT-FORM'],
    ['₹5', 'AMOUNT-FORM'],
    ['5.', 'AMOUNT-FORM'],
    ['1e3', 'AMOUNT-FORM'],
    [1e11, 'AMOUNT-SIZE'],
    [-1, 'AMOUNT-NEGATIVE'],
    ['-0.01', 'AMOUNT-NEGATIVE'],
  ])('is not %j (%s)', (cell, code) => {
    expect(codeOf(field.read(cell))).toBe(code);
  });

  it('may be negative, longer or exact where the table says so', () => {
    expect(amount('val', { signed: true }).read('-5.5')).toBe(-5_50);
    expect(codeOf(amount('val', { signed: true }).read(-1e11))).toBe('AMOUNT-SIZE');
    expect(amount('val', { digits: 13 }).read(1e12)).toBe(1e14);
    expect(codeOf(amount('val', { digits: 13 }).read(9_999_999_999_999.99))).toBe('AMOUNT-SIZE');
    expect(codeOf(amount('val', { exact: true }).read('1.005'))).toBe('AMOUNT-DECIMALS');
    expect(amount('val', { exact: true }).read('1.05')).toBe(1_05);
  });

  it('comes from the wire as a number, or as text where older programs wrote one', () => {
    expect([field.fromWire(1.5), field.fromWire('1.50'), field.fromWire('x'), field.fromWire(null)]).toEqual([
      150,
      150,
      undefined,
      undefined,
    ]);
    expect(field.toWire(1_50)).toBe(1.5);
  });
});

describe('an amount that goes out as it is written', () => {
  const field = unroundedAmount('txval', { signed: true });

  it.each([1.005, 1.234, -0.125, 40000, 0, 123456789.015])('keeps %d', (rupees) => {
    const value = field.read(rupees) as number;
    expect(field.toWire(value)).toBe(rupees);
    expect(field.fromWire(rupees)).toBe(value);
  });

  it('is an amount in all else', () => {
    expect([field.read('1.005'), field.read('7'), codeOf(field.read('1e3'))]).toEqual([
      100.5,
      7_00,
      'AMOUNT-FORM',
    ]);
    expect([field.fromWire('7.50'), field.fromWire('x'), field.fromWire(null)]).toEqual([
      7_50,
      undefined,
      undefined,
    ]);
  });
});

describe('a count', () => {
  const field = count('totnum');

  it.each([
    [10, 10],
    [0, 0],
    [' 25 ', 25],
    ['007', 7],
    [9_999_999_999, 9_999_999_999],
  ])('is %j', (cell, value) => {
    expect(field.read(cell)).toBe(value);
  });

  it.each([-1, 1.5, 'x5', '5x', '5 5', '-5', '', 10_000_000_000])('is not %j', (cell) => {
    expect(field.read(cell)).toMatchObject({
      code: 'COUNT',
      says: `"${cell}" is not a count. Write a whole number from 0 to ten digits.`,
    });
  });
});

describe('a rate', () => {
  it.each([
    [18, 18],
    ['18', 18],
    [' 18 % ', 18],
    ['0.25%', 0.25],
    ['40', 40],
  ])('is read from %j', (cell, value) => {
    expect(rate().read(cell)).toBe(value);
  });

  it.each([17, '18 per cent', 'x18', '18%%', '.5', '1 8', 0.18])('is not read from %j', (cell) => {
    expect(rate().read(cell)).toMatchObject({
      code: 'RATE',
      says: expect.stringMatching(/is not a rate of GST\. Use one of 0, 0\.1, /),
      portalCode: 'RET191175',
    });
  });

  it('is 65 % where 65 says so, and whole where 100 or nothing does', () => {
    const share = differentialRate();
    expect([share.read(65), share.read('65%'), share.read(100), share.read('100')]).toEqual([
      0.65,
      0.65,
      undefined,
      undefined,
    ]);
    expect(codeOf(share.read(0.65))).toBe('DIFFERENTIAL-RATE');
    expect([share.fromWire(0.65), share.fromWire(1)]).toEqual([0.65, undefined]);
  });
});
