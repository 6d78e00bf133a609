import { taxOn } from '../money.ts';
import type { Filer } from './table.ts';

/** The tax heads of a row, in paise; what the derivations below write. */
interface TaxedRow {
  placeOfSupply?: string;
  differentialRate?: number;
  rate?: number;
  igst?: number;
  cgst?: number;
  sgst?: number;
  cess?: number;
}

/** Invoice types that are inter-State whatever the place of supply (sections 7(5) and 8 IGST Act). */
const alwaysInterState: ReadonlySet<string> = new Set(['SEWP', 'SEWOP', 'CBW']);

/** Whether a supply is inter-State: another State, a supplier or recipient in an SEZ, or integrated tax by its type. */
export function isInterState(placeOfSupply: string | undefined, filer: Filer, invoiceType?: string): boolean {
  if (filer.isSez || (invoiceType !== undefined && alwaysInterState.has(invoiceType))) return true;
  return placeOfSupply !== filer.gstin.slice(0, 2);
}

/** Writes integrated tax on a base of paise. */
export function deriveIntegratedTax(row: TaxedRow, base: number | undefined): void {
  if (base === undefined || row.rate === undefined) return;
  row.igst = taxOn(base, row.rate, row.differentialRate === undefined ? 100 : 65);
  clear(row, 'cgst');
  clear(row, 'sgst');
}

/** Writes central and State tax on a base of paise, each half of the rate, rounded by itself. */
function deriveCentralAndStateTax(row: TaxedRow, base: number | undefined): void {
  if (base === undefined || row.rate === undefined) return;
  const half = taxOn(base, row.rate, row.differentialRate === undefined ? 50 : 32.5);
  row.cgst = half;
  row.sgst = half;
  clear(row, 'igst');
}

/** Writes the tax of a supply by its direction. */
export function deriveTax(row: TaxedRow, base: number | undefined, interState: boolean): void {
  if (interState) deriveIntegratedTax(row, base);
  else deriveCentralAndStateTax(row, base);
}

/** Supplies without payment of tax carry the rate but neither tax nor cess (section 16(3) IGST Act). */
export function deriveNoTax(row: TaxedRow): void {
  row.igst = 0;
  row.cess = 0;
  clear(row, 'cgst');
  clear(row, 'sgst');
}

/** A head that was stated, in JSON or before a correction, does not stay beside the ones that are due. */
function clear(row: TaxedRow, head: 'igst' | 'cgst' | 'sgst'): void {
  if (row[head] !== undefined) delete row[head];
}
