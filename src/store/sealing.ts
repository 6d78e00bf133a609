import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/** Seals small secrets for the database with AES-256-GCM. */
export interface Sealer {
  /** `place` says whose secret it is; what was sealed for one place does not open in another. */
  seal(secret: string, place: string): Buffer;
  /** Throws when it was sealed for another place or with a key that is not known. */
  open(sealed: Buffer, place: string): string;
}

// Layout: key id (8) | nonce (12) | tag (16) | ciphertext.
const idBytes = 8;
const nonceBytes = 12;
const tagBytes = 16;

/**
 * A sealer from keys in base64 (32 bytes each), separated by commas: the first one seals, all of them open,
 * so a key is rotated by putting the new one in front.
 */
export function sealerFrom(secretKey: string): Sealer {
  const keys = new Map(readKeys(secretKey).map((key) => [idOf(key).toString('hex'), key]));
  const current = keys.values().next().value;
  if (!current) throw new Error('VIVARANI_SECRET_KEY is empty. Give 32 random bytes in base64.');
  return {
    seal: (secret, place) => seal(current, secret, place),
    open: (sealed, place) => {
      const key = keys.get(sealed.subarray(0, idBytes).toString('hex'));
      if (!key)
        throw new Error(
          'A secret was sealed with a key that is not here. Add the old key to VIVARANI_SECRET_KEY.',
        );
      return open(key, sealed, place);
    },
  };
}

function readKeys(secretKey: string): readonly Buffer[] {
  return secretKey.split(',').map((text) => {
    const key = Buffer.from(text.trim(), 'base64');
    if (key.length !== 32) {
      throw new Error(
        `VIVARANI_SECRET_KEY holds a key of ${key.length} bytes. Give 32 random bytes in base64.`,
      );
    }
    return key;
  });
}

function idOf(key: Buffer): Buffer {
  return createHash('sha256').update('vivarani key id').update(key).digest().subarray(0, idBytes);
}

function seal(key: Buffer, secret: string, place: string): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(place));
  const text = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  return Buffer.concat([idOf(key), nonce, cipher.getAuthTag(), text]);
}

function open(key: Buffer, sealed: Buffer, place: string): string {
  const nonceEnd = idBytes + nonceBytes;
  const tagEnd = nonceEnd + tagBytes;
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(idBytes, nonceEnd));
  decipher.setAAD(Buffer.from(place)).setAuthTag(sealed.subarray(nonceEnd, tagEnd));
  return decipher.update(sealed.subarray(tagEnd), undefined, 'utf8') + decipher.final('utf8');
}
