import { CallLog } from './calls.ts';
import { Chance } from './chance.ts';
import { SimulatedClock } from './clock.ts';
import { newPortalKeys, type PortalKeys, portalKeys } from './envelope.ts';
import { Faults } from './faults.ts';
import type { ImsDecision, ImsRequest, Report, Statement2b } from './inward/state.ts';
import { Journal, type JournalEntry } from './journal.ts';
import { type ReturnChanges, SavedRecords } from './records.ts';
import { entriesOf, FORGET, type RecordsEntry, restoreRecords, toEntry } from './saved-entry.ts';
import { Table } from './table.ts';

/** A registration that can sign in; `isOpen` ones were registered by their first call and accept any user name. */
export interface TaxpayerState {
  readonly gstin: string;
  readonly legalName: string;
  readonly userNames: readonly string[];
  readonly isOpen: boolean;
  /** PANs of authorised signatories. */
  readonly pans: readonly string[];
  readonly isSez: boolean;
  /** dd-mm-yyyy */
  readonly registeredOn: string;
  readonly allowsApi: boolean;
  /** Filing frequency by quarter, key '2025-26/Q1'; monthly where absent. */
  readonly preferences: Readonly<Record<string, 'M' | 'Q'>>;
}

/** A session of a taxpayer at the portal. */
export interface SessionState {
  readonly token: string;
  readonly userName: string;
  /** Session key, base64. */
  readonly sessionKey: string;
  readonly expiresAt: number;
  /** End of the API access that the taxpayer has granted; refreshing ends there. */
  readonly accessUntil: number;
}

interface OneTimePassword {
  readonly code: string;
  readonly expiresAt: number;
}

/** Forms beside GSTR-1: its correction GSTR-1A, and the GSTR-2 of classic periods. */
export type OtherForm = 'R1A' | 'R2';

/** A return as the portal keeps it, its records apart. */
export interface ReturnState {
  readonly gstin: string;
  readonly period: string;
  /** Absent for GSTR-1. */
  readonly form?: OtherForm;
  readonly state: 'EMPTY' | 'SAVED' | 'READY' | 'FILED';
  readonly isNil: boolean;
  readonly gt?: number;
  readonly cur_gt?: number;
  readonly arn?: string;
  readonly filedAt?: number;
  /** How often RETFILE has been carried out: more than once is a fault of the client. */
  readonly filings: number;
}

const SLOTS = { R1A: '1A', R2: '2' } as const;

/** Where a return is kept within a taxpayer: its period, or `102026/1A` and `072017/2` for the other forms. */
export function slotOf({
  period,
  form,
}: {
  readonly period: string;
  readonly form?: OtherForm | undefined;
}): string {
  return form === undefined ? period : `${period}/${SLOTS[form]}`;
}

/** Period and form of a slot. */
export function ofSlot(slot: string): { readonly period: string; readonly form?: OtherForm } {
  const [period = slot, name] = slot.split('/');
  if (name === undefined) return { period };
  return { period, form: name === SLOTS.R2 ? 'R2' : 'R1A' };
}

/** What became of an asynchronous request. */
export interface Outcome {
  readonly status_cd: 'P' | 'PE' | 'ER';
  readonly error_report?: object;
}

/** An asynchronous request; its body is kept until it is processed. */
export interface JobState {
  readonly referenceId: string;
  readonly gstin: string;
  readonly period: string;
  readonly form?: OtherForm;
  readonly action: 'SAVE' | 'RESET' | 'PROCEEDFILE';
  readonly receivedAt: number;
  readonly dueAt: number;
  readonly body?: string;
  readonly isNil?: boolean;
  readonly stuck?: true;
  readonly byParty?: true;
  readonly hidesStatus?: true;
  readonly fails?: { readonly code: string; readonly message?: string };
  readonly outcome?: Outcome;
}

/** A large answer waiting to be fetched. */
export interface LargeAnswer {
  readonly token: string;
  readonly gstin: string;
  readonly json: string;
  readonly items: number;
  readonly readyAt: number;
}

/** An e-invoice, and what became of its draft in GSTR-1. */
export interface EInvoice {
  readonly irn: string;
  readonly gstin: string;
  /** MMYYYY */
  readonly period: string;
  /** The document in a save of its own, with its IRN. */
  readonly payload: Readonly<Record<string, unknown>>;
  /** dd-mm-yyyy on which it was registered. */
  readonly generatedOn: string;
  readonly isCancelled: boolean;
  readonly draft: { readonly on: string } | { readonly code: string; readonly message: string };
}

