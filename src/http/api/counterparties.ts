import { type Static, Type } from 'typebox';
import {
  mayDeclareReduction,
  type ReturnPeriod,
  type StatementKind,
  wireReturnPeriod,
} from '../../core/index.ts';
import { kindsOfSide, permit, stageDecisions, unstageDecisions } from '../../filing/index.ts';
import type { CounterpartyDocument, Decision } from '../../filing/needs/counterparties.ts';
import { withTotals } from '../../filing/needs/page.ts';
import type { Api, ApiContext } from '../context.ts';
import { actorOf } from '../sign-in.ts';
import {
  Action,
  DecisionView,
  Document,
  GstinPath,
  Identity,
  Impact,
  Kind,
  ListedMatch,
  Reduction,
  Side,
  Totals,
} from './counterparty-schemas.ts';
import { MatchParticulars, matchFilterOf } from './match-filter.ts';
import { marksOfTheirs } from './match-mark.ts';
import type { MatchMark } from './match-schemas.ts';
import { Day } from './match-scope.ts';
import { returnKeyOf } from './periods.ts';
import {
  Finding,
  Instant,
  ListOf,
  OrNull,
  PageOf,
  PageQuery,
  TotalsOnce,
  WirePeriod,
  wantedPage,
} from './schemas.ts';

const tags = ['counter parties'];

/** What counter parties report: downloaded, listed, matched, decided on, sent back. */
export function counterpartyRoutes(app: Api, context: ApiContext): void {
  documentRoutes(app, context);
  matchRoutes(app, context);
  decisionRoutes(app, context);
}

function documentRoutes(app: Api, { filing }: ApiContext): void {
  app.get(
    '/counterparties/:gstin/documents',
    {
      schema: {
        tags,
        summary: 'Documents of counter parties, page by page',
        params: GstinPath,
        querystring: Type.Intersect([
          PageQuery,
          Type.Object({
            side: Type.Optional(Side),
            kind: Type.Optional(Kind),
            period: Type.Optional(WirePeriod),
            find: Type.Optional(Type.String({ maxLength: 100, description: 'In number, GSTIN and name' })),
            filed: Type.Optional(Type.Boolean()),
            withdrawn: Type.Optional(
              Type.Boolean({ description: 'With those that later statements do not have any more' }),
            ),
          }),
        ]),
        response: { 200: Type.Intersect([PageOf(Document), Type.Object({ totals: TotalsOnce })]) },
      },
    },
    async (request) => {
      const actor = actorOf(request);
      permit(actor, 'see', request.params.gstin);
      const { gstin } = request.params;
      const { side = 'purchase', kind, period, find, filed, withdrawn } = request.query;
      const filter = {
        kinds: kind ? [kind] : kindsOfSide(side),
        ...(period ? { returnPeriod: periodOf({ gstin, period }).returnPeriod } : {}),
        ...(find ? { find } : {}),
        ...(filed === undefined ? {} : { isFiled: filed }),
        ...(withdrawn ? { withdrawn } : {}),
      };
      return filing.store.inBooks(actor.tenantId, async (books) => {
        const page = await withTotals(
          wantedPage(request.query),
          () => books.counterparties.totals(gstin, filter),
          (wanted) => books.counterparties.page(gstin, filter, wanted),
        );
        const identities = page.rows.map(({ identity }) => identity);
        const marks = await marksOfTheirs(books, { gstin, side }, identities);
        return { ...page, rows: page.rows.map((row) => documentView(row, marks.get(row.identity) ?? null)) };
      });
    },
  );
}

function matchRoutes(app: Api, { filing }: ApiContext): void {
  app.get(
    '/counterparties/:gstin/matches',
    {
      schema: {
        tags,
        summary: 'The last matching of one side, page by page; of the purchases where no side is named',
        params: GstinPath,
        querystring: Type.Intersect([
          PageQuery,
          MatchParticulars,
          Type.Object({ side: Type.Optional(Side) }),
        ]),
        response: {
          200: Type.Intersect([
            PageOf(ListedMatch),
            Type.Object({
              matchedAt: OrNull(Instant),
              totals: OrNull(Totals),
            }),
          ]),
        },
      },
    },
    async (request) => {
      const actor = actorOf(request);
      permit(actor, 'see', request.params.gstin);
      const { gstin } = request.params;
      const { side = 'purchase', ...particulars } = request.query;
      const filter = matchFilterOf(gstin, particulars);
      return filing.store.inBooks(actor.tenantId, async (books) => {
        const page = await books.counterparties.matchPage({ gstin, side }, filter, wantedPage(request.query));
        const matching = await books.counterparties.matching({ gstin, side });
        return {
          ...page,
          matchedAt: matching?.at ?? null,
          totals: filter.asOf === undefined ? (matching?.totals ?? null) : null,
        };
      });
    },
  );
}

