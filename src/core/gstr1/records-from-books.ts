import { advancesLeft } from '../documents/advances.ts';
import { documentSeries } from '../documents/document-series.ts';
import {
  type BookPlace,
  directionOf,
  isNote,
  type SaleDocument,
  type SaleLine,
} from '../documents/supply.ts';
import type { Finding } from '../finding.ts';
import { isIffMonth } from '../return-period.ts';
import {
  compareStatedTax,
  isOfPeriod,
  numberOnce,
  passesFields,
  placeInBooks,
  sayAmendment,
  sayServiceAsDeemedExport,
  type TaxHeads,
} from './book-checks.ts';
import {
  addPlace,
  addToSummaries,
  type BookRow,
  BookRows,
  type Contribution,
  type LineAmounts,
  settle,
} from './book-rows.ts';
import { BookSummaries } from './book-summaries.ts';
import { classify, type Placement } from './classify.ts';
import { isAmendment } from './conditions.ts';
import type { ReadReturn } from './read-sheets.ts';
import { RecordCollector } from './record-collector.ts';
import type { DraftRow } from './records.ts';
import { addRevisedMonths, isReportedAnew, type RevisedMonth } from './revised-months.ts';
import { rateOnDate } from './rules.ts';
import { type Filer, isInForce, type Table } from './table.ts';
import { tableNamed } from './tables/index.ts';
import { validateRecords } from './validate.ts';

/** What of the books goes into the return; all of it unless said otherwise. */
export interface BooksOptions {
  /** Leaves table 13 to be filled in by hand: the books hold only some of the series. */
  readonly withoutSeries?: boolean;
  /** Months of table 7 that the period reports anew in table 10. */
  readonly revisedMonths?: readonly RevisedMonth[];
}

interface Books {
  readonly filer: Filer;
  readonly rows: BookRows;
  readonly summaries: BookSummaries;
  readonly report: (finding: Finding) => void;
  /** Documents left for the quarter's last month, by table number. */
  readonly leftForQuarter: Map<string, number>;
  readonly revisedMonths: readonly RevisedMonth[];
}

/**
 * Makes the records of a return from the documents of the books: places every document, adds up the tables that are
 * totals (7, 8, 11, 12, 14), counts the documents (13), and puts everything through the rules of the tables. A document
 * with an error stays out as a whole, with findings that name sheet, row and column of the register.
 */
export function recordsFromBooks(
  filer: Filer,
  documents: readonly SaleDocument[],
  options: BooksOptions = {},
): ReadReturn {
  const findings: Finding[] = [];
  const report = (finding: Finding): void => {
    findings.push(finding);
  };
  const isFirst = numberOnce(report);
  const books: Books = {
    filer,
    report,
    rows: new BookRows(),
    summaries: new BookSummaries(filer, report),
    leftForQuarter: new Map(),
    revisedMonths: options.revisedMonths ?? [],
  };
  const counted = documents.filter((document) => isOfPeriod(filer, document, report) && isFirst(document));
  for (const document of advancesLeft(counted)) placeDocument(document, books);
  addRevisedMonths(filer, books.revisedMonths, books.rows);
  sayLeftForQuarter(books);
  sayOfIffMonths(filer, counted, report);
  const collector = new RecordCollector(filer, findings);
  for (const row of books.rows.values()) {
    addToSummaries(row, taxIn(row.table, filer));
    collect(row, collector);
  }
  if (!inIffMonth(filer)) {
    for (const row of books.summaries.rows()) collect(row, collector);
    const issued = counted.filter((document) => !isAmendment(document, filer));
    if (!options.withoutSeries) collectSeries(issued, collector, report);
  }
  return { records: [...validateRecords(filer, collector.records(), findings)], findings };
}

const inIffMonth = ({ frequency, returnPeriod }: Filer): boolean =>
  frequency === 'quarterly' && isIffMonth(returnPeriod);

