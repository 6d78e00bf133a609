import {
  type DocumentName,
  type Finding,
  formatRupees,
  type PurchaseEntry,
  type ReturnPeriod,
  type SaleEntry,
} from '../../core/index.ts';
import type { Actor, Filing } from '../filing.ts';
import type {
  AdvanceEntry,
  AdvanceFilter,
  AdvanceLookUp,
  DocumentBook,
  DocumentEntry,
} from '../needs/documents.ts';
import type { Page, PageWanted } from '../needs/page.ts';
import type { Registration } from '../needs/store.ts';
import { NotPossible } from '../not-possible.ts';
import { permit } from '../permissions.ts';
import { registrationOf } from '../standing.ts';
import { documents } from '../wording.ts';
import { returnsReporting } from './report-documents.ts';

/** What receipts and payments, their adjustments and refunds have in common in both books. */
type Content = SaleEntry | PurchaseEntry;

/** Which advances of which book are wanted. */
export interface AdvancesWanted {
  readonly gstin: string;
  readonly book: 'sale' | 'purchase';
  readonly filter: AdvanceFilter;
  readonly wanted: PageWanted;
}

/** The advances of a registration with what is left of them, page by page. Throws `NotPossible`. */
export function advancePage(
  filing: Filing,
  actor: Actor,
  { gstin, book, filter, wanted }: AdvancesWanted,
): Promise<Page<AdvanceEntry<Content>> & { readonly count: number }> {
  permit(actor, 'see', gstin);
  return filing.store.inBooks(actor.tenantId, async (books) => {
    await registrationOf(books, gstin);
    return book === 'sale'
      ? books.sales.advancePage(gstin, filter, wanted)
      : books.purchases.advancePage(gstin, filter, wanted);
  });
}

/** An entry as it would stand, with its number in the books where it has one. */
export interface AdvanceToCheck<Of extends Content> {
  readonly content: Of;
  readonly returnPeriod: ReturnPeriod;
  readonly entry?: number;
}

/** What the books say against an advance: an adjustment or refund of more than is left, and a receipt of less than was taken. */
export async function checkAdvance<Of extends Content>(
  book: AdvanceLookUp<Of>,
  gstin: string,
  { content, returnPeriod, entry }: AdvanceToCheck<Of>,
): Promise<readonly Finding[]> {
  if (!content.kind.startsWith('advance')) return [];
  if (isVoucher(content.kind)) return entry === undefined ? [] : checkTaken(book, gstin, { content, entry });
  const { adjusts } = content;
  if (!adjusts) return [];
  const voucher = await voucherOf(book, gstin, adjusts);
  if (!voucher) return [notThere(adjusts)];
  if (voucher.returnPeriod > returnPeriod) return [tooEarly(voucher)];
  const takers = await book.takersOf(gstin, adjusts);
  const others = takers.filter(
    (taker) => taker.entry !== entry && !(content.amends && isNamed(taker, content.amends)),
  );
  return overtaken(voucher, { content, others });
}

/** The voucher of an adjustment or refund, in its latest version. */
export async function voucherOf<Of extends Content>(
  book: AdvanceLookUp<Of>,
  gstin: string,
  { number, date }: DocumentName,
): Promise<DocumentEntry<Of> | undefined> {
  const named = await book.named(gstin, number, date);
  return named.filter(({ kind, isDraft }) => isVoucher(kind) && !isDraft).at(-1);
}

const isVoucher = (kind: string): boolean => kind === 'advance-receipt' || kind === 'advance';
const isNamed = ({ number, date }: DocumentName, name: DocumentName): boolean =>
  number.toUpperCase() === name.number.toUpperCase() && date === name.date;

/** Paise without tax by rate; purchases may leave the rate out. */
function byRate(list: readonly Content[]): ReadonlyMap<number, number> {
  const sums = new Map<number, number>();
  for (const { lines } of list)
    for (const { rate = 0, taxableValue } of lines) sums.set(rate, (sums.get(rate) ?? 0) + taxableValue);
  return sums;
}

