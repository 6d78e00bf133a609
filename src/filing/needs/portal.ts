import type { Gstr1Payload, ReturnForm, ReturnPeriod } from '../../core/index.ts';

/** Who is speaking to the portal: one registration of one taxpayer. */
export interface Taxpayer {
  readonly gstin: string;
  readonly userName: string;
}

/**
 * What a gateway must remember between asking for the OTP and signing in, or while signed in.
 * `secret` is opaque to everybody but the gateway that made it; it holds keys and is sealed at rest.
 */
export interface PortalSession {
  readonly taxpayer: Taxpayer;
  readonly state: 'otp-requested' | 'signed-in';
  readonly secret: string;
  /** Instant after which a new OTP is needed, ISO 8601. */
  readonly expiresAt: string;
  /** Who of ours asked for the OTP or signed in; a gateway does not know it. */
  readonly by?: string;
}

/** A return of one period, as every call after sign-in names it. */
export interface ReturnOf {
  readonly session: PortalSession;
  readonly returnPeriod: ReturnPeriod;
  /** GSTR-1 where absent. */
  readonly form?: ReturnForm;
  /** The task that makes the call, for the history; absent where a person or a program does. */
  readonly taskId?: string;
}

/** Where an asynchronous request stands: REC and IP are on the way, P, PE and ER are final. */
export type ProcessingStatus = 'received' | 'in-process' | 'processed' | 'processed-with-errors' | 'rejected';

/** One document or row that the portal did not take, in the portal's own words. */
export interface RejectedRecord {
  readonly section: string;
  readonly code: string;
  readonly message: string;
  /** The rejected part exactly as the portal returned it (wire names). */
  readonly record: unknown;
}

/** What became of an asynchronous request so far. */
export interface StatusAnswer {
  readonly status: ProcessingStatus;
  readonly rejected: readonly RejectedRecord[];
  /** Set when the whole request was rejected. */
  readonly code?: string;
  readonly message?: string;
}

/** A row of the portal's summary; amounts in rupees as the portal wrote them, turned into numbers. */
export interface SummaryRow {
  readonly section: string;
  readonly count: number;
  readonly value: number;
  readonly taxableValue: number;
  readonly igst: number;
  readonly cgst: number;
  readonly sgst: number;
  readonly cess: number;
}

/** The portal's own summary of what it holds. */
export interface PortalSummary {
  readonly rows: readonly SummaryRow[];
  readonly checksum: string;
  /** The summary exactly as the portal sent it: filing returns it unchanged. */
  readonly raw: unknown;
}

/** A return on the public record. */
export interface FiledReturn {
  readonly form: string;
  readonly returnPeriod: ReturnPeriod;
  readonly arn: string;
  /** dd-mm-yyyy */
  readonly filedOn: string;
}

/** What filing with EVC needs. */
export interface FileRequest {
  readonly pan: string;
  readonly evc: string;
  /** The summary being signed, or `nil` for a nil return. */
  readonly summary: PortalSummary | 'nil';
}

/** A call in the portal's own words, for what has no method of its own: filters, long summaries, GSTR-1A, 2A, 2B, IMS. */
export interface PlainCall {
  /**
   * The end of the path: `gstr1`, `gstr1a`, `gstr2a`, `gstr2b`, `ims`, `einvoice`, `document`, `returns`, `authenticate`;
   * `files` for a file whose address (`url`) and key (`ek`) the portal gave.
   */
  readonly resource: string;
  readonly action: string;
  /** GET where absent. */
  readonly method?: 'GET' | 'PUT' | 'POST';
  /** Parameters of a read besides the action, under the portal's names. */
  readonly query?: Readonly<Record<string, string>>;
  /** Body of a write, wire names. */
  readonly payload?: unknown;
  /** Where the payload is signed: with the OTP of an EVC, or with a digital signature (PKCS#7, base64). */
  readonly signedBy?:
    | { readonly pan: string; readonly evc: string }
    | { readonly pan: string; readonly pkcs7: string };
}

/** A read of the public record in the portal's own words. */
export interface PublicCall {
  readonly resource: 'returns' | 'search';
  readonly action: string;
  readonly query?: Readonly<Record<string, string>>;
}

/** A session, and the return where the call is about one. */
export interface PlainCallOf extends Omit<ReturnOf, 'returnPeriod'> {
  readonly returnPeriod: ReturnPeriod | null;
}

/**
 * The portal as filing sees it; `gateways/*` implement it. Every method may throw `PortalError`, never retries,
 * never touches the database, and ends within the gateway's time limit.
 */
export interface Portal {
  /** The forms that the gateway carries; GSTR-1 alone where absent. */
  readonly forms?: readonly ReturnForm[];
  requestOtp(taxpayer: Taxpayer): Promise<PortalSession>;
  signIn(pending: PortalSession, otp: string): Promise<PortalSession>;
  refresh(session: PortalSession): Promise<PortalSession>;
  signOut(session: PortalSession): Promise<void>;
  /** Saves sections of GSTR-1; answers the reference id under which the portal processes them. */
  save(of: ReturnOf, payload: Gstr1Payload): Promise<string>;
  /** Deletes everything saved for the period; answers a reference id. */
  reset(of: ReturnOf): Promise<string>;
  status(of: ReturnOf, referenceId: string): Promise<StatusAnswer>;
  /** Proceed to file; answers a reference id. */
  proceed(of: ReturnOf, isNil: boolean): Promise<string>;
  summary(of: ReturnOf): Promise<PortalSummary>;
  /** Documents of one section as the portal holds them (wire names); an empty list when it holds none. */
  section(of: ReturnOf, section: string): Promise<unknown>;
  requestEvc(of: ReturnOf, pan: string): Promise<void>;
  /** Files the return; answers the ARN. */
  file(of: ReturnOf, request: FileRequest): Promise<string>;
  /** Returns filed by a GSTIN in a financial year ('2025-26'), from the public record. */
  track(gstin: string, financialYear: string, form?: ReturnForm): Promise<readonly FiledReturn[]>;
  /** Makes a call in the portal's own words and answers its answer as it came; NOT-OFFERED where its way has no such call. */
  plainCall(of: PlainCallOf, call: PlainCall): Promise<Readonly<Record<string, unknown>>>;
  /** The same of the public record about a GSTIN, which needs no session. */
  publicCall(gstin: string, call: PublicCall): Promise<Readonly<Record<string, unknown>>>;
}

/** What a person or the machine can do about a refusal: a closed list. */
export type Remedy =
  | 'sign in again'
  | 'try again later'
  | 'correct the return'
  | 'ask the portal what happened'
  | 'report a defect';

/**
 * The portal, or the way to it, said no. `code` is the portal's own (RET…, AUTH…) or one of ours for the way:
 * NO-ANSWER (the request may have been carried out), NOT-REACHED (it was certainly not), BAD-ANSWER, NOT-OFFERED (the
 * way has no such call).
 */
export class PortalError extends Error {
  readonly code: string;
  readonly remedy: Remedy;
  constructor(code: string, message: string, remedy: Remedy) {
    super(message);
    this.name = 'PortalError';
    this.code = code;
    this.remedy = remedy;
  }
}
