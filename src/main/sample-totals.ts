import type { Cell, Sheet } from '../core/index.ts';
import type { Article, Sale } from './sample-sales.ts';
import { byRate, homeState, rupees, type Taxed, taxOf } from './sample-tax.ts';

/** Table 7: totals for each place of supply and rate. */
export function b2cs(sales: readonly Sale[]): Sheet {
  const totals = new Map<string, readonly [placeOfSupply: string, rate: number, taxable: number]>();
  for (const sale of sales) {
    for (const [rate, taxable] of byRate(sale)) {
      // Nil-rated counter sales belong to table 8, not to table 7.
      if (rate === 0) continue;
      const place = sale.customer.placeOfSupply;
      const before = totals.get(`${place} ${rate}`)?.[2] ?? 0;
      totals.set(`${place} ${rate}`, [place, rate, before + taxable]);
    }
  }
  return {
    header: [
      'Type',
      'Place Of Supply',
      'Applicable % of Tax Rate',
      'Rate',
      'Taxable Value',
      'Cess Amount',
      'E-Commerce GSTIN',
    ],
    rows: [...totals.values()].map(([place, rate, taxable]): Cell[] => [
      'OE',
      place,
      null,
      rate,
      rupees(taxable),
      null,
      null,
    ]),
  };
}

const suppliesInTableEight = [
  'Inter-State supplies to registered persons',
  'Intra-State supplies to registered persons',
  'Inter-State supplies to unregistered persons',
  'Intra-State supplies to unregistered persons',
] as const;

/** Table 8: nil-rated supplies by the kind of customer. */
export function exemp(sales: readonly Sale[]): Sheet {
  const nilRated = [0, 0, 0, 0];
  for (const sale of sales) {
    const intraState = sale.customer.placeOfSupply.startsWith(homeState) ? 1 : 0;
    const row = (sale.customer.gstin ? 0 : 2) + intraState;
    for (const [rate, taxable] of byRate(sale))
      if (rate === 0) nilRated[row] = (nilRated[row] ?? 0) + taxable;
  }
  return {
    header: [
      'Description',
      'Nil Rated Supplies',
      'Exempted(other than nil rated/non GST supply)',
      'Non-GST Supplies',
    ],
    rows: suppliesInTableEight.map((title, index): Cell[] => [title, rupees(nilRated[index] ?? 0), 0, 0]),
  };
}

/** Table 12: notes count with their sign, so that the table equals the documents. */
export function hsn(sales: readonly Sale[]): Sheet {
  const totals = new Map<
    string,
    { readonly article: Article; readonly quantity: number; readonly taxed: Taxed }
  >();
  for (const sale of sales) {
    const sign = sale.kind === 'credit-note' ? -1 : 1;
    for (const { article, quantity } of sale.lines) {
      const line = taxOf(sale, article, quantity);
      const before = totals.get(article.hsn);
      totals.set(article.hsn, {
        article,
        quantity: (before?.quantity ?? 0) + sign * quantity,
        taxed: addTaxed(before?.taxed, line, sign),
      });
    }
  }
  return {
    header: [
      'HSN',
      'Description',
      'UQC',
      'Total Quantity',
      'Total Value',
      'Rate',
      'Taxable Value',
      'Integrated Tax Amount',
      'Central Tax Amount',
      'State/UT Tax Amount',
      'Cess Amount',
    ],
    rows: [...totals.values()].map(({ article, quantity, taxed }): Cell[] => [
      article.hsn,
      null,
      article.unit,
      quantity,
      rupees(taxed.taxableValue + taxed.igst + taxed.cgst + taxed.sgst),
      article.rate,
      rupees(taxed.taxableValue),
      rupees(taxed.igst),
      rupees(taxed.cgst),
      rupees(taxed.sgst),
      null,
    ]),
  };
}

function addTaxed(before: Taxed | undefined, line: Taxed, sign: number): Taxed {
  return {
    taxableValue: (before?.taxableValue ?? 0) + sign * line.taxableValue,
    igst: (before?.igst ?? 0) + sign * line.igst,
    cgst: (before?.cgst ?? 0) + sign * line.cgst,
    sgst: (before?.sgst ?? 0) + sign * line.sgst,
  };
}

/** Table 13: a row for each series, from its first to its last number. */
export function docs(sales: readonly Sale[]): Sheet {
  const series = new Map<string, string[]>();
  for (const { kind, number } of sales) {
    const key = `${natures[kind]}|${number.slice(0, number.indexOf('/'))}`;
    series.set(key, [...(series.get(key) ?? []), number]);
  }
  return {
    header: ['Nature of Document', 'Sr. No. From', 'Sr. No. To', 'Total Number', 'Cancelled'],
    rows: [...series].map(([key, numbers]): Cell[] => {
      const sorted = numbers.toSorted();
      return [key.slice(0, key.indexOf('|')), sorted[0] ?? null, sorted.at(-1) ?? null, sorted.length, 0];
    }),
  };
}

const natures: Readonly<Record<Sale['kind'], string>> = {
  invoice: 'Invoices for outward supply',
  retail: 'Invoices for outward supply',
  export: 'Invoices for outward supply',
  'credit-note': 'Credit Note',
  'debit-note': 'Debit Note',
};
