import {
  type BookPlace,
  type Filer,
  financialYearOf,
  numberFamilyOf,
  placeSale,
  recordsFromBooks,
  type SaleEntry,
  saleDocumentOf,
} from '../../core/index.ts';
import type { NewEntry } from '../needs/documents.ts';

/** What findings and origins call the list of entries; the row is the number of the entry. */
export const entrySheet = 'Sale Invoices';

/** The place of an entry in the books. */
export function placeOfEntry(entry: number): BookPlace {
  return { sheet: entrySheet, row: entry };
}

/** Looks at one document by all rules of the return it is for; what has errors becomes a draft. */
export function checkSale(filer: Filer, content: SaleEntry): NewEntry<SaleEntry> {
  // A document that is not in the books yet has no number there.
  const document = saleDocumentOf(content, placeOfEntry(0));
  const { findings } = recordsFromBooks(filer, [document], { withoutSeries: true });
  const { tables, amounts } = placeSale(filer, document);
  const { recipient } = content;
  return {
    returnPeriod: filer.returnPeriod,
    identity: identityOfSale(content),
    kind: content.kind,
    number: content.number,
    date: content.date,
    counterpartyGstin: recipient.kind === 'registered' ? recipient.gstin : null,
    counterpartyName: recipient.name ?? null,
    placeOfSupply: content.placeOfSupply,
    tables,
    amounts,
    content,
    isDraft: findings.some(({ severity }) => severity === 'error'),
    findings,
  };
}

/** A number comes once in a financial year and family; a cancelled one may have been issued again. */
function identityOfSale(content: SaleEntry): string {
  const parts = [
    numberFamilyOf(content),
    content.onBehalfOf?.gstin ?? '',
    financialYearOf(content.date),
    content.number.toUpperCase(),
  ];
  return [...parts, ...(content.cancelled ? ['cancelled'] : [])].join('|');
}
