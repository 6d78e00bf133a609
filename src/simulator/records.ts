import { createHash } from 'node:crypto';
import { financialYear } from './clock.ts';
import type { Row } from './schemas/wire.ts';
import {
  ALL_SECTIONS,
  documentDate,
  documentNumber,
  originalDate,
  originalNumber,
  SECTIONS,
  type SectionShape,
  sectionShape,
} from './section-table.ts';

/** One document or row of a section with the fields of the group around it. */
export interface ReturnRecord {
  readonly section: string;
  readonly key: string;
  /** Fields of the group: the counter party, the place of supply, the export type. */
  readonly group: Row;
  /** The row as it was sent. */
  readonly row: Row;
  /** Group and row together. */
  readonly all: Row;
  /** Family, number and financial year of a document: unique for a supplier whatever section it is in. */
  readonly number: string | undefined;
}

/** What a save wants done: records to put, records to delete, whole sections to clear. */
export interface ReturnChanges {
  readonly clear: readonly string[];
  readonly drop: readonly ReturnRecord[];
  readonly put: readonly ReturnRecord[];
}

type Wire = Readonly<Record<string, unknown>>;

/** Takes a structurally valid save apart into records. */
export function explode(payload: Wire, sections: readonly SectionShape[] = SECTIONS): ReturnChanges {
  const clear: string[] = [];
  const drop: ReturnRecord[] = [];
  const put: ReturnRecord[] = [];
  for (const shape of sections) {
    const section = payload[shape.key] as Wire | undefined;
    if (section === undefined) continue;
    if (shape.block) clear.push(shape.id);
    if (shape.member !== undefined && section.flag === 'D') clear.push(shape.id);
    else for (const record of recordsIn(section, shape)) (record.row.flag === 'D' ? drop : put).push(record);
  }
  return { clear, drop, put };
}

function recordsIn(section: Wire, shape: SectionShape): ReturnRecord[] {
  const rows = (shape.member === undefined ? section : section[shape.member]) as unknown as
    | Wire[]
    | undefined;
  if (rows === undefined) return [];
  const { list } = shape;
  if (list === undefined) return rows.map((row) => recordOf(shape, {}, row as Row));
  return rows.flatMap((group) => {
    const { [list]: inner, ...outer } = group;
    return (inner as Row[]).map((row) => recordOf(shape, outer as Row, row));
  });
}

/** A record with its key. */
export function recordOf(shape: SectionShape, group: Row, row: Row): ReturnRecord {
  const all = together(shape, group, row);
  const number = shape.kind === 'total' ? '' : numberAndYear(documentNumber(all), documentDate(all));
  return {
    section: shape.id,
    key: keyOf(shape, all, number),
    group,
    row,
    all,
    number: shape.kind === 'total' ? undefined : familyOf(shape, all) + number,
  };
}

// A copy and a store per field of the group: one spread of both is several times slower.
function together(shape: SectionShape, group: Row, row: Row): Row {
  if (shape.list === undefined) return row;
  const all: Record<string, unknown> = { ...row };
  for (const field of shape.outer) all[field] = (group as Wire)[field];
  return all;
}

function keyOf(shape: SectionShape, all: Row, number: string): string {
  let key = '';
  for (const field of shape.identity) key += `${field === 'number' ? number : ((all as Wire)[field] ?? '')}|`;
  return key;
}

/** Whose numbers must differ: invoices or notes of the supplier; in tables 15 and 15A those of each supplier. */
function familyOf({ kind, key }: SectionShape, all: Row): string {
  return `${kind}${key.startsWith('ecom') ? (all.stin ?? all.rtin) : ''}|`;
}

function numberAndYear(number: string, date: string): string {
  return `${number.toUpperCase()}|${financialYear(date)}`;
}

/** What `number` would be of the document that an amendment speaks of. */
export function originalKey({ section, all }: ReturnRecord): string {
  return familyOf(sectionShape(section), all) + numberAndYear(originalNumber(all), originalDate(all));
}

const checksums = new WeakMap<ReturnRecord, string>();

