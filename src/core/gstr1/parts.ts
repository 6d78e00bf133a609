import type { Gstr1Payload } from './payload.ts';
import { planOf } from './payload-plan.ts';
import { PayloadText } from './payload-text.ts';
import type { RowValue } from './record.ts';
import { factsOf, type RecordFacts, type RecordList } from './record-list.ts';
import { type SectionName, sectionNames } from './sections.ts';
import type { Filer, Table } from './table.ts';

/** One of the payloads a return is sent in: complete by itself, with the keys of the records it carries. */
export interface PayloadPart {
  readonly payload: Gstr1Payload;
  readonly recordKeys: readonly string[];
}

/** The size at which the official tool begins a new file: 4.7 MiB of JSON. */
export const defaultPartBytes = Math.floor(4.7 * 1024 * 1024);

/** Sections the portal replaces as a whole, so that they must never be torn apart. */
const wholeSections: ReadonlySet<SectionName> = new Set(['hsn', 'nil', 'doc_issue']);

interface Splitting {
  readonly maxBytes?: number;
  /** Whether the parts delete the records instead of saving them. */
  readonly deletes?: boolean;
}

/** A part as it is sent: its JSON, with the places in the list of the records it carries. */
export interface PartText {
  readonly text: string;
  readonly places: readonly number[];
}

/**
 * Splits records into payloads of at most `maxBytes` of JSON. Documents of one counterparty stay together where they
 * fit; nil, HSN and documents issued are never split. A single record larger than the limit stands alone.
 */
export function gstr1Parts(
  filer: Filer,
  records: RecordList,
  splitting: Splitting = {},
): readonly PayloadPart[] {
  return Array.from(gstr1PartTexts(filer, records, splitting), ({ text, places }) => ({
    payload: JSON.parse(text) as Gstr1Payload,
    recordKeys: places.map((place) => records.at(place)?.key ?? ''),
  }));
}

/** The same parts as JSON, one after the other, so that a long return is never in memory as a whole. */
export function* gstr1PartTexts(
  filer: Filer,
  records: RecordList,
  splitting: Splitting = {},
): Generator<PartText> {
  const { maxBytes = defaultPartBytes, deletes = false } = splitting;
  const facts = factsOf(records);
  const open = (): OpenPart => new OpenPart(new PayloadText(filer, { deletes }), facts);
  const { bundles, order } = bundled(records.length, facts);
  let part = open();
  let start = 0;
  for (const { count, isWhole } of bundles) {
    const places = order.subarray(start, start + count);
    start += count;
    const before = part.places.length;
    const mark = part.payload.mark();
    const sizes = part.addAll(places);
    if (part.payload.bytes <= maxBytes) continue;
    if (before > 0) {
      yield { text: part.payload.text(mark), places: part.places.slice(0, before) };
      part = open();
      part.addAll(places);
    }
    if (part.payload.bytes <= maxBytes || isWhole) continue;
    part = open();
    for (const [index, place] of places.entries()) {
      if (part.places.length > 0 && part.payload.bytes + (sizes[index] ?? 0) > maxBytes) {
        yield { text: part.payload.text(), places: part.places };
        part = open();
      }
      part.addAll([place]);
    }
  }
  if (part.places.length > 0) yield { text: part.payload.text(), places: part.places };
}

class OpenPart {
  readonly payload: PayloadText;
  readonly places: number[] = [];
  readonly #facts: RecordFacts;

  constructor(payload: PayloadText, facts: RecordFacts) {
    this.payload = payload;
    this.#facts = facts;
  }

  /** Adds the records at these places and answers how many bytes each came to. */
  addAll(places: Iterable<number>): readonly number[] {
    const sizes: number[] = [];
    for (const place of places) {
      const before = this.payload.bytes;
      this.payload.add(this.#facts.table(place), this.#facts.rows(place));
      this.places.push(place);
      sizes.push(this.payload.bytes - before);
    }
    return sizes;
  }
}

/** What stays together where it can: what shares an outermost object, or a section the portal replaces as a whole. */
interface Bundle {
  readonly rank: number;
  readonly number: number;
  readonly isWhole: boolean;
  count: number;
}

interface Bundled {
  /** In the order of the form, each section by first appearance. */
  readonly bundles: readonly Bundle[];
  /** Places of the records in the list, bundle by bundle. */
  readonly order: Int32Array;
}

const rankOf = new Map(sectionNames.map((name, index) => [name, index]));

function bundled(length: number, facts: RecordFacts): Bundled {
  const bundles: Bundle[] = [];
  const byKey = new Map<string, Bundle>();
  const bundleOf = new Int32Array(length);
  for (let place = 0; place < length; place++) {
    const table = facts.table(place);
    const key = bundleKey(table, (name) => facts.first(place, name));
    let bundle = key === undefined ? undefined : byKey.get(key);
    if (!bundle) {
      const rank = rankOf.get(table.section) ?? 0;
      bundle = { rank, number: bundles.length, isWhole: wholeSections.has(table.section), count: 0 };
      bundles.push(bundle);
      if (key !== undefined) byKey.set(key, bundle);
    }
    bundle.count++;
    bundleOf[place] = bundle.number;
  }
  bundles.sort((a, b) => a.rank - b.rank);
  return { bundles, order: inOrderOfBundles(bundles, bundleOf) };
}

/** What the records of a bundle have in common; undefined for a record that stands by itself. */
function bundleKey(table: Table, first: (name: string) => RowValue | undefined): string | undefined {
  if (wholeSections.has(table.section)) return table.section;
  const { shared } = planOf(table);
  if (shared.length === 0) return undefined;
  return `${table.name}|${shared[0]?.by.map((name) => first(name) ?? '').join('|')}`;
}

function inOrderOfBundles(bundles: readonly Bundle[], bundleOf: Int32Array): Int32Array {
  const next = new Int32Array(bundles.length);
  let start = 0;
  for (const { number, count } of bundles) {
    next[number] = start;
    start += count;
  }
  const order = new Int32Array(bundleOf.length);
  bundleOf.forEach((number, place) => {
    const at = next[number] ?? 0;
    order[at] = place;
    next[number] = at + 1;
  });
  return order;
}
