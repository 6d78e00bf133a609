import type { Gstr1Record, RowValue } from './record.ts';
import { amountsOf, type RecordRows, rowsAsTheyAre, tableOf } from './records.ts';
import type { Table } from './table.ts';

/**
 * Records of a return by their place, as an array holds them. A long return keeps them packed and makes each record
 * only when it is asked for; whoever goes through the list must not hold on to all of them.
 */
export interface RecordList extends Iterable<Gstr1Record> {
  readonly length: number;
  at(index: number): Gstr1Record | undefined;
  /** Single facts of packed records, without making the record. */
  readonly facts?: RecordFacts;
}

/** Facts of the records of a list by their place. */
export interface RecordFacts {
  table(index: number): Table;
  rows(index: number): RecordRows;
  /** A value of the record's first row. */
  first(index: number, name: string): RowValue | undefined;
  /** Where the record begins in the files. */
  place(index: number): Partial<Gstr1Record['origin'][number]>;
}

/** A record as the checks of a whole return see it: what is costly to make, its key and its rows, is not made. */
export interface SeenRecord
  extends Pick<Gstr1Record, 'section' | 'documentNumber' | 'documentDate' | 'amounts'> {
  readonly table: Table;
  readonly rows: RecordRows;
  /** Where findings about the whole record point. */
  place(): ReturnType<RecordFacts['place']>;
}

/** The record at a place of a list as checks see it. */
export function seenRecord(facts: RecordFacts, index: number): SeenRecord {
  const table = facts.table(index);
  const rows = facts.rows(index);
  const text = (name: string | undefined): string | null => {
    const value = name === undefined ? undefined : rows.value(0, name);
    return value === undefined ? null : String(value);
  };
  return {
    table,
    section: table.section,
    documentNumber: text(table.document?.number),
    documentDate: text(table.document?.date),
    amounts: amountsOf(table, rows),
    rows,
    place: () => facts.place(index),
  };
}

/** Facts of a list's records, packed or not. */
export function factsOf(records: RecordList): RecordFacts {
  const at = (index: number): Gstr1Record => records.at(index) as Gstr1Record;
  return (
    records.facts ?? {
      table: (index) => tableOf(at(index)),
      rows: (index) => rowsAsTheyAre(at(index).rows),
      first: (index, name) => at(index).rows[0]?.[name],
      place: (index) => at(index).origin[0] ?? {},
    }
  );
}

/** Section and amounts of each record of a list; of packed ones nothing else is made. */
export function* amountsOfEach(records: RecordList): Generator<Pick<Gstr1Record, 'section' | 'amounts'>> {
  const { facts } = records;
  if (!facts) return yield* records;
  for (let index = 0; index < records.length; index++) {
    const table = facts.table(index);
    yield { section: table.section, amounts: amountsOf(table, facts.rows(index)) };
  }
}

/** A list of the records with these numbers, in this order; `facts` and `make` are asked by number. */
export function recordList(
  numbers: ArrayLike<number>,
  make: (number: number) => Gstr1Record,
  facts: RecordFacts,
): RecordList {
  const numberAt = (index: number): number => numbers[index] as number;
  return {
    length: numbers.length,
    at: (index) => (index in numbers ? make(numberAt(index)) : undefined),
    *[Symbol.iterator]() {
      for (let index = 0; index < numbers.length; index++) yield make(numberAt(index));
    },
    facts: {
      table: (index) => facts.table(numberAt(index)),
      rows: (index) => facts.rows(numberAt(index)),
      first: (index, name) => facts.first(numberAt(index), name),
      place: (index) => facts.place(numberAt(index)),
    },
  };
}
