import { formatRupees } from '../money.ts';
import { lastDayToAmend } from '../return-calendar.ts';
import { lastDayOf } from '../return-period.ts';
import { mergedState, stateName } from '../state.ts';
import { ratesOf2025From } from '../tax-rate.ts';
import type { Row } from './record.ts';
import { type Rule, unknownDay } from './table.ts';

/** Rows as the shared rules see them; each rule is given the field it is about. */
type AnyRule = Rule<Row>;

const day = (isoDate: unknown): string => {
  const text = String(isoDate);
  return `${text.slice(8)}-${text.slice(5, 7)}-${text.slice(0, 4)}`;
};
const number = (row: Row, field: string): number => Number(row[field] ?? 0);

/** A document of the period is dated on or before its last day (RET191114). */
export const datedInPeriod = (field: string): AnyRule => ({
  code: 'DATE-AFTER-PERIOD',
  severity: 'error',
  field,
  source: 'Section 37(1) CGST Act',
  portalCode: 'RET191114',
  breaks: (row, { returnPeriod }) => {
    const date = String(row[field] ?? '');
    return date > returnPeriod && !date.startsWith(returnPeriod);
  },
  says: (row, filer) =>
    `${day(row[field])} is after the last day of the return period (${day(lastDayOf(filer.returnPeriod))}). Correct the date, or report the document in its own period.`,
});

/** Nothing is dated before GST began (RET191114). */
export const datedUnderGst = (field: string): AnyRule => ({
  code: 'DATE-BEFORE-GST',
  severity: 'error',
  field,
  source: 'Notification 9/2017 Central Tax',
  portalCode: 'RET191114',
  breaks: (row) => row[field] !== undefined && String(row[field]) < '2017-07-01',
  says: (row) => `${day(row[field])} is before 01-07-2017, when GST began. Correct the date.`,
});

/** The statute's limit for late documents, 30 November after the year, and the portal's old one of 18 months. */
const datedRecently = (field: string): AnyRule => ({
  code: 'DATE-OLD',
  severity: 'warning',
  field,
  source: 'Section 37(3) and 34(2) CGST Act',
  portalCode: 'RET191114',
  breaks(row, filer) {
    const date = String(row[field] ?? '');
    // Nearly every date is one of the period.
    if (date === '' || date.startsWith(filer.returnPeriod)) return false;
    const months = monthsBetween(date, filer.returnPeriod);
    return months > 18 || (months >= fewestMonthsToAmend && isPastLimit(date, filer));
  },
  says: (row, filer) =>
    isPastLimit(String(row[field]), filer)
      ? `A document of ${day(row[field])} could be reported up to ${day(lastDayToAmend(String(row[field])))}. Check the date; if it is right, ask your adviser before it is reported.`
      : `${day(row[field])} is more than 18 months before the end of the period. The portal may refuse the document; check the date.`,
});

/** From a document of the last day of March to 30 November. */
const fewestMonthsToAmend = 8;

const isPastLimit = (dateOrPeriod: string, { today }: { readonly today: string }): boolean =>
  today !== unknownDay && today > lastDayToAmend(dateOrPeriod);

function monthsBetween(date: string, period: string): number {
  return (
    (Number(period.slice(0, 4)) - Number(date.slice(0, 4))) * 12 +
    Number(period.slice(5)) -
    Number(date.slice(5, 7))
  );
}

/** The dates of a document reported in its own period. */
export const ownPeriodDate = (field: string): readonly AnyRule[] => [
  datedInPeriod(field),
  datedUnderGst(field),
  datedRecently(field),
];

/** Nobody supplies to his own registration (RET191113). */
export const notOwnGstin = (field: string): AnyRule => ({
  code: 'GSTIN-OWN',
  severity: 'error',
  field,
  source: 'Section 7 CGST Act',
  portalCode: 'RET191113',
  breaks: (row, filer) => row[field] === filer.gstin,
  says: (row) => `${row[field]} is your own GSTIN. Enter the GSTIN of the other party.`,
});

/** Place of supply 25 and 28 are of the past. */
export const currentState = (field = 'placeOfSupply'): AnyRule => ({
  code: 'PLACE-OF-SUPPLY-MERGED',
  severity: 'warning',
  field,
  source:
    'Dadra and Nagar Haveli and Daman and Diu (Merger) Act, 2019; Andhra Pradesh Reorganisation Act, 2014',
  breaks: (row) => mergedState(String(row[field] ?? '')) !== null,
  says: (row) =>
    `Place of supply ${row[field]}: ${mergedState(String(row[field]))}. Use the present code if the supply is of later date.`,
});

/** Supplies to another State only (RET191160). */
export const inAnotherState = (table: string, unlessSez: boolean): AnyRule => ({
  code: 'PLACE-OF-SUPPLY-OWN',
  severity: 'error',
  field: 'placeOfSupply',
  source: 'Form GSTR-1, table 5',
  portalCode: 'RET191160',
  breaks: (row, filer) => row['placeOfSupply'] === filer.gstin.slice(0, 2) && !(unlessSez && filer.isSez),
  says: (row) =>
    `Place of supply ${row['placeOfSupply']} (${stateName(String(row['placeOfSupply']))}) is your own State. Report ${table}.`,
});

