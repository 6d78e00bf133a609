import { amendedBy, numberFamilyOf, type SaleDocument, type SaleLine } from '../documents/supply.ts';
import type { Finding } from '../finding.ts';
import { isService } from '../hsn.ts';
import { formatRupees } from '../money.ts';
import { firstDayReported } from '../return-calendar.ts';
import { financialYearOf, lastDayOf, wireReturnPeriod } from '../return-period.ts';
import { stateName } from '../state.ts';
import { isAmendment } from './conditions.ts';
import type { DraftRow } from './records.ts';
import type { Filer, Table } from './table.ts';

/** Takes a finding about a document or a line of the books. */
export type Report = (finding: Finding) => void;

const day = (isoDate: string): string => isoDate.split('-').reverse().join('-');

/** Place and column of a field of a document, as its register names it. */
export function placeInBooks(
  document: SaleDocument,
  field: string,
  at = document.origin,
): Pick<Finding, 'sheet' | 'row' | 'column'> {
  const column = document.columns?.get(field);
  return { sheet: at.sheet, row: at.row, ...(column === undefined ? {} : { column }) };
}

/** Whether a document may be reported in the period; what is dated before it is reported late, and said. */
export function isOfPeriod(filer: Filer, document: SaleDocument, report: Report): boolean {
  const { date, number } = document;
  const place = { ...placeInBooks(document, 'documentDate'), value: day(date) };
  if (date > lastDayOf(filer.returnPeriod)) {
    report({
      code: 'DATE-AFTER-PERIOD',
      severity: 'error',
      says: `Document "${number}" of ${day(date)} is after the last day of the return period (${day(lastDayOf(filer.returnPeriod))}). Correct the date, or report the document in its own period.`,
      ...place,
      portalCode: 'RET191114',
      source: 'Section 37(1) CGST Act',
    });
    return false;
  }
  if (date < firstDayReported(filer.returnPeriod, filer.frequency) && !isAmendment(document, filer)) {
    report({
      code: 'DATE-BEFORE-PERIOD',
      severity: 'warning',
      says: `Document "${number}" of ${day(date)} is before the return period ${wireReturnPeriod(filer.returnPeriod)} and is reported late, in it. Remove the document if an earlier return has it.`,
      ...place,
      source: 'Section 37(3) CGST Act',
    });
  }
  return true;
}

/** Sees that a number comes once in a year: invoices in one family, notes in another (rule 46(b), 53(1A)). */
export function numberOnce(report: Report): (document: SaleDocument) => boolean {
  const seen = new Map<string, SaleDocument>();
  return (document) => {
    const family = numberFamilyOf(document);
    const issuer = document.onBehalfOf?.gstin ?? '';
    const key = `${family}|${issuer}|${financialYearOf(document.date)}|${document.number.toUpperCase()}`;
    const earlier = seen.get(key);
    // An adjustment names the invoice it belongs to, and a cancelled number may have been issued again.
    if (!earlier || document.kind === 'advance-adjustment' || document.cancelled || earlier.cancelled) {
      if (!earlier || earlier.cancelled) seen.set(key, document);
      return true;
    }
    report({
      code: 'DOCUMENT-TWICE',
      severity: 'error',
      says: `Number "${document.number}" is already used in sheet ${earlier.origin.sheet}, row ${earlier.origin.row}. A number comes once in a financial year; correct or remove one of the two.`,
      ...placeInBooks(document, 'documentNumber'),
      value: document.number,
      portalCode: 'RET191190',
      source: 'Rule 46(b) CGST Rules',
    });
    return false;
  };
}

/** Puts the values of a row through the tests that cells of the official workbook pass; fills in what a blank cell means. */
export function passesFields(
  { table, row }: { readonly table: Table; readonly row: DraftRow },
  document: SaleDocument,
  report: (finding: Pick<Finding, 'code' | 'severity' | 'says' | 'column' | 'value'>) => void,
): boolean {
  let passes = true;
  const columnOf = (name: string): string => document.columns?.get(name) ?? nameInWords(table, name);
  for (const name in table.fields) {
    const field = table.fields[name];
    if (!field) continue;
    const value = row[name];
    if (value === undefined) {
      if (field.blank === 'absent') continue;
      if (field.blank !== 'refused') {
        row[name] = field.blank.value;
        continue;
      }
      passes = false;
      const column = columnOf(name);
      report({
        code: 'CELL-BLANK',
        severity: 'error',
        says: `${column} is blank. Fill it in; the return cannot do without it.`,
        column,
        value: null,
      });
      continue;
    }
    if (!field.wireLikeCell && name !== 'unit') continue;
    const cell = field.toWire(value) as string | number;
    const tested = field.read(cell);
    if (typeof tested !== 'object') continue;
    // A name that the portal could not show never leaves: it is no reason to hold back a document.
    if (field.wire === null) row[name] = undefined;
    else {
      passes = false;
      report({ severity: 'error', ...tested, column: columnOf(name), value: cell });
    }
  }
  return passes;
}

