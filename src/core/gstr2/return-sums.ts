import type { BookPlace } from '../documents/supply.ts';
import type { RowValue } from '../gstr1/record.ts';
import type { WireObject } from '../inward/document-wire.ts';
import type { PurchaseRow } from './purchase-table.ts';
import { type ReturnSection, returnSections } from './return-sections.ts';

/** A row of a table of GSTR-2 that holds sums, in our names and paise. */
export interface Gstr2Sum {
  readonly section: ReturnSection['section'];
  readonly row: PurchaseRow;
  readonly origin: readonly BookPlace[];
}

/** Adds a row to those gathered; rows of one identity add up. */
export function addSum(
  sums: Map<string, Gstr2Sum>,
  { section, identity, fields }: ReturnSection,
  { row, origin }: Omit<Gstr2Sum, 'section'>,
): void {
  const key = [section, ...identity.map((name) => row[name] ?? '')].join('|');
  const known = sums.get(key);
  if (!known) {
    sums.set(key, { section, row, origin });
    return;
  }
  const added = Object.keys(fields)
    .filter((name) => fields[name]?.sums)
    .map((name) => [name, Number(known.row[name] ?? 0) + Number(row[name] ?? 0)]);
  sums.set(key, {
    section,
    row: { ...known.row, ...Object.fromEntries(added) },
    origin: [...known.origin, ...origin],
  });
}

/** The sections of these sums as the portal takes them, rupees. */
export function wireSums(sums: readonly Gstr2Sum[]): Readonly<Record<string, unknown>> {
  const sections: Record<string, unknown> = {};
  for (const table of returnSections) {
    const own = sums.filter(({ section }) => section === table.section);
    if (own.length > 0) sections[table.section] = wireSection(table, own);
  }
  return sections;
}

function wireSection({ fields, place }: ReturnSection, sums: readonly Gstr2Sum[]): WireObject {
  const objects = sums.map(({ row }, index) => {
    const object: WireObject = 'list' in place ? { num: index + 1 } : {};
    for (const [name, field] of Object.entries(fields)) {
      const value = row[name];
      if (field.wire && value !== undefined) object[field.wire] = field.toWire(value);
    }
    return { row, object };
  });
  if ('list' in place) return { [place.list]: objects.map(({ object }) => object) };
  return Object.fromEntries(objects.map(({ row, object }) => [String(row[place.under]), object]));
}

/** Reads the sums out of GSTR-2 JSON; what is not written as the portal writes it is left out. */
export function sumsOfWire(json: Readonly<Record<string, unknown>>): readonly Gstr2Sum[] {
  const sums = new Map<string, Gstr2Sum>();
  for (const table of returnSections) {
    const holder = json[table.section];
    if (!isObject(holder)) continue;
    const { place } = table;
    const list = 'list' in place ? holder[place.list] : undefined;
    const objects: readonly (readonly [string, unknown])[] = Array.isArray(list)
      ? list.map((object) => ['', object])
      : Object.entries(holder);
    objects.forEach(([key, object], index) => {
      if (!isObject(object)) return;
      const under = 'under' in place ? { [place.under]: key } : {};
      addSum(sums, table, {
        row: { ...under, ...rowOf(table, object) },
        origin: [{ sheet: table.section, row: index + 1 }],
      });
    });
  }
  return [...sums.values()];
}

function rowOf({ fields }: ReturnSection, object: Readonly<Record<string, unknown>>): PurchaseRow {
  const row: Record<string, RowValue> = {};
  for (const [name, field] of Object.entries(fields)) {
    const value = field.wire ? field.fromWire(object[field.wire]) : undefined;
    if (value !== undefined) row[name] = value;
  }
  return row;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
