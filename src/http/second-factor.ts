import { randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { renderSVG } from 'uqr';
import type { People, PersonId } from './people.ts';
import { Problem } from './problem.ts';

const secondsOfStep = 30;
const recoveryCodes = 10;

/** What an authenticator app takes in: by its camera, or typed. */
export interface NewSecondFactor {
  readonly secret: string;
  readonly uri: string;
  /** SVG. */
  readonly qr: string;
}

function totpOf(secret: string, email = ''): TOTP {
  return new TOTP({
    issuer: 'Vivarani',
    label: email,
    period: secondsOfStep,
    digits: 6,
    secret: Secret.fromBase32(secret),
  });
}

/** A new secret of 160 bits, kept until a first code confirms it. */
export async function beginSecondFactor(
  people: People,
  who: PersonId & { readonly email: string },
): Promise<NewSecondFactor> {
  const { base32: secret } = new Secret({ size: 20 });
  if (!(await people.secondFactors.begin(who, secret))) {
    throw new Problem(409, 'SECOND-FACTOR', 'The second factor is on already. Switch it off first.');
  }
  const uri = totpOf(secret, who.email).toString();
  return { secret, uri, qr: renderSVG(uri, { border: 2 }) };
}

/** The half minute whose code this is, one before and one after included; null where it is none of them. */
function stepOf(secret: string, code: string, now: string): number | null {
  const timestamp = Date.parse(now);
  const delta = totpOf(secret).validate({ token: code, timestamp, window: 1 });
  return delta === null ? null : Math.floor(timestamp / 1000 / secondsOfStep) + delta;
}

/** Switches the second factor on when the code is right; answers the recovery codes, which are shown this once. */
export async function confirmSecondFactor(
  people: People,
  who: PersonId,
  { code, now }: { readonly code: string; readonly now: string },
): Promise<readonly string[]> {
  const kept = await people.secondFactors.read(who);
  const step = kept && !kept.isOn ? stepOf(kept.secret, plain(code), now) : null;
  if (step === null) throw wrongCode(422);
  const codes = Array.from({ length: recoveryCodes }, newRecoveryCode);
  await people.secondFactors.confirm(who, step, codes.map(plain));
  return codes;
}

/**
 * Asks for the second factor of who has one, after the password. A code of the app or a recovery code fits once: throws
 * `Problem` without a code, with a wrong one, and with one that was used.
 */
export async function askSecondFactor(
  people: People,
  who: PersonId,
  { code, now }: { readonly code: string | undefined; readonly now: string },
): Promise<'none' | 'code' | 'recovery code'> {
  const kept = await people.secondFactors.read(who);
  if (!kept?.isOn) return 'none';
  if (code === undefined) {
    throw new Problem(401, 'CODE-NEEDED', 'Enter the code that your authenticator app shows now.');
  }
  const typed = plain(code);
  const step = /^\d{6}$/.test(typed) ? stepOf(kept.secret, typed, now) : null;
  if (step !== null && (await people.secondFactors.useStep(who, step))) return 'code';
  if (typed.length === 16 && (await people.secondFactors.useRecovery(who, typed))) return 'recovery code';
  throw wrongCode(401);
}

/** 80 random bits in four groups, in letters and digits that are not mistaken for each other. */
function newRecoveryCode(): string {
  const { base32 } = new Secret({ buffer: new Uint8Array(randomBytes(10)).buffer });
  return base32.toLowerCase().replace(/(.{4})(?=.)/g, '$1-');
}

const plain = (code: string): string => code.replace(/[\s-]/g, '').toLowerCase();

const wrongCode = (status: number) =>
  new Problem(
    status,
    'CODE-WRONG',
    'The code is not right, or was used already. Enter the one that the app shows now, or a recovery code.',
  );
