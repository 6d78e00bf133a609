import { describe, expect, it } from 'vitest';
import { coreNumber, isOneSlip, normalNumber, numberHash, sameNumber } from './number.ts';

describe('the normal form of a document number', () => {
  it.each([
    ['INV-001', 'INV1'],
    ['inv 001', 'INV1'],
    ['  INV/001  ', 'INV1'],
    ['ACME/2024/001', 'ACME2024/1'],
    ['ACME-2024-001', 'ACME2024/1'],
    ['000', '0'],
    ['-/ ', ''],
  ])('of "%s" is "%s"', (number, normal) => {
    expect(normalNumber(number)).toBe(normal);
  });

  it('keeps runs of digits apart, so that month 1 serial 11 is not month 11 serial 1', () => {
    expect(sameNumber('1/11', '11/1')).toBe(false);
    expect(sameNumber('2024/001', '2024001')).toBe(false);
  });

  it('has one hash for all spellings', () => {
    for (const [a, b] of [
      ['INV-001', 'inv1'],
      ['A/0/7', 'a-000-07'],
      ['S12/25-26/345', 's12 25 26 0345'],
    ] as const) {
      expect(sameNumber(a, b)).toBe(true);
      expect(numberHash(a)).toBe(numberHash(b));
    }
  });
});

describe('the core of a document number', () => {
  it.each([
    ['S12/25-26/345', '12/345'],
    ['S12-000345', '12/345'],
    ['S24/25-26/345', '24/345'],
    ['S2020-000345', '2020/345'],
    ['ACME/2025/001', '1'],
    ['AEL/1289/2021-22', '1289'],
    ['INV/2526/007', '7'],
    ['INV2025-26001', '26001'],
    ['2025260001', '1'],
    ['12425', '12425'],
    ['2425', '2425'],
    ['SI-2425-2425', '2425'],
    ['05-06', '5/6'],
    ['OPENING', 'OPENING'],
  ])('of "%s" is "%s"', (number, core) => {
    expect(coreNumber(number, 2025).core).toBe(core);
  });

  it('leaves usual prefixes out of the letters', () => {
    expect(coreNumber('INV/7', 2025).letters).toBe('');
    expect(coreNumber('TAX INVOICE NO 7', 2025).letters).toBe('');
    expect(coreNumber('KA/7', 2025).letters).toBe('KA');
  });
});

describe('a slip of the fingers', () => {
  it.each([
    ['INV1023', 'INV1032'],
    ['INV1023', 'INV102'],
    ['INV1023', 'INV10223'],
    ['INV1023', 'INV1024'],
  ])('lies between %s and %s', (a, b) => {
    expect(isOneSlip(a, b)).toBe(true);
    expect(isOneSlip(b, a)).toBe(true);
  });

  it.each([
    ['INV1023', 'INV1023'],
    ['INV1023', 'INV3021'],
    ['5', '2550'],
    ['12', '13'],
  ])('does not lie between %s and %s', (a, b) => {
    expect(isOneSlip(a, b)).toBe(false);
  });
});
