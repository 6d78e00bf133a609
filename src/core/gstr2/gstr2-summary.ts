import { type PurchaseDocument, purchaseAmounts } from '../documents/purchase.ts';
import type { Paise } from '../money.ts';
import { purchaseTables } from './tables.ts';

/** A row of the summary of GSTR-2: number of documents, amounts and credit, in paise, credit notes taken off. */
export interface Gstr2SummaryRow {
  readonly section: string;
  readonly title: string;
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
}

type Sums = Record<keyof Omit<Gstr2SummaryRow, 'section' | 'title'>, number>;

/** The summary of these purchases by section, in the order of the form; sections without documents are left out. */
export function gstr2Summary(documents: readonly PurchaseDocument[]): readonly Gstr2SummaryRow[] {
  const sums = new Map<string, Sums>();
  for (const document of documents) {
    const sum = sums.get(document.section) ?? { ...nothing };
    sums.set(document.section, sum);
    addDocument(sum, document);
  }
  return purchaseTables.flatMap(({ section, title, number }) => {
    const sum = sums.get(section);
    return sum ? [{ section, title: `${title} (${number})`, ...sum }] : [];
  });
}

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
};
const taxes = ['taxableValue', 'igst', 'cgst', 'sgst', 'cess'] as const;
const credits = ['creditIgst', 'creditCgst', 'creditSgst', 'creditCess'] as const;

function addDocument(sum: Sums, document: PurchaseDocument): void {
  const sign = document.kind === 'credit-note' ? -1 : 1;
  const amounts = purchaseAmounts(document);
  sum.count += 1;
  sum.value += sign * (document.value ?? 0);
  for (const name of taxes) sum[name] += sign * amounts[name];
  for (const line of document.lines) for (const name of credits) sum[name] += sign * (line[name] ?? 0);
}
