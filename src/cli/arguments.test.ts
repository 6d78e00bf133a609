import { describe, expect, it } from 'vitest';
import { gstinArgument, panFault, portArgument, turnoverArgument } from './arguments.ts';

describe('the arguments', () => {
  it('take a GSTIN in small letters and refuse one with a wrong check character', () => {
    expect(gstinArgument(' 27aakcs7314m1zu ')).toBe('27AAKCS7314M1ZU');
    expect(() => gstinArgument('27AAKCS7314M1ZV')).toThrow(/27AAKCS7314M1ZV/);
  });

  it('read a turnover in rupees with Indian grouping into paise', () => {
    expect(turnoverArgument('--turnover-previous', '8,40,00,000.50')).toBe(8_40_00_000_50);
    expect(turnoverArgument('--turnover-previous', undefined)).toBeUndefined();
    expect(() => turnoverArgument('--turnover-previous', '8 crore')).toThrow(/"8 crore" is not an amount/);
  });

  it('know a PAN by its form', () => {
    expect(panFault('AAKCS7314M')).toBeUndefined();
    expect(panFault('AAKCS73144')).toMatch(/is not written like a PAN/);
  });

  it('take any free port for 0 and nothing beyond 65535', () => {
    expect(portArgument('0')).toBe(0);
    expect(() => portArgument('70000')).toThrow(/70000/);
  });
});
