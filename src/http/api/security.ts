import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { Api, ApiContext } from '../context.ts';
import { passwordFits } from '../passwords.ts';
import type { Person } from '../people.ts';
import { notSignedIn, Problem } from '../problem.ts';
import { beginSecondFactor, confirmSecondFactor } from '../second-factor.ts';
import { callerIn, callerOf, tokenIn } from '../sign-in.ts';
import { noteAct } from './note-act.ts';
import { Instant, ListOf, Name } from './schemas.ts';
import { Code } from './second-step.ts';

const tags = ['session'];
const config = { scope: 'people' } as const;
const limited = { ...config, rateLimit: { max: 10, timeWindow: 60_000 } };
const Password = Type.Object(
  { password: Type.String({ minLength: 1, maxLength: 1024, description: 'The present one' }) },
  { additionalProperties: false, title: 'PresentPassword' },
);
const NewFactor = Type.Object(
  { secret: Type.String(), uri: Type.String(), qr: Type.String({ description: 'SVG' }) },
  { title: 'NewSecondFactor' },
);
const SignIn = Type.Object(
  {
    loginId: Type.String(),
    userAgent: Type.String({ description: 'As the browser names itself' }),
    address: Type.String({ description: 'IP address' }),
    openedAt: Instant,
    seenAt: Instant,
    isThis: Type.Boolean(),
  },
  { title: 'OpenSignIn' },
);
const Security = Type.Object(
  {
    hasSecondFactor: Type.Boolean(),
    recoveryLeft: Type.Integer({ description: 'Recovery codes that were not used' }),
    signIns: ListOf(SignIn),
  },
  { title: 'Security' },
);

/** What a person does for the safety of his own account: the second factor, and his sign-ins. */
export function securityRoutes(app: Api, context: ApiContext): void {
  const { people } = context;
  app.get(
    '/session/security',
    {
      schema: { tags, summary: 'Second factor and sign-ins of who asks', response: { 200: Security } },
      config,
    },
    async (request) => {
      const person = personIn(request);
      const factor = await people.secondFactors.read(person);
      const signIns = await people.signIns(person, tokenIn(request));
      return { hasSecondFactor: factor?.isOn ?? false, recoveryLeft: factor?.recoveryLeft ?? 0, signIns };
    },
  );
  signInRoutes(app, context);
  factorRoutes(app, context);
}

function signInRoutes(app: Api, { filing, people }: ApiContext): void {
  app.delete(
    '/session/others',
    { schema: { tags, summary: 'End every other sign-in of one’s own' }, config },
    async (request, reply) => {
      const person = personIn(request);
      const ended = await people.endOtherSignIns(person, tokenIn(request));
      const details = { ended };
      await noteAct(filing, callerOf(person), { act: 'sign-ins ended', object: person.email, details });
      return reply.code(204).send();
    },
  );
  app.delete(
    '/session/others/:loginId',
    {
      schema: { tags, summary: 'End one sign-in of one’s own', params: Type.Object({ loginId: Name }) },
      config,
    },
    async (request, reply) => {
      const person = personIn(request);
      await people.endSignIn(person, request.params.loginId);
      await noteAct(filing, callerOf(person), { act: 'sign-ins ended', object: person.email });
      return reply.code(204).send();
    },
  );
}

function factorRoutes(app: Api, context: ApiContext): void {
  const { filing, people } = context;
  const path = '/session/second-factor';
  app.post(
    path,
    {
      schema: {
        tags,
        summary: 'Begin a second factor: the secret for an authenticator app',
        body: Password,
        response: { 200: NewFactor },
      },
      config: limited,
    },
    async (request, reply) => {
      const person = await surePerson(context, request, request.body.password);
      reply.header('cache-control', 'no-store');
      return beginSecondFactor(people, person);
    },
  );
  app.post(
    `${path}/confirm`,
    {
      schema: {
        tags,
        summary: 'Switch the second factor on with a first code; answers the recovery codes, this once',
        body: Code,
        response: { 200: Type.Object({ recoveryCodes: ListOf(Type.String()) }, { title: 'RecoveryCodes' }) },
      },
      config: limited,
    },
    async (request, reply) => {
      const person = personIn(request);
      const { code } = request.body;
      const recoveryCodes = await confirmSecondFactor(people, person, { code, now: filing.clock.now() });
      await noteAct(filing, callerOf(person), { act: 'second factor on', object: person.email });
      reply.header('cache-control', 'no-store');
      return { recoveryCodes };
    },
  );
  app.delete(
    path,
    { schema: { tags, summary: 'Switch the second factor off', body: Password }, config: limited },
    async (request, reply) => {
      const person = await surePerson(context, request, request.body.password);
      await people.secondFactors.remove(person);
      await noteAct(filing, callerOf(person), { act: 'second factor off', object: person.email });
      return reply.code(204).send();
    },
  );
}

function personIn(request: FastifyRequest): Person {
  const { person } = callerIn(request);
  if (!person) throw notSignedIn();
  return person;
}

/** Who asks, when he knows his password: a browser that was left open must not change how he signs in. */
async function surePerson(
  { people }: ApiContext,
  request: FastifyRequest,
  password: string,
): Promise<Person> {
  const person = personIn(request);
  const found = await people.findByEmail(person.email);
  const fits = await passwordFits(found?.passwordHash ?? null, password);
  if (found?.person.userId === person.userId && fits) return person;
  throw new Problem(422, 'PASSWORD-WRONG', 'The present password is not right. Enter it again.');
}
