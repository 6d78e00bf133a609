import type { Cell, ReturnPeriod, Sheet, Sheets } from '../core/index.ts';
import type { Sale } from './sample-sales.ts';
import { byRate, documentValue, rupees } from './sample-tax.ts';
import { b2cs, docs, exemp, hsn } from './sample-totals.ts';

const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Writes sales as the official workbook has them: one row for each rate of a document, HSN and document series computed. */
export function officialSheets(returnPeriod: ReturnPeriod, sales: readonly Sale[]): Sheets {
  const date = (day: number) =>
    `${String(day).padStart(2, '0')}-${monthNames[Number(returnPeriod.slice(5)) - 1]}-${returnPeriod.slice(0, 4)}`;
  const registered = sales.filter((sale) => sale.customer.gstin);
  const consumers = sales.filter((sale) => !sale.customer.gstin);
  const isNote = (sale: Sale) => sale.kind === 'credit-note' || sale.kind === 'debit-note';
  return {
    'b2b,sez,de': b2b(
      registered.filter((sale) => !isNote(sale)),
      date,
    ),
    b2cl: b2cl(
      consumers.filter((sale) => sale.kind === 'invoice'),
      date,
    ),
    b2cs: b2cs(consumers.filter((sale) => sale.kind === 'retail')),
    cdnr: cdnr(registered.filter(isNote), date),
    cdnur: cdnur(consumers.filter(isNote), date),
    exp: exp(
      sales.filter((sale) => sale.kind === 'export'),
      date,
    ),
    exemp: exemp(sales),
    'hsn(b2b)': hsn(registered),
    'hsn(b2c)': hsn(consumers),
    docs: docs(sales),
  };
}

function supplyType(sale: Sale): string {
  if (sale.customer.terms === 'deemed export') return 'Deemed Exp';
  if (sale.customer.terms === 'SEZ with payment') return 'SEZ supplies with payment';
  if (sale.customer.terms === 'SEZ without payment') return 'SEZ supplies without payment';
  return 'Regular B2B';
}

function b2b(sales: readonly Sale[], date: (day: number) => string): Sheet {
  return {
    header: [
      'GSTIN/UIN of Recipient',
      'Receiver Name',
      'Invoice Number',
      'Invoice date',
      'Invoice Value',
      'Place Of Supply',
      'Reverse Charge',
      'Applicable % of Tax Rate',
      'Invoice Type',
      'E-Commerce GSTIN',
      'Rate',
      'Taxable Value',
      'Cess Amount',
    ],
    rows: sales.flatMap((sale) =>
      byRate(sale).map(([rate, taxable]): Cell[] => [
        sale.customer.gstin ?? null,
        sale.customer.name,
        sale.number,
        date(sale.day),
        rupees(documentValue(sale)),
        sale.customer.placeOfSupply,
        'N',
        null,
        supplyType(sale),
        null,
        rate,
        rupees(taxable),
        null,
      ]),
    ),
  };
}

function b2cl(sales: readonly Sale[], date: (day: number) => string): Sheet {
  return {
    header: [
      'Invoice Number',
      'Invoice date',
      'Invoice Value',
      'Place Of Supply',
      'Applicable % of Tax Rate',
      'Rate',
      'Taxable Value',
      'Cess Amount',
      'E-Commerce GSTIN',
    ],
    rows: sales.flatMap((sale) =>
      byRate(sale).map(([rate, taxable]): Cell[] => [
        sale.number,
        date(sale.day),
        rupees(documentValue(sale)),
        sale.customer.placeOfSupply,
        null,
        rate,
        rupees(taxable),
        null,
        null,
      ]),
    ),
  };
}

const noteType = (sale: Sale): string => (sale.kind === 'credit-note' ? 'C' : 'D');

function cdnr(sales: readonly Sale[], date: (day: number) => string): Sheet {
  return {
    header: [
      'GSTIN/UIN of Recipient',
      'Receiver Name',
      'Note Number',
      'Note Date',
      'Note Type',
      'Place Of Supply',
      'Reverse Charge',
      'Note Supply Type',
      'Note Value',
      'Applicable % of Tax Rate',
      'Rate',
      'Taxable Value',
      'Cess Amount',
    ],
    rows: sales.flatMap((sale) =>
      byRate(sale).map(([rate, taxable]): Cell[] => [
        sale.customer.gstin ?? null,
        sale.customer.name,
        sale.number,
        date(sale.day),
        noteType(sale),
        sale.customer.placeOfSupply,
        'N',
        supplyType(sale),
        rupees(documentValue(sale)),
        null,
        rate,
        rupees(taxable),
        null,
      ]),
    ),
  };
}

function cdnur(sales: readonly Sale[], date: (day: number) => string): Sheet {
  return {
    header: [
      'UR Type',
      'Note Number',
      'Note Date',
      'Note Type',
      'Place Of Supply',
      'Note Value',
      'Applicable % of Tax Rate',
      'Rate',
      'Taxable Value',
      'Cess Amount',
    ],
    rows: sales.flatMap((sale) =>
      byRate(sale).map(([rate, taxable]): Cell[] => {
        const abroad = sale.customer.terms === 'export with payment';
        return [
          abroad ? 'EXPWP' : 'B2CL',
          sale.number,
          date(sale.day),
          noteType(sale),
          abroad ? null : sale.customer.placeOfSupply,
          rupees(documentValue(sale)),
          null,
          rate,
          rupees(taxable),
          null,
        ];
      }),
    ),
  };
}

function exp(sales: readonly Sale[], date: (day: number) => string): Sheet {
  return {
    header: [
      'Export Type',
      'Invoice Number',
      'Invoice date',
      'Invoice Value',
      'Port Code',
      'Shipping Bill Number',
      'Shipping Bill Date',
      'Rate',
      'Taxable Value',
      'Cess Amount',
    ],
    rows: sales.flatMap((sale, index) =>
      byRate(sale).map(([rate, taxable]): Cell[] => [
        sale.customer.terms === 'export under LUT' ? 'WOPAY' : 'WPAY',
        sale.number,
        date(sale.day),
        rupees(documentValue(sale)),
        'INNSA1',
        String(4_183_027 + index * 911),
        date(sale.day + 2),
        rate,
        rupees(taxable),
        null,
      ]),
    ),
  };
}
