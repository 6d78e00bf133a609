import { type Static, Type } from 'typebox';
import {
  defaultRules,
  matchRules,
  setMatchRules,
  type TriedRules,
  tryMatchRules,
} from '../../filing/index.ts';
import type { Api, ApiContext } from '../context.ts';
import { actorOf, callerIn } from '../sign-in.ts';
import { GstinPath, Side } from './counterparty-schemas.ts';
import { MatchCode, MatchFlag } from './match-schemas.ts';
import { returnKeyOf } from './periods.ts';
import { Gstin, ListOf, OneOf, OrNull, WirePeriod } from './schemas.ts';

const Tolerance = Type.Integer({
  minimum: 0,
  maximum: 1_00_00_000_00,
  description: 'Whole paise by which amounts may differ and still agree',
});
const Rules = Type.Object(
  {
    policy: OneOf('MatchPolicy', ['seed', 'careful']),
    taxableTolerance: Tolerance,
    taxTolerance: Tolerance,
    comparesPlaceOfSupply: Type.Boolean(),
  },
  { title: 'MatchRules', additionalProperties: false },
);
const RulesByRegime = Type.Object(
  { Classic: Rules, Current: Rules },
  { title: 'MatchRulesByRegime', additionalProperties: false },
);
const Verdict = Type.Object({ code: MatchCode, action: OrNull(MatchFlag) }, { title: 'Verdict' });
const Change = Type.Object(
  {
    side: Side,
    number: Type.String(),
    date: Type.String({ description: 'yyyy-mm-dd' }),
    counterpartyGstin: Type.String(),
    counterpartyName: OrNull(Type.String()),
    before: OrNull(Verdict),
    after: Verdict,
  },
  { title: 'ChangedVerdict' },
);
const Tried = Type.Object(
  {
    results: Type.Integer({ description: 'Results of the matching' }),
    changed: Type.Integer({ description: 'Those of which the rules would say something else' }),
    changes: ListOf(Change),
  },
  { title: 'TriedRules' },
);
const tags = ['counter parties'];

/** The rules by which documents are matched, for each GSTIN and regime; administrators set them. */
export function matchRuleRoutes(app: Api, { filing }: ApiContext): void {
  const All = Type.Object({
    rows: ListOf(Type.Object({ gstin: Gstin, rules: RulesByRegime }, { title: 'MatchRulesOfGstin' })),
    defaults: RulesByRegime,
  });
  app.get(
    '/match-rules',
    {
      schema: { tags, summary: 'How documents are matched, for every GSTIN', response: { 200: All } },
      config: { scope: 'any' },
    },
    async (request) => {
      const { gstins } = callerIn(request);
      const rows = await matchRules(filing, actorOf(request));
      return {
        rows: rows.filter(({ gstin }) => gstins === null || gstins.includes(gstin)),
        defaults: defaultRules,
      };
    },
  );
  app.post(
    '/match-rules/:gstin/try',
    {
      schema: {
        tags,
        summary: 'What other rules would change, of one period where one is named; nothing is kept',
        params: GstinPath,
        body: Type.Object({ rules: RulesByRegime, period: Type.Optional(WirePeriod) }),
        response: { 200: Tried },
      },
    },
    async (request) => {
      const { gstin } = request.params;
      const { rules, period } = request.body;
      const of = period ? { returnPeriod: returnKeyOf({ gstin, period }).returnPeriod } : {};
      return triedView(await tryMatchRules(filing, actorOf(request), { gstin, rules, ...of }));
    },
  );
  app.put(
    '/match-rules/:gstin',
    {
      schema: {
        tags,
        summary: 'Set the rules of a GSTIN; everything is matched anew',
        params: GstinPath,
        body: Type.Object({ rules: RulesByRegime }),
        response: { 200: Tried },
      },
    },
    async (request) => {
      const wanted = { ...request.params, ...request.body };
      return triedView(await setMatchRules(filing, actorOf(request), wanted));
    },
  );
}

const triedView = (tried: TriedRules): Static<typeof Tried> => tried;
