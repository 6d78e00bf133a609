import { columnOf } from './columns.ts';
import type { Gstr1Record, Row, RowValue } from './record.ts';
import { tableOf } from './records.ts';
import type { Table } from './table.ts';
import { tableNamed } from './tables/index.ts';

/** A fact that differs; null where it is absent. Values as rows hold them: paise, percent, yyyy-mm-dd, yyyy-mm. */
export interface ChangedField {
  /** Our name of the field. */
  readonly name: string;
  /** The line of the document it is in, by what tells lines apart (`18`); null for facts of the whole document. */
  readonly line: string | null;
  readonly before: RowValue | null;
  readonly after: RowValue | null;
}

/** A document or row that both sides have, with what differs on the wire. */
export interface ChangedRecord {
  readonly key: string;
  readonly fields: readonly ChangedField[];
}

/** What two sets of records have apart, by record key. */
export interface RecordDelta {
  readonly added: readonly Gstr1Record[];
  readonly changed: readonly ChangedRecord[];
  readonly removed: readonly Gstr1Record[];
}

/**
 * Difference of two sets of records of a return, document by document: what came, what went, and which facts changed.
 * Only what the portal is told counts; a name of a recipient or another row of the file changes nothing.
 */
export function compareRecords(before: readonly Gstr1Record[], after: readonly Gstr1Record[]): RecordDelta {
  const old = new Map(before.map((record) => [record.key, record]));
  const now = new Set(after.map(({ key }) => key));
  const changed = after.flatMap((record) => {
    const earlier = old.get(record.key);
    const fields = earlier ? changedFields(earlier, record) : [];
    return fields.length > 0 ? [{ key: record.key, fields }] : [];
  });
  return {
    added: after.filter(({ key }) => !old.has(key)),
    changed,
    removed: before.filter(({ key }) => !now.has(key)),
  };
}

/** The facts in which two states of one document differ, as the portal would see it; empty when it would see none. */
export function changedFields(before: Gstr1Record, after: Gstr1Record): readonly ChangedField[] {
  const table = tableOf(after);
  const { whole, lines, lineBy } = partsOf(table);
  const old = linesOf(before, lineBy);
  const now = linesOf(after, lineBy);
  const inLines = [...new Set([...old.keys(), ...now.keys()])].flatMap((line) =>
    differences(lines, { before: old.get(line), after: now.get(line), line: line === '' ? null : line }),
  );
  return [...differences(whole, { before: before.rows[0], after: after.rows[0], line: null }), ...inLines];
}

/** Name of a field as the official workbook heads its column; our own name where it has none. */
export function fieldTitle(recordKey: string, name: string): string {
  const column = tableNamed(recordKey.slice(0, recordKey.indexOf('|'))).sheet.columns[name];
  return column === undefined ? name : columnOf(column);
}

interface Parts {
  readonly whole: readonly string[];
  readonly lines: readonly string[];
  readonly lineBy: readonly string[];
}

/** Fields that go to the portal: those of the document, and those of its lines. */
function partsOf(table: Table): Parts {
  const sent = (name: string): boolean => table.fields[name]?.wire !== null;
  const last = table.levels.at(-1);
  const identity = new Set(table.identity);
  return {
    whole: table.levels
      .slice(0, -1)
      .flatMap(({ fields }) => fields)
      .filter(sent),
    lines: (last?.fields ?? []).filter(sent),
    lineBy: (last?.by ?? []).filter((name) => !identity.has(name)),
  };
}

function linesOf({ rows }: Gstr1Record, lineBy: readonly string[]): ReadonlyMap<string, Row> {
  return new Map(rows.map((row) => [lineBy.map((name) => row[name] ?? '').join('|'), row]));
}

function differences(
  names: readonly string[],
  of: { readonly before: Row | undefined; readonly after: Row | undefined; readonly line: string | null },
): readonly ChangedField[] {
  return names.flatMap((name) => {
    const before = of.before?.[name] ?? null;
    const after = of.after?.[name] ?? null;
    return before === after ? [] : [{ name, line: of.line, before, after }];
  });
}