function overtaken<Of extends Content>(
  voucher: DocumentEntry<Of>,
  { content, others }: { readonly content: Of; readonly others: readonly DocumentEntry<Of>[] },
): readonly Finding[] {
  const received = byRate([voucher.content]);
  const taken = byRate(others.map((other) => other.content));
  return [...byRate([content])].flatMap(([rate, wanted]) => {
    const left = (received.get(rate) ?? 0) - (taken.get(rate) ?? 0);
    if (wanted <= left) return [];
    return [
      {
        code: 'ADVANCE-BALANCE',
        severity: 'error',
        says: `Of advance "${voucher.number}" ₹${formatRupees(left)} is left at ${rate} %; ₹${formatRupees(wanted)} is more than that. Enter at most the balance.`,
        column: 'Amount',
        value: wanted / 100,
        source: 'Section 13(2) and 31(3)(d), (e) CGST Act',
      } as const,
    ];
  });
}

async function checkTaken<Of extends Content>(
  book: AdvanceLookUp<Of>,
  gstin: string,
  { content, entry }: { readonly content: Of; readonly entry: number },
): Promise<readonly Finding[]> {
  const before = await book.entry(entry);
  if (!before) return [];
  const takers = await book.takersOf(gstin, before);
  if (takers.length === 0) return [];
  if (!isNamed(before, content)) return [renamed(before, takers.length)];
  const received = byRate([content]);
  return [...byRate(takers.map((taker) => taker.content))].flatMap(([rate, taken]) =>
    taken <= (received.get(rate) ?? 0)
      ? []
      : [
          {
            code: 'ADVANCE-BALANCE',
            severity: 'error',
            says: `₹${formatRupees(taken)} of advance "${content.number}" at ${rate} % is adjusted or refunded already. Enter at least that, or change those first.`,
            column: 'Amount',
            value: taken / 100,
          } as const,
        ],
  );
}

function notThere({ number, date }: DocumentName): Finding {
  return {
    code: 'ADVANCE-UNKNOWN',
    severity: 'error',
    says: `No advance "${number}" of ${date.split('-').reverse().join('-')} is in the books. Correct number and date of the voucher.`,
    value: number,
  };
}

function tooEarly({ number }: DocumentName): Finding {
  return {
    code: 'ADVANCE-LATER',
    severity: 'error',
    says: `Advance "${number}" is of a later return period. Choose a period in which it was there already.`,
    value: number,
  };
}

function renamed({ number }: DocumentName, count: number): Finding {
  return {
    code: 'ADVANCE-TAKEN',
    severity: 'error',
    says: `${documents(count)} name advance "${number}" by its number and date. Keep both, or change those first.`,
    column: 'Invoice No.',
    value: number,
  };
}

/** Refuses to delete a voucher that others take up, unless they go with it. Throws `NotPossible`. */
export async function refuseTaken<Of extends Content>(
  book: DocumentBook<Of>,
  gstin: string,
  entries: readonly number[],
): Promise<void> {
  for (const entry of entries) {
    const voucher = await book.entry(entry);
    if (!voucher || !isVoucher(voucher.kind) || voucher.isDraft) continue;
    const others = (await book.takersOf(gstin, voucher)).filter((taker) => !entries.includes(taker.entry));
    const again = await book.named(gstin, voucher.number, voucher.date);
    if (others.length === 0 || again.some((other) => other.entry !== entry && isVoucher(other.kind)))
      continue;
    throw new NotPossible(
      'IN-USE',
      `Advance "${voucher.number}" is adjusted or refunded already. Delete its adjustments and refunds first.`,
    );
  }
}

/** Whether an invoice of the same return takes the advance up, so that the return reports the invoice alone. */
export async function isTakenWithin(
  book: AdvanceLookUp<SaleEntry>,
  registration: Registration,
  { content, returnPeriod }: { readonly content: SaleEntry; readonly returnPeriod: ReturnPeriod },
): Promise<boolean> {
  if (content.kind !== 'advance-adjustment' || !content.adjusts || content.amends) return false;
  const voucher = await voucherOf(book, registration.gstin, content.adjusts);
  if (!voucher) return false;
  const last = (period: ReturnPeriod) => returnsReporting(registration, period).at(-1)?.returnPeriod;
  return last(voucher.returnPeriod) === last(returnPeriod);
}
