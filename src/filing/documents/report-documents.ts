import {
  type Finding,
  isAmendingDocument,
  isIffMonth,
  quarterEndOf,
  type ReturnPeriod,
  recordsFromBooks,
  revisedMonths,
  type SaleDocument,
  type SaleEntry,
  saleDocumentOf,
} from '../../core/index.ts';
import type { Filing } from '../filing.ts';
import { findingsOfFurnished, monthsOfQuarter, notFurnishedYet } from '../furnished.ts';
import { type DocumentEntry, madeFromDocuments } from '../needs/documents.ts';
import type { Books, Registration, ReturnKey } from '../needs/store.ts';
import { filerOf, registrationOf } from '../standing.ts';
import { placeOfEntry } from './check-sale.ts';

/**
 * Makes the records of a return from the documents of the books: new and changed ones are put, those whose documents are
 * gone are deleted. A record that came in by a workbook stays as it is and is named. Answers what was found.
 */
export async function reportDocuments(
  books: Books,
  { filing, key }: { readonly filing: Filing; readonly key: ReturnKey },
): Promise<readonly Finding[]> {
  const registration = await registrationOf(books, key.gstin);
  await books.lockReturn(key);
  const { records: made, findings } = await recordsOfDocuments(books, { filing, key, registration });
  const fresh = await notFurnishedYet(books, key, made);
  const keys = fresh.records.map((record) => record.key);
  const fromSheets = new Set(await books.recordSources.fromSheets(key, keys));
  const own = fresh.records.filter((record) => !fromSheets.has(record.key));
  const current = new Set(own.map((record) => record.key));
  const gone = (await books.recordSources.made(key)).filter((recordKey) => !current.has(recordKey));
  if (own.length > 0) await books.putRecords(key, own, madeFromDocuments);
  if (gone.length > 0) await books.deleteRecords(key, gone);
  return [...findings, ...findingsOfFurnished(fresh), ...[...fromSheets].map(keptFromSheet)];
}

/** Records and findings of the documents of a return, the books left as they are. */
async function recordsOfDocuments(
  books: Books,
  {
    filing,
    key,
    registration,
  }: { readonly filing: Filing; readonly key: ReturnKey; readonly registration: Registration },
) {
  const entries = await books.sales.ofPeriods(key.gstin, periodsIn(registration, key));
  const documents = entries.map(documentOf);
  const filer = filerOf(registration, key, filing.clock.now());
  if (!documents.some((document) => isAmendingDocument(document, filer)))
    return recordsFromBooks(filer, documents);
  const all = await books.sales.all(key.gstin);
  const reported = all.map((entry) => ({ period: entry.returnPeriod, document: documentOf(entry) }));
  return recordsFromBooks(filer, documents, { revisedMonths: revisedMonths(reported, key.returnPeriod) });
}

const documentOf = ({ entry, content }: DocumentEntry<SaleEntry>): SaleDocument =>
  saleDocumentOf(content, placeOfEntry(entry));

/** The return of a quarter reports three months of documents; every other return its own. */
function periodsIn({ frequency }: Registration, key: ReturnKey): readonly ReturnPeriod[] {
  const isQuarter = frequency === 'quarterly' && !isIffMonth(key.returnPeriod);
  return isQuarter ? monthsOfQuarter(key) : [key.returnPeriod];
}

/** The returns that a document of a period shows up in: the month's facility and the quarter, or the month. */
export function returnsReporting(
  { gstin, frequency }: Registration,
  period: ReturnPeriod,
): readonly ReturnKey[] {
  const periods = frequency === 'quarterly' ? [...new Set([period, quarterEndOf(period)])] : [period];
  return periods.map((returnPeriod) => ({ gstin, form: 'GSTR1', returnPeriod }));
}

function keptFromSheet(recordKey: string): Finding {
  return {
    code: 'KEPT-FROM-SHEET',
    severity: 'warning',
    says: `"${recordKey}" came in by a workbook and from documents of the books. The workbook's row is kept; delete it in the return to report the books' own.`,
    value: recordKey,
  };
}
