import { describe, expect, it } from 'vitest';
import type { PortalError } from '../../filing/needs/portal.ts';
import { readAnswer } from './answer.ts';

const read = (status: number, body: unknown, isWrite = false) => {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return readAnswer({ status, body: Buffer.from(text) }, isWrite);
};
const refusal = (status: number, body: unknown, isWrite = false): PortalError => {
  try {
    read(status, body, isWrite);
  } catch (error) {
    return error as PortalError;
  }
  throw new Error('Nothing was refused.');
};

describe('an answer of sandbox.co.in', () => {
  it('is what GSTN answered, one level below the provider’s own', () => {
    const data = { data: { reference_id: 'a' }, status_cd: '1' };
    expect(read(200, { code: 200, data, timestamp: 1, transaction_id: 'x' })).toEqual({ reference_id: 'a' });
  });

  it('is the provider’s own data where nothing lies below', () => {
    expect(read(200, { code: 200, data: { access_token: 't', status_cd: '1' } })).toMatchObject({
      access_token: 't',
    });
  });

  it('may say success by the number 1', () => {
    expect(read(200, { code: 200, data: { data: { ack_num: 'AA' }, status_cd: 1 } })).toEqual({
      ack_num: 'AA',
    });
  });

  it.each([
    ['error_cd', { status_cd: '0', error: { error_cd: 'AUTH117', message: 'filed' } }, 'AUTH117'],
    ['error_code', { status_cd: '0', error: { error_code: 'RTN_22', message: 'year' } }, 'RTN_22'],
    ['a code without status_cd', { error_code: 'NOGSTIN', message: 'none' }, 'NOGSTIN'],
    ['no code', { status_cd: '0' }, 'REFUSED'],
  ])('with HTTP 200 is a refusal when GSTN said no: %s', (_how, data, code) => {
    expect(refusal(200, { code: 200, data })).toMatchObject({ code });
  });

  it.each([
    [401, 'wrong key', false, 'SANDBOX-401', 'report a defect'],
    [403, 'The token has expired', false, 'AUTH4033', 'sign in again'],
    [403, 'Insufficient credits', false, 'SANDBOX-403', 'report a defect'],
    [422, 'Invalid GSTIN pattern', true, 'SANDBOX-422', 'correct the return'],
    [429, 'Too many', true, 'NOT-REACHED', 'try again later'],
    [500, 'Oops', true, 'NO-ANSWER', 'ask the portal what happened'],
    [500, 'Oops', false, 'NOT-REACHED', 'try again later'],
    [503, 'Source down', true, 'NOT-REACHED', 'try again later'],
    [504, 'Timed out', true, 'NO-ANSWER', 'ask the portal what happened'],
  ])('of HTTP %i "%s" (write: %s) is %s: %s', (status, message, isWrite, code, remedy) => {
    expect(refusal(status, { code: status, message }, isWrite)).toMatchObject({ code, remedy });
  });

  it('counts the code of the body, which has been seen to differ from the HTTP status', () => {
    expect(refusal(500, { code: 422, message: 'Invalid GSTIN pattern' })).toMatchObject({
      code: 'SANDBOX-422',
    });
  });

  it('that is a page of a proxy leaves a write in doubt and a read undone', () => {
    expect(refusal(502, '<html>', true).code).toBe('NO-ANSWER');
    expect(refusal(502, '<html>').code).toBe('NOT-REACHED');
    expect(refusal(200, '<html>', true)).toMatchObject({
      code: 'BAD-ANSWER',
      remedy: 'ask the portal what happened',
    });
    expect(refusal(200, {}, false)).toMatchObject({ code: 'BAD-ANSWER', remedy: 'report a defect' });
  });
});
