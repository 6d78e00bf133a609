import type {
  Finding,
  Gstr1Record,
  ImportSubject,
  PurchaseEntry,
  RecordList,
  ReturnForm,
  ReturnPeriod,
  SaleEntry,
} from '../../core/index.ts';
import type { ApprovalBooks } from './approvals.ts';
import type { AuditBooks } from './audit.ts';
import type { CounterpartyBooks } from './counterparties.ts';
import type { DashboardFigures, DashboardWanted, InwardStanding, SupplierStanding } from './dashboard.ts';
import type { DocumentBook } from './documents.ts';
import type { FindingRuleBooks } from './finding-rules.ts';
import type { ListViewBooks } from './list-views.ts';
import type { MasterBooks } from './masters.ts';
import type { RelayBooks } from './otp-relays.ts';
import type { Page, PageWanted, RecordTotals, SectionSum } from './page.ts';
import type { PortalSession, PortalSummary, RejectedRecord } from './portal.ts';
import type { RegisterMappingBooks } from './register-mappings.ts';
import type { ReportRow, ReportWanted, SummedReport } from './reports.ts';
import type { WebhookBooks } from './webhooks.ts';

/** Names one return: the unit of locking, of a queue and of a page. */
export interface ReturnKey {
  readonly gstin: string;
  readonly form: ReturnForm;
  readonly returnPeriod: ReturnPeriod;
}

/** One GSTIN of the tenant, with how the portal is reached for it. */
export interface Registration {
  readonly gstin: string;
  readonly legalName: string;
  readonly portalUserName: string;
  /** PAN of the authorised signatory who signs with EVC. */
  readonly signatoryPan: string;
  /** Which gateway of the configuration reaches the portal for this GSTIN. */
  readonly gateway: string;
  readonly frequency: 'monthly' | 'quarterly';
  /** Aggregate turnover in paise, where known. */
  readonly turnoverPreviousYear: number | null;
  readonly turnoverCurrentYear: number | null;
}

/** Words of the return's life (the screens show them as in the copy deck). */
export type ReturnStatus = 'none' | 'uploaded' | 'uploaded-with-errors' | 'ready-to-file' | 'filed';

/** Where a return stands. */
export interface ReturnState extends ReturnKey {
  readonly status: ReturnStatus;
  readonly isNil: boolean;
  readonly arn: string | null;
  /** dd-mm-yyyy */
  readonly filedOn: string | null;
  /** The last summary read from the portal, and when. */
  readonly portalSummary: PortalSummary | null;
  readonly portalSummaryAt: string | null;
}

/** Where a record stands toward the portal. */
export type RecordState = 'new' | 'modified' | 'to-delete' | 'sent' | 'processed' | 'error' | 'filed';

/** One document or aggregate row in the books, with its standing toward the portal. */
export interface BookRecord {
  readonly record: Gstr1Record;
  readonly state: RecordState;
  /** The portal's refusal of this very record. */
  readonly error: { readonly code: string; readonly message: string } | null;
  readonly importId: string | null;
}

/** Which records a list shows. */
export interface RecordFilter {
  /** Only documents with a number of their own, no aggregate rows (tables 7, 8, 11 to 14). */
  readonly documentsOnly?: boolean;
  readonly section?: string;
  /** Code of the State. */
  readonly placeOfSupply?: string;
  readonly states?: readonly RecordState[];
  /** Finds in number, counterparty GSTIN and name; what is written as an amount, like ">1l", in the value. */
  readonly find?: string;
  /** GSTIN of the other party. */
  readonly counterparty?: string;
}

/** What the supplies to one customer or to one State come to. */
export interface RecordGroup extends RecordTotals {
  /** GSTIN of the customer or code of the State; null for those without. */
  readonly key: string | null;
  readonly label: string | null;
}

/** What the records of a file come to in one section, and what they do to it; paise, signed as on the form. */
export interface SectionEffect {
  /** Of GSTR-1; of purchases of GSTR-2, of a statement of the counter parties' documents. */
  readonly section: string;
  readonly count: number;
  readonly taxableValue: number;
  /** Absent where the file went into the books without a question. */
  readonly change?: {
    readonly new: number;
    readonly changed: number;
    readonly same: number;
    readonly before: SectionSum;
    readonly after: SectionSum;
  };
}

