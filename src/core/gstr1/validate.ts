import type { Finding } from '../finding.ts';
import { formatRupees } from '../money.ts';
import {
  financialYearOf,
  isIffMonth,
  quarterEndOf,
  type ReturnPeriod,
  wireReturnPeriod,
} from '../return-period.ts';
import { hashText, PlaceIndex } from './place-index.ts';
import type { Gstr1Record } from './record.ts';
import { factsOf, type RecordList, recordList, type SeenRecord, seenRecord } from './record-list.ts';
import { type Check, hsnTax, periodOpen, shippingBills, tablesAsked, zeroRated } from './return-checks.ts';
import type { SectionName } from './sections.ts';
import { documentsInSeries } from './series-check.ts';
import type { Filer } from './table.ts';

/** Sections whose documents are numbered in one family: a number may not come twice in a year (rule 46(b), 53(1A)). */
const families: Partial<Record<SectionName, 'invoice' | 'note' | 'operator'>> = {
  b2b: 'invoice',
  b2ba: 'invoice',
  b2cl: 'invoice',
  b2cla: 'invoice',
  exp: 'invoice',
  expa: 'invoice',
  cdnr: 'note',
  cdnra: 'note',
  cdnur: 'note',
  cdnura: 'note',
  ecom: 'operator',
  ecoma: 'operator',
};

/** Every test over all records of a return, to be begun anew for each. */
export const allChecks: readonly ((filer: Filer, findings: Finding[]) => Check)[] = [
  periodOpen,
  documentValues,
  zeroRated,
  shippingBills,
  iffValue,
  periodOfDocuments,
  hsnWithTables,
  hsnTax,
  tablesAsked,
  documentsInSeries,
];

/**
 * Tests that need more than one row: adds findings and answers the records that may be reported. Each record is looked
 * at once and not held, since a long return makes it only for the asking.
 */
export function validateRecords(filer: Filer, records: RecordList, findings: Finding[]): RecordList {
  const facts = factsOf(records);
  const isFirst = numberOnce((index) => seenRecord(facts, index), findings);
  const found: Finding[][] = [];
  const checks = allChecks.map((begin) => {
    const own: Finding[] = [];
    found.push(own);
    return begin(filer, own);
  });
  const unique: number[] = [];
  for (let index = 0; index < records.length; index++) {
    const record = seenRecord(facts, index);
    if (!isFirst(record, index)) continue;
    unique.push(index);
    for (const check of checks) check.see(record);
  }
  for (const check of checks) check.end?.();
  for (const own of found) for (const finding of own) findings.push(finding);
  if (unique.length === records.length) return records;
  return recordList(unique, (at) => records.at(at) as Gstr1Record, facts);
}

/** Whether the number of a document comes for the first time in its family and financial year. */
export function numberOnce(
  seen: (index: number) => SeenRecord,
  findings: Finding[],
): (record: SeenRecord, index: number) => boolean {
  const numbers = new PlaceIndex();
  return (record, index) => {
    const { documentNumber, documentDate, section } = record;
    if (!families[section] || documentNumber === null || documentDate === null) return true;
    const number = documentNumber.toUpperCase();
    const hash = hashText(number);
    const earlier = numbers.find(hash, (place) => {
      const other = seen(place);
      return other.documentNumber?.toUpperCase() === number && seriesOf(other) === seriesOf(record);
    });
    if (earlier === undefined) numbers.add(hash, index);
    else findings.push(numberTwice(record, seen(earlier)));
    return earlier === undefined;
  };
}

/** What a number must be alone in. */
function seriesOf(record: SeenRecord): string {
  const family = families[record.section];
  // What an operator reports is numbered by each supplier for himself.
  const issuer = family === 'operator' ? (record.rows.value(0, 'supplierGstin') ?? '') : '';
  // An amendment that keeps the number of what it amends uses no second one.
  const kept = keepsNumber(record) ? 'kept' : '';
  return `${family}|${kept}|${issuer}|${financialYearOf(record.documentDate ?? '')}`;
}

function keepsNumber({ section, rows, documentNumber }: SeenRecord): boolean {
  if (!section.endsWith('a')) return false;
  return String(rows.value(0, 'originalNumber') ?? '').toUpperCase() === documentNumber?.toUpperCase();
}

function numberTwice(record: SeenRecord, earlier: SeenRecord): Finding {
  const place = earlier.place();
  return {
    code: 'DOCUMENT-TWICE',
    severity: 'error',
    says: `Number "${record.documentNumber}" is already used in sheet ${place.sheet}, row ${place.row}. A number comes once in a financial year; correct or remove one of the two.`,
    ...record.place(),
    value: record.documentNumber,
    portalCode: record.section === earlier.section ? 'RET191190' : 'RET191134',
    source: 'Rule 46(b) CGST Rules',
  };
}

/** Neither tool nor portal compares the value of a document with its lines; a person would. */
function documentValues(_filer: Filer, findings: Finding[]): Check {
  return { see: (record) => checkDocumentValue(record, findings) };
}

