import { Type } from 'typebox';
import { matchingSince, partiesOfMatching, reconciledDocuments } from '../../filing/index.ts';
import { supplierLetters, writeReconciliation } from '../../workbooks/index.ts';
import type { Api, ApiContext } from '../context.ts';
import { notFound } from '../problem.ts';
import { actorOf } from '../sign-in.ts';
import { Side } from './counterparty-schemas.ts';
import { MatchParticulars, matchFilterOf } from './match-filter.ts';
import { Day, MatchScope, periodsIn } from './match-scope.ts';
import { noteAct } from './note-act.ts';
import { Gstin, Instant, ListOf, OrNull, Paise } from './schemas.ts';

const tags = ['counter parties'];
const SidePath = Type.Object({ gstin: Gstin, side: Side });
const PartyPath = Type.Object({ gstin: Gstin, side: Side, party: Gstin });
const Party = Type.Object(
  {
    counterpartyGstin: Type.String(),
    counterpartyName: OrNull(Type.String()),
    codes: Type.Object({
      OK: Type.Integer(),
      TO: Type.Integer(),
      CO: Type.Integer(),
      Mismatch: Type.Integer(),
    }),
    ourTax: Paise,
    theirTax: Paise,
    atRisk: Type.Integer({ description: 'Paise of our tax not reported, reported lower, or not filed' }),
  },
  { title: 'PartyStanding' },
);
const Since = OrNull(
  Type.Object(
    {
      knownFrom: Instant,
      theirsCame: Type.Integer({ description: 'Documents of counter parties that were not there then' }),
      theirsGone: Type.Integer({ description: 'Documents of counter parties that are not there any more' }),
      oursCame: Type.Integer(),
      oursGone: Type.Integer(),
      otherwise: Type.Integer({ description: 'Results of today whose documents stood otherwise then' }),
    },
    { title: 'MatchingSince' },
  ),
);
const Letter = Type.Object({ subject: Type.String(), message: Type.String() }, { title: 'SupplierLetter' });
const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const base = '/counterparties/:gstin/:side';

/** A matching as a workbook, by counter party, and what to write to each. */
export function reconciliationRoutes(app: Api, context: ApiContext): void {
  partyRoutes(app, context);
  workbookRoutes(app, context);
}

function partyRoutes(app: Api, { filing }: ApiContext): void {
  app.get(
    `${base}/parties`,
    {
      schema: {
        tags,
        summary: 'The last matching by counter party, those with most tax at risk first',
        params: SidePath,
        querystring: MatchParticulars,
        response: { 200: ListOf(Party) },
      },
    },
    (request) => {
      const filter = matchFilterOf(request.params.gstin, request.query);
      return partiesOfMatching(filing, actorOf(request), { ...request.params, filter });
    },
  );
  app.get(
    `${base}/since`,
    {
      schema: {
        tags,
        summary: 'What has changed in the matching since the end of a day',
        params: SidePath,
        querystring: Type.Intersect([MatchScope, Type.Object({ asOf: Day })]),
        response: { 200: Since },
      },
    },
    (request) => matchingSince(filing, actorOf(request), { ...wanted(request), asOf: request.query.asOf }),
  );
  app.get(
    `${base}/parties/:party/letter`,
    {
      schema: {
        tags,
        summary: 'What to write to a counter party about the documents that are open with him',
        params: PartyPath,
        querystring: MatchScope,
        response: { 200: Letter },
      },
    },
    async (request) => {
      const { subject, message } = await letterFor(request, filing);
      return { subject, message };
    },
  );
}

function workbookRoutes(app: Api, { filing }: ApiContext): void {
  const schema = { tags, querystring: MatchScope, produces: [workbook] };
  app.get(
    `${base}/workbook`,
    { schema: { ...schema, summary: 'The matching as a workbook', params: SidePath } },
    async (request, reply) => {
      const actor = actorOf(request);
      const { gstin, side } = request.params;
      const bytes = await writeReconciliation(await reconciledDocuments(filing, actor, wanted(request)));
      await noteAct(filing, actor, { act: 'matching exported', object: `${side} ${gstin}` });
      return reply
        .type(workbook)
        .header('content-disposition', named(`matching-${side}-${gstin}`))
        .send(bytes);
    },
  );
  app.get(
    `${base}/parties/:party/workbook`,
    {
      schema: {
        ...schema,
        summary: 'The open documents of a counter party as a workbook',
        params: PartyPath,
      },
    },
    async (request, reply) => {
      const { workbook: bytes } = await letterFor(request, filing);
      return reply
        .type(workbook)
        .header('content-disposition', named(`details-${request.params.party}`))
        .send(bytes);
    },
  );
}

interface Asked {
  readonly params: { readonly gstin: string; readonly side: 'sale' | 'purchase' };
  readonly query: { readonly period?: string; readonly year?: string };
}

function wanted({ params: { gstin, side }, query }: Asked) {
  return { gstin, side, ...periodsIn(gstin, query) };
}

async function letterFor(
  request: Asked & { readonly params: { readonly party: string } } & Parameters<typeof actorOf>[0],
  filing: ApiContext['filing'],
) {
  const { party } = request.params;
  const of = { ...wanted(request), counterpartyGstin: party };
  for await (const letter of supplierLetters(await reconciledDocuments(filing, actorOf(request), of)))
    return letter;
  throw notFound(`An open document of ${party}`);
}

const named = (name: string): string => `attachment; filename="${name}.xlsx"`;