function decisionRoutes(app: Api, { filing }: ApiContext): void {
  const path = '/counterparties/:gstin/decisions';
  app.get(
    path,
    {
      schema: {
        tags,
        summary: 'What is decided, and how far it has got; of today, or of the end of a day',
        params: GstinPath,
        querystring: Type.Object({ asOf: Type.Optional(Day) }),
        response: { 200: ListOf(DecisionView) },
      },
    },
    async (request) => {
      const actor = actorOf(request);
      permit(actor, 'see', request.params.gstin);
      const { gstin } = request.params;
      const { asOf } = request.query;
      const decisions = await filing.store.inBooks(actor.tenantId, ({ counterparties }) =>
        asOf ? counterparties.decisionsAsOf(gstin, asOf) : counterparties.decisions(gstin),
      );
      return decisions.map(decisionView);
    },
  );
  app.put(
    path,
    {
      schema: {
        tags,
        summary: 'Stage decisions; nothing is sent. Answers what they would come to',
        params: GstinPath,
        body: Type.Object({
          period: WirePeriod,
          choices: Type.Array(
            Type.Object({
              identity: Identity,
              action: Action,
              remarks: Type.Optional(Type.String({ maxLength: 300 })),
              reduction: Type.Optional(Reduction),
            }),
            { minItems: 1, maxItems: 10_000 },
          ),
        }),
        response: {
          200: Type.Object({
            decisions: ListOf(DecisionView),
            findings: ListOf(Finding),
            impact: Impact,
          }),
        },
      },
    },
    async (request) => {
      const { gstin } = request.params;
      const { period, choices } = request.body;
      const staged = await stageDecisions(filing, actorOf(request), {
        ...periodOf({ gstin, period }),
        choices,
      });
      return { ...staged, decisions: staged.decisions.map(decisionView) };
    },
  );
  app.delete(
    path,
    {
      schema: {
        tags,
        summary: 'Undo staged decisions',
        params: GstinPath,
        body: Type.Object({ identities: Type.Array(Identity, { minItems: 1, maxItems: 10_000 }) }),
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      await unstageDecisions(filing, actorOf(request), { ...request.params, ...request.body });
      return reply.code(204).send(null);
    },
  );
}

function periodOf(path: { readonly gstin: string; readonly period: string }): {
  readonly gstin: string;
  readonly returnPeriod: ReturnPeriod;
} {
  const { gstin, returnPeriod } = returnKeyOf(path);
  return { gstin, returnPeriod };
}

const wire = (period: ReturnPeriod | null | undefined): string | null =>
  period ? wireReturnPeriod(period) : null;

function documentView(found: CounterpartyDocument, match: Static<typeof MatchMark>): Static<typeof Document> {
  const { kind, identity, returnPeriod, document, firstSeen, lastSeen, withdrawnAt } = found;
  return {
    kind: kind as Static<typeof Kind> & StatementKind,
    identity,
    period: wire(returnPeriod),
    documentKind: document.kind,
    counterpartyGstin: document.counterpartyGstin,
    counterpartyName: document.counterpartyName ?? null,
    number: document.number,
    date: document.date,
    placeOfSupply: document.placeOfSupply ?? null,
    reverseCharge: document.reverseCharge ?? false,
    isFiled: document.filed ?? true,
    filedPeriod: wire(document.filedPeriod),
    creditAvailable: document.itcAvailability ?? null,
    action: document.action ?? null,
    isPendingBlocked: document.isPendingBlocked ?? false,
    mayReduce: mayDeclareReduction(document),
    value: document.value ?? null,
    ...document.amounts,
    firstSeen,
    lastSeen,
    withdrawnAt,
    match,
  };
}

function decisionView(decision: Decision): Static<typeof DecisionView> {
  const { identity, action, remarks, reduction, state, says, by, at } = decision;
  return { identity, action, remarks, reduction, state, says, by, at };
}