function nameInWords(table: Table, field: string): string {
  return [table.sheet.columns[field] ?? field].flat().join(', ');
}

/** Tax of a row in paise, by head. */
export interface TaxHeads {
  readonly igst: number;
  readonly cgst: number;
  readonly sgst: number;
}

/** A rupee for each row: invoices round their tax as a whole, the return works it out for each rate. */
const tolerance = 1_00;

/** Says where the tax of the books is not what rate and place of supply give; the return has the latter. */
export function compareStatedTax(
  document: SaleDocument,
  { lines, due }: { readonly lines: readonly SaleLine[]; readonly due: TaxHeads },
  report: Report,
): void {
  const first = lines[0];
  if (!first || lines.some(({ stated }) => stated === undefined)) return;
  const sum = (head: keyof TaxHeads) => lines.reduce((total, { stated }) => total + (stated?.[head] ?? 0), 0);
  const stated = { igst: sum('igst'), cgst: sum('cgst'), sgst: sum('sgst') };
  // On reverse charge and without payment many books leave the tax out; nothing is wrong with that.
  if (document.reverseCharge && stated.igst + stated.cgst + stated.sgst === 0) return;
  const wrong = (['igst', 'cgst', 'sgst'] as const).find(
    (head) => Math.abs(stated[head] - Math.abs(due[head])) > tolerance,
  );
  if (!wrong) return;
  const inOtherHead = (stated.igst === 0) !== (due.igst === 0) && stated.igst + stated.cgst !== 0;
  report({
    code: inOtherHead ? 'TAX-HEAD' : 'TAX-ARITHMETIC',
    severity: 'warning',
    says: inOtherHead
      ? `Document "${document.number}" states ${taxInWords(stated)}, but place of supply ${document.placeOfSupply} (${stateName(document.placeOfSupply)}) calls for ${taxInWords(due)}, which is reported. Correct the place of supply or the tax.`
      : `Document "${document.number}" states ${taxInWords(stated)}; rate and taxable value give ${taxInWords(due)}, which is reported. Correct the register if the stated amount was meant.`,
    ...placeInBooks(document, wrong, first.origin),
    value: stated[wrong] / 100,
    portalCode: inOtherHead ? 'RET191150' : 'RET191205',
    source: inOtherHead ? 'Section 10 IGST Act' : 'Section 9 CGST Act',
  });
}

function taxInWords({ igst, cgst, sgst }: TaxHeads): string {
  const parts = [
    ...(igst === 0 ? [] : [`IGST ₹${formatRupees(Math.abs(igst))}`]),
    ...(cgst === 0 && sgst === 0
      ? []
      : [`CGST ₹${formatRupees(Math.abs(cgst))} and SGST ₹${formatRupees(Math.abs(sgst))}`]),
  ];
  return parts.join(' and ') || 'no tax';
}

/** What a correction leaves to a person: table 12 counts it by its difference, which needs the original. */
export function sayAmendment(document: SaleDocument, filer: Filer, report: Report): void {
  if (!isAmendment(document, filer) || document.kind.startsWith('advance-')) return;
  const { number } = document;
  report({
    code: 'DOCUMENT-AMENDS',
    severity: 'info',
    says: `Document "${number}" corrects "${amendedBy(document)?.number}" of an earlier return. Add the difference to table 12 by hand; it counts there by what it changes.`,
    ...placeInBooks(document, 'originalNumber'),
    value: number,
    source: 'Section 37(3) CGST Act',
  });
}

/** Deemed exports are supplies of goods; a service among them is worth a look. */
export function sayServiceAsDeemedExport(document: SaleDocument, report: Report): void {
  const { recipient, lines, number } = document;
  if (recipient.kind !== 'registered' || recipient.as !== 'deemed export') return;
  const service = lines.find(({ hsn }) => hsn !== undefined && isService(hsn));
  if (!service) return;
  report({
    code: 'DEEMED-EXPORT-OF-SERVICE',
    severity: 'warning',
    says: `Document "${number}" is a deemed export, but SAC ${service.hsn} is a service. Deemed exports are of goods; check the kind of the supply.`,
    ...placeInBooks(document, 'hsn', service.origin),
    value: service.hsn ?? null,
    source: 'Section 147 CGST Act',
  });
}
