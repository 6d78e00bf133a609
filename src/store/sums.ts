import type { Amounts } from '../core/index.ts';
import type { RecordTotals } from '../filing/needs/page.ts';

/** Count and amounts, as a statement over rows with amounts selects them. */
export const sums = `count(*) as count, coalesce(sum(value), 0)::bigint as value,
  coalesce(sum(taxable_value), 0)::bigint as taxable_value, coalesce(sum(igst), 0)::bigint as igst,
  coalesce(sum(cgst), 0)::bigint as cgst, coalesce(sum(sgst), 0)::bigint as sgst,
  coalesce(sum(cess), 0)::bigint as cess`;

/** Amounts as columns hold them. */
export interface AmountsRow {
  readonly value: number;
  readonly taxable_value: number;
  readonly igst: number;
  readonly cgst: number;
  readonly sgst: number;
  readonly cess: number;
}

/** A row of `sums`. */
export interface SumsRow extends AmountsRow {
  readonly count: number;
}

/** Reads the amounts of a row, in paise. */
export function readAmounts({
  value,
  taxable_value: taxableValue,
  igst,
  cgst,
  sgst,
  cess,
}: AmountsRow): Amounts {
  return { value, taxableValue, igst, cgst, sgst, cess };
}

/** Reads a row of `sums`. Throws where the statement answered none, which a sum without groups cannot do. */
export function readSums(row: SumsRow | undefined): RecordTotals {
  if (!row) throw new Error('The database answered no totals.');
  return { count: row.count, ...readAmounts(row) };
}
