import type { JournalEntry } from './journal.ts';
import { type ReturnChanges, type ReturnRecord, recordOf, type SavedRecords } from './records.ts';
import type { Row } from './schemas/wire.ts';
import { sectionShape } from './section-table.ts';

type Line = readonly [section: string, group: Row, row: Row];

/** A change of saved records as the journal keeps it: `reset` forgets all, the rest as in a save. */
export interface RecordsEntry {
  readonly reset?: true;
  readonly clear: readonly string[];
  readonly drop: readonly Line[];
  readonly put: readonly Line[];
}

/** The change that forgets everything. */
export const FORGET: RecordsEntry = { reset: true, clear: [], drop: [], put: [] };

/** Changes as the journal writes them. */
export function toEntry(changes: ReturnChanges): RecordsEntry {
  return { clear: changes.clear, drop: changes.drop.map(toLine), put: changes.put.map(toLine) };
}

function toLine({ section, group, row }: ReturnRecord): Line {
  return [section, group, row];
}

function toRecord([section, group, row]: Line): ReturnRecord {
  return recordOf(sectionShape(section), group, row);
}

/** Carries a change out. */
export function restoreRecords(records: SavedRecords, entry: RecordsEntry): void {
  if (entry.reset) records.reset();
  records.apply({ clear: entry.clear, drop: entry.drop.map(toRecord), put: entry.put.map(toRecord) });
}

/** What rebuilds the records of a return, in portions small enough for one line. */
export function* entriesOf(returnId: string, records: SavedRecords): Iterable<JournalEntry> {
  const all = records.all();
  for (let start = 0; start < all.length; start += 5_000) {
    const portion = all.slice(start, start + 5_000);
    yield ['records', returnId, toEntry({ clear: [], drop: [], put: portion })];
  }
}
