import { Type } from 'typebox';
import {
  assignMatches,
  commentMatches,
  gstinsOf,
  matchFacets,
  matchNotes,
  permit,
} from '../../filing/index.ts';
import type { Api, ApiContext } from '../context.ts';
import { notFound } from '../problem.ts';
import { actorOf } from '../sign-in.ts';
import { Side } from './counterparty-schemas.ts';
import { MatchParticulars, matchFilterOf } from './match-filter.ts';
import { Gstin, Instant, ListOf, OneOf, OrNull, Paise } from './schemas.ts';

const tags = ['counter parties'];
const SidePath = Type.Object({ gstin: Gstin, side: Side });
const base = '/counterparties/:gstin/:side';
const Documents = Type.Array(
  Type.String({ maxLength: 400, description: "Identity of the counter party's document, or id of our own" }),
  { minItems: 1, maxItems: 10_000 },
);
const Counted = Type.Object(
  {
    value: Type.String(),
    name: OrNull(Type.String()),
    count: Type.Integer(),
    ourTax: Paise,
    theirTax: Paise,
  },
  { title: 'CountedMatches' },
);
const Facets = Type.Object(
  { codes: ListOf(Counted), parties: ListOf(Counted), reasons: ListOf(Counted), owners: ListOf(Counted) },
  { title: 'MatchFacets' },
);
const Note = Type.Object(
  {
    kind: OneOf('MatchNoteKind', ['assigned', 'comment']),
    says: Type.String(),
    by: Type.String(),
    at: Instant,
  },
  { title: 'MatchNote' },
);
const Colleague = Type.Object({ email: Type.String(), name: Type.String() }, { title: 'Colleague' });

/** What a matching can be narrowed by, who looks after its documents, and what people say of them. */
export function matchNoteRoutes(app: Api, context: ApiContext): void {
  const { filing } = context;
  app.get(
    `${base}/facets`,
    {
      schema: {
        tags,
        summary: 'How many results there are by match code, party, reason and person',
        params: SidePath,
        querystring: MatchParticulars,
        response: { 200: Facets },
      },
    },
    (request) => {
      const { gstin } = request.params;
      const filter = matchFilterOf(gstin, request.query);
      return matchFacets(filing, actorOf(request), { ...request.params, filter });
    },
  );
  app.get(
    `${base}/notes`,
    {
      schema: {
        tags,
        summary: 'What was said of a matched document and to whom it was given, oldest first',
        params: SidePath,
        querystring: Type.Object({ document: Type.String({ maxLength: 400 }) }),
        response: { 200: ListOf(Note) },
      },
    },
    (request) =>
      matchNotes(filing, actorOf(request), { ...request.params, documents: [request.query.document] }),
  );
  writeRoutes(app, context);
}

function writeRoutes(app: Api, context: ApiContext): void {
  const { filing } = context;
  app.post(
    `${base}/comments`,
    {
      schema: {
        tags,
        summary: 'Comment on matched documents',
        params: SidePath,
        body: Type.Object({ documents: Documents, says: Type.String({ maxLength: 1000 }) }),
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      await commentMatches(filing, actorOf(request), { ...request.params, ...request.body });
      return reply.code(204).send(null);
    },
  );
  app.put(
    `${base}/owners`,
    {
      schema: {
        tags,
        summary: 'Assign matched documents to a person by his e-mail address, or to nobody',
        params: SidePath,
        body: Type.Object({ documents: Documents, person: OrNull(Type.String({ maxLength: 320 })) }),
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const { person, documents } = request.body;
      const known = await colleagues(context, { ...request.params, actor: actorOf(request) });
      if (person !== null && !known.some(({ email }) => email === person)) throw notFound(`"${person}"`);
      await assignMatches(filing, actorOf(request), { ...request.params, documents, person });
      return reply.code(204).send(null);
    },
  );
  app.get(
    '/counterparties/:gstin/colleagues',
    {
      schema: {
        tags,
        summary: 'The people who may decide on the documents of a GSTIN',
        params: Type.Object({ gstin: Gstin }),
        response: { 200: ListOf(Colleague) },
      },
    },
    (request) => colleagues(context, { ...request.params, actor: actorOf(request) }),
  );
}

async function colleagues(
  { people }: ApiContext,
  { gstin, actor }: { readonly gstin: string; readonly actor: ReturnType<typeof actorOf> },
): Promise<readonly { readonly email: string; readonly name: string }[]> {
  permit(actor, 'see', gstin);
  const mayDecide = (grants: Parameters<typeof gstinsOf>[0]['grants']): boolean => {
    const gstins = gstinsOf({ grants }, 'decide');
    return gstins === null || gstins.includes(gstin);
  };
  return (await people.list(actor.tenantId))
    .filter(({ disabledAt, grants }) => disabledAt === null && mayDecide(grants))
    .map(({ email, name }) => ({ email, name }));
}