/** What `putRecords` would do to one section: records by their fate, and how count and sums would change. */
export interface SectionChange {
  readonly new: number;
  readonly changed: number;
  readonly same: number;
  readonly taxableValue: number;
  readonly tax: number;
}

/** What `putRecords` would do, in all and section by section. */
export interface Compared {
  readonly counts: ImportEntry['counts'];
  readonly sections: ReadonlyMap<string, SectionChange>;
}

/** What stands in the way of undoing an import. */
export interface WhatUndoes {
  /** How many records of the import have been sent, or marked for deletion, since. */
  readonly sent: number;
  /** How many records of the import are in the books still. */
  readonly left: number;
  /** The file of a later import that has changed some of them. */
  readonly laterFile: string | null;
}

/** What undoing an import did. */
export interface ImportUndone {
  readonly removed: number;
  readonly restored: number;
}

/** A file that was read, and what it would change or has changed. */
export interface ImportEntry {
  readonly importId: string;
  readonly key: ReturnKey;
  readonly fileName: string;
  /** SHA-256 of the file, hex. */
  readonly fileHash: string;
  readonly subject: ImportSubject;
  /** A person said what it is about; recognised when absent. */
  readonly isSaid?: boolean;
  /** What the file was recognised as, for people. */
  readonly kind: string;
  readonly at: string;
  readonly by: string;
  readonly state: 'reading' | 'failed' | 'checked' | 'imported' | 'discarded' | 'undone';
  /** How far the reading is, or why it ended without an answer; else empty. */
  readonly says?: string;
  readonly counts: {
    readonly new: number;
    readonly changed: number;
    readonly same: number;
    readonly error: number;
  };
  readonly findings: readonly Finding[];
  /** What the records of the file come to, section by section. */
  readonly effect: readonly SectionEffect[];
  /** The import whose refused rows this one brings corrected; only those rows come in. */
  readonly corrects?: string | undefined;
}

/** An import as a list shows it, without what was found in the file. */
export type ImportHeading = Omit<ImportEntry, 'findings' | 'effect'>;

/** What a person can ask of the portal. */
export type TaskKind =
  | 'save'
  | 'delete'
  | 'reset'
  | 'proceed'
  | 'summary'
  | 'file'
  /** Reads what counter parties report, sends decisions on it, has GSTR-2B computed again. */
  | 'download'
  | 'act'
  | 'compute-2b';
/**
 * running: the machine works on it. waiting-for-sign-in: it goes on by itself after Connect.
 * waiting-to-retry: portal down; goes on by itself at `retryAt`.
 */
export type TaskState =
  | 'running'
  | 'waiting-for-sign-in'
  | 'waiting-to-retry'
  | 'done'
  | 'done-with-errors'
  | 'refused'
  | 'cancelled';

/** Something a person asked for; made of steps. */
export interface Task {
  readonly taskId: string;
  readonly key: ReturnKey;
  readonly kind: TaskKind;
  readonly state: TaskState;
  readonly by: string;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly retryAt: string | null;
  /** What happened and what happens next, for people. */
  readonly says: string;
  /** The refusal's code, when refused. */
  readonly code: string | null;
  readonly progress: { readonly done: number; readonly of: number };
}

/**
 * One call to the portal with its intent and outcome. planned → calling (intent, committed before the call)
 * → waiting (a reference id is being processed) → done | refused; lost: the answer never came, ask before repeating.
 */
export type StepState = 'planned' | 'calling' | 'waiting' | 'done' | 'refused' | 'lost';

/** One call of a task to the portal. */
export interface Step {
  readonly taskId: string;
  /** 1, 2, 3 … within the task: the parts of a split save each have a line. */
  readonly number: number;
  readonly state: StepState;
  /** Body of the request for saves (wire names); null where the period says it all. */
  readonly request: unknown;
  /** Record keys that this step carries, to mark their fate. */
  readonly recordKeys: readonly string[];
  readonly referenceId: string | null;
  readonly rejected: readonly RejectedRecord[];
  /** Sealed at rest, removed with the outcome: the EVC of a file step. */
  readonly secret: string | null;
  readonly attempts: number;
  readonly calledAt: string | null;
}

