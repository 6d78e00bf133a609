import { Type } from 'typebox';
import type { Api, ApiContext } from '../context.ts';
import { hashPassword, passwordFits } from '../passwords.ts';
import type { Person } from '../people.ts';
import { Problem } from '../problem.ts';
import { callerIn, callerOf, openSignIn } from '../sign-in.ts';
import { noteAct } from './note-act.ts';
import { NewPassword } from './person-schemas.ts';
import { Session } from './schemas.ts';
import { sessionView } from './session.ts';

const triesPerMinute = 10;
const limited = { rateLimit: { max: triesPerMinute, timeWindow: 60_000 } };
const Answered = Type.Object(
  {
    invitation: Type.String({ minLength: 1, maxLength: 300, examples: ['bG9jYWw.…'] }),
    password: NewPassword,
  },
  { additionalProperties: false, title: 'AnsweredInvitation' },
);
const Changed = Type.Object(
  { current: Type.String({ minLength: 1, maxLength: 1024 }), password: NewPassword },
  { additionalProperties: false, title: 'ChangedPassword' },
);

/** POST /invitation and /session/password: a person sets the password, and is signed in with it here and nowhere else. */
export function passwordRoutes(app: Api, context: ApiContext): void {
  const set = async (person: Person, password: string): Promise<void> => {
    await context.people.setPassword(person, await hashPassword(password));
    await noteAct(context.filing, callerOf(person), { act: 'password set', object: person.email });
  };
  app.post(
    '/invitation',
    {
      schema: {
        tags: ['session'],
        summary: 'Follow an invitation: set the password and sign in',
        body: Answered,
        response: { 200: Session },
      },
      config: { scope: 'people', ...limited },
    },
    async (request, reply) => {
      const person = await context.people.readInvitation(request.body.invitation);
      if (!person) throw notInvited();
      await set(person, request.body.password);
      await openSignIn(context, person, reply);
      return sessionView(context, callerOf(person));
    },
  );
  app.post(
    '/session/password',
    {
      schema: { tags: ['session'], summary: 'Change one’s own password', body: Changed },
      config: { scope: 'people', ...limited },
    },
    async (request, reply) => {
      const { person } = callerIn(request);
      const found = person && (await context.people.findByEmail(person.email));
      const fits = await passwordFits(found?.passwordHash ?? null, request.body.current);
      if (!found || !fits || found.person.userId !== person.userId) throw wrongPassword();
      await set(person, request.body.password);
      await openSignIn(context, person, reply);
      return reply.code(204).send();
    },
  );
}

const notInvited = () =>
  new Problem(
    422,
    'INVITATION',
    'The invitation is used, has expired, or is not complete. Ask an administrator for a new one.',
  );

const wrongPassword = () =>
  new Problem(422, 'PASSWORD-WRONG', 'The present password is not right. Enter it again.');
