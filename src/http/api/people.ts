import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { type Actor, permit } from '../../filing/index.ts';
import type { Grant } from '../../filing/needs/roles.ts';
import type { Api, ApiContext } from '../context.ts';
import type { ListedPerson } from '../people.ts';
import { notFound, Problem } from '../problem.ts';
import { actorOf } from '../sign-in.ts';
import { noteAct } from './note-act.ts';
import { Invitation, NewPerson, Person, PersonChanges } from './person-schemas.ts';
import { Name, PageOf, PageQuery, wantedPage } from './schemas.ts';
import { pageAfter } from './whole-list.ts';

const tags = ['people'];
const PersonPath = Type.Object({ userId: Name });
const daysOfInvitation = 7;
// A key that could add people could make itself one that reaches further.
const config = { scope: 'people' } as const;

/** /people: who may sign in, for administrators; each person sets the password, nobody else knows it. */
export function peopleRoutes(app: Api, context: ApiContext): void {
  const { filing, people } = context;
  app.get(
    '/people',
    {
      schema: { tags, summary: 'The people', querystring: PageQuery, response: { 200: PageOf(Person) } },
      config,
    },
    async (request) => pageAfter(await people.list(manager(request).tenantId), wantedPage(request.query)),
  );
  app.post(
    '/people',
    {
      schema: {
        tags,
        summary: 'Add a person and invite him',
        body: NewPerson,
        response: { 201: Invitation },
      },
      config,
    },
    async (request, reply) => {
      const actor = manager(request);
      const { name, grants, language = 'en' } = request.body;
      refuseWrongGrants(grants);
      const email = request.body.email.trim().toLowerCase();
      const added = await people.add({ tenantId: actor.tenantId, name, email, grants, language });
      if (!added) throw taken(email);
      await noteAct(filing, actor, { act: 'person added', object: email, details: { name, grants } });
      return invited(context, reply.code(201), added);
    },
  );
  app.patch(
    '/people/:userId',
    {
      schema: {
        tags,
        summary: 'Change name, roles or language, disable or enable',
        params: PersonPath,
        body: PersonChanges,
        response: { 200: Person },
      },
      config,
    },
    async (request) => {
      const actor = manager(request);
      refuseWrongGrants(request.body.grants ?? []);
      const before = await personOf(context, actor, request.params);
      if (!(await people.change(before, request.body))) throw lastAdmin(before);
      await noteAct(filing, actor, { act: 'person changed', object: before.email, details: request.body });
      return personOf(context, actor, request.params);
    },
  );
  invitationRoute(app, context);
}

function invitationRoute(app: Api, context: ApiContext): void {
  const schema = {
    tags,
    summary: 'Invite again: the password that was set fits no more, and a second factor is gone',
    params: PersonPath,
    response: { 200: Invitation },
  };
  app.post('/people/:userId/invitation', { schema, config }, async (request, reply) => {
    const actor = manager(request);
    const person = await personOf(context, actor, request.params);
    if (person.disabledAt !== null) throw disabled(person);
    const answer = await invited(context, reply, person);
    // Who has lost his telephone is let in anew by an administrator.
    await context.people.secondFactors.remove(person);
    await noteAct(context.filing, actor, { act: 'person invited again', object: person.email });
    return answer;
  });
}

function manager(request: FastifyRequest): Actor {
  const actor = actorOf(request);
  permit(actor, 'manage people', null);
  return actor;
}

async function personOf(
  { people }: ApiContext,
  { tenantId }: Actor,
  { userId }: { readonly userId: string },
): Promise<ListedPerson> {
  const found = (await people.list(tenantId)).find((person) => person.userId === userId);
  if (!found) throw notFound(`The person "${userId}"`);
  return found;
}

async function invited({ filing, people }: ApiContext, reply: FastifyReply, person: ListedPerson) {
  const ends = Date.parse(filing.clock.now()) + daysOfInvitation * 86_400_000;
  const expiresAt = new Date(ends).toISOString();
  const invitation = await people.invite(person, expiresAt);
  if (invitation === null) throw lastAdmin(person);
  reply.header('cache-control', 'no-store');
  return { person: { ...person, hasPassword: false }, invitation, expiresAt };
}

/** Each role is given once, and an administrator is one for the whole company. */
function refuseWrongGrants(grants: readonly Grant[]): void {
  const twice = grants.find(({ role }, at) => grants.findIndex((other) => other.role === role) !== at);
  if (twice) {
    throw new Problem(
      422,
      'GRANTS',
      `The role "${twice.role}" is given twice. Give it once, with all its GSTINs.`,
    );
  }
  if (grants.every(({ role, gstins }) => role !== 'admin' || gstins === null)) return;
  throw new Problem(
    422,
    'GRANTS',
    'An administrator is one for the whole company. Give other roles for single GSTINs.',
  );
}

const taken = (email: string) =>
  new Problem(
    409,
    'EXISTS',
    `"${email}" is one of your people already. Change the roles there, or invite again.`,
  );

const disabled = ({ email }: ListedPerson) =>
  new Problem(409, 'DISABLED', `"${email}" is disabled. Enable the person first.`);

const lastAdmin = ({ email }: ListedPerson) =>
  new Problem(
    409,
    'LAST-ADMIN',
    `"${email}" is the last administrator who can sign in. Let another person be one first.`,
  );
