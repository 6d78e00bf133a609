import {
  constants,
  createCipheriv,
  createDecipheriv,
  createHmac,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  privateDecrypt,
  randomBytes,
} from 'node:crypto';
import { Refusal } from './errors.ts';

/** AES-256-ECB with PKCS#7 padding, the portal's only cipher. */
export function encrypt(plain: Buffer, key: Buffer): Buffer {
  const cipher = createCipheriv('aes-256-ecb', key, null);
  return Buffer.concat([cipher.update(plain), cipher.final()]);
}

/** Opens AES-256-ECB; throws when the key or the padding is wrong. */
export function decrypt(sealed: Buffer, key: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-ecb', key, null);
  return Buffer.concat([decipher.update(sealed), decipher.final()]);
}

/** HMAC-SHA256 in base64. */
export function mac(message: Buffer | string, key: Buffer | string): string {
  return createHmac('sha256', key).update(message).digest('base64');
}

/** A request body as opened: `base64` is the text that was encrypted, signed and authenticated. */
interface OpenedRequest {
  readonly base64: Buffer;
  readonly json: string;
}

/** Opens `data` of a request with the session key; refuses with RET191101 or RET12505 what cannot be opened. */
export function openRequest(data: unknown, sessionKey: Buffer): OpenedRequest {
  if (typeof data !== 'string' || data === '') throw new Refusal('RET191101');
  try {
    const base64 = decrypt(Buffer.from(data, 'base64'), sessionKey);
    return { base64, json: Buffer.from(base64.toString('latin1'), 'base64').toString('utf8') };
  } catch {
    throw new Refusal('RET12505');
  }
}

/** Refuses with RET12505 when `hmac` is not that of the opened request. */
export function checkRequestMac(opened: OpenedRequest, hmac: unknown, sessionKey: Buffer): void {
  if (hmac !== mac(opened.base64, sessionKey)) {
    throw new Refusal('RET12505', 'Corrupted API Payload Data: hmac does not match the payload');
  }
}

/** An answer as the wire carries it, under a fresh key of its own. */
interface SealedAnswer {
  readonly status_cd: '1';
  readonly data: string;
  readonly rek: string;
  readonly hmac: string;
}

/** Seals the JSON text of an answer for one session; `answerKey` is given only by the test of the vectors. */
export function sealAnswer(json: string, sessionKey: Buffer, answerKey = randomBytes(32)): SealedAnswer {
  const base64 = Buffer.from(Buffer.from(json, 'utf8').toString('base64'), 'latin1');
  return {
    status_cd: '1',
    data: encrypt(base64, answerKey).toString('base64'),
    rek: encrypt(answerKey, sessionKey).toString('base64'),
    hmac: mac(base64, answerKey),
  };
}

/** The portal's own key pair: the private key opens app keys, the public key is its certificate. */
export interface PortalKeys {
  readonly privatePem: string;
  readonly publicPem: string;
  readonly privateKey: KeyObject;
}

/** A new RSA-2048 key pair. */
export function newPortalKeys(): PortalKeys {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return portalKeys(privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
}

/** The key pair of a stored private key (PEM, PKCS#8). */
export function portalKeys(privatePem: string): PortalKeys {
  const privateKey = createPrivateKey(privatePem);
  const publicPem = createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }).toString();
  return { privatePem, publicPem, privateKey };
}

/**
 * The app key of a sign-in: RSA with PKCS#1 v1.5 padding, 32 bytes. Refuses with TEC4002 what was encrypted for
 * another certificate, with AUTH4036 a key of another length.
 */
export function openAppKey(sealed: unknown, keys: PortalKeys): Buffer {
  if (typeof sealed !== 'string') throw new Refusal('AUTH4036');
  const key = unpad(rawDecrypt(Buffer.from(sealed, 'base64'), keys));
  if (key.length !== 32) throw new Refusal('AUTH4036');
  return key;
}

function rawDecrypt(sealed: Buffer, keys: PortalKeys): Buffer {
  try {
    // Node 20 refuses RSA_PKCS1_PADDING here, so the padding is taken off by hand.
    return privateDecrypt({ key: keys.privateKey, padding: constants.RSA_NO_PADDING }, sealed);
  } catch {
    throw new Refusal('TEC4002');
  }
}

/** Takes PKCS#1 v1.5 padding off: 00 02, at least eight bytes that are not zero, 00, message. */
function unpad(block: Buffer): Buffer {
  const end = block.indexOf(0, 2);
  if (block[0] !== 0 || block[1] !== 2 || end < 10) throw new Refusal('TEC4002');
  return block.subarray(end + 1);
}
