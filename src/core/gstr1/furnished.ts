import { financialYearOf } from '../return-period.ts';
import { changedFields } from './delta.ts';
import type { Gstr1Record } from './record.ts';

/** Records of a quarter's return without those that the Invoice Furnishing Facility has brought to the portal. */
export interface NotFurnished {
  /** What the return of the quarter still has to report. */
  readonly records: readonly Gstr1Record[];
  /** Left out: the portal has them as they are. */
  readonly furnished: readonly Gstr1Record[];
  /** Left out, but they read otherwise than they were furnished: a correction is an amendment (tables 9A and 9C). */
  readonly differing: readonly { readonly record: Gstr1Record; readonly furnished: Gstr1Record }[];
}

/**
 * What a quarter's records report beyond what was furnished in its earlier months (rule 59(2)): month 1, month 2 and
 * this together are the quarter, and nothing is reported twice. A document is known by its number and financial year,
 * whoever its recipient is said to be.
 */
export function withoutFurnished(
  records: readonly Gstr1Record[],
  furnished: readonly Gstr1Record[],
): NotFurnished {
  if (furnished.length === 0) return { records, furnished: [], differing: [] };
  const known = new Map(furnished.map((record) => [identityOf(record), record]));
  const kept: Gstr1Record[] = [];
  const same: Gstr1Record[] = [];
  const differing: NotFurnished['differing'][number][] = [];
  for (const record of records) {
    const earlier = known.get(identityOf(record));
    if (!earlier) kept.push(record);
    else if (earlier.key === record.key && changedFields(earlier, record).length === 0) same.push(record);
    else differing.push({ record, furnished: earlier });
  }
  return { records: kept, furnished: same, differing };
}

/** Invoices and notes by number and year within their section; what has no number by its key. */
function identityOf({ key, section, documentNumber, documentDate }: Gstr1Record): string {
  if ((section !== 'b2b' && section !== 'cdnr') || documentNumber === null || documentDate === null)
    return key;
  return `${section}|${financialYearOf(documentDate)}|${documentNumber.toUpperCase()}`;
}
