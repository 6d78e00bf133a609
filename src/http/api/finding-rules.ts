import { type Static, Type } from 'typebox';
import { findingRules, setFindingRules, tryFindingRules } from '../../filing/finding-rules.ts';
import type { Treatments } from '../../filing/needs/finding-rules.ts';
import type { Api, ApiContext } from '../context.ts';
import { actorOf } from '../sign-in.ts';
import { GstinPath } from './counterparty-schemas.ts';
import { returnKeyOf } from './periods.ts';
import { ListOf, OneOf, OrNull, PageOf, PageQuery, WirePeriod, wantedPage } from './schemas.ts';
import { pageAfter } from './whole-list.ts';

const Severity = OneOf('RuleSeverity', ['error', 'warning', 'info']);
const Treatment = OneOf('RuleTreatment', ['off', 'info', 'warning', 'error']);
const Rule = Type.Object(
  {
    code: Type.String(),
    severities: ListOf(Severity),
    says: Type.String({ description: '… stands for what is filled in' }),
    tables: ListOf(Type.String()),
    source: Type.String(),
    treatment: OrNull(Treatment),
    mayChange: Type.Boolean({ description: 'Errors of the law, the form and the portal stay as they are' }),
  },
  { title: 'FindingRule' },
);
const SetRules = ListOf(
  Type.Object(
    { code: Type.String({ maxLength: 60 }), treatment: Treatment },
    { title: 'SetFindingRule', additionalProperties: false },
  ),
);
const Tried = Type.Object(
  {
    findings: Type.Integer({
      description: 'Findings in the checks of the return, in its purchases and in its files',
    }),
    changed: Type.Integer({ description: 'Those that would be shown otherwise' }),
    changes: ListOf(
      Type.Object(
        {
          code: Type.String(),
          says: Type.String(),
          documentNumber: OrNull(Type.String()),
          before: OrNull(Severity),
          after: OrNull(Severity),
        },
        { title: 'ChangedFinding' },
      ),
    ),
  },
  { title: 'TriedFindingRules' },
);
const tags = ['filing'];

const treatmentsOf = (rules: Static<typeof SetRules>): Treatments =>
  Object.fromEntries(rules.map(({ code, treatment }) => [code, treatment]));

/** The validation rules and how a GSTIN shows what they find; administrators set it. */
export function findingRuleRoutes(app: Api, { filing }: ApiContext): void {
  const shared = { tags, params: GstinPath };
  app.get(
    '/finding-rules/:gstin',
    {
      schema: {
        ...shared,
        summary: 'The validation rules, with how the GSTIN shows what they find',
        querystring: PageQuery,
        response: { 200: PageOf(Rule) },
      },
    },
    async (request) =>
      pageAfter(await findingRules(filing, actorOf(request), request.params), wantedPage(request.query)),
  );
  app.post(
    '/finding-rules/:gstin/try',
    {
      schema: {
        ...shared,
        summary: 'What other rules would change in what is found in a return period; nothing is kept',
        body: Type.Object({ rules: SetRules, period: WirePeriod }),
        response: { 200: Tried },
      },
    },
    (request) => {
      const { rules, period } = request.body;
      const key = returnKeyOf({ ...request.params, period });
      return tryFindingRules(filing, actorOf(request), { key, treatments: treatmentsOf(rules) });
    },
  );
  app.put(
    '/finding-rules/:gstin',
    {
      schema: {
        ...shared,
        summary: 'Set how the GSTIN shows warnings and notes, in place of all that was set before',
        body: Type.Object({ rules: SetRules }),
      },
    },
    async (request, reply) => {
      const treatments = treatmentsOf(request.body.rules);
      await setFindingRules(filing, actorOf(request), { ...request.params, treatments });
      return reply.code(204).send();
    },
  );
}