/** A document that a taxpayer uploaded; its content stays out of what is shown. */
export interface UploadedDocument {
  readonly id: string;
  readonly gstin: string;
  readonly period: string;
  readonly name: string;
  readonly contentType: string;
  /** base64 */
  readonly content: string;
  /** dd-mm-yyyy */
  readonly uploadedOn: string;
}

interface WorldOptions {
  readonly stateFile?: string;
  readonly seed: number;
}

let passing: PortalKeys | undefined;

// Making a key pair takes a good part of a second; simulators that keep nothing share one per process.
function passingKeys(): PortalKeys {
  passing ??= newPortalKeys();
  return passing;
}

/** Everything the simulator knows: one state, one journal, one clock. */
export class World {
  readonly clock = new SimulatedClock();
  readonly chance: Chance;
  readonly faults = new Faults();
  readonly calls = new CallLog();
  readonly journal: Journal;
  readonly taxpayers: Table<TaxpayerState>;
  readonly sessions: Table<SessionState>;
  readonly loginOtps: Table<OneTimePassword>;
  readonly evcOtps: Table<OneTimePassword>;
  readonly returns: Table<ReturnState>;
  readonly jobs: Table<JobState>;
  readonly files: Table<LargeAnswer>;
  /** What recipients decided in the Invoice Management System, by recipient and document. */
  readonly decisions: Table<ImsDecision>;
  /** Requests to the Invoice Management System, by reference id. */
  readonly imsRequests: Table<ImsRequest>;
  /** Every GSTR-2B that was generated, by recipient and period. */
  readonly statements2b: Table<Statement2b>;
  /** What distributors, customs, deductors and operators reported, by an id of each. */
  readonly reports: Table<Report>;
  /** Every e-invoice by its IRN. */
  readonly eInvoices: Table<EInvoice>;
  /** Documents that taxpayers uploaded, by id. */
  readonly documents: Table<UploadedDocument>;
  /** Payloads of requests in the queue as already read; after a restart they are read again from the body. */
  readonly payloads = new Map<string, Readonly<Record<string, unknown>>>();
  /** Summaries by return, kind and what they were computed from. */
  readonly summaries = new Map<
    string,
    { readonly basis: string; readonly summary: Readonly<Record<string, unknown>> }
  >();
  readonly #settings: Table<unknown>;
  readonly #records = new Map<string, SavedRecords>();
  readonly #pending = new Map<string, string[]>();
  /** By recipient, the returns that hold, or once held, documents addressed to him. */
  readonly #suppliersTo = new Map<string, Set<string>>();
  keys: PortalKeys;

  constructor({ stateFile, seed }: WorldOptions) {
    this.journal = new Journal(stateFile);
    this.chance = new Chance(seed);
    this.taxpayers = new Table('taxpayer', this.journal);
    this.sessions = new Table('session', this.journal);
    this.loginOtps = new Table('login-otp', this.journal);
    this.evcOtps = new Table('evc-otp', this.journal);
    this.returns = new Table('return', this.journal);
    this.jobs = new Table('job', this.journal);
    this.files = new Table('file', this.journal);
    this.decisions = new Table('ims-decision', this.journal);
    this.imsRequests = new Table('ims-request', this.journal);
    this.statements2b = new Table('gstr2b', this.journal);
    this.reports = new Table('report', this.journal);
    this.eInvoices = new Table('e-invoice', this.journal);
    this.documents = new Table('document', this.journal);
    this.#settings = new Table('setting', this.journal);
    this.journal.open((entry) => this.#restore(entry));
    this.keys = this.#restoreSettings();
    for (const job of this.jobs.values()) if (job.outcome === undefined) this.#queue(job);
  }

  get #tables(): readonly Table<unknown>[] {
    const all: unknown[] = [
      this.taxpayers,
      this.sessions,
      this.loginOtps,
      this.evcOtps,
      this.returns,
      this.jobs,
      this.files,
      this.decisions,
      this.imsRequests,
      this.statements2b,
      this.reports,
      this.eInvoices,
      this.documents,
      this.#settings,
    ];
    return all as Table<unknown>[];
  }

