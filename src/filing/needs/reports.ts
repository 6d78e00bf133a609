import type { ReturnPeriod } from '../../core/index.ts';

interface ReportShape {
  /** What its rows are; a return is one GSTIN and period. */
  readonly by: 'month' | 'rate' | 'state' | 'reason' | 'vendor' | 'return';
  /** What is said of each row: money in paise, a count, or days. */
  readonly measures: Readonly<Record<string, 'money' | 'count' | 'days'>>;
}

/** The reports there are. */
export const reports = {
  /** Tax on sales beside the tax of purchases. */
  tax: { by: 'month', measures: { liability: 'money', itc: 'money' } },
  /** Taxable value in the books, of it saved on GSTN, of it filed. */
  stages: { by: 'month', measures: { books: 'money', saved: 'money', filed: 'money' } },
  documents: {
    by: 'month',
    measures: { b2b: 'count', b2c: 'count', cdn: 'count', cdnur: 'count', exp: 'count' },
  },
  rates: { by: 'rate', measures: { taxableValue: 'money', tax: 'money', lines: 'count' } },
  states: { by: 'state', measures: { taxableValue: 'money', tax: 'money', documents: 'count' } },
  /** Match codes of purchases by the month of the supplier's document, or of ours where he has none. */
  codes: {
    by: 'month',
    measures: { OK: 'count', TO: 'count', CO: 'count', Mismatch: 'count', taxDifference: 'money' },
  },
  reasons: { by: 'reason', measures: { documents: 'count', taxDifference: 'money' } },
  /** How regularly suppliers file: of the documents that they report, those filed in time and late. */
  vendors: {
    by: 'vendor',
    measures: { tax: 'money', documents: 'count', inTime: 'count', late: 'count', notFiled: 'count' },
  },
  /** Days from the due date to the filing; negative: before it. */
  timeliness: { by: 'return', measures: { days: 'days' } },
} as const satisfies Readonly<Record<string, ReportShape>>;

/** The name of a report. */
export type ReportName = keyof typeof reports;

/** Of whom (null for every GSTIN) and of which months, both included. */
export interface ReportWanted {
  readonly gstins: readonly string[] | null;
  readonly from: ReturnPeriod;
  readonly to: ReturnPeriod;
}

/** A row of a report. */
export interface ReportRow {
  /** Return period yyyy-mm, rate, State, code of a reason, GSTIN of a vendor, or GSTIN and period of a return. */
  readonly key: string;
  readonly label: string | null;
  /** By the names of the report's measures. */
  readonly values: Readonly<Record<string, number>>;
}

/** Reports that the store sums up by itself. */
export type SummedReport = Exclude<ReportName, 'timeliness'>;
