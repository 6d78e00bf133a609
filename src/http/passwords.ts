import { hash, verify } from '@node-rs/argon2';

// Argon2id with 19 MiB and two passes: the package's defaults, which are OWASP's first choice.
let decoy: Promise<string> | undefined;

/** Hashes a password with argon2id for keeping. */
export function hashPassword(password: string): Promise<string> {
  return hash(password);
}

/**
 * Whether a password fits a kept hash. An unknown person costs the same time as a wrong password, so that nobody
 * learns from the clock which addresses exist.
 */
export async function passwordFits(passwordHash: string | null, password: string): Promise<boolean> {
  decoy ??= hash('nobody has this password');
  const fits = await verify(passwordHash ?? (await decoy), password).catch(() => false);
  return fits && passwordHash !== null;
}
