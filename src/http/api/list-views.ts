import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { ColumnLayout } from '../../filing/needs/list-views.ts';
import type { Api, ApiContext } from '../context.ts';
import type { PersonId } from '../people.ts';
import { notSignedIn, Problem } from '../problem.ts';
import { callerIn } from '../sign-in.ts';
import { ListOf } from './schemas.ts';

const Column = Type.Object(
  {
    id: Type.String({ maxLength: 60 }),
    width: Type.Optional(Type.Integer({ minimum: 40, maximum: 1200, description: 'px' })),
    isHidden: Type.Optional(Type.Boolean()),
    isPinned: Type.Optional(Type.Boolean({ description: 'Stays in view when the rest scrolls' })),
  },
  { additionalProperties: false, title: 'ColumnLayout' },
);
const layout = {
  columns: Type.Unsafe<readonly ColumnLayout[]>(
    Type.Array(Column, { maxItems: 200, description: 'In their order' }),
  ),
  filters: Type.Record(Type.String({ maxLength: 40 }), Type.String({ maxLength: 200 }), {
    description: 'By their names in the address',
  }),
};
const named = {
  list: Type.String({ minLength: 1, maxLength: 60, description: 'Name of the list' }),
  name: Type.String({ maxLength: 60, description: 'Empty: as the list was left' }),
};
const View = Type.Object({ ...named, ...layout }, { title: 'ListView' });
/** More than anybody finds again in a menu. */
const mostViews = 300;
const tags = ['session'];
const config = { scope: 'people' } as const;

/** /list-views: how the person who asks has arranged the lists, and what of it he keeps under names. */
export function listViewRoutes(app: Api, { filing: { store } }: ApiContext): void {
  app.get(
    '/list-views',
    {
      schema: {
        tags,
        summary: 'Your arrangements of lists',
        response: { 200: Type.Object({ rows: ListOf(View) }) },
      },
      config,
    },
    async (request) => {
      const { tenantId, userId } = personIn(request);
      return { rows: await store.inBooks(tenantId, (books) => books.listViews.ofPerson(userId)) };
    },
  );
  app.put(
    '/list-views',
    {
      schema: { tags, summary: 'Keep an arrangement of a list', body: View, response: { 204: Type.Null() } },
      config,
    },
    async (request, reply) => {
      const { tenantId, userId } = personIn(request);
      await store.inBooks(tenantId, async (books) => {
        if ((await books.listViews.ofPerson(userId)).length >= mostViews) throw tooMany();
        await books.listViews.put(userId, request.body);
      });
      return reply.code(204).send(null);
    },
  );
  app.delete(
    '/list-views',
    {
      schema: {
        tags,
        summary: 'Forget an arrangement of a list',
        querystring: Type.Object(named),
        response: { 204: Type.Null() },
      },
      config,
    },
    async (request, reply) => {
      const { tenantId, userId } = personIn(request);
      await store.inBooks(tenantId, (books) => books.listViews.remove(userId, request.query));
      return reply.code(204).send(null);
    },
  );
}

function personIn(request: FastifyRequest): PersonId {
  const { person } = callerIn(request);
  if (!person) throw notSignedIn();
  return person;
}

function tooMany(): Problem {
  return new Problem(
    409,
    'TOO-MANY',
    `${mostViews} views are kept already. Delete some, then keep new ones.`,
  );
}
