import { describe, expect, it } from 'vitest';
import { type GstinKind, gstinCheckCharacter, gstinFault, isValidGstin } from './gstin.ts';

describe('GSTIN', () => {
  it.each([
    ['27AAPFU0939F1ZV', 'regular'],
    ['12AJIPA1572E1C7', 'operator'],
    ['0717USA00096UNS', 'uin'],
    ['27MUMS12345A1D6', 'deductor'],
    ['2917DEU00001NRU', 'non-resident'],
  ] satisfies readonly (readonly [string, GstinKind])[])(
    '%s is a good identification of kind %s',
    (gstin, kind) => {
      expect(gstinFault(gstin, [kind])).toBeNull();
      expect(gstinCheckCharacter(gstin.slice(0, 14))).toBe(gstin.charAt(14));
    },
  );

  it.each([
    ['27AAPFU0939F1ZA', 'call for V'],
    ['27aapfu0939f1zv', 'capitals: 27AAPFU0939F1ZV'],
    ['27AAPFU0939F1Z', '14 characters'],
    ['27AA1FU0939F1ZV', 'not written like a GSTIN'],
    ['00AADFM3390P1Z7', 'no State code'],
    ['40AADFM3390P1Z3', 'no State code'],
  ])('%s is refused with a sentence that says "%s"', (gstin, says) => {
    expect(gstinFault(gstin, ['regular'])).toContain(says);
  });

  it('does not take one kind for another', () => {
    expect(isValidGstin('0717USA00096UNS')).toBe(false);
    expect(gstinFault('27AAPFU0939F1ZV', ['operator'])).toContain('14th character must be C');
  });

  it('finds every single mistyped character of a GSTIN', () => {
    const good = '27AAPFU0939F1ZV';
    for (let index = 2; index < 14; index++) {
      const wrong = good.slice(0, index) + (good.charAt(index) === 'A' ? 'B' : 'A') + good.slice(index + 1);
      expect(isValidGstin(wrong), wrong).toBe(false);
    }
  });
});
