import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { Api, ApiContext } from '../context.ts';
import type { Person } from '../people.ts';
import { Problem } from '../problem.ts';
import { askSecondFactor } from '../second-factor.ts';
import { callerOf } from '../sign-in.ts';
import { noteAct } from './note-act.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Whose code is tried; empty where none is. */
    codeOf: string;
  }
}

/** A code as it is typed: of the app, or a recovery code. */
export const Code = Type.Object(
  { code: Type.String({ minLength: 1, maxLength: 40, examples: ['123456'] }) },
  { additionalProperties: false, title: 'SecondFactorCode' },
);
/** Of one person, by whichever way and from wherever: a code of six digits is not found by trying. */
const codesInFiveMinutes = 10;
const minuteMs = 60_000;

/** Asks for the second factor of who has shown who he is, by password or by a provider; throws `Problem` where it does not fit. */
export type SecondStep = (request: FastifyRequest, person: Person, code: string | undefined) => Promise<void>;

/** The second step of every way to sign in, with one count of tries for all of them. */
export function secondStep(app: Api, { filing, people }: ApiContext): SecondStep {
  app.decorateRequest('codeOf', '');
  const limit = app.createRateLimit({
    max: codesInFiveMinutes,
    timeWindow: 5 * minuteMs,
    keyGenerator: ({ codeOf }) => `code of ${codeOf}`,
  });
  return async (request, person, code) => {
    if (code !== undefined) {
      request.codeOf = person.email.toLowerCase();
      const tries = await limit(request);
      if (!tries.isAllowed && tries.isExceeded)
        throw new Problem(429, 'TOO-MANY', 'Too many codes. Wait five minutes and try again.');
    }
    const used = await askSecondFactor(people, person, { code, now: filing.clock.now() });
    if (used === 'recovery code')
      await noteAct(filing, callerOf(person), { act: 'recovery code used', object: person.email });
  };
}