function checkDocumentValue(record: SeenRecord, findings: Finding[]): void {
  if (record.table.totals.value === undefined) return;
  const { value, taxableValue, igst, cgst, sgst, cess } = record.amounts;
  // On reverse charge the tax is not part of the invoice.
  const tax = record.rows.value(0, 'reverseCharge') === 'Y' ? 0 : igst + cgst + sgst + cess;
  const difference = Math.abs(value) - Math.abs(taxableValue + tax);
  const tolerance = Math.max(1_00, Math.abs(value) / 10_000);
  if (Math.abs(difference) <= tolerance) return;
  const short = difference < 0;
  findings.push({
    code: 'DOCUMENT-VALUE',
    severity: short ? 'warning' : 'info',
    says: `Value ₹${formatRupees(Math.abs(value))} is ₹${formatRupees(Math.abs(difference))} ${short ? 'less' : 'more'} than taxable value and tax together. ${short ? 'Check the value and the lines.' : 'Right if the document has other charges or lines without tax.'}`,
    ...record.place(),
    value: value / 100,
    source: 'Section 15 CGST Act',
  });
}

/** The official workbook does not say whose or when it is: documents of another month betray the wrong file. */
function periodOfDocuments(filer: Filer, findings: Finding[]): Check {
  const months = new Map<string, number>();
  let dated = 0;
  return {
    see(record) {
      if (record.documentDate === null || record.table.amends !== undefined) return;
      const month = record.documentDate.slice(0, 7);
      months.set(month, (months.get(month) ?? 0) + 1);
      dated++;
    },
    end() {
      const [month, count] = [...months].reduce(
        (most, entry) => (entry[1] > most[1] ? entry : most),
        ['', 0],
      );
      const expected = filer.frequency === 'quarterly' ? quarterEndOf(month as ReturnPeriod) : month;
      if (dated < 3 || expected === filer.returnPeriod || month === filer.returnPeriod) return;
      if (count < dated * 0.8) return;
      findings.push({
        code: 'DOCUMENTS-OF-ANOTHER-PERIOD',
        severity: 'warning',
        says: `${count} of ${dated} documents are dated in ${month.slice(5)}-${month.slice(0, 4)}, but the return is for ${wireReturnPeriod(filer.returnPeriod)}. Check that this is the right file and the right return period.`,
        value: month,
        source: 'Section 37(1) CGST Act',
      });
    },
  };
}

const iffLimit = 50_00_000_00;

function iffValue(filer: Filer, findings: Finding[]): Check {
  const isIff = filer.frequency === 'quarterly' && isIffMonth(filer.returnPeriod);
  let total = 0;
  return {
    see({ amounts }) {
      total += amounts.value;
    },
    end() {
      if (!isIff || total <= iffLimit) return;
      findings.push({
        code: 'IFF-LIMIT',
        severity: 'warning',
        says: `The documents of the month come to ₹${formatRupees(total)}, above the ₹50,00,000 of the Invoice Furnishing Facility. Leave the rest for the return of the quarter.`,
        source: 'Rule 59(2) CGST Rules',
      });
    },
  };
}

const registeredSections: ReadonlySet<SectionName> = new Set(['b2b', 'cdnr']);
const unregisteredSections: ReadonlySet<SectionName> = new Set(['b2cl', 'b2cs', 'exp', 'cdnur']);
const heads = ['taxableValue', 'igst', 'cgst', 'sgst', 'cess'] as const;
type HeadTotals = Record<(typeof heads)[number], number>;
const noTotals = (): HeadTotals => ({ taxableValue: 0, igst: 0, cgst: 0, sgst: 0, cess: 0 });

/** The portal compares table 12 with the other tables and warns (advisory of May 2025); so do we, before it does. */
function hsnWithTables(_filer: Filer, findings: Finding[]): Check {
  const parts = [
    { sheet: 'hsn(b2b)', table: 'hsn_b2b', sections: registeredSections, nil: 'B2B' },
    { sheet: 'hsn(b2c)', table: 'hsn_b2c', sections: unregisteredSections, nil: 'B2C' },
  ].map((part) => ({ ...part, stated: noTotals(), reported: noTotals(), hasRows: false }));
  return {
    see(record) {
      for (const part of parts) {
        if (record.section === 'hsn' && record.table.name === part.table) {
          part.hasRows = true;
          addHeads(part.stated, record);
        } else if (countsInPart(part, record)) addHeads(part.reported, record);
      }
    },
    end() {
      for (const part of parts) if (part.hasRows) compareHsn(part, findings);
    },
  };
}

const countsInPart = (
  { sections, nil }: { readonly sections: ReadonlySet<SectionName>; readonly nil: string },
  { section, rows, documentNumber }: SeenRecord,
): boolean =>
  sections.has(section) ||
  (section === 'nil' && String(rows.value(0, 'direction')).endsWith(nil)) ||
  (section === 'ecom' && (documentNumber !== null) === (nil === 'B2B'));

function addHeads(totals: HeadTotals, { amounts }: SeenRecord): void {
  for (const head of heads) totals[head] += amounts[head];
}

function compareHsn(
  of: { readonly sheet: string; readonly stated: HeadTotals; readonly reported: HeadTotals },
  findings: Finding[],
): void {
  for (const head of heads) {
    const stated = of.stated[head];
    const reported = of.reported[head];
    if (Math.abs(stated - reported) <= 1_00) continue;
    findings.push({
      code: 'HSN-TOTAL',
      severity: 'warning',
      says: `Table 12 (${of.sheet}) has ${headNames[head]} of ₹${formatRupees(stated)}, the other tables ₹${formatRupees(reported)}. Make the HSN summary agree with the documents.`,
      sheet: of.sheet,
      value: stated / 100,
      source: 'Advisory on table 12, May 2025',
    });
  }
}

const headNames = {
  taxableValue: 'a taxable value',
  igst: 'integrated tax',
  cgst: 'central tax',
  sgst: 'State tax',
  cess: 'cess',
} as const;