/** SHA-256 (hexadecimal) that the portal shows for a record; its input on the real portal is not known. */
export function recordChecksum(record: ReturnRecord): string {
  const before = checksums.get(record);
  if (before !== undefined) return before;
  const { flag: _flag, ...content } = record.all;
  const checksum = createHash('sha256').update(JSON.stringify(content)).digest('hex');
  checksums.set(record, checksum);
  return checksum;
}

/** The taxpayer to whom a document is addressed; undefined for supplies to persons without a GSTIN. */
export function recipientOf({ all }: ReturnRecord): string | undefined {
  return all.ctin ?? all.rtin;
}

const nobody: ReadonlySet<ReturnRecord> = new Set();

/** Everything saved for one return, by section and key, with the numbers in use and the recipients. */
export class SavedRecords {
  readonly #sections = new Map<string, Map<string, ReturnRecord>>();
  readonly #numbers = new Map<string, ReturnRecord>();
  readonly #recipients = new Map<string, Set<ReturnRecord>>();
  /** Grows with every change, so that what was computed from the records can be kept until then. */
  version = 0;

  /** Carries out changes: clears, deletes, then adds or replaces. */
  apply(changes: ReturnChanges): void {
    this.version += 1;
    for (const section of changes.clear) this.#clear(section);
    for (const record of changes.drop) for (const match of this.matches(record)) this.#remove(match);
    for (const record of changes.put) this.#put(record);
  }

  /** Saved records that a delete speaks of: the fields it leaves out match anything. */
  matches(wanted: ReturnRecord): readonly ReturnRecord[] {
    const section = this.#sections.get(wanted.section);
    if (section === undefined) return [];
    const exact = section.get(wanted.key);
    if (exact !== undefined) return [exact];
    const { kind, identity } = sectionShape(wanted.section);
    if (kind !== 'total') return [];
    const given = identity.filter((field) => (wanted.all as Wire)[field] !== undefined);
    return [...section.values()].filter((record) =>
      given.every((field) => (record.all as Wire)[field] === (wanted.all as Wire)[field]),
    );
  }

  #put(record: ReturnRecord): void {
    const section = this.#sections.get(record.section) ?? new Map<string, ReturnRecord>();
    this.#sections.set(record.section, section);
    const before = section.get(record.key);
    if (before !== undefined) this.#remove(before);
    section.set(record.key, record);
    const { number } = record;
    if (number !== undefined) this.#numbers.set(number, record);
    const recipient = recipientOf(record);
    if (recipient === undefined) return;
    const theirs = this.#recipients.get(recipient);
    if (theirs === undefined) this.#recipients.set(recipient, new Set([record]));
    else theirs.add(record);
  }

  #remove(record: ReturnRecord): void {
    this.#sections.get(record.section)?.delete(record.key);
    this.#recipients.get(recipientOf(record) ?? '')?.delete(record);
    const { number } = record;
    if (number !== undefined && this.#numbers.get(number) === record) this.#numbers.delete(number);
  }

  #clear(section: string): void {
    for (const record of this.of(section)) this.#remove(record);
  }

  /** Forgets everything. */
  reset(): void {
    this.version += 1;
    this.#sections.clear();
    this.#numbers.clear();
    this.#recipients.clear();
  }

  /** The documents addressed to one taxpayer, in the order of their saving. */
  to(recipient: string): ReadonlySet<ReturnRecord> {
    return this.#recipients.get(recipient) ?? nobody;
  }

  /** Everyone to whom a document was ever addressed. */
  get recipients(): Iterable<string> {
    return this.#recipients.keys();
  }

  /** The records of a section in the order of their saving. */
  of(section: string): readonly ReturnRecord[] {
    return [...(this.#sections.get(section)?.values() ?? [])];
  }

  /** All records in the order of the sections. */
  all(): readonly ReturnRecord[] {
    return ALL_SECTIONS.flatMap((shape) => this.of(shape.id));
  }

  /** The record that uses a number, if any. */
  byNumber(number: string): ReturnRecord | undefined {
    return this.#numbers.get(number);
  }

  get(section: string, key: string): ReturnRecord | undefined {
    return this.#sections.get(section)?.get(key);
  }

  /** How many records are saved. */
  get size(): number {
    let size = 0;
    for (const section of this.#sections.values()) size += section.size;
    return size;
  }
}
