import { rupees } from '../money.ts';
import { asIs, type Field } from './field.ts';
import type { RowValue } from './record.ts';
import type { Level, Table } from './table.ts';

/** A level of nesting, ready to be written. */
export interface PlannedLevel extends Level {
  readonly written: readonly {
    readonly name: string;
    /** The wire key as JSON begins the entry: `"inum":`. */
    readonly key: string;
    /** The value as JSON. */
    readonly toText: (value: RowValue) => string;
  }[];
  /** The keys every object carries, as JSON without braces. */
  readonly constantsText: string;
}

/** A table, ready to be written. */
export interface PlannedTable {
  readonly table: Table;
  readonly levels: readonly PlannedLevel[];
  /** The outer levels whose objects several records share; what lies inside belongs to one record alone. */
  readonly shared: readonly PlannedLevel[];
}

const plans = new WeakMap<Table, PlannedTable>();

/** How records of a table are written. */
export function planOf(table: Table): PlannedTable {
  let plan = plans.get(table);
  if (!plan) {
    const levels = table.levels.map((level) => planLevel(table, level));
    plan = { table, levels, shared: levels.slice(0, sharedLevels(table)) };
    plans.set(table, plan);
  }
  return plan;
}

function planLevel(table: Table, level: Level): PlannedLevel {
  return {
    ...level,
    written: level.fields.flatMap((name) => {
      const field = table.fields[name];
      return field?.wire ? [{ name, key: `${JSON.stringify(field.wire)}:`, toText: textOf(field) }] : [];
    }),
    constantsText: JSON.stringify(level.constants ?? {}).slice(1, -1),
  };
}

/** As many of the outer levels as do not yet tell every record from the others. */
function sharedLevels({ levels, identity, path }: Table): number {
  const told = new Set(path.flatMap((step) => (typeof step === 'string' ? [] : [step.by])));
  const outer = levels.slice(0, -1);
  const own = outer.findIndex(({ by }) => {
    for (const name of by) told.add(name);
    return identity.every((name) => told.has(name));
  });
  return own < 0 ? outer.length : own;
}

function textOf({ toWire }: Field): (value: RowValue) => string {
  if (toWire === asIs) return valueText;
  if (toWire === rupees) return (value) => (typeof value === 'number' ? rupeesText(value) : valueText(value));
  return (value) => valueText(toWire(value));
}

/** A value as JSON in ASCII. Most values stand there as they are, and those are not worth a call to `JSON`. */
function valueText(value: unknown): string {
  if (typeof value === 'string' && /^[ !#-[\]-~]*$/.test(value)) return `"${value}"`;
  if (Number.isInteger(value)) return String(value);
  return JSON.stringify(value).replace(
    /[\x7f-\uffff]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

const cents = Array.from({ length: 100 }, (_, index) => String(index / 100).slice(1));

/** What `String(paise / 100)` gives, in a third of the time. */
function rupeesText(paise: number): string {
  if (!Number.isSafeInteger(paise) || paise < 0 || paise >= 1e15) return valueText(rupees(paise));
  const rest = paise % 100;
  return (paise - rest) / 100 + (cents[rest] as string);
}
