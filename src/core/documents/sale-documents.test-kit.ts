import type { SaleDocument, SaleLine } from './supply.ts';

/** A line of cotton cloth at 5 %, ₹10,000, to be varied. */
export function lineOf(change: Partial<SaleLine> = {}): SaleLine {
  return {
    taxability: 'taxable',
    rate: 5,
    taxableValue: 10_000_00,
    hsn: '5208',
    unit: 'MTR',
    quantity: 100_00,
    origin: { sheet: 'Sales', row: 2 },
    ...change,
  };
}

/** An invoice of a seller in Maharashtra to a walk-in customer of his own State, October 2026, to be varied. */
export function invoiceOf(change: Partial<SaleDocument> = {}): SaleDocument {
  const lines = change.lines ?? [lineOf()];
  return {
    kind: 'invoice',
    number: 'TX-1',
    date: '2026-10-05',
    recipient: { kind: 'unregistered' },
    placeOfSupply: '27',
    origin: lines[0]?.origin ?? { sheet: 'Sales', row: 2 },
    ...change,
    lines,
  };
}

/** A registered customer in Karnataka. */
export const inKarnataka = { kind: 'registered', gstin: '29AADFM3390P1ZN', name: 'Madhu Fabrics' } as const;
