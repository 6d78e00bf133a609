/** What a recipient can decide on a document: accept, reject, keep pending, or nothing yet (deemed accepted). */
export type ImsAction = 'A' | 'R' | 'P' | 'N';

/** A decision as it is kept; it stands only while the supplier leaves the document as it was. */
export interface ImsDecision {
  readonly action: ImsAction;
  /** Check sum of the document that was decided on. */
  readonly hash: string;
  readonly decidedAt: number;
  readonly remarks?: string;
  /** Credit that the recipient says he has to give back, in rupees, where he says so. */
  readonly reduction?: {
    readonly igst: number;
    readonly cgst: number;
    readonly sgst: number;
    readonly cess: number;
  };
}

/** An asynchronous request of a recipient: decisions to save or to take back, or a GSTR-2B to compute again. */
export interface ImsRequest {
  readonly referenceId: string;
  readonly gstin: string;
  readonly kind: 'SAVE' | 'RESET' | 'GEN2B';
  readonly dueAt: number;
  /** JSON of the payload; gone when the request is carried out. */
  readonly body?: string;
  readonly outcome?: ImsOutcome;
}

/** What became of such a request. */
export interface ImsOutcome {
  readonly status: 'P' | 'PE' | 'ER';
  readonly processed: number;
  readonly errors: number;
  readonly code?: string;
  readonly message?: string;
  readonly report?: object;
}

/** A GSTR-2B as it was generated: the documents it lists, by their ids, and those the recipient had rejected. */
export interface Statement2b {
  readonly gstin: string;
  /** MMYYYY */
  readonly period: string;
  readonly generatedAt: number;
  readonly documents: readonly string[];
  readonly rejected: readonly string[];
}

/** Where a supplier's answer to a document of a recipient is kept. */
export function answerId(of: {
  readonly gstin: string;
  readonly period: string;
  readonly recipient: string;
  readonly number: string;
}): string {
  return `${of.gstin}/answer/${of.period}/${of.recipient}/${of.number.toUpperCase()}`;
}
