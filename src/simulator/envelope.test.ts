import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { decrypt, encrypt, mac, openRequest, sealAnswer } from './envelope.ts';

/* Vectors: keys are counting bytes; the sealed texts were made once by an independent program. */
const counting = (first: number) => Buffer.from(Array.from({ length: 32 }, (_, index) => first + index));
const [appKey, sessionKey, answerKey] = [counting(0), counting(32), counting(64)];

describe('the envelope', () => {
  test('opens the OTP and seals the session key under the app key', () => {
    expect(decrypt(Buffer.from('lBQwV4dMNxt5BBTu2msZ+w==', 'base64'), appKey).toString()).toBe('575757');
    expect(encrypt(sessionKey, appKey).toString('base64')).toBe(
      'YaaTbk6PEBwcwfmTtUKg1OJ0Dor61OTRXQ1mGzguyomfO3UEkm+L024xGOkDpM1K',
    );
  });

  test('opens a request and finds its MAC over the base64 text', () => {
    const data =
      'N4x+ZhaLyd7Qvr4sfXjFcIRCEgEXuvuXDw4x4+7pE2DWauWg6iWgN4eBp/K06ssE6wazeFHihJL62fg5nK5t8Zt+1NvkGSlAHtJPkr+/aVK+X0DaQDw+WhKW3ulf0pqN';
    const opened = openRequest(data, sessionKey);
    expect(JSON.parse(opened.json)).toEqual({ gstin: '27GSPTN0000A1Z0', fp: '072024', gt: 0, cur_gt: 0 });
    expect(mac(opened.base64, sessionKey)).toBe('8O8bf3rmZnRr6WnAwy0KPWsyICvTvCepRtK7/e2SbVg=');
  });

  test('seals an answer under a key of its own', () => {
    const sealed = sealAnswer(
      '{"reference_id":"00000000-0000-4000-8000-000000000001"}',
      sessionKey,
      answerKey,
    );
    expect(sealed).toEqual({
      status_cd: '1',
      rek: 'nsnczqn1sSa6HnZ404MpQ0SrOthS9VcpkIu083f2Ofu+X0DaQDw+WhKW3ulf0pqN',
      data: 'bMQ4ZPdlCoFaPVLJvMhu75MzKLLkmDbQ7Tzt2O2BQBCyskFyIXJtj+UmiX6Sh8Im5lIY8bdIlUeBt9mR558sUPIWRcI1qGLGgE2BgqgRyUA=',
      hmac: 'sNXQPGwSypYCzSHZs2lOlz26ibvnLfmYZl3TqrC70oI=',
    });
  });

  test('signs what is filed with PAN and EVC', () => {
    const summary = '{"gstin":"27GSPTN0000A1Z0","ret_period":"072024","isnil":"Y"}';
    const base64 = Buffer.from(summary).toString('base64');
    expect(mac(base64, 'ABCDE1234F|A1B2C3')).toBe('CfFnUCWAeT62GyThg5eizpXXt3fKchpPI9eeuvQ9aZ4=');
  });

  test('refuses data under another key as corrupted and missing data as null', () => {
    const data = encrypt(Buffer.from('e30='), answerKey).toString('base64');
    expect(() => openRequest(data, sessionKey)).toThrow(expect.objectContaining({ code: 'RET12505' }));
    expect(() => openRequest(undefined, sessionKey)).toThrow(expect.objectContaining({ code: 'RET191101' }));
  });

  test('has the checksums of empty sections that live summaries show', () => {
    const hash = (text: string) => createHash('sha256').update(text).digest('hex');
    const empty = hash('');
    expect(hash(empty.repeat(2))).toBe('3b7546ed79e3e5a7907381b093c5a182cbf364c5dd0443dfa956c8cca271cc33');
    expect(hash(empty.repeat(5))).toBe('063a5b1a3bbc23d11761b156c446a285d7703be484a276a0a32e29bda10d4f8a');
  });
});
