import type { Regime } from '../../core/index.ts';
import type { MatchRules, MatchRulesOf } from '../../filing/needs/counterparties.ts';
import { query, type Transaction } from '../transaction.ts';

interface RulesRow {
  readonly regime: Regime;
  readonly policy: MatchRules['policy'];
  readonly taxable_tolerance: number;
  readonly tax_tolerance: number;
  readonly compares_place_of_supply: boolean;
}

/** What is set for a registration, by regime. */
export async function readMatchRules(tx: Transaction, gstin: string): Promise<Partial<MatchRulesOf>> {
  const rows = await query<RulesRow>(
    tx,
    `select regime, policy, taxable_tolerance, tax_tolerance, compares_place_of_supply
     from match_rules where tenant_id = $1 and gstin = $2`,
    [tx.tenantId, gstin],
  );
  return Object.fromEntries(
    rows.map((row): [Regime, MatchRules] => [
      row.regime,
      {
        policy: row.policy,
        taxableTolerance: row.taxable_tolerance,
        taxTolerance: row.tax_tolerance,
        comparesPlaceOfSupply: row.compares_place_of_supply,
      },
    ]),
  );
}

/** Sets the rules of both regimes of a registration. */
export async function saveMatchRules(
  tx: Transaction,
  gstin: string,
  {
    rules,
    change,
  }: { readonly rules: MatchRulesOf; readonly change: { readonly by: string; readonly at: string } },
): Promise<void> {
  for (const [regime, one] of Object.entries(rules))
    await query(
      tx,
      `insert into match_rules (tenant_id, gstin, regime, policy, taxable_tolerance, tax_tolerance,
         compares_place_of_supply, by, at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       on conflict (tenant_id, gstin, regime) do update set policy = excluded.policy,
         taxable_tolerance = excluded.taxable_tolerance, tax_tolerance = excluded.tax_tolerance,
         compares_place_of_supply = excluded.compares_place_of_supply, by = excluded.by, at = excluded.at`,
      [
        tx.tenantId,
        gstin,
        regime,
        one.policy,
        one.taxableTolerance,
        one.taxTolerance,
        one.comparesPlaceOfSupply,
        change.by,
        change.at,
      ],
    );
}
