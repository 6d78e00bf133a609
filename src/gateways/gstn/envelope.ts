import {
  constants,
  createCipheriv,
  createDecipheriv,
  createHmac,
  createPublicKey,
  type KeyObject,
  publicEncrypt,
  timingSafeEqual,
} from 'node:crypto';

/** A request as the portal takes it: base64 texts of the sealed payload and of its HMAC. */
export interface SealedRequest {
  readonly data: string;
  readonly hmac: string;
}

/** An answer that carries data, as the portal sends it. */
export interface SealedAnswer {
  readonly data: string;
  /** The answer's own key, sealed under the session key. */
  readonly rek: string;
  readonly hmac: string;
}

/** Length of every symmetric key of the protocol, in bytes. */
export const keyLength = 32;

/** Seals bytes with AES-256, ECB, PKCS#7 padding: the portal's only cipher. */
export function encrypt(plain: Uint8Array, key: Uint8Array): Buffer {
  const cipher = createCipheriv('aes-256-ecb', key, null);
  return Buffer.concat([cipher.update(plain), cipher.final()]);
}

/** Opens what `encrypt` sealed; throws when the key or the padding is wrong. */
export function decrypt(sealed: Uint8Array, key: Uint8Array): Buffer {
  const decipher = createDecipheriv('aes-256-ecb', key, null);
  return Buffer.concat([decipher.update(sealed), decipher.final()]);
}

/** HMAC-SHA256 in base64; a text key counts by its UTF-8 bytes. */
export function mac(message: Uint8Array, key: Uint8Array | string): string {
  return createHmac('sha256', key).update(message).digest('base64');
}

/** Seals an OTP (or another short text) with the app key, in base64. */
export function sealText(text: string, key: Uint8Array): string {
  return encrypt(Buffer.from(text, 'utf8'), key).toString('base64');
}

/** Seals one key under another, raw bytes, in base64: how a refresh hands over its new app key. */
export function sealKey(inner: Uint8Array, outer: Uint8Array): string {
  return encrypt(inner, outer).toString('base64');
}

/** Opens a sealed key; throws when it is not 32 bytes long. */
export function openKey(sealed: string, outer: Uint8Array): Buffer {
  const key = decrypt(Buffer.from(sealed, 'base64'), outer);
  if (key.length !== keyLength) throw new Error('A sealed key does not hold 32 bytes.');
  return key;
}

/** Seals the app key for the portal with its RSA certificate (PKCS#1 v1.5), in base64. */
export function sealAppKey(appKey: Uint8Array, portalKey: KeyObject): string {
  return publicEncrypt({ key: portalKey, padding: constants.RSA_PKCS1_PADDING }, appKey).toString('base64');
}

/** Reads the portal's public key from PEM, either an X.509 certificate or a bare key; throws when it is neither. */
export function readPortalKey(pem: string): KeyObject {
  return createPublicKey(pem);
}

/**
 * The base64 text of a payload, as bytes: it is this text that is encrypted, authenticated and signed.
 * Kept as bytes because a save has megabytes, and each turn into a string would copy them.
 */
export function payloadBytes(payload: unknown): Buffer {
  const json = Buffer.from(JSON.stringify(payload), 'utf8');
  return Buffer.from(json.toString('base64'), 'latin1');
}

/** Seals the bytes of `payloadBytes` under the session key. */
export function sealRequest(bytes: Uint8Array, sessionKey: Uint8Array): SealedRequest {
  return { data: encrypt(bytes, sessionKey).toString('base64'), hmac: mac(bytes, sessionKey) };
}

/** Signs the bytes of `payloadBytes` for filing with an EVC; `sid` is `PAN|EVC OTP`. */
export function signWithEvc(bytes: Uint8Array, sid: string): string {
  return mac(bytes, sid);
}

/** Opens an answer to its JSON text; throws when a key, the padding or the HMAC is wrong. */
export function openAnswer(answer: SealedAnswer, sessionKey: Uint8Array): string {
  const answerKey = openKey(answer.rek, sessionKey);
  const bytes = decrypt(Buffer.from(answer.data, 'base64'), answerKey);
  const expected = Buffer.from(mac(bytes, answerKey), 'base64');
  const given = Buffer.from(answer.hmac, 'base64');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw new Error('The HMAC of an answer does not fit its content.');
  }
  return decodePayload(bytes);
}

/** The JSON text inside the base64 bytes of a payload. */
export function decodePayload(bytes: Buffer): string {
  return Buffer.from(bytes.toString('latin1'), 'base64').toString('utf8');
}
