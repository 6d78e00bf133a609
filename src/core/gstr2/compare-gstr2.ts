import { type ComparedRow, compareTotals, type PortalRow } from '../gstr1/compare.ts';
import type { Amounts } from '../gstr1/record.ts';
import type { Total } from '../gstr1/summary.ts';
import { purchaseTables } from './tables.ts';

/** A document that the return is to hold, by its section of GSTR-2; amounts in paise, credit notes negative. */
export interface HeldDocument {
  readonly section: string;
  readonly amounts: Amounts;
}

/**
 * Puts what a GSTR-2 is to hold beside the portal's summary of it, section by section in paise. Without a portal summary
 * only our side is filled.
 */
export function compareGstr2(
  held: Iterable<HeldDocument>,
  portal: readonly PortalRow[] | null,
): readonly ComparedRow[] {
  const ours = new Map<string, Total>();
  for (const { section, amounts } of held) {
    const name = section.toUpperCase();
    const sum = ours.get(name);
    ours.set(name, {
      count: (sum?.count ?? 0) + 1,
      value: (sum?.value ?? 0) + amounts.value,
      taxableValue: (sum?.taxableValue ?? 0) + amounts.taxableValue,
      igst: (sum?.igst ?? 0) + amounts.igst,
      cgst: (sum?.cgst ?? 0) + amounts.cgst,
      sgst: (sum?.sgst ?? 0) + amounts.sgst,
      cess: (sum?.cess ?? 0) + amounts.cess,
    });
  }
  return compareTotals(ours, portal, {
    order: purchaseTables.map(({ section }) => section.toUpperCase()),
    titleOf,
  });
}

function titleOf(section: string): string {
  const table = purchaseTables.find((one) => one.section.toUpperCase() === section);
  return table ? `${table.number} ${table.title}` : section;
}
