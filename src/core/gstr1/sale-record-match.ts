import type { MatchDocument } from '../matching/document.ts';
import { rupees } from '../money.ts';
import type { Gstr1Record } from './record.ts';

/** Sections of documents that a registered recipient reports as well. */
const matched: ReadonlySet<string> = new Set(['b2b', 'b2ba', 'cdnr', 'cdnra']);

/**
 * A record of GSTR-1 as the matching takes it, to be compared with what recipients say of it; null for what no registered
 * recipient reports. `id` names it among all periods.
 */
export function saleRecordToMatch(gstin: string, id: string, record: Gstr1Record): MatchDocument | null {
  const { section, counterpartyGstin, documentNumber, documentDate, placeOfSupply, amounts, rows } = record;
  if (!matched.has(section) || !counterpartyGstin || !documentNumber || !documentDate) return null;
  const { noteType, reverseCharge, invoiceType } = rows[0] ?? {};
  const positive = (paise: number): number => rupees(Math.abs(paise));
  return {
    id,
    gstin,
    counterpartyGstin,
    kind: noteType === undefined ? 'invoice' : noteType === 'C' ? 'credit-note' : 'debit-note',
    number: documentNumber,
    date: documentDate.split('-').reverse().join('-'),
    ...(placeOfSupply === null ? {} : { placeOfSupply }),
    ...(reverseCharge === undefined ? {} : { reverseCharge: reverseCharge === 'Y' }),
    ...(invoiceType === undefined ? {} : { type: String(invoiceType) }),
    value: positive(amounts.value),
    taxableValue: positive(amounts.taxableValue),
    igst: positive(amounts.igst),
    cgst: positive(amounts.cgst),
    sgst: positive(amounts.sgst),
    cess: positive(amounts.cess),
  };
}
