import { Type } from 'typebox';
import type { Caller } from '../caller.ts';
import type { Api, ApiContext } from '../context.ts';
import { passwordFits } from '../passwords.ts';
import { Problem } from '../problem.ts';
import { callerIn, callerOf, closeSignIn, openSignIn } from '../sign-in.ts';
import { shownPeriods } from './periods.ts';
import { registrationView } from './registrations.ts';
import { Session } from './schemas.ts';
import type { SecondStep } from './second-step.ts';

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
const minuteMs = 60_000;
const tooMany = () => new Problem(429, 'TOO-MANY', 'Too many tries to sign in. Wait a minute and try again.');

/** POST, GET and DELETE /session: sign in, who am I, sign out. */
export function sessionRoutes(app: Api, context: ApiContext, secondStep: SecondStep): void {
  const clientLimit = app.createRateLimit({ max: triesPerMinuteOfClient, timeWindow: minuteMs });
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
      await secondStep(request, found.person, code);
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
