import { type Static, Type } from 'typebox';
import {
  chooseAnswers,
  linkDocuments,
  type MatchView,
  matchView,
  putOurValueBack,
  unlinkDocument,
  useTheirValue,
} from '../../filing/index.ts';
import type { CounterpartyDocument } from '../../filing/needs/counterparties.ts';
import type { Reason } from '../../filing/not-possible.ts';
import type { Api, ApiContext } from '../context.ts';
import { actorOf } from '../sign-in.ts';
import { Identity, Match, Side, View } from './counterparty-schemas.ts';
import { type Gate, Gstin, ListOf } from './schemas.ts';

const tags = ['counter parties'];
const SidePath = Type.Object({ gstin: Gstin, side: Side });
const Own = Type.String({ maxLength: 400, description: 'Our own document, by its id in the matching' });

/** One result of the matching with both documents, and what people put in place of what was computed. */
export function answerRoutes(app: Api, { filing }: ApiContext): void {
  const base = '/counterparties/:gstin/:side';
  app.get(
    `${base}/match`,
    {
      schema: {
        tags,
        summary: 'View CP Invoice: both sides of one result, named by either document',
        params: SidePath,
        querystring: Type.Object({ own: Type.Optional(Own), identity: Type.Optional(Identity) }),
        response: { 200: View },
      },
    },
    async (request) =>
      viewOf(await matchView(filing, actorOf(request), { ...request.params, ...request.query })),
  );
  app.put(
    `${base}/answers`,
    {
      schema: {
        tags,
        summary: 'Accept, Reject, Mark Pending (A, R, P) or take that back (null), in classic periods',
        params: SidePath,
        body: Type.Object({
          choices: Type.Array(
            Type.Object({
              identity: Identity,
              chosen: Type.Union([Type.Literal('A'), Type.Literal('R'), Type.Literal('P'), Type.Null()]),
            }),
            { minItems: 1, maxItems: 10_000 },
          ),
        }),
        response: { 200: ListOf(Match) },
      },
    },
    (request) => chooseAnswers(filing, actorOf(request), { ...request.params, ...request.body }),
  );
  linkRoutes(app, { filing, base });
  valueRoutes(app, filing);
}

/** The values of a supplier's document, in the purchase in place of our own; and our own put back. */
function valueRoutes(app: Api, filing: ApiContext['filing']): void {
  const schema = {
    tags,
    params: Type.Object({ gstin: Gstin }),
    body: Type.Object({ identity: Identity }),
    response: { 204: Type.Null() },
  };
  app.put(
    '/counterparties/:gstin/their-values',
    { schema: { ...schema, summary: 'Use their value: a new version of the purchase' } },
    async (request, reply) => {
      await useTheirValue(filing, actorOf(request), { ...request.params, ...request.body });
      return reply.code(204).send(null);
    },
  );
  app.delete(
    '/counterparties/:gstin/their-values',
    { schema: { ...schema, summary: 'Put our own value back, while nothing was sent' } },
    async (request, reply) => {
      await putOurValueBack(filing, actorOf(request), { ...request.params, ...request.body });
      return reply.code(204).send(null);
    },
  );
}

function linkRoutes(
  app: Api,
  { filing, base }: Pick<ApiContext, 'filing'> & { readonly base: string },
): void {
  app.put(
    `${base}/links`,
    {
      schema: {
        tags,
        summary: 'Link two documents that have no partner',
        params: SidePath,
        body: Type.Object({ own: Own, identity: Identity }),
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      await linkDocuments(filing, actorOf(request), { ...request.params, ...request.body });
      return reply.code(204).send(null);
    },
  );
  app.delete(
    `${base}/links`,
    {
      schema: {
        tags,
        summary: 'Take the link of a document away',
        params: SidePath,
        body: Type.Object({ identity: Identity }),
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      await unlinkDocument(filing, actorOf(request), { ...request.params, ...request.body });
      return reply.code(204).send(null);
    },
  );
}

function viewOf(view: MatchView): Static<typeof View> {
  const { row, ours, theirs, answer, gates, values, previous, next } = view;
  const gate = (reason: Reason | null): Static<typeof Gate> => ({
    enabled: reason === null,
    why: reason?.says ?? null,
  });
  return {
    row,
    ours: ours && { ...ours, lines: ours.lines.map(lineOf) },
    theirs: theirs && theirSide(theirs),
    kind: theirs?.kind ?? null,
    remarks: theirs?.document.remarks ?? '',
    answer: answer && {
      chosen: answer.chosen,
      state: answer.state,
      says: answer.says,
      by: answer.by,
      at: answer.at,
    },
    gates: {
      markPending: gate(gates.markPending),
      unmarkPending: gate(gates.unmarkPending),
      accept: gate(gates.accept),
      reject: gate(gates.reject),
      link: gate(gates.link),
      unlink: gate(gates.unlink),
    },
    values: values && { use: gate(values.use), undo: gate(values.undo), isTaken: values.isTaken },
    previous,
    next,
  };
}

function theirSide({ document }: CounterpartyDocument): NonNullable<Static<typeof View>['theirs']> {
  const { number, date, placeOfSupply, reverseCharge, type, value, amounts, lines } = document;
  return {
    number,
    date,
    placeOfSupply: placeOfSupply ?? null,
    reverseCharge: reverseCharge ?? false,
    type: type ?? null,
    value: value ?? null,
    ...amounts,
    lines: lines.map(lineOf),
  };
}

type Line = NonNullable<MatchView['ours']>['lines'][number];

function lineOf({ rate, taxableValue, igst, cgst, sgst, cess }: Line) {
  return { rate: rate ?? null, taxableValue, igst, cgst, sgst, cess };
}
