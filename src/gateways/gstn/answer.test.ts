import { describe, expect, it } from 'vitest';
import { openPublicData, readEnvelope } from './answer.ts';

const page = '<html>Service unavailable</html>';
const refusalOf = (status: number, body: string, isWrite: boolean): unknown => {
  try {
    return readEnvelope({ status, body: Buffer.from(body) }, isWrite);
  } catch (error) {
    return error;
  }
};

type Fate = readonly [code: string, remedy: string];
const ask: Fate = ['NO-ANSWER', 'ask the portal what happened'];
const later: Fate = ['NOT-REACHED', 'try again later'];
const strange: Fate = ['BAD-ANSWER', 'try again later'];
const strangeWrite: Fate = ['BAD-ANSWER', 'ask the portal what happened'];
const defect: Fate = ['BAD-ANSWER', 'report a defect'];

/** An answer that is not the portal's, what it means for a write, and for a read. */
const strangers: readonly [status: number, body: string, toWrite: Fate, toRead: Fate][] = [
  [200, page, strangeWrite, strange],
  [200, '', strangeWrite, strange],
  [200, '[]', strangeWrite, strange],
  [200, '{"status_cd":"0"}', strangeWrite, strange],
  [302, '', strangeWrite, strange],
  [403, page, defect, defect],
  [429, page, later, later],
  [500, page, ask, later],
  [502, page, ask, later],
  [503, page, later, later],
  [504, '{"message":"Endpoint timed out"}', ask, later],
];

describe('answer', () => {
  for (const [status, body, toWrite, toRead] of strangers) {
    it(`of HTTP ${status} with '${body}' is ${toWrite[0]} to a write and ${toRead[0]} to a read`, () => {
      expect(refusalOf(status, body, true)).toMatchObject({ code: toWrite[0], remedy: toWrite[1] });
      expect(refusalOf(status, body, false)).toMatchObject({ code: toRead[0], remedy: toRead[1] });
    });
  }

  it('gives the envelope of success', () => {
    expect(refusalOf(200, '{"status_cd":"1"}', true)).toEqual({ status_cd: '1' });
    expect(refusalOf(200, '{"status_cd":1}', true)).toEqual({ status_cd: 1 });
  });

  it('takes the code and the message of the portal whatever the HTTP status', () => {
    const body = '{"status_cd":"0","error":{"message":"GSP authentication failed","error_cd":"AUTH4035"}}';
    const refusal = { code: 'AUTH4035', message: 'GSP authentication failed', remedy: 'report a defect' };
    for (const status of [200, 453, 500]) expect(refusalOf(status, body, true)).toMatchObject(refusal);
  });

  it('says to try again later when an unknown code comes with "too many requests"', () => {
    const body = '{"status_cd":"0","error":{"message":"Spike arrest","error_cd":"GSP429"}}';
    expect(refusalOf(429, body, true)).toMatchObject({ code: 'GSP429', remedy: 'try again later' });
    expect(refusalOf(200, body, true)).toMatchObject({ code: 'GSP429', remedy: 'report a defect' });
  });

  it('of the public API is plain base64', () => {
    const data = Buffer.from('{"EFiledlist":[]}').toString('base64');
    expect(openPublicData({ status_cd: '1', data })).toEqual({ EFiledlist: [] });
    expect(openPublicData({ status_cd: '1', data: { EFiledlist: [] } })).toEqual({ EFiledlist: [] });
    expect(() => openPublicData({ status_cd: '1', data: 'x' })).toThrow('base64');
  });
});
