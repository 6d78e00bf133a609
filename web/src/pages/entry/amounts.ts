import { taxOn } from '../../format/tax.ts';
import { typedPaise } from '../../format/typed-amount.ts';
import { type Book, type EntryDraft, isBlankLine, type LineDraft } from './entry-draft.ts';

/** Amounts of a line or of a document, in paise. */
export interface EntryAmounts {
  readonly taxableValue: number;
  readonly igst: number;
  readonly cgst: number;
  readonly sgst: number;
  readonly cess: number;
}

/** What a supplier stated for a line, and the rate and value he stated it for. */
interface Stated extends Omit<EntryAmounts, 'taxableValue' | 'cess'> {
  readonly for: string;
}

const alwaysInter: ReadonlySet<string> = new Set(['SEWP', 'SEWOP', 'CBW']);

/** Inter- or intra-State, by where seller and place of supply are; null while that is not known. */
export function supplyTypeOf(book: Book, own: string, draft: EntryDraft): 'INTER' | 'INTRA' | null {
  const { placeOfSupply, gstin, type = 'R', isFromSez } = draft;
  if (!placeOfSupply) return null;
  if ((gstin && alwaysInter.has(type)) || isFromSez === 'Y') return 'INTER';
  const seller = book === 'sale' ? own : (gstin?.slice(0, 2) ?? (placeOfSupply === '96' ? '96' : own));
  if (book === 'purchase' && seller === '96') return 'INTER';
  return seller === placeOfSupply ? 'INTRA' : 'INTER';
}

/** Whether the document bears no tax: supplies to special economic zones and exports without payment. */
export function isZeroRated({ gstin, type, placeOfSupply, payment }: EntryDraft, book: Book): boolean {
  if (gstin) return type === 'SEWOP';
  return book === 'sale' && placeOfSupply === '96' && payment !== 'WPAY';
}

/** Amounts of one line: the tax follows from rate, supply type and share of the rate. */
export function lineAmounts(draft: EntryDraft, line: LineDraft, book: Book): EntryAmounts {
  const taxableValue = typedPaise(line.taxableValue ?? '') ?? 0;
  const zero = isZeroRated(draft, book);
  const cess = zero ? 0 : (typedPaise(line.cess ?? '') ?? 0);
  const stated = line.stated ? (JSON.parse(line.stated) as Stated) : null;
  if (stated && stated.for === statedFor(line, draft)) return { taxableValue, ...headsOf(stated), cess };
  const rate = zero || line.zeroTax ? 0 : Number(line.rate ?? 0) || 0;
  const share = draft.share === '65' ? 65 : 100;
  if (draft.supplyType === 'INTRA') {
    const half = taxOn(taxableValue, rate, share / 2);
    return { taxableValue, igst: 0, cgst: half, sgst: half, cess };
  }
  return { taxableValue, igst: taxOn(taxableValue, rate, share), cgst: 0, sgst: 0, cess };
}

const headsOf = ({ igst, cgst, sgst }: Stated) => ({ igst, cgst, sgst });

/** What stated tax belongs to: with another rate, value or supply type it is worked out anew. */
export function statedFor(line: LineDraft, { supplyType }: Pick<EntryDraft, 'supplyType'>): string {
  return `${line.rate}|${typedPaise(line.taxableValue ?? '')}|${supplyType}`;
}

/** Amounts of the whole document, and its value: taxable value and tax, without the tax on reverse charge. */
export function totalsOf(draft: EntryDraft, book: Book): EntryAmounts & { readonly value: number } {
  const sum = { taxableValue: 0, igst: 0, cgst: 0, sgst: 0, cess: 0 };
  for (const line of draft.lines) {
    if (isBlankLine(line)) continue;
    const amounts = lineAmounts(draft, line, book);
    for (const name of Object.keys(sum) as (keyof EntryAmounts)[]) sum[name] += amounts[name];
  }
  const tax = draft.reverseCharge === 'Y' ? 0 : sum.igst + sum.cgst + sum.sgst + sum.cess;
  return { ...sum, value: sum.taxableValue + tax + roundOffOf(draft) };
}

/** Rupees added or taken off to make a round total, in paise; at most what is typed. */
export function roundOffOf({ roundOff = '' }: EntryDraft): number {
  const typed = roundOff.trim().replace('−', '-');
  const size = typedPaise(typed.replace(/^[-+]/, '')) ?? 0;
  return typed.startsWith('-') ? 0 - size : size;
}
