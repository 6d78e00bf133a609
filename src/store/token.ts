import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits behind the name of the tenant, so that what they open is looked for in one tenant only; so many bits need no slow hash. */
export function newToken(tenantId: string): string {
  return `${Buffer.from(tenantId).toString('base64url')}.${randomBytes(32).toString('base64url')}`;
}

/** The tenant that a token names and the hash under which it is kept. */
export function tokenPlace(token: string): readonly [tenantId: string, hash: Buffer] {
  const tenantId = Buffer.from(token.split('.')[0] ?? '', 'base64url').toString('utf8');
  return [tenantId, createHash('sha256').update(token).digest()];
}
