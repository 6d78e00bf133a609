import type { Field } from './field.ts';
import type { RowValue } from './record.ts';
import { type DraftRow, recordKey } from './records.ts';
import type { SectionName } from './sections.ts';
import type { Level, Table } from './table.ts';
import { tablesOf } from './tables/index.ts';

type WireObject = Readonly<Record<string, unknown>>;

/** A row found in wire JSON, and the table whose shape it has. */
export interface WireRow {
  readonly table: Table;
  readonly row: DraftRow;
}

const isObject = (value: unknown): value is WireObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const asList = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];

/**
 * Rows of a section in wire JSON, as the portal returns it or as a payload holds it. Parts may be missing, as in the
 * portal's error reports; unknown keys are passed over.
 */
export function rowsOfWire(section: SectionName, wire: unknown): readonly WireRow[] {
  return tablesOf(section).flatMap((table) =>
    rootsOf(table, wire).flatMap(({ objects, known }) =>
      objects.flatMap((object) => rowsAt(table, 0, { object, known })),
    ),
  );
}

interface Root {
  readonly objects: readonly unknown[];
  readonly known: DraftRow;
}

/** The outermost arrays of a table inside its section's JSON; the section itself is the first step of the path. */
function rootsOf(table: Table, wire: unknown): readonly Root[] {
  const [, ...steps] = table.path;
  const step = steps[0];
  if (step === undefined) return [{ objects: asList(wire), known: {} }];
  const holders = asList(wire).filter(isObject);
  if (typeof step === 'string')
    return [{ objects: holders.flatMap((holder) => asList(holder[step])), known: {} }];
  const field = table.fields[step.by];
  return holders.flatMap((holder) =>
    Object.keys(holder).map((member) => ({
      objects: asList(holder[member]),
      known: memberValue(step.by, member, field),
    })),
  );
}

const memberValue = (name: string, member: string, field: Field | undefined): DraftRow =>
  field ? { [name]: member } : {};

interface At {
  readonly object: unknown;
  readonly known: DraftRow;
}

function rowsAt(table: Table, depth: number, { object, known }: At): readonly WireRow[] {
  const level = table.levels[depth];
  if (!level || !isObject(object)) return [];
  const inner =
    level.wrap !== undefined && isObject(object[level.wrap]) ? (object[level.wrap] as WireObject) : object;
  const row: DraftRow = { ...known, ...valuesOf(table, level, inner) };
  if (level.child === undefined) return [{ table, row }];
  const children = asList(object[level.child]);
  if (children.length === 0) return [{ table, row }];
  return children.flatMap((child) => rowsAt(table, depth + 1, { object: child, known: row }));
}

function valuesOf(table: Table, level: Level, object: WireObject): DraftRow {
  const row: DraftRow = {};
  for (const name of level.fields) {
    const field = table.fields[name];
    if (!field?.wire || !(field.wire in object)) continue;
    const value: RowValue | undefined = field.fromWire(object[field.wire]);
    if (value !== undefined) row[name] = value;
  }
  return row;
}

/** Keys of the records that a piece of wire JSON speaks of, such as the rejected part of an error report. */
export function recordKeysOfWire(section: string, wire: unknown): readonly string[] {
  const keys = rowsOfWire(section as SectionName, wire).flatMap(
    ({ table, row }) => recordKey(table, row) ?? [],
  );
  return [...new Set(keys)];
}
