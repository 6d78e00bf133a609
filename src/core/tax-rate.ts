/** Rates of tax in percent that the portal takes (integrated tax; central and State tax are half each). */
export const taxRates: readonly number[] = [0, 0.1, 0.25, 1, 1.5, 3, 5, 6, 7.5, 12, 18, 28, 40];

const known: ReadonlySet<number> = new Set(taxRates);

/** Whether the portal has the rate in its list (RET191175). */
export function isTaxRate(rate: number): boolean {
  return known.has(rate);
}

/** The day the 12 and 28 percent slabs ended and 40 percent began (56th meeting of the GST Council; notification 9/2025). */
export const ratesOf2025From = '2025-09-22';
