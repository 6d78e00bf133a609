import { randomBytes } from 'node:crypto';

/** Whose token it is and how long it lives; instants are ISO 8601. */
export interface TokenFor {
  readonly tenantId: string;
  readonly kind: 'api' | 'taxpayer';
  readonly issuedAt: string;
  readonly expiresAt: string;
}

/** The official SDK decodes a token and refuses one whose issuer's host does not contain `sandbox.co.in`. */
const issuer = 'https://sandbox.co.in.vivarani.localhost';

/**
 * Makes a token in the form of a JWT, because clients decode it. Its third part is no signature but 256 random bits:
 * a token is looked up (by its hash), so that logging out and revoking a key end it at once.
 */
export function makeToken({ tenantId, kind, issuedAt, expiresAt }: TokenFor): string {
  const claims = {
    iss: issuer,
    aud: kind === 'api' ? 'API' : 'TAXPAYER',
    ten: tenantId,
    iat: Math.floor(Date.parse(issuedAt) / 1000),
    exp: Math.floor(Date.parse(expiresAt) / 1000),
  };
  const parts = [{ typ: 'JWT', alg: 'HS512' }, claims].map((part) => encoded(JSON.stringify(part)));
  return [...parts, randomBytes(32).toString('base64url')].join('.');
}

function encoded(text: string): string {
  return Buffer.from(text).toString('base64url');
}
