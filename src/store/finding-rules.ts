import type { FindingRuleBooks, Treatment } from '../filing/needs/finding-rules.ts';
import { query, type Transaction } from './transaction.ts';

interface RuleRow {
  readonly code: string;
  readonly treatment: Treatment;
}

/** How findings are shown, of the transaction's tenant. */
export function findingRulesIn(tx: Transaction): FindingRuleBooks {
  return {
    async treatments(gstin) {
      const rows = await query<RuleRow>(
        tx,
        'select code, treatment from finding_rules where tenant_id = $1 and gstin = $2 order by code',
        [tx.tenantId, gstin],
      );
      return Object.fromEntries(rows.map(({ code, treatment }) => [code, treatment]));
    },
    async save(gstin, treatments, { by, at }) {
      await query(tx, 'delete from finding_rules where tenant_id = $1 and gstin = $2', [tx.tenantId, gstin]);
      await query(
        tx,
        `insert into finding_rules (tenant_id, gstin, code, treatment, by, at)
         select $1, $2, code, treatment, $5, $6 from unnest($3::text[], $4::text[]) as rule (code, treatment)`,
        [tx.tenantId, gstin, Object.keys(treatments), Object.values(treatments), by, at],
      );
    },
  };
}
