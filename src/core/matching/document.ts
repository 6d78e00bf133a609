/** The three classes of document that are matched; a document never pairs with one of another class. */
export type MatchKind = 'invoice' | 'credit-note' | 'debit-note';

/** A document as one side reports it. Amounts are rupees with at most two decimals, dates dd-mm-yyyy, as on the portal. */
export interface MatchDocument {
  readonly id: string;
  /** The taxpayer's own GSTIN, on both sides. */
  readonly gstin: string;
  readonly counterpartyGstin: string;
  readonly kind: MatchKind;
  readonly number: string;
  readonly date: string;
  readonly placeOfSupply?: string;
  readonly reverseCharge?: boolean;
  /** Invoice type of the portal: R, DE, SEWP, SEWOP, CBW. */
  readonly type?: string;
  readonly value?: number;
  readonly taxableValue: number;
  readonly igst: number;
  readonly cgst: number;
  readonly sgst: number;
  readonly cess: number;
  /** Whether the counter party has filed the return that reports it; absent counts as filed, as everything in GSTR-2B is. */
  readonly filed?: boolean;
  /** Whether the counter party has rejected the document: it is then no match however equal its particulars are. */
  readonly rejected?: boolean;
}

/** OK: both agree. TO: taxpayer only. CO: counter party only. Mismatch: the same document with other particulars. */
export type MatchCode = 'OK' | 'TO' | 'CO' | 'Mismatch';

/** Accept, upload, reject, pending; null where there is nothing to do yet. */
export type MatchAction = 'A' | 'U' | 'R' | 'P' | null;

/** Which table gives the action: the seeds' own (default of classic periods), or the careful one of current periods. */
export type MatchPolicy = 'seed' | 'careful';

/** How far amounts may differ and still agree, in rupees: the taxable value, and each head of tax. */
export interface MatchTolerance {
  readonly taxableValue: number;
  readonly tax: number;
}

/** Why a verdict is what it is, or why there is none: a stable code and a sentence. */
export interface MatchReason {
  readonly code: string;
  readonly says: string;
}

/** Documents that may belong together, for a person to link; `score` runs from 0 to 1. */
export interface MatchSuggestion {
  readonly ours: readonly string[];
  readonly theirs: readonly string[];
  readonly score: number;
  readonly says: string;
}

/** The verdict on one document, or on the documents of both sides that belong together, by their ids. */
export interface MatchResult {
  readonly code: MatchCode;
  readonly action: MatchAction;
  readonly ours: readonly string[];
  readonly theirs: readonly string[];
  readonly reasons: readonly MatchReason[];
  /** By field: amounts as ours less theirs in rupees, the rest as "ours / theirs". */
  readonly differences: Readonly<Record<string, number | string>>;
  readonly suggestion?: MatchSuggestion;
}