  #restore([kind, id, value]: JournalEntry): void {
    if (kind === 'records') {
      restoreRecords(this.recordsOf(id), value as RecordsEntry);
      this.#noteRecipients(id);
    } else this.#tables.find((table) => table.kind === kind)?.restore(id, value);
  }

  #restoreSettings(): PortalKeys {
    const chance = this.#settings.get('chance') as { seed: number; drawn: number } | undefined;
    if (chance !== undefined) Object.assign(this.chance, chance);
    this.clock.offsetMs = (this.#settings.get('clock') as number | undefined) ?? 0;
    const pem = this.#settings.get('private-key') as string | undefined;
    if (pem !== undefined) return portalKeys(pem);
    const keys = this.journal.isKept ? newPortalKeys() : passingKeys();
    this.#settings.set('private-key', keys.privatePem);
    this.journal.flush();
    return keys;
  }

  /** The records saved for a return, by its id `gstin/slot`. */
  recordsOf(returnId: string): SavedRecords {
    const records = this.#records.get(returnId) ?? new SavedRecords();
    this.#records.set(returnId, records);
    return records;
  }

  /** Changes the records of a return and notes the change. */
  changeRecords(returnId: string, changes: ReturnChanges): void {
    this.recordsOf(returnId).apply(changes);
    this.#noteRecipients(returnId);
    if (this.journal.isKept) this.journal.append(['records', returnId, toEntry(changes)]);
  }

  #noteRecipients(returnId: string): void {
    for (const recipient of this.recordsOf(returnId).recipients) {
      const returns = this.#suppliersTo.get(recipient);
      if (returns === undefined) this.#suppliersTo.set(recipient, new Set([returnId]));
      else returns.add(returnId);
    }
  }

  /** The returns, by id, in which documents are or were addressed to a taxpayer. */
  returnsTo(recipient: string): Iterable<string> {
    return this.#suppliersTo.get(recipient) ?? [];
  }

  /** The returns, by id, with requests that are not finished. */
  get busyReturns(): readonly string[] {
    return [...this.#pending].filter(([, jobs]) => jobs.length > 0).map(([id]) => id);
  }

  /** Forgets the records of a return. */
  forgetRecords(returnId: string): void {
    this.recordsOf(returnId).reset();
    this.journal.append(['records', returnId, FORGET]);
  }

  /** Adds an asynchronous request to the queue of its return. */
  addJob(job: JobState): void {
    this.jobs.set(job.referenceId, job);
    this.#queue(job);
  }

  #queue(job: JobState): void {
    const id = `${job.gstin}/${slotOf(job)}`;
    this.#pending.set(id, [...(this.#pending.get(id) ?? []), job.referenceId]);
  }

  /** The requests of a return that are not finished, in the order in which they came. */
  pendingJobs(returnId: string): readonly JobState[] {
    return (this.#pending.get(returnId) ?? []).flatMap((referenceId) => this.jobs.get(referenceId) ?? []);
  }

  /** Ends a request with its outcome; the body is no longer kept. */
  finishJob(job: JobState, outcome: Outcome): void {
    this.payloads.delete(job.referenceId);
    const { body: _body, ...rest } = job;
    this.jobs.set(job.referenceId, { ...rest, outcome });
    const id = `${job.gstin}/${slotOf(job)}`;
    this.#pending.set(
      id,
      (this.#pending.get(id) ?? []).filter((each) => each !== job.referenceId),
    );
  }

  /** Makes everything noted so far durable; called before an answer that promises something. */
  flush(): void {
    this.#settings.set('chance', { seed: this.chance.seed, drawn: this.chance.drawn });
    this.journal.flush();
    if (this.journal.isLong()) this.journal.compact(this.#entries());
  }

  /** Keeps the clock's offset. */
  saveClock(): void {
    this.#settings.set('clock', this.clock.offsetMs);
    this.journal.flush();
  }

  *#entries(): Iterable<JournalEntry> {
    for (const table of this.#tables) yield* table.entries();
    for (const [id, records] of this.#records) yield* entriesOf(id, records);
  }

  /** Forgets all taxpayers, sessions, returns and calls; the keys and the seed stay. */
  reset(): void {
    for (const table of this.#tables) if (table.kind !== 'setting') table.clear();
    this.#records.clear();
    this.#suppliersTo.clear();
    this.#pending.clear();
    this.payloads.clear();
    this.summaries.clear();
    this.calls.clear();
    this.faults.set([]);
    this.chance.drawn = 0;
    this.clock.offsetMs = 0;
    this.#settings.set('clock', 0);
    this.#settings.set('chance', { seed: this.chance.seed, drawn: 0 });
    this.journal.compact(this.#entries());
  }

  close(): void {
    this.flush();
    this.journal.close();
  }
}
