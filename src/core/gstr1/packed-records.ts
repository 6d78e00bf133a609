import { PackedColumn, PackedIntegers } from './packed-column.ts';
import type { Gstr1Record, Row, RowValue } from './record.ts';
import { type RecordList, recordList } from './record-list.ts';
import { agreedFields, type DraftRow, type RecordRows, recordKey, toRecord } from './records.ts';
import type { Table } from './table.ts';

/** Where a row stands in the files. */
export type Place = Gstr1Record['origin'][number];

const none = -1;

/** Records being gathered, packed: each is a chain of rows of its table and a chain of places in the files. */
export class PackedRecords {
  readonly #tables: PackedTable[] = [];
  readonly #tableOf = new Map<Table, number>();
  readonly #sheets: string[] = [];
  #lastSheet = none;
  readonly #table = new PackedIntegers();
  readonly #rows = new Chains();
  readonly #places = new Chains();
  readonly #placeSheet = new PackedIntegers();
  readonly #placeRow = new PackedIntegers();
  readonly #rowInTable = new PackedIntegers();

  /** How many records there are. */
  get length(): number {
    return this.#table.length;
  }

  /** Begins a record with its first row and answers its number. */
  begin(table: Table, row: DraftRow): number {
    const record = this.#table.push(this.#numberOfTable(table));
    this.#rows.begin();
    this.#places.begin();
    const packed = this.#tableAt(record);
    this.#rows.add(record, this.#rowInTable.push(packed.push(row, packed.fields)));
    return record;
  }

  /** Adds a row to a record, which agrees with the first one in all that is said of the whole record. */
  addRow(record: number, row: DraftRow): void {
    const packed = this.#tableAt(record);
    this.#rows.add(record, this.#rowInTable.push(packed.push(row, packed.fieldsOfLine)));
  }

  /** Adds a place the record came from. */
  addPlace(record: number, { sheet, row }: Place): void {
    if (this.#sheets[this.#lastSheet] !== sheet) {
      const known = this.#sheets.indexOf(sheet);
      this.#lastSheet = known >= 0 ? known : this.#sheets.push(sheet) - 1;
    }
    this.#placeSheet.push(this.#lastSheet);
    this.#places.add(record, this.#placeRow.push(row));
  }

  /** The row of the file in which the record begins. */
  firstPlaceRow(record: number): number | undefined {
    const first = this.#places.firstOf(record);
    return first === none ? undefined : this.#placeRow.at(first);
  }

  /** The table of a record. */
  tableOf(record: number): Table {
    return this.#tableAt(record).table;
  }

  /** A value of the record's first row. */
  firstValue(record: number, name: string): RowValue | undefined {
    return this.#tableAt(record).value(this.#rowInTable.at(this.#rows.firstOf(record)), name);
  }

  /** The record's row with the same values in these fields; undefined when it has none. */
  rowLike(record: number, row: DraftRow, names: readonly string[]): number | undefined {
    const table = this.#tableAt(record);
    for (let at = this.#rows.firstOf(record); at !== none; at = this.#rows.after(at)) {
      const found = this.#rowInTable.at(at);
      if (names.every((name) => table.value(found, name) === row[name])) return found;
    }
    return undefined;
  }

