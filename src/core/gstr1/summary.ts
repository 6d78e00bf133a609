import { rupees } from '../money.ts';
import type { Amounts, Gstr1Record } from './record.ts';
import { amountsOfEach, type RecordList } from './record-list.ts';
import { tableOf } from './records.ts';
import type { SectionName } from './sections.ts';

/** Count and amounts of a section or of a row of the summary, in paise, signed as on the form. */
export interface Total extends Amounts {
  readonly count: number;
}

/** A row of the portal's summary as our own books make it. */
export interface FormRow extends Total {
  /** The portal's name of the row: `B2B`, `B2B_4A`, `TTL_LIAB` … */
  readonly section: string;
  readonly title: string;
}

const empty: Total = { count: 0, value: 0, taxableValue: 0, igst: 0, cgst: 0, sgst: 0, cess: 0 };

function plus(
  total: Total,
  amounts: Amounts,
  weight: { readonly tax: number; readonly value: number; readonly count: number },
): Total {
  return {
    count: total.count + weight.count,
    value: total.value + weight.value * amounts.value,
    taxableValue: total.taxableValue + weight.value * amounts.taxableValue,
    igst: total.igst + weight.tax * amounts.igst,
    cgst: total.cgst + weight.tax * amounts.cgst,
    sgst: total.sgst + weight.tax * amounts.sgst,
    cess: total.cess + weight.tax * amounts.cess,
  };
}

const whole = { tax: 1, value: 1, count: 1 };

/** Totals of each section (paise). */
export function sectionTotals(records: RecordList): ReadonlyMap<SectionName, Total> {
  const totals = new Map<SectionName, Total>();
  for (const { section, amounts } of amountsOfEach(records)) {
    totals.set(section, plus(totals.get(section) ?? empty, amounts, whole));
  }
  return totals;
}

/** Names of the summary's rows for people; rows not named here show the portal's own name. */
const titles: Readonly<Record<string, string>> = {
  B2B: 'B2B, SEZ, deemed exports (4, 6B, 6C)',
  B2B_4A: '4A Other than reverse charge',
  B2B_4B: '4B Reverse charge',
  B2B_SEZWP: '6B SEZ with payment',
  B2B_SEZWOP: '6B SEZ without payment',
  B2B_6C: '6C Deemed exports',
  B2CL: 'B2C (Large) (5)',
  EXP: 'Exports (6A)',
  EXPWP: '6A With payment',
  EXPWOP: '6A Without payment',
  B2CS: 'B2C (Others) (7)',
  NIL: 'Nil rated, exempted, non-GST (8)',
  CDNR: 'Notes, registered (9B)',
  CDNUR: 'Notes, unregistered (9B)',
  B2BA: 'Amended B2B (9A)',
  B2CLA: 'Amended B2C (Large) (9A)',
  EXPA: 'Amended exports (9A)',
  CDNRA: 'Amended notes, registered (9C)',
  CDNURA: 'Amended notes, unregistered (9C)',
  B2CSA: 'Amended B2C (Others) (10)',
  AT: 'Advances received (11A)',
  TXPD: 'Advances adjusted (11B)',
  ATA: 'Amended advances received (11 II)',
  TXPDA: 'Amended advances adjusted (11 II)',
  HSN: 'HSN summary (12)',
  HSN_B2B: '12 B2B supplies',
  HSN_B2C: '12 B2C supplies',
  DOC_ISSUE: 'Documents issued (13)',
  SUPECOM: 'Through e-commerce operators (14)',
  SUPECOMA: 'Amended, through operators (14A)',
  ECOM: 'Section 9(5) by the operator (15)',
  ECOMA: 'Amended section 9(5) (15A)',
  TTL_LIAB: 'Total liability (other than reverse charge)',
};

/** Title of a row of the summary. */
export function summaryTitle(section: string): string {
  const known = titles[section];
  if (known !== undefined) return known;
  const part = parts.find(([suffix]) => section.endsWith(suffix));
  return part ? part[1] : section;
}

/** Parts of a section, by how the portal ends their names. */
const parts: readonly (readonly [suffix: string, title: string])[] = [
  ['_4A', 'Other than reverse charge'],
  ['_4B', 'Reverse charge'],
  ['_SEZWP', 'SEZ with payment'],
  ['_SEZWOP', 'SEZ without payment'],
  ['_6C', 'Deemed exports'],
  ['_DE', 'Deemed exports'],
  ['_REG', 'Registered recipients'],
  ['_UNREG', 'Unregistered recipients'],
  ['_B2CL', 'On B2C (Large)'],
  ['_EXPWP', 'On exports with payment'],
  ['_EXPWOP', 'On exports without payment'],
  ['AWP', 'With payment'],
  ['AWOP', 'Without payment'],
  ['_14A', '14(a) Tax collected at source (section 52)'],
  ['_14B', '14(b) Tax paid by the operator (section 9(5))'],
];

/**
 * The summary the portal should show for these records (paise): a row for each section and sub-section, and the total
 * liability (form GSTR-1: reverse charge, tables 12 to 14 left out, notes and adjusted advances taken off).
 */
export function summaryRows(records: readonly Gstr1Record[]): readonly FormRow[] {
  const totals = new Map<string, Total>();
  let liability = empty;
  for (const record of records) {
    const table = tableOf(record);
    const first = record.rows[0] ?? {};
    for (const name of table.totals.summaryRows(first))
      totals.set(name, plus(totals.get(name) ?? empty, record.amounts, whole));
    // An amendment counts by its difference from the original, which is not known here.
    if (table.amends === undefined)
      liability = plus(liability, record.amounts, { ...table.totals.liability(first), count: 1 });
  }
  const rows = [...totals].map(([section, total]) => ({ section, title: summaryTitle(section), ...total }));
  return [...rows, { section: 'TTL_LIAB', title: summaryTitle('TTL_LIAB'), ...liability }];
}

/** Totals in rupees, as they cross the library's border. */
export interface RupeeTotal {
  readonly count: number;
  readonly value: number;
  readonly taxableValue: number;
  readonly igst: number;
  readonly cgst: number;
  readonly sgst: number;
  readonly cess: number;
}

/** A total in rupees. */
export function inRupees(total: Total): RupeeTotal {
  return {
    count: total.count,
    value: rupees(total.value),
    taxableValue: rupees(total.taxableValue),
    igst: rupees(total.igst),
    cgst: rupees(total.cgst),
    sgst: rupees(total.sgst),
    cess: rupees(total.cess),
  };
}
