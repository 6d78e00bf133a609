import type { Article, Sale } from './sample-sales.ts';

/** The sample company's State. */
export const homeState = '27';

/** Amounts of one line in paise. The lots are such that no tax has a fraction of a paisa. */
export interface Taxed {
  readonly taxableValue: number;
  readonly igst: number;
  readonly cgst: number;
  readonly sgst: number;
}

function taxableOf(article: Article, quantity: number): number {
  return article.price * 100 * quantity;
}

/** Tax of a line: exports under LUT and to SEZ units without payment bear none; the same State halves it. */
export function taxOf(sale: Sale, article: Article, quantity: number): Taxed {
  const taxableValue = taxableOf(article, quantity);
  const { terms, placeOfSupply } = sale.customer;
  const untaxed = terms === 'SEZ without payment' || terms === 'export under LUT';
  const tax = untaxed ? 0 : Math.round((taxableValue * article.rate) / 100);
  const interState = !placeOfSupply.startsWith(homeState) || terms === 'SEZ with payment';
  return interState
    ? { taxableValue, igst: tax, cgst: 0, sgst: 0 }
    : { taxableValue, igst: 0, cgst: tax / 2, sgst: tax / 2 };
}

/** Value of a document with its tax, in paise. */
export function documentValue(sale: Sale): number {
  return sale.lines.reduce((sum, { article, quantity }) => {
    const { taxableValue, igst, cgst, sgst } = taxOf(sale, article, quantity);
    return sum + taxableValue + igst + cgst + sgst;
  }, 0);
}

/** Taxable value of a document for each of its rates, in paise. */
export function byRate(sale: Sale): readonly (readonly [rate: number, taxableValue: number])[] {
  const rates = new Map<number, number>();
  for (const { article, quantity } of sale.lines) {
    rates.set(article.rate, (rates.get(article.rate) ?? 0) + taxableOf(article, quantity));
  }
  return [...rates];
}

/** Rupees of paise, as sheets hold them. */
export const rupees = (paise: number): number => paise / 100;