/** What a call is about: a return, or a GSTIN only. */
export type CallPlace = Omit<ReturnKey, 'returnPeriod'> & { readonly returnPeriod: ReturnPeriod | null };

/** One exchange with the portal, kept for ever; secrets are masked before it gets here. */
export interface PortalCall {
  readonly key: CallPlace;
  readonly taskId: string | null;
  readonly at: string;
  readonly action: string;
  readonly durationMs: number;
  readonly referenceId: string | null;
  readonly outcome: string;
  readonly request: unknown;
  readonly answer: unknown;
}

/** Work for later, enqueued in the same transaction; serial per return. */
export interface Queue {
  enqueue(job: {
    readonly name: 'advance-task';
    readonly taskId: string;
    readonly key: ReturnKey;
    readonly runAt?: string;
  }): Promise<void>;
}

/** Where the records of a return came from. */
export interface RecordSources {
  /** Keys of the records that were made from documents. */
  made(key: ReturnKey): Promise<readonly string[]>;
  /** Of these keys, those of records that came into the return by a file of sheets, not from documents. */
  fromSheets(key: ReturnKey, recordKeys: readonly string[]): Promise<readonly string[]>;
}

/** Everything filing reads and writes, bound to one tenant and one transaction. */
export interface Books extends AuditBooks {
  readonly queue: Queue;
  readonly registerMappings: RegisterMappingBooks;
  readonly sales: DocumentBook<SaleEntry>;
  readonly purchases: DocumentBook<PurchaseEntry>;
  readonly recordSources: RecordSources;
  readonly counterparties: CounterpartyBooks;
  readonly webhooks: WebhookBooks;
  readonly listViews: ListViewBooks;
  readonly masters: MasterBooks;
  readonly relays: RelayBooks;
  readonly approvals: ApprovalBooks;
  readonly findingRules: FindingRuleBooks;

  registration(gstin: string): Promise<Registration | null>;
  registrations(): Promise<readonly Registration[]>;
  saveRegistration(registration: Registration): Promise<void>;

  session(gstin: string): Promise<PortalSession | null>;
  saveSession(gstin: string, session: PortalSession | null): Promise<void>;

  /** Reads the state and locks the return until the transaction ends. A return never touched is `none`. */
  lockReturn(key: ReturnKey): Promise<ReturnState>;
  returnState(key: ReturnKey): Promise<ReturnState>;
  returnStates(gstin?: string): Promise<readonly ReturnState[]>;
  /** The returns of one form, of the GSTINs named (null for all), the newest period first. */
  returnPage(
    of: { readonly form: ReturnForm; readonly gstins: readonly string[] | null },
    page: PageWanted,
  ): Promise<Page<ReturnState>>;
  saveReturnState(state: ReturnState): Promise<void>;

  /** Adds, replaces or leaves alone by record key; set-based (COPY/unnest), fit for 500,000 records. Answers the counts. */
  putRecords(key: ReturnKey, records: RecordList, importId: string | null): Promise<ImportEntry['counts']>;
  /** What `putRecords` would do, without doing it. */
  comparePut(key: ReturnKey, records: RecordList): Promise<Compared>;
  /** Removes a record never sent, or marks a sent one `to-delete`. */
  deleteRecords(key: ReturnKey, recordKeys: readonly string[]): Promise<void>;
  records(key: ReturnKey, states?: readonly RecordState[], section?: string): Promise<readonly BookRecord[]>;
  /** The supplies by customer or by State, the largest first; tables that repeat others are left out. */
  recordGroups(key: ReturnKey, by: 'customer' | 'state'): Promise<readonly RecordGroup[]>;
  /** What the portal is known to hold: records as it last processed them, whatever the books say now. */
  confirmedRecords(key: ReturnKey): Promise<readonly Gstr1Record[]>;
  /** Null where the return has no record of this key. */
  record(key: ReturnKey, recordKey: string): Promise<BookRecord | null>;
  recordPage(key: ReturnKey, filter: RecordFilter, page: PageWanted): Promise<Page<BookRecord>>;
  /** Of everything that matches, not of a page. */
  recordTotals(key: ReturnKey, filter: RecordFilter): Promise<RecordTotals>;
  /** The keys of everything that matches, in the order of the list. */
  recordKeys(key: ReturnKey, filter: RecordFilter): Promise<readonly string[]>;
  recordTotalsBySection(
    key: ReturnKey,
  ): Promise<ReadonlyMap<string, RecordTotals & { readonly states: Readonly<Record<string, number>> }>>;
  /**
   * Marks the fate of records. A record changed by people while it was sent stays `modified`
   * (the sent content hash no longer equals the current one).
   */
  markRecords(key: ReturnKey, recordKeys: readonly string[], state: RecordState): Promise<void>;
  markErrors(
    key: ReturnKey,
    errors: readonly { readonly recordKey: string; readonly code: string; readonly message: string }[],
  ): Promise<void>;

