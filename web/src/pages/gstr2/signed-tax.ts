import type { CounterpartyDocument } from '../../api/types.ts';

/** Tax of a document in paise: what a credit note holds is taken off. */
export function signedTax({ documentKind, igst, cgst, sgst, cess }: CounterpartyDocument): number {
  const tax = igst + cgst + sgst + cess;
  return documentKind === 'credit-note' || documentKind === 'isd-credit-note' ? -tax : tax;
}
