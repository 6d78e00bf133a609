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

/** Sections of GSTR-2A that others than suppliers fill: distributors of credit, customs, deductors, operators. */
export type ReportSection = 'isd' | 'isda' | 'impg' | 'impgsez' | 'tds' | 'tdsa' | 'tcs';

/** One row of such a section as GSTR-2A writes it, with the distributor, deductor, operator or SEZ unit in it. */
export interface ReportRow {
  /** Distributor, or deductor of tax. */
  readonly ctin?: string;
  readonly isd_docty?: 'ISD' | 'ISDCN' | 'ISDA' | 'ISDCNA';
  readonly docnum?: string;
  readonly docdt?: string;
  readonly odocnum?: string;
  readonly odocdt?: string;
  readonly itc_elg?: 'Y' | 'N';
  /** Day of customs' reference, of a bill of entry. */
  readonly refdt?: string;
  readonly portcd?: string;
  readonly benum?: number;
  readonly bedt?: string;
  /** Unit in a special economic zone, and its name. */
  readonly sgstin?: string;
  readonly tdname?: string;
  readonly amd?: 'Y' | 'N';
  /** MMYYYY in which tax was deducted or collected; of the original in an amendment. */
  readonly month?: string;
  readonly omonth?: string;
  readonly octin?: string;
  /** Value from which tax was deducted. */
  readonly amt_ded?: number;
  /** Operator, and the net value of supplies through him. */
  readonly etin?: string;
  readonly amt?: number;
  readonly txval?: number;
  readonly iamt?: number;
  readonly camt?: number;
  readonly samt?: number;
  readonly cess?: number;
  readonly csamt?: number;
}

/** A row that somebody reported for a taxpayer, by a return of his own or as customs. */
export interface Report {
  /** Names it for ever. */
  readonly id: string;
  readonly gstin: string;
  readonly section: ReportSection;
  /** MMYYYY of the reporter's return; for customs the month of the reference. */
  readonly period: string;
  /** When the return was filed, or customs' message received. */
  readonly reportedAt: number;
  readonly row: ReportRow;
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
