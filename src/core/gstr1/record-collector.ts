import type { Finding } from '../finding.ts';
import { formatRupees } from '../money.ts';
import { PackedRecords, type Place } from './packed-records.ts';
import { hashText, PlaceIndex } from './place-index.ts';
import type { Row, RowValue } from './record.ts';
import type { RecordList } from './record-list.ts';
import { agreedFields, type DraftRow, identityText } from './records.ts';
import type { Filer, Rule, Table } from './table.ts';

/** A row with where it stands; `sound` is false when one of its cells could not be read. */
export interface RowToAdd {
  readonly table: Table;
  readonly row: DraftRow;
  readonly sound: boolean;
  readonly at: Place;
  /** All rows of the source it stands for, when it was added up from several. */
  readonly from?: readonly Place[];
  /** Header text by field name, to name the column in findings. */
  readonly headers: ReadonlyMap<string, string>;
}

interface Plan {
  readonly agreed: readonly string[];
  /** Fields of the innermost level that tell lines apart, and those that add up. */
  readonly lineBy: readonly string[];
  readonly sums: readonly string[];
}

/** The record that the last row of a table went to, and what identified it: rows of one document mostly follow one another. */
interface LastRecord {
  readonly identity: readonly (RowValue | undefined)[];
  readonly record: number;
}

/** Gathers rows into records: works out their tax, tests the rules, adds up lines of one rate, and sees that rows of one document agree. */
export class RecordCollector {
  readonly #filer: Filer;
  readonly #findings: Finding[];
  readonly #records = new PackedRecords();
  readonly #byIdentity = new PlaceIndex();
  /** Numbers of the records of which a row cannot be reported. */
  readonly #unsound = new Set<number>();
  readonly #plans = new Map<Table, Plan>();
  readonly #last = new Map<Table, LastRecord>();

  constructor(filer: Filer, findings: Finding[]) {
    this.#filer = filer;
    this.#findings = findings;
  }

