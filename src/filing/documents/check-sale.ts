import {
  type BookPlace,
  crossesStates,
  type Filer,
  type Finding,
  financialYearOf,
  isAmendingDocument,
  isWithoutTax,
  numberFamilyOf,
  placeSale,
  recordsFromBooks,
  type SaleDocument,
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

/** What findings about a document call its lines; the row is the place of the line, from 1. */
const lineSheet = 'Item Details';

/** How the form of an invoice names the fields that findings are about. */
const formColumns: ReadonlyMap<string, string> = new Map([
  ['documentNumber', 'Invoice No.'],
  ['documentDate', 'Invoice Date'],
  ['documentValue', 'Total Invoice Value'],
  ['recipientGstin', 'GST No.'],
  ['recipientName', 'Customer'],
  ['placeOfSupply', 'Place Of Supply'],
  ['operatorGstin', 'ETIN'],
  ['originalNumber', 'Original Invoice No.'],
  ['originalDate', 'Original Invoice Date'],
  ['portCode', 'Port Code'],
  ['shippingBillNumber', 'Shipping Bill No.'],
  ['shippingBillDate', 'Shipping Bill Date'],
  ['hsn', 'HSN/SAC'],
  ['unit', 'Uqc'],
  ['quantity', 'Qty'],
  ['rate', 'TaxRate'],
  ['taxableValue', 'Taxable Value'],
  ['advance', 'Amount'],
  ['cess', 'CESS'],
]);

/** What is known of a document beside its own content. */
export interface SaleStanding {
  /** The invoice it corrects is in the books, so that its month can be reported anew. */
  readonly isOriginalKnown: boolean;
  /** What the books say of the advance it takes up. */
  readonly findings?: readonly Finding[];
  /** It takes up an advance of its own return, which reports neither then. */
  readonly isTakenWithin?: boolean;
}

/** Looks at one document by all rules of the return it is for; what has errors becomes a draft. */
export function checkSale(
  filer: Filer,
  content: SaleEntry,
  { isOriginalKnown, findings: ofBooks = [], isTakenWithin }: SaleStanding = { isOriginalKnown: false },
): NewEntry<SaleEntry> {
  const document = documentOnForm(content);
  const { originalPeriod, amendments } = {
    originalPeriod: filer.returnPeriod,
    amendments: [document.origin],
  };
  const { findings: found } = recordsFromBooks(filer, [document], {
    withoutSeries: true,
    ...(isOriginalKnown ? { revisedMonths: [{ originalPeriod, amendments, documents: [] }] } : {}),
  });
  const findings = [...found, ...checkForm(filer, document, content), ...ofBooks];
  const { tables, amounts } = placeSale(filer, document);
  const { recipient } = content;
  return {
    returnPeriod: filer.returnPeriod,
    identity: identityOfSale(filer, document),
    kind: content.kind,
    number: content.number,
    date: content.date,
    counterpartyGstin: recipient.kind === 'registered' ? recipient.gstin : null,
    counterpartyName: recipient.name ?? null,
    placeOfSupply: content.placeOfSupply,
    tables: isTakenWithin ? [] : tables,
    amounts,
    content,
    isDraft: findings.some(({ severity }) => severity === 'error'),
    findings,
  };
}

/** The document with the names of the form, so that findings lead to its fields and lines. */
function documentOnForm(content: SaleEntry): SaleDocument {
  // A document that is not in the books yet has no number there.
  const document = saleDocumentOf(content, placeOfEntry(0));
  const lines = document.lines.map((line, at) => ({ ...line, origin: { sheet: lineSheet, row: at + 1 } }));
  return { ...document, lines, columns: formColumns };
}

/** What the form of an invoice asks for beside the rules of the return. */
function checkForm(filer: Filer, document: SaleDocument, { supplyType }: SaleEntry): readonly Finding[] {
  const findings: Finding[] = [];
  const supply = { document, taxability: 'taxable', lines: document.lines } as const;
  if (supplyType !== undefined && (supplyType === 'INTER') !== crossesStates(supply, filer)) {
    findings.push({
      code: 'SUPPLY-TYPE',
      severity: 'error',
      says: 'Place of Supply and Tax Area Code do not match. Please select correct supply type',
      column: 'Supply Type',
      value: supplyType,
      source: 'Sections 7 and 8 IGST Act',
    });
  }
  if (isWithoutTax(document)) return findings;
  for (const { taxability, rate, origin } of document.lines) {
    if (taxability !== 'taxable' || rate !== 0) continue;
    findings.push({
      code: 'ZERO-TAX',
      severity: 'error',
      says: 'The tax rate is 0. Choose a Zero Tax type: Nil Rated, Exempted or Non-gst; or enter the rate.',
      ...origin,
      column: 'Zero Tax',
      value: 0,
      source: 'Form GSTR-1, table 8',
    });
  }
  return findings;
}

/**
 * A number comes once in a financial year and family; a cancelled one may have been issued again, and a correction
 * mostly keeps the number of what it corrects.
 */
function identityOfSale(filer: Filer, document: SaleDocument): string {
  const parts = [
    numberFamilyOf(document),
    document.onBehalfOf?.gstin ?? '',
    financialYearOf(document.date),
    document.number.toUpperCase(),
  ];
  return [
    ...parts,
    // An adjustment bears the number of its invoice, which may take up several advances.
    ...(document.adjusts && document.kind === 'advance-adjustment'
      ? [`takes ${document.adjusts.number.toUpperCase()} of ${document.adjusts.date}`]
      : []),
    ...(document.cancelled ? ['cancelled'] : []),
    ...(isAmendingDocument(document, filer) ? [`amends in ${filer.returnPeriod}`] : []),
  ].join('|');
}
