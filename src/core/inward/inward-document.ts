import type { Paise } from '../money.ts';
import type { ReturnPeriod } from '../return-period.ts';

/** The statements in which the portal says what counter parties reported. */
export type StatementKind = 'GSTR-2A' | 'GSTR-2B' | 'IMS' | 'IMS outward' | 'GSTR-1A';

/** What a document of a statement is; notes are never compared with invoices. */
export type InwardKind =
  | 'invoice'
  | 'credit-note'
  | 'debit-note'
  | 'isd-invoice'
  | 'isd-credit-note'
  | 'bill-of-entry';

/** Taxable value and tax in whole paise, positive as the portal writes them; the kind gives the direction. */
export interface InwardAmounts {
  readonly taxableValue: Paise;
  readonly igst: Paise;
  readonly cgst: Paise;
  readonly sgst: Paise;
  readonly cess: Paise;
}

/** One rate of a document. */
export interface InwardLine extends InwardAmounts {
  /** Percent; absent where the statement does not give it. */
  readonly rate?: number;
}

/** Action of the recipient in the Invoice Management System: accepted, rejected, pending, none yet. */
export type ImsAction = 'A' | 'R' | 'P' | 'N';

/** What a statement may say of a document besides its amounts; dates yyyy-mm-dd, periods yyyy-mm, money in paise. */
export interface InwardFacts {
  readonly counterpartyGstin?: string;
  readonly counterpartyName?: string;
  readonly number?: string;
  readonly date?: string;
  /** `C` and `D` of notes, `ISDI`, `ISDC`, `ISD`, `ISDCN` of an input service distributor. */
  readonly documentType?: string;
  /** Value with tax. */
  readonly value?: Paise;
  /** Two digits of the State. */
  readonly placeOfSupply?: string;
  readonly reverseCharge?: boolean;
  /** R, SEWP, SEWOP, DE or CBW; the other spelling SEZWP of the statements is read as SEWP. */
  readonly type?: string;
  readonly differentialRate?: 0.65;
  readonly portCode?: string;
  /** Of bills of entry: whether the Customs amended it. */
  readonly isAmended?: boolean;
  /** What an amendment amends. */
  readonly originalNumber?: string;
  readonly originalDate?: string;
  /** When the supplier amended this document later, and what: R receiver, N number, D other details. */
  readonly amendedPeriod?: ReturnPeriod;
  readonly amendmentType?: string;
  /** The invoice a note was issued against. */
  readonly invoiceNumber?: string;
  readonly invoiceDate?: string;
  /** Whether the counter party has filed the return; absent where the statement does not say. */
  readonly filed?: boolean;
  readonly filedOn?: string;
  /** The period of the return in which the counter party reported it. */
  readonly filedPeriod?: ReturnPeriod;
  readonly filedGstr3b?: boolean;
  /** When the supplier's registration was cancelled. */
  readonly cancelledOn?: string;
  /** The form it was reported in: R1, R1A, IFF. */
  readonly sourceForm?: string;
  /** Credit available: Y, N, or T while the portal has not decided; with the portal's reason P or C. */
  readonly itcAvailability?: 'Y' | 'N' | 'T';
  readonly itcReason?: string;
  readonly irn?: string;
  /** The portal's check sum of the document, which an answer to it must repeat. */
  readonly checksum?: string;
  /** Flags of the classic returns: the taxpayer's, the counter party's, and who changed it last. */
  readonly flag?: string;
  readonly counterpartyFlag?: string;
  readonly updatedBy?: string;
  readonly action?: ImsAction;
  readonly isPendingBlocked?: boolean;
  readonly remarks?: string;
  readonly isRemarksBlocked?: boolean;
  readonly isReductionDeclared?: boolean;
  readonly isReductionBlocked?: boolean;
  readonly declaredIgst?: Paise;
  readonly declaredCgst?: Paise;
  readonly declaredSgst?: Paise;
  readonly declaredCess?: Paise;
}

/** A document as a counter party reported it and a statement shows it. */
export interface InwardDocument extends InwardFacts {
  /** Unique in the statement and the same in the next download: section, party, number, financial year. */
  readonly id: string;
  /** Section of the statement in our spelling: b2b, b2ba, cdnr … */
  readonly section: string;
  readonly kind: InwardKind;
  /** GSTIN the statement is for; empty when neither the answer nor the caller names it. */
  readonly gstin: string;
  /** Empty for imports of goods. */
  readonly counterpartyGstin: string;
  readonly number: string;
  /** yyyy-mm-dd */
  readonly date: string;
  readonly amounts: InwardAmounts;
  readonly lines: readonly InwardLine[];
  /** Whether GSTR-2B lists it among the documents the recipient rejected. */
  readonly isRejected?: boolean;
  /** The amendment in the same statement that took its place. */
  readonly replacedBy?: string;
}

/** −1 for documents that take credit away, 1 for the rest. */
export function inwardDirection({ kind }: Pick<InwardDocument, 'kind'>): 1 | -1 {
  return kind === 'credit-note' || kind === 'isd-credit-note' ? -1 : 1;
}
