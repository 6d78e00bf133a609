import type { BookPlace, SaleDocument } from '../documents/supply.ts';
import type { ReturnPeriod } from '../return-period.ts';
import { type ChainedDocument, versionsAsOf } from './amendment-chain.ts';
import { addPlace, type BookRows } from './book-rows.ts';
import { classify } from './classify.ts';
import type { Filer } from './table.ts';
import { tableNamed } from './tables/index.ts';

/** A month of table 7 as it should have read, as of the period that says so (table 10). */
export interface RevisedMonth {
  readonly originalPeriod: ReturnPeriod;
  /** The latest version of every document of the month in the States that an amendment touched. */
  readonly documents: readonly SaleDocument[];
  /** The amendments of the period that made it necessary. */
  readonly amendments: readonly BookPlace[];
}

/** A document of the books with the return period it was reported in. */
export interface ReportedDocument {
  readonly period: ReturnPeriod;
  readonly document: SaleDocument;
}

interface Linked extends ReportedDocument, ChainedDocument {}

const nameOf = (number: string, date: string): string => `${number.toUpperCase()}|${date}`;

/**
 * The months of table 7 that amendments of a period revise: of each its documents in their latest version as of the
 * period, whether amended or not. An amendment whose original is not in the books is left out; its month is not known.
 */
export function revisedMonths(
  books: readonly ReportedDocument[],
  period: ReturnPeriod,
): readonly RevisedMonth[] {
  const linked = linkedDocuments(books);
  const byId = new Map(linked.map((each) => [each.id, each]));
  const months = new Map<ReturnPeriod, { places: Set<string>; amendments: BookPlace[] }>();
  for (const each of linked) {
    const before = each.amends === null ? undefined : byId.get(each.amends);
    if (each.period !== period || !before) continue;
    const original = rootOf(before, byId).period;
    const month = months.get(original) ?? { places: new Set(), amendments: [] };
    month.places.add(each.document.placeOfSupply).add(before.document.placeOfSupply);
    month.amendments.push(each.document.origin);
    months.set(original, month);
  }
  return [...months].map(([originalPeriod, { places, amendments }]) => ({
    originalPeriod,
    amendments,
    documents: versionsAsOf(linked, originalPeriod, period)
      .map(({ document }) => document)
      .filter(({ placeOfSupply }) => places.has(placeOfSupply)),
  }));
}

function linkedDocuments(books: readonly ReportedDocument[]): readonly Linked[] {
  const invoices = books.filter(({ document }) => document.kind === 'invoice' && !document.cancelled);
  const named = new Map<string, ReportedDocument>();
  for (const reported of invoices) {
    const name = nameOf(reported.document.number, reported.document.date);
    if (!named.has(name)) named.set(name, reported);
  }
  return invoices.flatMap((reported) => {
    const { original } = reported.document;
    const id = idOf(reported.document);
    if (original?.number === undefined || original.date === undefined)
      return { ...reported, id, amends: null };
    const amended = named.get(nameOf(original.number, original.date));
    // Only what an earlier period reported is amended, so a chain never closes to a ring.
    if (!amended || amended.period >= reported.period) return [];
    return { ...reported, id, amends: idOf(amended.document) };
  });
}

const idOf = ({ origin }: SaleDocument): string => `${origin.sheet}|${origin.row}`;

function rootOf(document: Linked, byId: ReadonlyMap<string, Linked>): Linked {
  const before = document.amends === null ? undefined : byId.get(document.amends);
  return before ? rootOf(before, byId) : document;
}

/** Adds the rows of table 10: each document as table 7 of its own month took it. */
export function addRevisedMonths(filer: Filer, months: readonly RevisedMonth[], rows: BookRows): void {
  const table = tableNamed('b2csa');
  for (const { originalPeriod, documents } of months) {
    for (const document of documents) {
      const { original: _corrects, ...asOriginal } = document;
      const placements = classify({ ...filer, returnPeriod: originalPeriod }, asOriginal);
      for (const { row, lines, table: name } of placements) {
        if (name !== 'b2cs') continue;
        const added = rows.add(table, { ...row, originalPeriod }, document);
        for (const { origin } of lines) addPlace(added, origin);
      }
    }
  }
}

/** Whether a correction stands in a month that is reported anew, so that nothing is left to do by hand. */
export function isReportedAnew({ origin }: SaleDocument, months: readonly RevisedMonth[]): boolean {
  return months.some(({ amendments }) =>
    amendments.some(({ sheet, row }) => sheet === origin.sheet && row === origin.row),
  );
}
