import { advancesLeft } from '../documents/advances.ts';
import {
  amendedBy,
  type BookPlace,
  type DocumentName,
  numberFamilyOf,
  type SaleDocument,
} from '../documents/supply.ts';
import type { ReturnPeriod } from '../return-period.ts';
import { type ChainedDocument, versionsAsOf } from './amendment-chain.ts';
import { addPlace, type BookRows } from './book-rows.ts';
import { classify } from './classify.ts';
import type { Filer } from './table.ts';
import { tableNamed } from './tables/index.ts';

/** A month of a table of totals as it should have read, as of the period that says so (tables 10 and 11 II). */
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

/** What one table of totals counts: supplies table 7, advances received table 11A, those taken up table 11B. */
type Family = 'supply' | 'received' | 'adjusted';

function familyOf({ kind }: SaleDocument): Family | null {
  if (kind === 'invoice' || kind === 'credit-note' || kind === 'debit-note') return 'supply';
  if (kind === 'advance-receipt' || kind === 'advance-refund') return 'received';
  return kind === 'advance-adjustment' ? 'adjusted' : null;
}

/** Adjustments are named by their invoice, which may take up several advances. */
const nameOf = (of: SaleDocument, { number, date }: DocumentName): string =>
  [numberFamilyOf(of), number.toUpperCase(), date, of.adjusts?.number.toUpperCase() ?? ''].join('|');

/**
 * The months of tables of totals that amendments of a period revise: of each its documents in their latest version as of
 * the period, whether amended or not. An amendment whose original is not in the books is left out; its month is not known.
 */
export function revisedMonths(
  books: readonly ReportedDocument[],
  period: ReturnPeriod,
): readonly RevisedMonth[] {
  const linked = linkedDocuments(books);
  const byId = new Map(linked.map((each) => [each.id, each]));
  const months = new Map<string, RevisedPlaces>();
  for (const each of linked) {
    const before = each.amends === null ? undefined : byId.get(each.amends);
    const family = familyOf(each.document);
    if (each.period !== period || !before || !family) continue;
    const originalPeriod = rootOf(before, byId).period;
    const name = `${family}|${originalPeriod}`;
    const month = months.get(name) ?? { family, originalPeriod, places: new Set(), amendments: [] };
    month.places.add(each.document.placeOfSupply).add(before.document.placeOfSupply);
    month.amendments.push(each.document.origin);
    months.set(name, month);
  }
  return [...months.values()].map(({ family, originalPeriod, places, amendments }) => {
    const versions = versionsAsOf(linked, originalPeriod, period).map(({ document }) => asOriginal(document));
    const documents = advancesLeft(versions).filter(
      (document) => familyOf(document) === family && places.has(document.placeOfSupply),
    );
    return { originalPeriod, amendments, documents };
  });
}

/** A document as its own month would have reported it, whatever it amends. */
function asOriginal({ original, amends: _amends, ...rest }: SaleDocument): SaleDocument {
  return rest.kind === 'invoice' || original === undefined ? rest : { ...rest, original };
}

interface RevisedPlaces {
  readonly family: Family;
  readonly originalPeriod: ReturnPeriod;
  readonly places: Set<string>;
  readonly amendments: BookPlace[];
}

function linkedDocuments(books: readonly ReportedDocument[]): readonly Linked[] {
  const counted = books.filter(({ document }) => familyOf(document) !== null && !document.cancelled);
  const named = new Map<string, ReportedDocument>();
  for (const reported of counted) {
    const name = nameOf(reported.document, reported.document);
    if (!named.has(name)) named.set(name, reported);
  }
  return counted.flatMap((reported) => {
    const amendedName = amendedBy(reported.document);
    const id = idOf(reported.document);
    if (!amendedName) return { ...reported, id, amends: null };
    const amended = named.get(nameOf(reported.document, amendedName));
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

/** The table that reports a month of a table of totals anew. */
const amendedTable: Readonly<Record<string, string>> = { b2cs: 'b2csa', at: 'ata', txpd: 'txpda' };

/** Adds the rows of tables 10 and 11 II: each document as the table of its own month took it. */
export function addRevisedMonths(filer: Filer, months: readonly RevisedMonth[], rows: BookRows): void {
  for (const { originalPeriod, documents } of months) {
    for (const document of documents) {
      const placements = classify({ ...filer, returnPeriod: originalPeriod }, document);
      for (const { row, lines, table: name } of placements) {
        const amended = amendedTable[name ?? ''];
        if (!amended) continue;
        const added = rows.add(tableNamed(amended), { ...row, originalPeriod }, document);
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
