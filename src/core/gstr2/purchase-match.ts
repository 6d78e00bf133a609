import { type PurchaseDocument, purchaseAmounts } from '../documents/purchase.ts';
import { wireDay } from '../inward/document-wire.ts';
import type { MatchDocument } from '../matching/document.ts';
import { rupees } from '../money.ts';

/** A purchase as the matching takes it: rupees and dd-mm-yyyy; null for advances, which no supplier reports. */
export function purchaseToMatch(gstin: string, document: PurchaseDocument): MatchDocument | null {
  const {
    key,
    kind,
    number,
    date,
    value,
    supplierGstin = '',
    placeOfSupply,
    reverseCharge,
    section,
  } = document;
  if (kind.startsWith('advance')) return null;
  const amounts = purchaseAmounts(document);
  const type = kind === 'bill-of-entry' ? (document.isFromSez ? 'IMPGSEZ' : 'IMPG') : document.type;
  return {
    id: key,
    gstin,
    counterpartyGstin: supplierGstin,
    kind: kind === 'credit-note' || kind === 'debit-note' ? kind : 'invoice',
    number,
    date: wireDay(date),
    ...(placeOfSupply === undefined ? {} : { placeOfSupply }),
    ...(reverseCharge === undefined ? {} : { reverseCharge }),
    ...(type === undefined || section === 'cdnur' ? {} : { type }),
    ...(value === undefined ? {} : { value: rupees(value) }),
    taxableValue: rupees(amounts.taxableValue),
    igst: rupees(amounts.igst),
    cgst: rupees(amounts.cgst),
    sgst: rupees(amounts.sgst),
    cess: rupees(amounts.cess),
  };
}
