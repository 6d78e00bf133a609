import { paise } from '../money.ts';
import type { Gstr1Record } from './record.ts';
import { tableOf } from './records.ts';
import { type RupeeTotal, summaryRows, summaryTitle, type Total } from './summary.ts';

/** A row of the comparison of books and portal, in paise. */
export interface ComparedRow {
  readonly section: string;
  readonly title: string;
  /** 0: a section; 1: a part of one. */
  readonly level: 0 | 1;
  readonly ours: Total;
  readonly portal: Total | null;
  readonly difference: Total | null;
  readonly equal: boolean | null;
}

/** A row of the portal's summary in rupees. */
export interface PortalRow extends RupeeTotal {
  readonly section: string;
}

const empty: Total = { count: 0, value: 0, taxableValue: 0, igst: 0, cgst: 0, sgst: 0, cess: 0 };
const heads = ['count', 'taxableValue', 'igst', 'cgst', 'sgst', 'cess'] as const;
/** The portal counts documents and value of these its own way; their money is compared, their count is not. */
const countedOtherwise: ReadonlySet<string> = new Set([
  'TTL_LIAB',
  'DOC_ISSUE',
  'NIL',
  'HSN',
  'AT',
  'TXPD',
  'ATA',
  'TXPDA',
  'B2CSA',
]);

/**
 * Puts the summary our records make beside the portal's. Without a portal summary only our side is filled. Rows that
 * are empty on both sides are left out.
 */
export function compareSummary(
  records: readonly Gstr1Record[],
  portal: readonly PortalRow[] | null,
): readonly ComparedRow[] {
  // Amendments count by their difference from what was filed earlier, which these records do not hold.
  const amended = records.some((record) => tableOf(record).amends !== undefined);
  const ours = new Map(summaryRows(records).map((row) => [row.section, row as Total]));
  const theirs = new Map((portal ?? []).map((row) => [row.section, inPaise(row)]));
  const names = [...new Set([...ours.keys(), ...theirs.keys()])].filter((name) => name !== 'TTL_LIAB');
  return [...names.sort(formOrder), 'TTL_LIAB'].flatMap((section) => {
    const own = ours.get(section) ?? empty;
    const other = portal === null ? null : (theirs.get(section) ?? empty);
    if (isEmpty(own) && (other === null || isEmpty(other)) && section !== 'TTL_LIAB') return [];
    const row = comparedRow(
      { section, title: summaryTitle(section), level: isPart(section) ? 1 : 0 },
      own,
      other,
    );
    return [section === 'TTL_LIAB' && amended ? { ...row, equal: null } : row];
  });
}

/** The same of a form whose sections have no parts and whose summary no total line. */
export function compareTotals(
  ours: ReadonlyMap<string, Total>,
  portal: readonly PortalRow[] | null,
  { order, titleOf }: { readonly order: readonly string[]; readonly titleOf: (section: string) => string },
): readonly ComparedRow[] {
  const theirs = new Map((portal ?? []).map((row) => [row.section, inPaise(row)]));
  const names = [...new Set([...order, ...theirs.keys(), ...ours.keys()])];
  return names.flatMap((section) => {
    const own = ours.get(section) ?? empty;
    const other = portal === null ? null : (theirs.get(section) ?? empty);
    if (isEmpty(own) && (other === null || isEmpty(other))) return [];
    return [comparedRow({ section, title: titleOf(section), level: 0 }, own, other)];
  });
}

function comparedRow(
  head: Pick<ComparedRow, 'section' | 'title' | 'level'>,
  ours: Total,
  portal: Total | null,
): ComparedRow {
  const difference = portal === null ? null : minus(ours, portal);
  const equal = difference === null ? null : isEqual(head.section, difference);
  return { ...head, ours, portal, difference, equal };
}

function isEqual(section: string, difference: Total): boolean {
  return heads.every((head) => difference[head] === 0 || (head === 'count' && countedOtherwise.has(section)));
}

const isEmpty = (total: Total): boolean => heads.every((head) => total[head] === 0) && total.value === 0;

const inPaise = (row: PortalRow): Total => ({
  count: row.count,
  value: paise(row.value),
  taxableValue: paise(row.taxableValue),
  igst: paise(row.igst),
  cgst: paise(row.cgst),
  sgst: paise(row.sgst),
  cess: paise(row.cess),
});

function minus(a: Total, b: Total): Total {
  return {
    count: a.count - b.count,
    value: a.value - b.value,
    taxableValue: a.taxableValue - b.taxableValue,
    igst: a.igst - b.igst,
    cgst: a.cgst - b.cgst,
    sgst: a.sgst - b.sgst,
    cess: a.cess - b.cess,
  };
}

const order = [
  'B2B',
  'B2BA',
  'B2CL',
  'B2CLA',
  'EXP',
  'EXPA',
  'B2CS',
  'B2CSA',
  'NIL',
  'CDNR',
  'CDNRA',
  'CDNUR',
  'CDNURA',
  'AT',
  'ATA',
  'TXPD',
  'TXPDA',
  'HSN',
  'DOC_ISSUE',
  'SUPECOM',
  'SUPECOMA',
  'ECOM',
  'ECOMA',
];

/** Sections in the order of the form; a part right after its section. */
function formOrder(a: string, b: string): number {
  return rank(a) - rank(b) || (a < b ? -1 : 1);
}

/** `EXPAWP` belongs to `EXPA`, not to `EXP`: the longest section that begins the name counts. */
function rank(name: string): number {
  const section = order
    .filter((candidate) => name.startsWith(candidate))
    .reduce((longest, candidate) => (candidate.length > longest.length ? candidate : longest), '');
  return order.indexOf(section) + (section === name ? 0 : 0.5);
}

const isPart = (section: string): boolean => !order.includes(section) && section !== 'TTL_LIAB';
