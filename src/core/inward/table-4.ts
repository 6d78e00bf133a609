import type { Paise } from '../money.ts';
import type { InwardDocument } from './inward-document.ts';

/** Heads of Table 4 of GSTR-3B that a GSTR-2B fills, and what the recipient has rejected. */
export type Table4Head = '4A1' | '4A3' | '4A4' | '4A5' | '4B2' | '4D2' | 'rejected';

/** What a GSTR-2B brings under a head, in paise; credit notes under 4(B)(2) are positive, for they are taken off there. */
export interface Table4Row {
  readonly head: Table4Head;
  readonly documents: number;
  readonly igst: Paise;
  readonly cgst: Paise;
  readonly sgst: Paise;
  readonly cess: Paise;
}

const heads: readonly Table4Head[] = ['4A1', '4A3', '4A4', '4A5', '4B2', '4D2', 'rejected'];

/** The documents of a GSTR-2B by the heads of Table 4 of GSTR-3B (Form GSTR-2B, instructions; Circular 170/02/2022). */
export function table4Of(documents: readonly InwardDocument[]): readonly Table4Row[] {
  const sums = new Map(
    heads.map((head) => [head, { head, documents: 0, igst: 0, cgst: 0, sgst: 0, cess: 0 }]),
  );
  for (const document of documents) {
    if (document.replacedBy !== undefined) continue;
    const head = headOf(document);
    const sum = sums.get(head);
    if (!sum) continue;
    const sign = isLess(document) && head !== '4B2' ? -1 : 1;
    sum.documents += 1;
    sum.igst += sign * document.amounts.igst;
    sum.cgst += sign * document.amounts.cgst;
    sum.sgst += sign * document.amounts.sgst;
    sum.cess += sign * document.amounts.cess;
  }
  return [...sums.values()];
}

function headOf(document: InwardDocument): Table4Head {
  const { kind, isRejected, itcAvailability, reverseCharge } = document;
  if (isRejected) return 'rejected';
  if (itcAvailability === 'N') return '4D2';
  if (kind === 'bill-of-entry') return '4A1';
  if (kind === 'isd-invoice' || kind === 'isd-credit-note') return '4A4';
  if (reverseCharge) return '4A3';
  return kind === 'credit-note' ? '4B2' : '4A5';
}

const isLess = ({ kind }: InwardDocument): boolean => kind === 'credit-note' || kind === 'isd-credit-note';
