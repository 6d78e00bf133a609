import type { Page, PageWanted } from './page.ts';

/** An act of a person, for the audit log. */
export interface AuditEntry {
  readonly at: string;
  readonly by: string;
  readonly act: string;
  readonly object: string;
  readonly details: unknown;
}

/** An act as the audit log keeps it: which entry it is, in which role it was done and by which request. */
export interface KeptAct extends AuditEntry {
  /** 1, 2, 3 … without a gap. */
  readonly sequence: number;
  /** Null where a job acted, and for entries older than this. */
  readonly role: string | null;
  readonly requestId: string | null;
}

/** Which acts are wanted; what is absent is not asked. */
export interface AuditFilter {
  /** The object, in full. */
  readonly object?: string;
  /** A part of the object, such as a GSTIN. */
  readonly about?: string;
  /** Who did it. */
  readonly who?: string;
  /** What was done. */
  readonly act?: string;
  /** Instants: from the first on, before the second. */
  readonly since?: string;
  readonly until?: string;
  /** Only what this person did. */
  readonly by?: string;
  /** Only what names one of these GSTINs. */
  readonly gstins?: readonly string[];
}

/** What came of a walk along the hash chain. */
export interface AuditCheck {
  readonly entries: number;
  /** The first entry that was changed or is missing; null when the chain is unbroken. */
  readonly firstBad: number | null;
}

/** The audit log of the tenant: written at the end, never changed. */
export interface AuditBooks {
  audit(entry: AuditEntry): Promise<void>;
  /** The newest first. */
  auditTrail(filter: AuditFilter, page: PageWanted): Promise<Page<KeptAct>>;
  /** The entry of a number; null when there is none. */
  auditEntry(sequence: number): Promise<KeptAct | null>;
  /** Everybody and everything that the log names, or that it names of one person. */
  auditNames(filter: Pick<AuditFilter, 'by'>): Promise<{
    readonly people: readonly string[];
    readonly acts: readonly string[];
  }>;
  /** Walks the hash chain from the first entry to the last. */
  checkAudit(): Promise<AuditCheck>;
}
