import type { Paise } from '../money.ts';
import type { Posting } from './sale-entry.ts';
import type { BookPlace, DocumentName } from './supply.ts';

/** What a document of the purchase books is. */
export type PurchaseKind =
  | 'invoice'
  | 'credit-note'
  | 'debit-note'
  | 'bill-of-entry'
  | 'import of services'
  | 'advance'
  | 'advance-refund'
  | 'advance-adjustment';

/** What the credit of a line is for: inputs, input services, capital goods; or none may be taken (section 17(5)). */
export type CreditEligibility = 'ip' | 'is' | 'cp' | 'no';

/** One rate of a purchase, in paise. Tax is what the supplier charged, credit what the recipient takes of it. */
export interface PurchaseLine {
  /** Percent; absent where the books do not say. */
  readonly rate?: number;
  readonly taxableValue: Paise;
  readonly igst: Paise;
  readonly cgst: Paise;
  readonly sgst: Paise;
  readonly cess: Paise;
  readonly eligibility?: CreditEligibility;
  readonly creditIgst?: Paise;
  readonly creditCgst?: Paise;
  readonly creditSgst?: Paise;
  readonly creditCess?: Paise;
}

/** A document of the purchase books, as one section of GSTR-2 takes it. Amounts of notes are positive. */
export interface PurchaseDocument {
  /** Unique in the books: section, supplier, number, e.g. `b2b|27AABCS7310M1Z7|A/1`. */
  readonly key: string;
  /** Section of GSTR-2: b2b, b2bur, cdn, cdnur, imp_g, imp_s, txi, atadj; empty where the books alone have it. */
  readonly section: string;
  readonly kind: PurchaseKind;
  readonly supplierGstin?: string;
  readonly supplierName?: string;
  /** Empty for advances, which are reported by place of supply. */
  readonly number: string;
  /** yyyy-mm-dd; empty for advances. */
  readonly date: string;
  readonly value?: Paise;
  /** Two digits of the State. */
  readonly placeOfSupply?: string;
  readonly reverseCharge?: boolean;
  /** R, SEWP, SEWOP, DE or CBW; of notes to unregistered persons B2BUR or IMPS. */
  readonly type?: string;
  readonly supplyType?: 'INTER' | 'INTRA';
  /** Of notes: the document they correct, why, and whether it is of before GST. */
  readonly invoiceNumber?: string;
  readonly invoiceDate?: string;
  readonly reason?: string;
  readonly isPreGst?: boolean;
  /** Of amendments: the document as an earlier period had it. */
  readonly amends?: DocumentName;
  /** Of adjustments and refunds: the payment voucher whose advance they take up or return. */
  readonly adjusts?: DocumentName;
  /** Of bills of entry. */
  readonly portCode?: string;
  readonly isFromSez?: boolean;
  readonly lines: readonly PurchaseLine[];
  readonly origin: readonly BookPlace[];
}

/** An item of a purchase as it is typed; items of one rate and eligibility are one line of the form. */
export interface PurchaseItem extends PurchaseLine {
  /** Why the item bears no tax; of a composition dealer (section 10) none may be charged. */
  readonly zeroTax?: 'nil-rated' | 'exempt' | 'non-GST' | 'composition';
  readonly hsn?: string;
  readonly description?: string;
  readonly unit?: string;
  /** Hundredths. */
  readonly quantity?: number;
}

/** A purchase as it is kept: without the place it was read from, which is the entry itself. */
export interface PurchaseEntry extends Omit<PurchaseDocument, 'origin'>, Posting {
  /** Its items as they were typed; absent where it was imported. */
  readonly items?: readonly PurchaseItem[];
}

/** A purchase as it is typed; its section of GSTR-2 follows from vendor, place of supply and items. */
export interface TypedPurchase
  extends Omit<PurchaseDocument, 'origin' | 'key' | 'section' | 'lines'>,
    Posting {
  readonly items: readonly PurchaseItem[];
}

/** Sum of the lines of a purchase, in paise. */
export function purchaseAmounts({ lines }: Pick<PurchaseDocument, 'lines'>): {
  readonly taxableValue: Paise;
  readonly igst: Paise;
  readonly cgst: Paise;
  readonly sgst: Paise;
  readonly cess: Paise;
} {
  const sum = { taxableValue: 0, igst: 0, cgst: 0, sgst: 0, cess: 0 };
  for (const line of lines) {
    sum.taxableValue += line.taxableValue;
    sum.igst += line.igst;
    sum.cgst += line.cgst;
    sum.sgst += line.sgst;
    sum.cess += line.cess;
  }
  return sum;
}
