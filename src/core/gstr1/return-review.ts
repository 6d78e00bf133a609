import type { Finding } from '../finding.ts';
import { formatRupees } from '../money.ts';
import { columnOf } from './columns.ts';
import type { Gstr1Record } from './record.ts';
import { factsOf, seenRecord } from './record-list.ts';
import { tableOf } from './records.ts';
import type { Check } from './return-checks.ts';
import type { SectionName } from './sections.ts';
import { sectionTotals } from './summary.ts';
import type { Filer } from './table.ts';
import { sectionTitle } from './tables/index.ts';
import { allChecks, numberOnce } from './validate.ts';

/** What a review looks at, each with the codes of the findings that speak of it. */
const codesOf = {
  numbers: ['DOCUMENT-TWICE', 'DOCUMENT-NUMBER-START'],
  series: ['DOCUMENT-NOT-IN-SERIES', 'SERIES-CANCELLED', 'SERIES-COUNT'],
  'hsn-codes': ['HSN-DIGITS', 'HSN-UNKNOWN', 'HSN-MISSING', 'UQC-MISSING'],
  'hsn-totals': ['HSN-TOTAL'],
  'hsn-tax': ['HSN-TAX', 'CENTRAL-STATE-TAX'],
  'tables-asked': ['TABLE-MISSING'],
  'place-of-supply': [
    'PLACE-OF-SUPPLY-MERGED',
    'PLACE-OF-SUPPLY-FOREIGN',
    'PLACE-OF-SUPPLY-NOT-RECIPIENT',
    'PLACE-OF-SUPPLY-OWN',
    'PLACE-OF-SUPPLY-MISSING',
    'PLACE-OF-SUPPLY-OF-EXPORT',
  ],
  rates: ['RATE-BY-DATE', 'RATE-BY-PERIOD', 'DIFFERENTIAL-RATE-OF-EXPORT'],
  dates: ['DATE-AFTER-PERIOD', 'DATE-BEFORE-GST', 'DATE-OLD', 'REVISED-DATE'],
  values: ['DOCUMENT-VALUE', 'AMOUNT-ZERO', 'AMOUNT-SIGN', 'B2CL-LIMIT'],
  'zero-rate': ['ONLY-ZERO-RATE'],
  exports: [
    'SHIPPING-BILL-MISSING',
    'SHIPPING-BILL-PAIR',
    'SHIPPING-BILL-BEFORE-INVOICE',
    'SHIPPING-BILL-FUTURE',
  ],
  'reverse-charge': ['TYPE-NEEDS-REVERSE-CHARGE', 'TYPE-FORBIDS-REVERSE-CHARGE'],
  parties: ['GSTIN-OWN', 'RECIPIENT-NON-RESIDENT'],
  amendments: ['AMENDMENT-OF-SAME-PERIOD', 'AMENDMENT-LATE'],
  period: ['DOCUMENTS-OF-ANOTHER-PERIOD', 'RETURN-PERIOD-BARRED', 'IFF-LIMIT'],
  totals: ['TABLE-NEGATIVE'],
} as const;

/** Name of a point that a review looks at. */
export type ReviewName = keyof typeof codesOf;

/** The points of a review, in the order they are told. */
export const reviewNames = Object.keys(codesOf) as readonly ReviewName[];

const nameOf: ReadonlyMap<string, ReviewName> = new Map(
  reviewNames.flatMap((name) => codesOf[name].map((code) => [code, name] as const)),
);

/** The point that a finding of this code speaks of; null for one that no review of a whole return brings. */
export function reviewOf(code: string): ReviewName | null {
  return nameOf.get(code) ?? null;
}

/** A finding with the record it is about; null when it is about the return. */
export interface ReviewFinding extends Finding {
  readonly recordKey: string | null;
  readonly documentNumber: string | null;
}

/**
 * Everything worth a look in a return as it stands in the books, by the point it belongs to: the rules of each row and
 * the tests over all of them, as they were made when the rows came in, with today's facts.
 */
export function reviewReturn(
  filer: Filer,
  records: readonly Gstr1Record[],
): ReadonlyMap<ReviewName, readonly ReviewFinding[]> {
  const points = new Map<ReviewName, ReviewFinding[]>(reviewNames.map((name) => [name, []]));
  const take = (finding: Finding, record: Gstr1Record | null): void => {
    points.get(reviewOf(finding.code) ?? 'values')?.push({
      ...finding,
      recordKey: record?.key ?? null,
      documentNumber: record?.documentNumber ?? null,
    });
  };
  const found: Finding[] = [];
  const takeFound = (record: Gstr1Record | null): void => {
    for (const finding of found) take(finding, record);
    found.length = 0;
  };
  const facts = factsOf(records);
  const isFirst = numberOnce((index) => seenRecord(facts, index), found);
  const checks: readonly Check[] = allChecks.map((begin) => begin(filer, found));
  records.forEach((record, index) => {
    const seen = seenRecord(facts, index);
    isFirst(seen, index);
    for (const check of checks) check.see(seen);
    findRules(filer, record, found);
    takeFound(record);
  });
  for (const check of checks) check.end?.();
  findNegative(records, found);
  takeFound(null);
  return points;
}

function findRules(filer: Filer, record: Gstr1Record, findings: Finding[]): void {
  const table = tableOf(record);
  const seen = new Set<string>();
  for (const row of record.rows) {
    for (const { breaks, says, field, code, severity, source } of table.rules) {
      if (seen.has(code) || !breaks(row, filer)) continue;
      seen.add(code);
      const column = table.sheet.columns[field];
      findings.push({
        code,
        severity,
        says: says(row, filer),
        ...(column === undefined ? {} : { column: columnOf(column) }),
        source,
      });
    }
  }
}

/** Tables of net supplies and of advances, whose totals the portal seldom takes below zero. */
const netSections: readonly SectionName[] = ['b2cs', 'nil', 'at', 'txpd', 'supeco'];

function findNegative(records: readonly Gstr1Record[], findings: Finding[]): void {
  const totals = sectionTotals(records);
  for (const section of netSections) {
    const total = totals.get(section)?.taxableValue ?? 0;
    if (total >= 0) continue;
    findings.push({
      code: 'TABLE-NEGATIVE',
      severity: 'warning',
      says: `${sectionTitle(section)} comes to −₹${formatRupees(-total)}: more was returned than supplied. Check the credit notes of unregistered customers; a negative total may be refused.`,
      value: total / 100,
      source: 'Form GSTR-1',
    });
  }
}
