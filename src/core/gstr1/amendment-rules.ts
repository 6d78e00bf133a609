import { firstDayReported, lastDayToAmend } from '../return-calendar.ts';
import { lastDayOf, monthsLater, quarterEndOf, type ReturnPeriod } from '../return-period.ts';
import type { Row } from './record.ts';
import { datedInPeriod, datedUnderGst } from './rules.ts';
import { type Filer, type Rule, unknownDay } from './table.ts';

type AnyRule = Rule<Row>;

const day = (isoDate: unknown): string => String(isoDate).split('-').reverse().join('-');
const text = (row: Row, field: string): string => String(row[field] ?? '');

/** The month being amended lies before the return's own (RET191198); in GSTR-1A it is the return's own. */
const earlierPeriod: AnyRule = {
  code: 'AMENDMENT-OF-SAME-PERIOD',
  severity: 'warning',
  field: 'originalPeriod',
  source: 'Section 39(9) CGST Act',
  portalCode: 'RET191198',
  breaks: (row, { form, returnPeriod }) => {
    const month = text(row, 'originalPeriod');
    return form === 'GSTR1A' ? month !== returnPeriod : month >= returnPeriod;
  },
  says: (row, { form }) =>
    `The original month ${day(row['originalPeriod'])} is not ${form === 'GSTR1A' ? "GSTR-1A's own" : "before this return's"} period. The portal refuses such an amendment; check year and month.`,
};

/** A document dated in what this return reports was reported by it, unless the date is wrong (RET191198). */
const earlierDocument: AnyRule = {
  ...earlierPeriod,
  field: 'originalDate',
  breaks: (row, { form, returnPeriod }) =>
    form !== 'GSTR1A' && text(row, 'originalDate').slice(0, 7) >= returnPeriod,
  says: (row) =>
    `The original document of ${day(row['originalDate'])} is of this return's own period. Correct the document itself before the return is filed, or check the original date.`,
};

/** Last month whose return can have reported the original: the one before this return, or the own one in GSTR-1A. */
function lastReportOf({ form, frequency, returnPeriod }: Filer): string {
  if (form === 'GSTR1A') return lastDayOf(returnPeriod);
  return lastDayOf(monthsLater(firstDayReported(returnPeriod, frequency).slice(0, 7) as ReturnPeriod, -1));
}

/** The revised date lies in or before the period in which the original was reported (RET191120). */
const revisedInOriginalPeriod: AnyRule = {
  code: 'REVISED-DATE',
  severity: 'warning',
  field: 'documentDate',
  source: 'Form GSTR-1, tables 9A and 9C',
  portalCode: 'RET191120',
  breaks(row, filer) {
    const revised = text(row, 'documentDate');
    return revised > lastReportOf(filer) && revised > lastDayOf(monthOf(row, filer));
  },
  says: (row, filer) =>
    `The revised date ${day(row['documentDate'])} is after the period in which the document of ${day(row['originalDate'])} was reported. Choose a date up to ${day(lastDayOf(monthOf(row, filer)))}, or the end of the period in which it was reported.`,
};

function monthOf(row: Row, { frequency }: Filer): ReturnPeriod {
  const month = text(row, 'originalDate').slice(0, 7) as ReturnPeriod;
  return frequency === 'quarterly' ? quarterEndOf(month) : month;
}

/** What was reported may be amended up to 30 November after its financial year; a warning, since an audit may allow more. */
const inTime = (field: string): AnyRule => ({
  code: 'AMENDMENT-LATE',
  severity: 'warning',
  field,
  source: 'Section 37(3) CGST Act',
  breaks: (row, { today }) =>
    row[field] !== undefined && today !== unknownDay && today > lastDayToAmend(text(row, field)),
  says: (row) =>
    `What was reported for ${day(row[field])} could be amended up to ${day(lastDayToAmend(text(row, field)))}, or the annual return when that was earlier. Check the original date; the portal refuses later amendments.`,
});

/** Rules of amendments that name their original by number and date. */
export const rulesOfAmendedDocument: readonly AnyRule[] = [
  datedInPeriod('originalDate'),
  datedUnderGst('originalDate'),
  earlierDocument,
  revisedInOriginalPeriod,
  inTime('originalDate'),
];

/** Rules of amendments that name the month they amend. */
export const rulesOfAmendedMonth: readonly AnyRule[] = [earlierPeriod, inTime('originalPeriod')];
