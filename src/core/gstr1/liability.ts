import type { Gstr1Record } from './record.ts';
import { tableOf } from './records.ts';
import type { SectionName } from './sections.ts';
import type { Total } from './summary.ts';

/** What a table adds to the tax that the return makes payable, in paise; advances adjusted are taken off. */
export interface LiabilityRow extends Total {
  readonly section: SectionName;
}

/**
 * The tax liability of a return by table: reverse charge, tables 12 to 14 and amendments left out, notes and adjusted
 * advances taken off, as the portal's row of total liability counts (form GSTR-1).
 */
export function liabilityRows(records: readonly Gstr1Record[]): readonly LiabilityRow[] {
  const rows = new Map<SectionName, LiabilityRow>();
  for (const record of records) {
    const table = tableOf(record);
    // An amendment counts by its difference from the original, which is not known here.
    if (table.amends !== undefined) continue;
    const weight = table.totals.liability(record.rows[0] ?? {});
    if (weight.tax === 0 && weight.value === 0) continue;
    const before = rows.get(record.section) ?? nothing(record.section);
    const { amounts } = record;
    rows.set(record.section, {
      section: record.section,
      count: before.count + 1,
      value: before.value + weight.value * amounts.value,
      taxableValue: before.taxableValue + weight.value * amounts.taxableValue,
      igst: before.igst + weight.tax * amounts.igst,
      cgst: before.cgst + weight.tax * amounts.cgst,
      sgst: before.sgst + weight.tax * amounts.sgst,
      cess: before.cess + weight.tax * amounts.cess,
    });
  }
  return [...rows.values()];
}

const nothing = (section: SectionName): LiabilityRow => ({
  section,
  count: 0,
  value: 0,
  taxableValue: 0,
  igst: 0,
  cgst: 0,
  sgst: 0,
  cess: 0,
});
