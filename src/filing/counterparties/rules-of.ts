import { type MatchPolicy, paise, type Regime, tolerances } from '../../core/index.ts';
import type { MatchRules, MatchRulesOf } from '../needs/counterparties.ts';
import type { Books } from '../needs/store.ts';

/** Classic periods go by the table of the return and to the paisa, current ones carefully. */
export const defaultRules: MatchRulesOf = {
  Classic: rulesOfPolicy('seed'),
  Current: rulesOfPolicy('careful'),
};

function rulesOfPolicy(policy: MatchPolicy): MatchRules {
  const { taxableValue, tax } = tolerances[policy];
  return {
    policy,
    taxableTolerance: paise(taxableValue),
    taxTolerance: paise(tax),
    comparesPlaceOfSupply: true,
  };
}

/** The rules by which a registration's documents are matched: what somebody has set, else the defaults. */
export async function rulesOf(books: Books, gstin: string): Promise<MatchRulesOf> {
  return { ...defaultRules, ...(await books.counterparties.matchRules(gstin)) };
}

/** What is different between two sets of rules, regime by regime; null where nothing is. */
export function changedRules(before: MatchRulesOf, after: MatchRulesOf): readonly Regime[] {
  return (['Classic', 'Current'] as const).filter(
    (regime) => JSON.stringify(ordered(before[regime])) !== JSON.stringify(ordered(after[regime])),
  );
}

const ordered = (rules: MatchRules) => [
  rules.policy,
  rules.taxableTolerance,
  rules.taxTolerance,
  rules.comparesPlaceOfSupply,
];
