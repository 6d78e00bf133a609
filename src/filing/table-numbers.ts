import {
  type AskedNumber,
  type Gstr1Record,
  gstr1Payload,
  jsonPathOf,
  liabilityRows,
  type NumberOrigin,
  recordKeysAt,
  recordKeysOfWire,
  type SectionName,
  sectionNames,
  sectionTitle,
  whyNumber,
} from '../core/index.ts';
import type { Actor, Filing } from './filing.ts';
import type { BookRecord, Books, RecordGroup, ReturnKey } from './needs/store.ts';
import { NotPossible } from './not-possible.ts';
import { permit } from './permissions.ts';
import { filerOf, liveStates, registrationOf } from './standing.ts';

interface OfReturn {
  readonly key: ReturnKey;
}

/** Takes a number of a table apart into its documents and their places in the payload. */
export async function numberOrigin(
  filing: Filing,
  actor: Actor,
  { key, section, asked }: OfReturn & { readonly section: SectionName; readonly asked: AskedNumber },
): Promise<NumberOrigin> {
  permit(actor, 'see', key.gstin);
  return filing.store.inBooks(actor.tenantId, async (books) =>
    whyNumber(section, asked, recordsOf(await books.records(key, liveStates, section))),
  );
}

/** The path in the payload of every value of a record's lines; null for what never leaves. */
export function pathsOf(record: Gstr1Record): readonly Readonly<Record<string, string | null>>[] {
  return record.rows.map((row, line) =>
    Object.fromEntries(Object.keys(row).map((field) => [field, jsonPathOf(record, line, field)])),
  );
}

/**
 * The records that a JSONPath or a piece of the payload's JSON speaks of, such as a line of an error report. A piece that
 * does not name its section needs one. Throws `NotPossible` when the text is neither.
 */
export async function recordsAt(
  filing: Filing,
  actor: Actor,
  { key, text, section }: OfReturn & { readonly text: string; readonly section?: string | undefined },
): Promise<readonly BookRecord[]> {
  permit(actor, 'see', key.gstin);
  return filing.store.inBooks(actor.tenantId, async (books) => {
    const registration = await registrationOf(books, key.gstin);
    const all = await books.records(key, liveStates);
    const payload = () => gstr1Payload(filerOf(registration, key, filing.clock.now()), recordsOf(all));
    const keys = new Set(
      text.trimStart().startsWith('$') ? recordKeysAt(payload(), text) : keysOfPiece(text, section),
    );
    return all.filter(({ record }) => keys.has(record.key));
  });
}

function keysOfPiece(text: string, section: string | undefined): readonly string[] {
  const piece = parsed(text.trim().replace(/,$/, ''));
  if (typeof piece !== 'object' || piece === null) {
    throw new NotPossible(
      'NOT-IN-PAYLOAD',
      'This is neither a path, such as $.b2b[0].inv[0], nor a piece of JSON. Paste a whole object with its braces.',
    );
  }
  const named = sectionNames.filter((name) => name in piece);
  const pieces =
    named.length > 0 ? named.map((name) => [name, piece[name]] as const) : [[section ?? '', piece] as const];
  return pieces.flatMap(([name, wire]) => recordKeysOfWire(name, wire));
}

function parsed(text: string): Partial<Record<SectionName, unknown>> | null {
  try {
    return JSON.parse(text) as Partial<Record<SectionName, unknown>>;
  } catch {
    return null;
  }
}

/** Kinds of summary that are made of the records of a return. */
export const summaryKinds = ['customer', 'state', 'liability'] as const;
/** One of them. */
export type SummaryKind = (typeof summaryKinds)[number];

/** A summary of a return by customer, by State, or of its tax liability by table; `key` is what the row drills down to. */
export async function returnSummary(
  filing: Filing,
  actor: Actor,
  { key, kind }: OfReturn & { readonly kind: SummaryKind },
): Promise<readonly RecordGroup[]> {
  permit(actor, 'see', key.gstin);
  return filing.store.inBooks(actor.tenantId, (books) =>
    kind === 'liability' ? liabilityOf(books, key) : books.recordGroups(key, kind),
  );
}

async function liabilityOf(books: Books, key: ReturnKey): Promise<readonly RecordGroup[]> {
  const rows = liabilityRows(recordsOf(await books.records(key, liveStates)));
  return rows.map(({ section, ...total }) => ({ key: section, label: sectionTitle(section), ...total }));
}

const recordsOf = (rows: readonly BookRecord[]): readonly Gstr1Record[] => rows.map(({ record }) => record);