function placeDocument(document: SaleDocument, books: Books): void {
  const placements = classify(books.filer, document);
  const supplies = placements.filter(({ role }) => role === 'supply');
  // Every part is looked at, so that one reading tells all faults of the document.
  const sound = supplies.map((placement) => isSound(placement, document, books)).every(Boolean);
  if (!sound) return;
  sayServiceAsDeemedExport(document, books.report);
  sayAmendment(document, books.filer, books.report);
  const summaries = inIffMonth(books.filer) ? new Map() : books.summaries.rowsOf(document, placements);
  for (const placement of supplies) {
    if (placement.table === null) sayUnreported(placement, document, books);
    else if (inIffMonth(books.filer) && !tableNamed(placement.table).inIff) leaveForQuarter(placement, books);
    else addSupply(placement, document, { books, summaries });
  }
}

function isSound({ table: name, row, lines }: Placement, document: SaleDocument, books: Books): boolean {
  if (name === null) return true;
  const table = tableNamed(name);
  const at = lines[0]?.origin ?? document.origin;
  if (!isInForce(table, books.filer.returnPeriod)) {
    books.report({
      code: 'TABLE-OF-ANOTHER-TIME',
      severity: 'error',
      says: `Document "${document.number}" belongs in table ${table.number}, which the form has only from ${table.from}. Report it by hand as the form of the period asks.`,
      ...placeInBooks(document, 'documentNumber', at),
    });
    return false;
  }
  const passes = passesFields({ table, row }, document, (finding) =>
    books.report({ ...finding, sheet: at.sheet, row: at.row }),
  );
  if (!passes) return false;
  // The rules themselves speak when the row is collected; here only whether the document stays.
  const derived: DraftRow = { ...row };
  table.derive?.(derived, books.filer);
  const broken = table.rules.filter(
    (rule) => rule.severity === 'error' && rule.breaks(derived as never, books.filer),
  );
  for (const rule of broken) {
    books.report({
      code: rule.code,
      severity: 'error',
      says: rule.says(derived as never, books.filer),
      ...placeInBooks(document, rule.field, at),
      value: cellOf(table, rule.field, derived),
      source: rule.source,
      ...(rule.portalCode === undefined ? {} : { portalCode: rule.portalCode }),
    });
  }
  return broken.length === 0;
}

/** The value of a field as a person writes it: rupees, not paise. */
function cellOf(table: Table, field: string, row: DraftRow): string | number | null {
  const value = row[field];
  return value === undefined ? null : ((table.fields[field]?.toWire(value) ?? value) as string | number);
}

function addSupply(
  placement: Placement,
  document: SaleDocument,
  {
    books,
    summaries,
  }: { readonly books: Books; readonly summaries: ReadonlyMap<SaleLine, readonly BookRow[]> },
): void {
  const { row, lines } = placement;
  const table = tableNamed(placement.table ?? '');
  if (table.name === 'supeco') {
    books.summaries.addPaidByOperator(placement, document);
    return;
  }
  const isTotal = table.document === undefined;
  const sign = isTotal ? directionOf(document) : 1;
  const contributions = lines.map(
    (line): Contribution => ({
      amount: sign === 1 ? line.taxableValue : 0 - line.taxableValue,
      cess: sign === 1 ? (line.cess ?? 0) : 0 - (line.cess ?? 0),
      summaries: summaries.get(line) ?? [],
      direction: isTotal ? 1 : directionOf(document),
    }),
  );
  const parts = settle(table, row, { contributions, taxOf: taxIn(table, books.filer) });
  compareStatedTax(document, { lines, due: sumOf(parts) }, books.report);
  if (isTotal) sayRateOfAnotherTime(row, document, { at: lines[0]?.origin ?? document.origin, books });
  const bookRow = books.rows.add(table, row, document);
  bookRow.contributions.push(...contributions);
  for (const { origin } of lines) addPlace(bookRow, origin);
}

const rateFitsDate = rateOnDate('documentDate');

/** A total has no date, so the rate is compared with the day of each document that goes into it. */
function sayRateOfAnotherTime(
  { rate }: DraftRow,
  document: SaleDocument,
  { at, books }: { readonly at: BookPlace; readonly books: Books },
): void {
  const row = { rate: rate ?? 0, documentDate: document.original?.date ?? document.date };
  if (rate === undefined || !rateFitsDate.breaks(row, books.filer)) return;
  books.report({
    code: rateFitsDate.code,
    severity: rateFitsDate.severity,
    says: rateFitsDate.says(row, books.filer),
    ...placeInBooks(document, 'rate', at),
    value: rate,
    source: rateFitsDate.source,
  });
}