  /** Adds a row; what it holds is copied, so that the caller may use the object again. */
  add(toAdd: RowToAdd): void {
    const { table, row } = toAdd;
    table.derive?.(row, this.#filer);
    const sound = this.#passesRules(toAdd) && toAdd.sound;
    const known = this.#recordOf(table, row);
    if (known === undefined) return;
    const isNew = known === this.#records.length;
    if (isNew) this.#records.begin(table, row);
    if (toAdd.from) for (const place of toAdd.from) this.#records.addPlace(known, place);
    else this.#records.addPlace(known, toAdd.at);
    // One bad row spoils the document: half an invoice must not be reported.
    if (!sound) this.#unsound.add(known);
    if (!isNew && !this.#unsound.has(known)) this.#join(known, toAdd);
  }

  /** The sound records, in the order in which they first appeared. */
  records(): RecordList {
    const sound = new Int32Array(this.#records.length - this.#unsound.size);
    let count = 0;
    for (let record = 0; record < this.#records.length; record++)
      if (!this.#unsound.has(record)) sound[count++] = record;
    return this.#records.list(sound);
  }

  /** Number of the record a row belongs to, the next one for a new record; undefined when the row lacks a part of its identity. */
  #recordOf(table: Table, row: DraftRow): number | undefined {
    const last = this.#last.get(table);
    if (last && table.identity.every((name, index) => row[name] === last.identity[index])) return last.record;
    const hash = identityHash(table, row);
    if (hash === undefined) return undefined;
    let record = this.#byIdentity.find(hash, (number) => this.#isOf(number, table, row));
    if (record === undefined) {
      record = this.#records.length;
      this.#byIdentity.add(hash, record);
    }
    this.#last.set(table, { identity: table.identity.map((name) => row[name]), record });
    return record;
  }

  #isOf(record: number, table: Table, row: DraftRow): boolean {
    if (this.#records.tableOf(record) !== table) return false;
    return table.identity.every((name) => {
      const value = this.#records.firstValue(record, name);
      return value === row[name] || identityText(table, value) === identityText(table, row[name]);
    });
  }

  #passesRules({ table, row, at, headers }: RowToAdd): boolean {
    let passes = true;
    for (const rule of table.rules) {
      if (!rule.breaks(row as Row, this.#filer)) continue;
      if (rule.severity === 'error') passes = false;
      this.#findings.push(findingOf(rule, row as Row, { filer: this.#filer, at, headers }));
    }
    return passes;
  }

  #plan(table: Table): Plan {
    let plan = this.#plans.get(table);
    if (!plan) {
      const line = table.levels.at(-1);
      const fields = line?.fields ?? [];
      plan = {
        agreed: agreedFields(table),
        lineBy: line?.by ?? [],
        sums: fields.filter((name) => table.fields[name]?.sums),
      };
      this.#plans.set(table, plan);
    }
    return plan;
  }

  #join(record: number, toAdd: RowToAdd): void {
    const { table, row, at, headers } = toAdd;
    const records = this.#records;
    const plan = this.#plan(table);
    const differing = plan.agreed.find((name) => row[name] !== records.firstValue(record, name));
    if (differing !== undefined) {
      this.#unsound.add(record);
      const column = headers.get(differing) ?? differing;
      this.#report(at, {
        code: 'ROWS-DISAGREE',
        severity: 'error',
        says: `Row ${records.firstPlaceRow(record)} and this row are of the same document but differ in "${column}". Write the same in all its rows, or correct the number.`,
        column,
        source: 'Official workbook of GSTR-1',
      });
      return;
    }
    const twin = records.rowLike(record, row, plan.lineBy);
    if (twin === undefined) records.addRow(record, row);
    else this.#addUp({ record, twin, plan }, toAdd);
  }

  /** The official tool silently keeps the last of two equal lines; the amounts of both are due, so they are added. */
  #addUp(
    { record, twin, plan }: { readonly record: number; readonly twin: number; readonly plan: Plan },
    { table, row, at }: RowToAdd,
  ): void {
    const firstRow = this.#records.firstPlaceRow(record);
    if (plan.sums.length === 0) {
      this.#unsound.add(record);
      this.#report(at, {
        code: 'ROW-TWICE',
        severity: 'error',
        says: `This row repeats row ${firstRow}. Remove one of the two.`,
        source: 'Form GSTR-1',
      });
      return;
    }
    const total = this.#records.rowOf(record, twin);
    for (const name of plan.sums) {
      if (row[name] !== undefined) total[name] = Number(total[name] ?? 0) + Number(row[name]);
    }
    table.derive?.(total, this.#filer);
    this.#records.replaceRow(record, twin, total);
    const taxable = table.totals.taxable.reduce((sum, name) => sum + Number(total[name] ?? 0), 0);
    this.#report(at, {
      code: 'LINES-ADDED',
      severity: 'warning',
      says: `This row has the same identity and rate as an earlier one (the document begins in row ${firstRow}). The two were added: ₹${formatRupees(taxable)}. Remove one if it was entered twice.`,
      portalCode: 'RET191117',
      source: 'Form GSTR-1',
    });
  }

  #report(at: Place, finding: Omit<Finding, 'sheet' | 'row'>): void {
    this.#findings.push({ ...finding, sheet: at.sheet, row: at.row });
  }
}

/** A hash of what identifies the record of a row; undefined when the row lacks a part of it. */
function identityHash(table: Table, row: DraftRow): number | undefined {
  let hash = hashText(table.name);
  for (const name of table.identity) {
    const value = row[name];
    if (value === undefined && table.fields[name]?.blank === 'refused') return undefined;
    hash = hashText(identityText(table, value), hash);
  }
  return hash;
}

function findingOf(
  rule: Rule,
  row: Row,
  where: { filer: Filer; at: Place; headers: ReadonlyMap<string, string> },
): Finding {
  const column = where.headers.get(rule.field);
  return {
    code: rule.code,
    severity: rule.severity,
    says: rule.says(row, where.filer),
    sheet: where.at.sheet,
    row: where.at.row,
    ...(column === undefined ? {} : { column }),
    value: row[rule.field] ?? null,
    ...(rule.portalCode === undefined ? {} : { portalCode: rule.portalCode }),
    source: rule.source,
  };
}
