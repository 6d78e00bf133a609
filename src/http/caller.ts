import type { Actor } from '../filing/filing.ts';
import type { Consumer } from '../filing/needs/consumers.ts';
import type { Person } from './people.ts';

/** Who calls our API: a person who is signed in, or a program with its key. */
export interface Caller extends Actor {
  /** GSTINs it may speak for; null for every one of the company. */
  readonly gstins: readonly string[] | null;
  /** Null for a program. */
  readonly person: Person | null;
  /** Null for a person. */
  readonly consumer: Consumer | null;
}

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller | null;
  }
}
