import { formatRupees } from '../money.ts';
import { amountsOf, type DocumentAmounts, taxOf } from './amounts.ts';
import { dayNumber, startOfYear } from './date.ts';
import type { MatchDocument } from './document.ts';
import { type CoreNumber, coreNumber, normalNumber } from './number.ts';
import { documentAt, normalGstin, type Side } from './sides.ts';

/** What is worked out of a document only when its number did not find a partner. */
export interface Traits extends CoreNumber {
  readonly place: number;
  readonly document: MatchDocument;
  readonly block: number;
  readonly normal: string;
  readonly amounts: DocumentAmounts;
  readonly day: number;
}

/** The traits of a document of a side. */
export function traitsOf(side: Side, place: number): Traits {
  const document = documentAt(side, place);
  const { number, date } = document;
  return {
    place,
    document,
    block: side.block[place] ?? 0,
    normal: normalNumber(number),
    ...coreNumber(number, startOfYear(date)),
    amounts: amountsOf(document),
    day: dayNumber(date),
  };
}

/** Own GSTIN and PAN of the counter party: what all branches of one supplier share. */
export function familyOf({ document }: Traits): string {
  const counterparty = normalGstin(document.counterpartyGstin);
  // What is no GSTIN has no PAN in it.
  const pan = counterparty.length === 15 ? counterparty.slice(2, 12) : counterparty;
  return `${normalGstin(document.gstin)}|${pan}`;
}

/** What differs between two documents, for a sentence: `number, 3 days, ₹0.40`. */
export function differencesSay(a: Traits, b: Traits): string {
  const days = Math.abs(a.day - b.day);
  const taxable = Math.abs(a.amounts.taxableValue - b.amounts.taxableValue);
  const tax = Math.abs(taxOf(a.amounts) - taxOf(b.amounts));
  const parts = [
    a.document.number === b.document.number
      ? ''
      : a.normal === b.normal
        ? 'the spelling of the number'
        : 'number',
    a.block === b.block ? '' : `GSTIN (${a.document.counterpartyGstin} and ${b.document.counterpartyGstin})`,
    days > 0 ? `${days} ${days === 1 ? 'day' : 'days'}` : '',
    taxable > 0 ? `₹${formatRupees(taxable)}` : '',
    tax > 0 && taxable === 0 ? `₹${formatRupees(tax)} of tax` : '',
  ].filter((part) => part !== '');
  return parts.length > 0 ? parts.join(', ') : 'nothing that is compared';
}