const taxIn =
  (table: Table, filer: Filer) =>
  (row: DraftRow): void =>
    table.derive?.(row, filer);

function sumOf(parts: readonly LineAmounts[]): TaxHeads {
  const due = { igst: 0, cgst: 0, sgst: 0 };
  for (const part of parts) {
    due.igst += part.igst;
    due.cgst += part.cgst;
    due.sgst += part.sgst;
  }
  return due;
}

function sayUnreported({ why, lines }: Placement, document: SaleDocument, books: Books): void {
  if (document.kind === 'delivery-challan' || isReportedAnew(document, books.revisedMonths)) return;
  books.report({
    code: 'DOCUMENT-NOT-REPORTED',
    severity: isNote(document) || isAmendment(document, books.filer) ? 'warning' : 'info',
    says: `Document "${document.number}": ${why}`,
    ...placeInBooks(document, 'documentNumber', lines[0]?.origin),
    value: document.number,
  });
}

function leaveForQuarter({ table }: Placement, { leftForQuarter }: Books): void {
  const { number } = tableNamed(table ?? '');
  leftForQuarter.set(number, (leftForQuarter.get(number) ?? 0) + 1);
}

function sayLeftForQuarter({ leftForQuarter, report }: Books): void {
  if (leftForQuarter.size === 0) return;
  const parts = [...leftForQuarter].map(([number, count]) => `${count} of table ${number}`);
  report({
    code: 'LEFT-FOR-QUARTER',
    severity: 'info',
    says: `The Invoice Furnishing Facility takes only tables 4, 6B, 6C, 9B and 15 of registered persons. ${parts.join(', ')} were left out; report them in the return of the quarter's last month.`,
    source: 'Rule 59(2) CGST Rules',
  });
}

/** What was furnished month by month must not come again in the quarter; the books cannot know what was furnished. */
function sayOfIffMonths(
  filer: Filer,
  documents: readonly SaleDocument[],
  report: (finding: Finding) => void,
): void {
  if (filer.frequency !== 'quarterly' || isIffMonth(filer.returnPeriod)) return;
  const earlier = documents.filter(
    ({ recipient, date, cancelled }) =>
      recipient.kind === 'registered' && !cancelled && date < `${filer.returnPeriod}-01`,
  );
  const [first] = earlier;
  if (!first) return;
  report({
    code: 'MAYBE-IN-IFF',
    severity: 'warning',
    says: `${earlier.length === 1 ? 'One document' : `${earlier.length} documents`} to registered persons ${earlier.length === 1 ? 'is' : 'are'} of the first two months of the quarter. Remove those that were furnished through the Invoice Furnishing Facility; the portal has them already.`,
    ...placeInBooks(first, 'documentDate'),
    source: 'Rule 59(2) CGST Rules',
  });
}

/** Totals that came to nothing are left out: the portal refuses some of them, and they say nothing. */
function collect({ table, row, origin, columns }: BookRow, collector: RecordCollector): void {
  const isTotal = table.document === undefined;
  const at = origin[0];
  if (!at || (isTotal && [...table.totals.taxable, 'cess'].every((name) => !row[name]))) return;
  collector.add({ table, row, sound: true, at, from: origin, headers: columns });
}

function collectSeries(
  documents: readonly SaleDocument[],
  collector: RecordCollector,
  report: (finding: Finding) => void,
): void {
  const { ranges, gaps } = documentSeries(documents);
  const table = tableNamed('doc_issue');
  const headers = documents[0]?.columns ?? new Map<string, string>();
  for (const { nature, from, to, total, cancelled, origin } of ranges) {
    const at = origin[0];
    if (!at) continue;
    const row: DraftRow = { nature, from, to, total, cancelled };
    collector.add({ table, row, sound: true, at, from: origin.slice(0, 100), headers });
  }
  for (const { after, before, missing, at } of gaps) {
    report({
      code: 'SERIES-GAP',
      severity: 'info',
      says: `${missing === 1 ? 'One number is' : `${missing} numbers are`} missing between ${after} and ${before}. Add them to the register as cancelled if they were cancelled; table 13 has two ranges otherwise.`,
      sheet: at.sheet,
      row: at.row,
      value: before,
      source: 'Form GSTR-1, table 13',
    });
  }
}