  /** Keeps an import with its file. The records of a checked one are kept beside it until it is confirmed or discarded. */
  saveImport(entry: ImportEntry, records: RecordList, file: Uint8Array): Promise<void>;
  /** Of the return and, of lists, of the company; the newest first. */
  importPage(key: ReturnKey, page: PageWanted): Promise<Page<ImportHeading>>;
  importEntry(importId: string): Promise<ImportEntry | null>;
  /** The file of an import, as it was given; null when there is no such import. */
  importFile(importId: string): Promise<Uint8Array | null>;
  /** The records of a checked import. */
  importRecords(importId: string): Promise<readonly Gstr1Record[]>;
  /** `putRecords` with the records of a checked import, which do not leave the store for it. */
  putImport(key: ReturnKey, importId: string): Promise<ImportEntry['counts']>;
  setImportState(importId: string, state: ImportEntry['state'], counts: ImportEntry['counts']): Promise<void>;
  /** Says how far the reading of a file is, or with `failed` why it ended. */
  sayOfImport(importId: string, says: string, state: 'reading' | 'failed'): Promise<void>;
  whatUndoes(key: ReturnKey, importId: string): Promise<WhatUndoes>;
  /** Takes out what the import added and puts back what it replaced; records changed since stay as they are. */
  undoImport(key: ReturnKey, importId: string): Promise<ImportUndone>;
  /** Keeps records that an import takes out of the books, so that undoing it puts them back. */
  keepRemoved(key: ReturnKey, recordKeys: readonly string[], importId: string): Promise<void>;

  saveTask(task: Task): Promise<void>;
  task(taskId: string): Promise<Task | null>;
  /** The newest first. */
  taskPage(key: ReturnKey, page: PageWanted): Promise<Page<Task>>;
  tasks(key: ReturnKey, limit: number): Promise<readonly Task[]>;
  openTasks(gstin: string): Promise<readonly Task[]>;
  saveStep(step: Step): Promise<void>;
  /** Steps of a task in order; large requests are loaded with them only when asked, of all or of the step with a number. */
  steps(taskId: string, withRequests: boolean | number): Promise<readonly Step[]>;

  dashboard(wanted: DashboardWanted): Promise<DashboardFigures>;
  /** The rows of a report. */
  report(report: SummedReport, wanted: ReportWanted): Promise<readonly ReportRow[]>;
  /** Where something was taken or reported; null for every GSTIN. */
  inwardStanding(gstins: readonly string[] | null): Promise<readonly InwardStanding[]>;
  suppliers(gstins: readonly string[] | null): Promise<readonly SupplierStanding[]>;
  /** The newest first: of a return, or those of a GSTIN that are about no period. */
  calls(place: CallPlace, page: PageWanted): Promise<Page<PortalCall>>;
}

/** Opens the books of a tenant for one transaction; it commits when `work` resolves and rolls back when it throws. */
export interface Store {
  inBooks<Result>(tenantId: string, work: (books: Books) => Promise<Result>): Promise<Result>;
  /**
   * Does the work when nobody else is at work on the return at the portal, in this process or another: writes of people,
   * programs and tasks come one after the other. No transaction is open meanwhile.
   */
  inTurn<Result>(tenantId: string, key: ReturnKey, work: () => Promise<Result>): Promise<Result>;
  /** Adds to the transaction history, apart from every transaction; a call that cannot be kept takes all of them with it. */
  keepCalls(tenantId: string, calls: readonly PortalCall[]): Promise<void>;
}