/** The slabs of 22-09-2025: 12 and 28 ended, 40 began. */
export const rateOnDate = (dateField: string): AnyRule => ({
  code: 'RATE-BY-DATE',
  severity: 'warning',
  field: 'rate',
  source: 'Notification 9/2025 Central Tax (Rate)',
  breaks: (row) => {
    const newSlabs = String(row[dateField] ?? '') >= ratesOf2025From;
    return newSlabs
      ? row['rate'] === 12 || row['rate'] === 28
      : row['rate'] === 40 && row[dateField] !== undefined;
  },
  says: (row) =>
    `Rate ${row['rate']} does not fit a document of ${day(row[dateField])}: 12 and 28 ended and 40 began on 22-09-2025. Check the rate.`,
});

/** Integrated tax on goods from a bonded warehouse is paid by the recipient; deemed exports never are. */
export const reverseChargeByType: readonly AnyRule[] = [
  {
    code: 'TYPE-NEEDS-REVERSE-CHARGE',
    severity: 'error',
    field: 'invoiceType',
    source: 'Official workbook of GSTR-1',
    breaks: (row) => row['invoiceType'] === 'CBW' && row['reverseCharge'] !== 'Y',
    says: () =>
      '"Intra-State supplies attracting IGST" goes with reverse charge only. Write Y in Reverse Charge, or choose another type.',
  },
  {
    code: 'TYPE-FORBIDS-REVERSE-CHARGE',
    severity: 'error',
    field: 'invoiceType',
    source: 'Section 147 CGST Act',
    breaks: (row) => row['invoiceType'] === 'DE' && row['reverseCharge'] === 'Y',
    says: () =>
      'A deemed export is never under reverse charge. Write N in Reverse Charge, or choose another type.',
  },
];

/** A place of supply other than the customer's own State is usual for bill-to ship-to, and worth a look. */
export const placeOfRecipient: AnyRule = {
  code: 'PLACE-OF-SUPPLY-NOT-RECIPIENT',
  severity: 'info',
  field: 'placeOfSupply',
  source: 'Section 10 IGST Act',
  // A GSTIN that could not be read has a finding of its own.
  breaks: ({ placeOfSupply, recipientGstin }) =>
    recipientGstin !== undefined && placeOfSupply !== String(recipientGstin).slice(0, 2),
  says: (row) =>
    `Place of supply ${row['placeOfSupply']} is not the State of ${row['recipientGstin']}. Right for goods shipped or services performed elsewhere; otherwise correct it.`,
};

/** An amount that must not be zero. */
export const notZero = (field: string, what: string): AnyRule => ({
  code: 'AMOUNT-ZERO',
  severity: 'error',
  field,
  source: 'Portal schema of GSTR-1',
  breaks: (row) => row[field] === 0,
  says: () => `${what} is zero. Enter the amount, or remove the row.`,
});

/** Amounts of one row point the same way. */
export const sameSign = (field: string, base: string): AnyRule => ({
  code: 'AMOUNT-SIGN',
  severity: 'error',
  field,
  source: 'Portal schema of GSTR-1',
  breaks: (row) => number(row, field) !== 0 && Math.sign(number(row, field)) !== Math.sign(number(row, base)),
  says: (row) =>
    `₹${formatRupees(number(row, field))} and ₹${formatRupees(number(row, base))} do not go together in one row. Give both the same sign.`,
});

/** Numbers that begin with a sign or a zero are legal, but the portal's e-invoice registration refuses them. */
export const numberStart = (field: string): AnyRule => ({
  code: 'DOCUMENT-NUMBER-START',
  severity: 'warning',
  field,
  source: 'Form GST INV-01',
  breaks: (row) => /^[0/-]/.test(String(row[field] ?? '')),
  says: (row) =>
    `Document number "${row[field]}" begins with ${String(row[field])[0]}, which e-invoicing does not take. Leave it if the document is printed so.`,
});

/** A non-resident supplier has an identification of his own kind, but buys under a registration. */
export const recipientResident: AnyRule = {
  code: 'RECIPIENT-NON-RESIDENT',
  severity: 'warning',
  field: 'recipientGstin',
  source: 'Section 24 CGST Act',
  breaks: (row) => String(row['recipientGstin'] ?? '').slice(12, 14) === 'NR',
  says: (row) =>
    `${row['recipientGstin']} is the identification of a non-resident. The portal may refuse it as a recipient; ask the customer for the GSTIN he buys under.`,
};

/** The official tool takes 96 for a registered recipient; an export belongs in table 6A. */
export const placeInIndia: AnyRule = {
  code: 'PLACE-OF-SUPPLY-FOREIGN',
  severity: 'warning',
  field: 'placeOfSupply',
  source: 'Section 10 IGST Act',
  breaks: (row) => row['placeOfSupply'] === '96',
  says: () =>
    'Place of supply 96 is outside India, though the recipient is registered here. Report an export in table 6A; otherwise enter the State.',
};

/** Totals have no date: the slabs of 22-09-2025 are compared with the return period. A reduction may be of older supplies. */
export const rateInPeriod: AnyRule = {
  code: 'RATE-BY-PERIOD',
  severity: 'warning',
  field: 'rate',
  source: 'Notification 9/2025 Central Tax (Rate)',
  breaks(row, { returnPeriod }) {
    if (number(row, 'taxableValue') <= 0) return false;
    const { rate } = row;
    const month = ratesOf2025From.slice(0, 7);
    return rate === 40 ? returnPeriod < month : (rate === 12 || rate === 28) && returnPeriod > month;
  },
  says: (row) =>
    `Rate ${row['rate']} does not fit supplies of this period: 12 and 28 ended and 40 began on 22-09-2025. Check the rate.`,
};
