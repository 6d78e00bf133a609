import { type Paise, paise } from '../money.ts';
import type { MatchDocument, MatchTolerance } from './document.ts';

/** The amounts of a document that are compared, in paise. */
export interface DocumentAmounts {
  readonly taxableValue: Paise;
  readonly igst: Paise;
  readonly cgst: Paise;
  readonly sgst: Paise;
  readonly cess: Paise;
}

/** The heads in the order in which people read them. */
export const amountHeads = ['taxableValue', 'igst', 'cgst', 'sgst', 'cess'] as const;

/** Tolerances in paise. */
export interface PaiseTolerance {
  readonly taxableValue: Paise;
  readonly tax: Paise;
}

/** Tolerances in paise of those in rupees. */
export function toleranceInPaise({ taxableValue, tax }: MatchTolerance): PaiseTolerance {
  return { taxableValue: paise(taxableValue), tax: paise(tax) };
}

/**
 * The amounts of a document. Some books write the amounts of a note with a minus, the portal never: notes are compared
 * by their size.
 */
export function amountsOf(document: MatchDocument): DocumentAmounts {
  const sign = document.kind !== 'invoice' && isNegative(document) ? -1 : 1;
  return {
    taxableValue: sign * paise(document.taxableValue),
    igst: sign * paise(document.igst ?? 0),
    cgst: sign * paise(document.cgst ?? 0),
    sgst: sign * paise(document.sgst ?? 0),
    cess: sign * paise(document.cess ?? 0),
  };
}

function isNegative({ taxableValue, igst, cgst, sgst, cess }: MatchDocument): boolean {
  return taxableValue < 0 || (taxableValue === 0 && igst + cgst + sgst + cess < 0);
}

/** The amounts of several documents together. */
export function sumOfAmounts(all: readonly DocumentAmounts[]): DocumentAmounts {
  const sum = { taxableValue: 0, igst: 0, cgst: 0, sgst: 0, cess: 0 };
  for (const amounts of all) for (const head of amountHeads) sum[head] += amounts[head];
  return sum;
}

/** Integrated, central and State tax together, in paise. */
export function taxOf({ igst, cgst, sgst }: DocumentAmounts): Paise {
  return igst + cgst + sgst;
}

/** Whether amounts agree head by head, and in their total, which may differ by both tolerances together. */
export function amountsAgree(a: DocumentAmounts, b: DocumentAmounts, tolerance: PaiseTolerance): boolean {
  return headsBeyond(a, b, tolerance).length === 0;
}

/** Whether taxable value, tax of all heads together and cess agree: an other branch may charge by other heads. */
export function totalsAgree(a: DocumentAmounts, b: DocumentAmounts, tolerance: PaiseTolerance): boolean {
  return (
    Math.abs(a.taxableValue - b.taxableValue) <= tolerance.taxableValue &&
    Math.abs(taxOf(a) - taxOf(b)) <= 2 * tolerance.tax &&
    Math.abs(a.cess - b.cess) <= tolerance.tax
  );
}

/** The heads that differ by more than the tolerance; all that differ at all where only their total goes beyond it. */
export function headsBeyond(
  a: DocumentAmounts,
  b: DocumentAmounts,
  tolerance: PaiseTolerance,
): readonly (typeof amountHeads)[number][] {
  const allowed = (head: (typeof amountHeads)[number]) =>
    head === 'taxableValue' ? tolerance.taxableValue : tolerance.tax;
  const beyond = amountHeads.filter((head) => Math.abs(a[head] - b[head]) > allowed(head));
  if (beyond.length > 0) return beyond;
  const total = amountHeads.reduce((sum, head) => sum + a[head] - b[head], 0);
  const isBeyond = Math.abs(total) > tolerance.taxableValue + tolerance.tax;
  return isBeyond ? amountHeads.filter((head) => a[head] !== b[head]) : [];
}