  /** A row of the record's table, by the number `rowLike` gave. */
  rowOf(record: number, row: number): DraftRow {
    const packed = this.#tableAt(record);
    return packed.row(row, packed.row(this.#rowInTable.at(this.#rows.firstOf(record))));
  }

  /** Writes a row of the record's table anew. */
  replaceRow(record: number, at: number, row: DraftRow): void {
    const packed = this.#tableAt(record);
    packed.write(at, row, packed.fieldsOfLine);
  }

  /** The records of these numbers, each made when it is asked for. */
  list(numbers: ArrayLike<number>): RecordList {
    return recordList(numbers, (record) => this.#record(record), {
      table: (record) => this.tableOf(record),
      rows: (record) => this.#packedRows(record),
      first: (record, name) => this.firstValue(record, name),
      place: (record) => this.#place(this.#places.firstOf(record)),
    });
  }

  #record(record: number): Gstr1Record {
    const { table } = this.#tableAt(record);
    const rows = this.#rowsOf(record);
    const origin: Place[] = [];
    for (let at = this.#places.firstOf(record); at !== none; at = this.#places.after(at))
      origin.push(this.#place(at));
    return toRecord(table, recordKey(table, rows[0] as DraftRow) ?? '', rows, origin);
  }

  #place(at: number): Place {
    return { sheet: this.#sheets[this.#placeSheet.at(at)] ?? '', row: this.#placeRow.at(at) };
  }

  #packedRows(record: number): RecordRows {
    const places: number[] = [];
    for (let at = this.#rows.firstOf(record); at !== none; at = this.#rows.after(at))
      places.push(this.#rowInTable.at(at));
    return new PackedRows(this.#tableAt(record), places);
  }

  #rowsOf(record: number): readonly Row[] {
    const packed = this.#tableAt(record);
    let at = this.#rows.firstOf(record);
    const first = packed.row(this.#rowInTable.at(at));
    const rows = [first];
    for (at = this.#rows.after(at); at !== none; at = this.#rows.after(at))
      rows.push(packed.row(this.#rowInTable.at(at), first));
    return rows as Row[];
  }

  #tableAt(record: number): PackedTable {
    return this.#tables[this.#table.at(record)] as PackedTable;
  }

  #numberOfTable(table: Table): number {
    let number = this.#tableOf.get(table);
    if (number === undefined) {
      number = this.#tables.push(new PackedTable(table)) - 1;
      this.#tableOf.set(table, number);
    }
    return number;
  }
}

interface PackedField {
  readonly name: string;
  readonly column: PackedColumn;
}

/** Rows of one table, field by field; what is said of a whole record stands in its first row only. */
class PackedTable {
  readonly table: Table;
  readonly fields: readonly PackedField[];
  /** The fields in which rows of one record may differ. */
  readonly fieldsOfLine: readonly PackedField[];
  readonly #ofRecord: ReadonlySet<string>;
  readonly #byName: ReadonlyMap<string, PackedColumn>;
  readonly #blank: DraftRow;
  #length = 0;

  constructor(table: Table) {
    this.table = table;
    this.fields = Object.keys(table.fields).map((name) => ({ name, column: new PackedColumn() }));
    this.#ofRecord = new Set([...table.identity, ...agreedFields(table)]);
    this.fieldsOfLine = this.fields.filter(({ name }) => !this.#ofRecord.has(name));
    this.#byName = new Map(this.fields.map(({ name, column }) => [name, column]));
    this.#blank = blankRow(table);
  }

  push(row: DraftRow, fields: readonly PackedField[]): number {
    const at = this.#length++;
    this.write(at, row, fields);
    return at;
  }

  write(at: number, row: DraftRow, fields: readonly PackedField[]): void {
    for (let index = 0; index < fields.length; index++) {
      const { name, column } = fields[index] as PackedField;
      column.set(at, row[name]);
    }
  }

  /** Whether rows of one record may differ in a field. */
  isOfLine(name: string): boolean {
    return !this.#ofRecord.has(name);
  }

  value(at: number, name: string): RowValue | undefined {
    return this.#byName.get(name)?.get(at);
  }

  /** A row; one after the first of its record takes the record's own facts from that. */
  row(at: number, first?: DraftRow): DraftRow {
    const row = { ...(first ?? this.#blank) };
    const fields = first ? this.fieldsOfLine : this.fields;
    for (let index = 0; index < fields.length; index++) {
      const { name, column } = fields[index] as PackedField;
      row[name] = column.get(at);
    }
    return row;
  }
}

/** Rows of one record, read from the columns of its table. */
class PackedRows implements RecordRows {
  readonly length: number;
  readonly #table: PackedTable;
  readonly #places: readonly number[];

  constructor(table: PackedTable, places: readonly number[]) {
    this.length = places.length;
    this.#table = table;
    this.#places = places;
  }

  value(row: number, name: string): RowValue | undefined {
    // What is said of the whole record stands in its first row only.
    const isOfLine = row > 0 && this.#table.isOfLine(name);
    return this.#table.value(this.#places[isOfLine ? row : 0] as number, name);
  }

  first(): Row {
    return this.#table.row(this.#places[0] as number) as Row;
  }
}

/** All rows of a table have one shape from the start, which makes them small and quick. */
export function blankRow(table: Table): DraftRow {
  return Object.fromEntries(Object.keys(table.fields).map((name) => [name, undefined]));
}

/** Chains of links; a link is known by its number, and is added to one chain as it is made. */
class Chains {
  readonly #first = new PackedIntegers();
  readonly #last = new PackedIntegers();
  readonly #next = new PackedIntegers();

  begin(): void {
    this.#first.push(none);
    this.#last.push(none);
  }

  add(chain: number, link: number): void {
    this.#next.push(none);
    const last = this.#last.at(chain);
    if (last === none) this.#first.set(chain, link);
    else this.#next.set(last, link);
    this.#last.set(chain, link);
  }

  firstOf(chain: number): number {
    return this.#first.at(chain);
  }

  after(link: number): number {
    return this.#next.at(link);
  }
}
