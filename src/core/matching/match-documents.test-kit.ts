import { gstinCheckCharacter } from '../gstin.ts';
import type { MatchDocument } from './document.ts';

/** An invented GSTIN of the supplier with this number, registered in this State. */
export function supplierGstin(supplier: number, state = '29'): string {
  const first14 = `${state}AAB${String.fromCharCode(67 + (supplier % 20))}F${1000 + supplier}N1Z`;
  return first14 + gstinCheckCharacter(first14);
}

/** A purchase invoice of ₹10,000 and 18 % integrated tax of August 2025, to be varied. */
export function documentOf(id: string, change: Partial<MatchDocument> = {}): MatchDocument {
  return {
    id,
    gstin: '27AAMCT7421K1ZV',
    counterpartyGstin: supplierGstin(1),
    kind: 'invoice',
    number: 'INV-1',
    date: '12-08-2025',
    placeOfSupply: '27',
    reverseCharge: false,
    type: 'R',
    taxableValue: 10_000,
    igst: 1800,
    cgst: 0,
    sgst: 0,
    cess: 0,
    ...change,
  };
}
