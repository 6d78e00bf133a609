import {
  type CreditEligibility,
  type PurchaseDocument,
  type PurchaseLine,
  purchaseAmounts,
} from '../documents/purchase.ts';
import type { Paise } from '../money.ts';
import { purchaseTables } from './tables.ts';

/** What purchases come to: number of documents, amounts and credit, in paise, credit notes taken off. */
export interface PurchaseSums {
  readonly count: number;
  readonly value: Paise;
  readonly taxableValue: Paise;
  readonly igst: Paise;
  readonly cgst: Paise;
  readonly sgst: Paise;
  readonly cess: Paise;
  readonly creditIgst: Paise;
  readonly creditCgst: Paise;
  readonly creditSgst: Paise;
  readonly creditCess: Paise;
  /** Documents that do not say which credit is taken of their tax. */
  readonly unsaid: number;
}

/** A row of the summary of GSTR-2. */
export interface Gstr2SummaryRow extends PurchaseSums {
  readonly section: string;
  readonly title: string;
}

/** By what purchases are summed up: whose they are, where they are supplied, what their credit is for. */
export const purchaseGroupings = ['vendor', 'state', 'credit'] as const;
/** One of them. */
export type PurchaseGrouping = (typeof purchaseGroupings)[number];

/** Purchases of one vendor, State or kind of credit; null where the books do not say which. */
export interface PurchaseGroup extends PurchaseSums {
  readonly key: string | null;
  readonly label: string | null;
}

/** The summary of these purchases by section, in the order of the form; sections without documents are left out. */
export function gstr2Summary(documents: readonly PurchaseDocument[]): readonly Gstr2SummaryRow[] {
  const sums = sumsBy(documents, ({ section }) => section);
  return purchaseTables.flatMap(({ section, title, number }) => {
    const sum = sums.get(section);
    return sum ? [{ section, title: `${title} (${number})`, ...sum }] : [];
  });
}

/**
 * These purchases summed up by vendor (his GSTIN, or his name where he has none), State of supply or kind of credit, the
 * largest first. A document with lines of several kinds of credit counts for each of them, with those lines alone.
 */
export function purchaseGroups(
  documents: readonly PurchaseDocument[],
  grouping: PurchaseGrouping,
): readonly PurchaseGroup[] {
  const parts = grouping === 'credit' ? documents.flatMap(byCredit) : documents;
  const names = new Map(documents.map((document) => [vendorOf(document), document.supplierName ?? null]));
  return [...sumsBy(parts, keys[grouping])]
    .map(([key, sum]) => ({
      key: key || null,
      label: grouping === 'vendor' ? (names.get(key) ?? null) : null,
      ...sum,
    }))
    .sort((one, other) => other.taxableValue - one.taxableValue);
}

const vendorOf = ({ supplierGstin, supplierName }: PurchaseDocument): string =>
  supplierGstin ?? supplierName ?? '';

const keys: Readonly<Record<PurchaseGrouping, (document: PurchaseDocument) => string>> = {
  vendor: vendorOf,
  state: ({ placeOfSupply }) => placeOfSupply ?? '',
  credit: ({ lines }) => lines[0]?.eligibility ?? '',
};

/** A document parted into its lines of one kind of credit each; the value of the whole goes with the lines. */
function byCredit(document: PurchaseDocument): readonly PurchaseDocument[] {
  const kinds = new Set<CreditEligibility | undefined>(document.lines.map(({ eligibility }) => eligibility));
  if (kinds.size <= 1) return [document];
  return [...kinds].map((kind) => {
    const lines = document.lines.filter(({ eligibility }) => eligibility === kind);
    const { taxableValue, igst, cgst, sgst, cess } = purchaseAmounts({ lines });
    return { ...document, lines, value: taxableValue + igst + cgst + sgst + cess };
  });
}

function sumsBy(
  documents: readonly PurchaseDocument[],
  keyOf: (document: PurchaseDocument) => string,
): ReadonlyMap<string, PurchaseSums> {
  const sums = new Map<string, Sums>();
  for (const document of documents) {
    const key = keyOf(document);
    const sum = sums.get(key) ?? { ...nothing };
    sums.set(key, sum);
    addDocument(sum, document);
  }
  return sums;
}

type Sums = Record<keyof PurchaseSums, number>;

const nothing: Sums = {
  count: 0,
  value: 0,
  taxableValue: 0,
  igst: 0,
  cgst: 0,
  sgst: 0,
  cess: 0,
  creditIgst: 0,
  creditCgst: 0,
  creditSgst: 0,
  creditCess: 0,
  unsaid: 0,
};
const taxes = ['taxableValue', 'igst', 'cgst', 'sgst', 'cess'] as const;
const credits = ['creditIgst', 'creditCgst', 'creditSgst', 'creditCess'] as const;

function addDocument(sum: Sums, document: PurchaseDocument): void {
  const sign = document.kind === 'credit-note' ? -1 : 1;
  const amounts = purchaseAmounts(document);
  sum.count += 1;
  if (document.lines.some(isUnsaid)) sum.unsaid += 1;
  sum.value += sign * (document.value ?? 0);
  for (const name of taxes) sum[name] += sign * amounts[name];
  for (const line of document.lines) for (const name of credits) sum[name] += sign * (line[name] ?? 0);
}

function isUnsaid(line: PurchaseLine): boolean {
  const hasTax = line.igst + line.cgst + line.sgst + line.cess > 0;
  return hasTax && line.eligibility !== 'no' && credits.every((name) => line[name] === undefined);
}
