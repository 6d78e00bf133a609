import { rulesOfAmendedDocument, rulesOfAmendedMonth } from './amendment-rules.ts';
import * as date from './date-fields.ts';
import * as field from './fields.ts';
import type { Row } from './record.ts';
import type { SectionName } from './sections.ts';
import type { Level, Table } from './table.ts';

interface Amendment {
  readonly name: string;
  readonly section: SectionName;
  readonly number: string;
  readonly title: string;
  readonly sheet: string;
  /** Headers that differ from the base's, and those of the original's columns. */
  readonly columns: Readonly<Record<string, string | readonly [string, string]>>;
  /** The first columns, where the official workbook has another order than the base's with the original put in. */
  readonly columnsFirst?: readonly string[];
  /** How the original is named: by its number and date, or by the month it was reported in; wire keys. */
  readonly original: { readonly number: string; readonly date: string } | { readonly period: string };
  readonly path: Table['path'];
  /** Where the wire nests the amended rows otherwise than the base's. */
  readonly levels?: readonly Level[];
  readonly fields?: Table['fields'];
  readonly identity?: readonly string[];
  readonly from?: Table['from'];
}

/**
 * The amendment table of a base table (9A, 9C, 10, 11 II, 14A, 15A): the same facts, with the name of what they amend.
 * The revised figures replace the original ones; only the difference counts in the liability (section 39(9)).
 */
export function amendmentOf(base: Table, amendment: Amendment): Table {
  const ofDocument = 'number' in amendment.original;
  const originals = ofDocument ? ['originalNumber', 'originalDate'] : ['originalPeriod'];
  return {
    ...base,
    name: amendment.name,
    section: amendment.section,
    number: amendment.number,
    title: amendment.title,
    admits: `Something reported in table ${base.number} of an earlier return was wrong; this is how it should read.`,
    ...(amendment.from ? { from: amendment.from } : {}),
    sheet: { name: amendment.sheet, aliases: [], columns: columnsInOrder(base, amendment) },
    fields: { ...originalFields(amendment.original), ...base.fields, ...amendment.fields },
    identity: amendment.identity ?? (ofDocument ? originals : [...originals, ...base.identity]),
    path: amendment.path,
    levels: amendment.levels ?? base.levels.map((level) => amendedLevel(base, level, originals)),
    // What is amended is old by nature: no warning for that.
    rules: [
      ...base.rules.filter(({ code }) => code !== 'DATE-OLD'),
      ...(ofDocument ? rulesOfAmendedDocument : rulesOfAmendedMonth),
    ],
    totals: {
      ...base.totals,
      summaryRows: (row: Row) => amendedRows(base.totals.summaryRows(row)),
    },
    amends: base.section,
  };
}

/** The columns of the original stand before the revised number, or first of all where a month is amended. */
function columnsInOrder(base: Table, { columns, columnsFirst }: Amendment): Table['sheet']['columns'] {
  const all: Table['sheet']['columns'] = { ...base.sheet.columns, ...columns };
  const names = Object.keys(base.sheet.columns);
  const originals = Object.keys(columns).filter((name) => !names.includes(name));
  const own = Math.max(names.indexOf(base.document?.number ?? ''), 0);
  const order = new Set([...(columnsFirst ?? [...names.slice(0, own), ...originals]), ...names]);
  return Object.fromEntries([...order].map((name) => [name, all[name]]));
}

function originalFields(original: Amendment['original']): Table['fields'] {
  return 'number' in original
    ? { originalNumber: field.documentNumber(original.number), originalDate: date.date(original.date) }
    : { originalPeriod: date.originalPeriod(original.period) };
}

/** The level that carries the document's own number is told apart by the original instead. */
function amendedLevel(base: Table, level: Level, originals: readonly string[]): Level {
  const own = base.document?.number;
  if (own === undefined || !level.by.includes(own)) return level;
  return { ...level, by: originals, fields: [...originals, ...level.fields] };
}

/** `B2B_4A` of the base is `B2BA_4A` of the amendment, `EXPWP` is `EXPAWP`. */
function amendedRows(names: readonly string[]): readonly string[] {
  const [head = ''] = names;
  return names.map((name) => `${head}A${name.slice(head.length)}`);
}
