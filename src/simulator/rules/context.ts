import type { ReturnRecord, SavedRecords } from '../records.ts';

/** Where a document of an earlier, filed return is found. */
export interface FiledRecord {
  readonly period: string;
  readonly record: ReturnRecord;
}

/** What the rules may look at while one save is processed. */
export interface RuleContext {
  readonly gstin: string;
  /** Supplier's State: the first two characters of his GSTIN. */
  readonly state: string;
  readonly isSez: boolean;
  readonly period: string;
  /** True for GSTR-1A, whose amendments correct the GSTR-1 of its own period. */
  readonly corrects: boolean;
  /** Day number of the last day of the period. */
  readonly periodEnd: number;
  /** Last day that is more than 18 months before the end of the period. */
  readonly tooOld: number;
  readonly registeredOn: number;
  readonly today: number;
  readonly saved: SavedRecords;
  /** Numbers that this save has already used. */
  readonly seen: Map<string, ReturnRecord>;
  /** Keys of rows without a number that this save has already used. */
  readonly seenRows: Set<string>;
  readonly filed: (numberKey: string) => FiledRecord | undefined;
  readonly filedRow: (section: string, period: string, key: string) => ReturnRecord | undefined;
  readonly isFiled: (period: string) => boolean;
}

/** Why a record is not taken: a portal code, with a text of its own where the usual one says too little. */
export type Fault = string | readonly [code: string, message: string];

/** One rule: the fault it finds, or null. */
export type Rule = (record: ReturnRecord, context: RuleContext) => Fault | null;
