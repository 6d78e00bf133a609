import type { PendingMark } from './action.ts';
import { dayNumber } from './date.ts';
import type { MatchDocument } from './document.ts';
import { type ReconcileInput, type Reconciliation, reconcile } from './reconcile.ts';

/** From which day something held, and before which day it ceased to; dd-mm-yyyy, no end while it holds. */
export interface Validity {
  readonly from: string;
  readonly until?: string;
}

/** A document as it stood from a day on, until a later version of the same id took its place or it was withdrawn. */
export interface DocumentVersion extends Validity {
  readonly document: MatchDocument;
}

/** A pending mark with the days on which it stood. */
export interface DatedPendingMark extends PendingMark, Validity {}

/** Everything that was ever known, and the day to look back to (dd-mm-yyyy). */
export interface AsOfInput extends Omit<ReconcileInput, 'ours' | 'theirs' | 'pending'> {
  readonly asOf: string;
  readonly ours: readonly DocumentVersion[];
  readonly theirs: readonly DocumentVersion[];
  readonly pending?: readonly DatedPendingMark[];
}

/** The matching as it stood at the end of a day: a late upload of a supplier does not rewrite what was known then. */
export function reconcileAsOf({ asOf, ours, theirs, pending = [], ...rules }: AsOfInput): Reconciliation {
  return reconcile({
    ...rules,
    ours: documentsAsOf(ours, asOf),
    theirs: documentsAsOf(theirs, asOf),
    pending: pending.filter((mark) => holds(mark, dayOf(asOf))),
  });
}

/**
 * The documents that stood at the end of a day, each in the version of that day (of two of one day, the later in the
 * list). Throws when a day is no dd-mm-yyyy date.
 */
export function documentsAsOf(versions: readonly DocumentVersion[], asOf: string): readonly MatchDocument[] {
  const day = dayOf(asOf);
  const latest = new Map<string, DocumentVersion>();
  for (const version of versions) {
    if (dayOf(version.from) > day) continue;
    const known = latest.get(version.document.id);
    if (!known || dayOf(known.from) <= dayOf(version.from)) latest.set(version.document.id, version);
  }
  return [...latest.values()].filter((version) => holds(version, day)).map(({ document }) => document);
}

function holds({ from, until }: Validity, day: number): boolean {
  return dayOf(from) <= day && (until === undefined || dayOf(until) > day);
}

function dayOf(date: string): number {
  const day = dayNumber(date);
  if (Number.isNaN(day)) throw new RangeError(`"${date}" is no date. Write it as dd-mm-yyyy.`);
  return day;
}
