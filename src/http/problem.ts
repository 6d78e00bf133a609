import type { Finding } from '../core/index.ts';

/** Anything an answer may carry beside the sentence: machine-readable, never a secret. */
export interface ProblemExtras {
  readonly remedy?: string;
  readonly findings?: readonly Finding[];
}

/** A request that cannot be done, as RFC 9457 has it: status, a stable code, a sentence that says what to do. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly extras: ProblemExtras;
  constructor(status: number, code: string, detail: string, extras: ProblemExtras = {}) {
    super(detail);
    this.name = 'Problem';
    this.status = status;
    this.code = code;
    this.extras = extras;
  }
}

/** 401: nobody is signed in, or the sign-in has ended. */
export function notSignedIn(): Problem {
  return new Problem(401, 'NOT-SIGNED-IN', 'You are not signed in, or your sign-in has ended. Sign in.');
}

/** 404: a thing of this tenant that does not exist; the same answer as for a thing of another tenant. */
export function notFound(what: string): Problem {
  return new Problem(
    404,
    'NOT-FOUND',
    `${what} is not in your books. Check the address or go back to the list.`,
  );
}
