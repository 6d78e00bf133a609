import { Type } from 'typebox';
import type { Caller } from '../caller.ts';
import type { Api, ApiContext } from '../context.ts';
import { passwordFits } from '../passwords.ts';
import type { Person } from '../people.ts';
import { Problem } from '../problem.ts';
import { askSecondFactor } from '../second-factor.ts';
import { callerIn, callerOf, closeSignIn, openSignIn } from '../sign-in.ts';
import { noteAct } from './note-act.ts';
import { shownPeriods } from './periods.ts';
import { registrationView } from './registrations.ts';
import { Session } from './schemas.ts';

const Credentials = Type.Object({
  email: Type.String({ maxLength: 320 }),
  password: Type.String({ minLength: 1, maxLength: 1024 }),
  code: Type.Optional(
    Type.String({
      maxLength: 40,
      description: 'Of the second factor, or a recovery code; asked for with CODE-NEEDED',
    }),
  ),
});
const triesPerMinute = 10;
/** Of one client, whatever addresses it tries: an office behind one connection stays below. */
const triesPerMinuteOfClient = 60;
/** Of one person with a right password, from wherever: a code of six digits is not found by trying. */
const codesInFiveMinutes = 10;
const minuteMs = 60_000;
const tooManyCodes = () => new Problem(429, 'TOO-MANY', 'Too many codes. Wait five minutes and try again.');
const tooMany = () => new Problem(429, 'TOO-MANY', 'Too many tries to sign in. Wait a minute and try again.');

/** POST, GET and DELETE /session: sign in, who am I, sign out. */
export function sessionRoutes(app: Api, context: ApiContext): void {
  const clientLimit = app.createRateLimit({ max: triesPerMinuteOfClient, timeWindow: minuteMs });
  const codeLimit = app.createRateLimit({
    max: codesInFiveMinutes,
    timeWindow: 5 * minuteMs,
    keyGenerator: (request) => `code of ${(request.body as { email?: string }).email?.trim().toLowerCase()}`,
  });
  app.post(
    '/session',
    {
      schema: { tags: ['session'], summary: 'Sign in', body: Credentials, response: { 200: Session } },
      config: {
        rateLimit: {
          max: triesPerMinute,
          timeWindow: minuteMs,
          hook: 'preHandler',
          keyGenerator: (request) =>
            `${request.ip} ${(request.body as { email?: string }).email?.toLowerCase()}`,
          errorResponseBuilder: tooMany,
        },
      },
    },
    async (request, reply) => {
      const client = await clientLimit(request);
      if (!client.isAllowed && client.isExceeded) throw tooMany();
      const { email, password, code } = request.body;
      const found = await context.people.findByEmail(email.trim().toLowerCase());
      const fits = await passwordFits(found?.passwordHash ?? null, password);
      if (!found || !fits) {
        throw new Problem(
          401,
          'SIGN-IN-WRONG',
          'The e-mail address or the password is not right. Enter them again.',
        );
      }
      if (code !== undefined) {
        const tries = await codeLimit(request);
        if (!tries.isAllowed && tries.isExceeded) throw tooManyCodes();
      }
      await secondFactor(context, found.person, code);
      await openSignIn(context, found.person, reply);
      return sessionView(context, callerOf(found.person));
    },
  );
  app.get(
    '/session',
    {
      schema: {
        tags: ['session'],
        summary: 'Who is signed in, or whose key it is',
        response: { 200: Session },
      },
      config: { scope: 'any' },
    },
    async (request) => sessionView(context, callerIn(request)),
  );
  app.delete('/session', { schema: { tags: ['session'], summary: 'Sign out' } }, async (request, reply) => {
    await closeSignIn(context, request, reply);
    return reply.code(204).send();
  });
}

async function secondFactor(context: ApiContext, person: Person, code: string | undefined): Promise<void> {
  const { filing, people } = context;
  const used = await askSecondFactor(people, person, { code, now: filing.clock.now() });
  if (used === 'recovery code')
    await noteAct(filing, callerOf(person), { act: 'recovery code used', object: person.email });
}

/** Who calls, for which company, with what to choose from. */
export async function sessionView(context: ApiContext, caller: Caller) {
  const { tenantId, grants, gstins, person, consumer } = caller;
  const { registrations, states } = await context.filing.store.inBooks(tenantId, async (books) => ({
    registrations: (await books.registrations()).filter(({ gstin }) => gstins?.includes(gstin) ?? true),
    states: (await books.returnStates()).filter(({ gstin }) => gstins?.includes(gstin) ?? true),
  }));
  return {
    user: {
      name: person?.name ?? consumer?.name ?? '',
      email: person?.email ?? consumer?.email ?? '',
      grants,
      language: person?.language ?? ('en' as const),
    },
    company: { name: await context.people.companyName(tenantId) },
    registrations: registrations.map(registrationView),
    periods: shownPeriods(
      context.today(),
      states.map((state) => state.returnPeriod),
    ),
    practice: context.practice !== undefined,
  };
}
