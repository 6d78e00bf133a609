import { constants, generateKeyPairSync, privateDecrypt } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  decrypt,
  encrypt,
  mac,
  openAnswer,
  openKey,
  payloadBytes,
  readPortalKey,
  sealAppKey,
  sealKey,
  sealRequest,
  sealText,
  signWithEvc,
} from './envelope.ts';

const vectorsFile = new URL('../../../../shared/oracle/portal/crypto-vectors.json', import.meta.url);
const hex = (text: string) => Buffer.from(text, 'hex');

describe.skipIf(!existsSync(vectorsFile))('envelope, by the reference vectors (skipped: not present)', () => {
  const vectors = existsSync(vectorsFile) ? JSON.parse(readFileSync(vectorsFile, 'utf8')) : null;

  it('seals the OTP and opens the session key', () => {
    const { auth } = vectors;
    expect(sealText(auth.otp, hex(auth.app_key_hex))).toBe(auth.otp_enc_b64);
    expect(openKey(auth.sek_b64, hex(auth.app_key_hex)).toString('hex')).toBe(auth.sk_hex);
  });

  it('seals the new app key of a refresh as raw bytes', () => {
    const { auth } = vectors;
    const expected = Object.entries(auth).find(([name]) => name.includes('raw-bytes variant'))?.[1];
    expect(sealKey(hex(auth.refresh_new_app_key_hex), hex(auth.sk_hex))).toBe(expected);
  });

  it('seals a request', () => {
    const { request } = vectors;
    const bytes = payloadBytes(JSON.parse(request.plaintext));
    expect(sealRequest(bytes, hex(request.sk_hex))).toEqual({
      data: request.data_b64,
      hmac: request.hmac_b64,
    });
  });

  it('opens an answer and checks its HMAC', () => {
    const { request, response } = vectors;
    const answer = { data: response.data_b64, rek: response.rek_b64, hmac: response.hmac_b64 };
    expect(openAnswer(answer, hex(request.sk_hex))).toBe(response.plaintext);
  });

  it('signs a summary with the EVC', () => {
    const { evc_file: filing, request } = vectors;
    const bytes = payloadBytes(JSON.parse(filing.summary_plaintext));
    const sign = Object.entries(filing).find(([name]) => name.startsWith('sign_b64'))?.[1];
    expect(sealRequest(bytes, hex(request.sk_hex)).data).toBe(filing.data_b64);
    expect(signWithEvc(bytes, filing.sid)).toBe(sign);
  });
});

describe('envelope', () => {
  const sessionKey = Buffer.alloc(32, 7);
  const answerKey = Buffer.alloc(32, 9);
  const bytes = payloadBytes({ name: 'Śrī & Sons' });
  const answer = {
    data: encrypt(bytes, answerKey).toString('base64'),
    rek: sealKey(answerKey, sessionKey),
    hmac: mac(bytes, answerKey),
  };

  it('opens text beyond ASCII', () => {
    expect(JSON.parse(openAnswer(answer, sessionKey))).toEqual({ name: 'Śrī & Sons' });
  });

  it('refuses an answer whose HMAC is wrong or of another length', () => {
    expect(() => openAnswer({ ...answer, hmac: mac(bytes, sessionKey) }, sessionKey)).toThrow('HMAC');
    expect(() => openAnswer({ ...answer, hmac: '' }, sessionKey)).toThrow('HMAC');
  });

  it('refuses an answer sealed under another session key', () => {
    expect(() => openAnswer(answer, Buffer.alloc(32, 8))).toThrow();
  });

  it('refuses a sealed key that is not 32 bytes long', () => {
    expect(() => openKey(sealKey(Buffer.alloc(16), sessionKey), sessionKey)).toThrow('32 bytes');
  });

  it('seals the app key for the holder of the private key', () => {
    const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const pem = pair.publicKey.export({ type: 'spki', format: 'pem' }).toString();
    const sealed = Buffer.from(sealAppKey(sessionKey, readPortalKey(pem)), 'base64');
    // Some Node 20 builds refuse RSA_PKCS1_PADDING for decryption, so the padding is looked at by hand.
    const block = privateDecrypt({ key: pair.privateKey, padding: constants.RSA_NO_PADDING }, sealed);
    expect(block.subarray(0, 2)).toEqual(Buffer.from([0, 2]));
    expect(block.subarray(-32)).toEqual(sessionKey);
    expect(block.at(-33)).toBe(0);
  });

  it('undoes its own encryption', () => {
    expect(decrypt(encrypt(bytes, sessionKey), sessionKey)).toEqual(bytes);
  });
});
