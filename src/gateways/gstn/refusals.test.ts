import { describe, expect, it } from 'vitest';
import { PortalError } from '../../filing/needs/portal.ts';
import { portalCodes } from './portal-codes.ts';
import { badAnswer, portalRefusal, remedyOf, saysNothingThere } from './refusals.ts';

describe('refusals', () => {
  it('knows every code once, each with a sentence', () => {
    const codes = portalCodes.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(portalCodes.filter(({ meaning }) => !meaning.endsWith('.'))).toEqual([]);
  });

  it('asks to sign in again for every code that ends a session', () => {
    const codes = [
      'AUTH4033',
      'AUTH4038',
      'RET11407',
      'AUTH158',
      'RET11402',
      'AUTH4034',
      'TEC4002',
      'AUTH4036',
    ];
    expect(codes.map(remedyOf)).toEqual(codes.map(() => 'sign in again'));
  });

  it("keeps the portal's message verbatim, and says what the code means where there is none", () => {
    expect(portalRefusal('RT_FIL_09', 'Signed summary is not the latest one')).toMatchObject({
      code: 'RT_FIL_09',
      message: 'Signed summary is not the latest one',
      remedy: 'ask the portal what happened',
    });
    expect(portalRefusal('AUTH4038', '').message).toBe('The session has expired.');
  });

  it('takes a document code it does not list as a wrong return, and guesses nothing else', () => {
    expect(remedyOf('RET191117')).toBe('correct the return');
    expect(remedyOf('RET191999')).toBe('correct the return');
    expect(remedyOf('LGAS4009')).toBe('report a defect');
    expect(portalRefusal('LGAS4009', '').message).toContain('LGAS4009');
  });

  it('reads a code that is printed with a non-breaking hyphen', () => {
    expect(remedyOf('RT\u2011R1R3BAV\u20111007')).toBe('sign in again');
  });

  it('tells "nothing there" from a refusal', () => {
    expect(saysNothingThere(portalRefusal('RET13510', 'No Record found'))).toBe(true);
    expect(saysNothingThere(portalRefusal('AUTH4033', ''))).toBe(false);
    expect(saysNothingThere(new Error('RET13510'))).toBe(false);
  });

  it('sends people to the portal when the answer to a write cannot be understood', () => {
    expect(badAnswer('it is empty', true)).toBeInstanceOf(PortalError);
    expect(badAnswer('it is empty', true).remedy).toBe('ask the portal what happened');
    expect(badAnswer('it is empty', false).remedy).toBe('report a defect');
  });
});
