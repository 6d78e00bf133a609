import type { PaiseTolerance } from './amounts.ts';
import type { Comparison } from './compare.ts';
import type { MatchDocument, MatchKind, MatchReason, MatchSuggestion } from './document.ts';

/** The documents of one side, and what is known of each by its place in the list. */
export interface Side {
  readonly documents: readonly MatchDocument[];
  /** Number of the block: documents of one own GSTIN, one counter party and one class share it. */
  readonly block: Int32Array;
  /** How many documents the side has in each block. */
  readonly blockSize: Int32Array;
  /** 1 where the document has its partner. */
  readonly linked: Uint8Array;
  /** Why a document without a partner has none. */
  readonly why: Map<number, readonly MatchReason[]>;
  readonly suggestions: Map<number, MatchSuggestion>;
}

/** A matching under way. */
export interface Matching {
  readonly ours: Side;
  readonly theirs: Side;
  readonly tolerance: PaiseTolerance;
  /** Takes documents (their places) that belong together out of the search. */
  readonly link: (ours: readonly number[], theirs: readonly number[], comparison: Comparison) => void;
}

const kindNumbers: Readonly<Record<MatchKind, number>> = { invoice: 0, 'credit-note': 1, 'debit-note': 2 };

/** Both sides with their blocks numbered alike. Throws when a document is of no known class. */
export function sidesOf(
  ours: readonly MatchDocument[],
  theirs: readonly MatchDocument[],
): { readonly ours: Side; readonly theirs: Side } {
  const blocks = new BlockNumbers();
  const blockOfOurs = blocks.ofAll(ours);
  const blockOfTheirs = blocks.ofAll(theirs);
  return {
    ours: sideOf(ours, blockOfOurs, blocks.count),
    theirs: sideOf(theirs, blockOfTheirs, blocks.count),
  };
}

function sideOf(documents: readonly MatchDocument[], block: Int32Array, blocks: number): Side {
  const blockSize = new Int32Array(blocks);
  for (const number of block) blockSize[number] = (blockSize[number] ?? 0) + 1;
  return {
    documents,
    block,
    blockSize,
    linked: new Uint8Array(documents.length),
    why: new Map(),
    suggestions: new Map(),
  };
}

/** Numbers blocks as they come; a GSTIN is looked up once for a million documents as for one. */
class BlockNumbers {
  count = 0;
  private readonly counterparties = new Map<string, number>();
  private readonly rows = new Map<string, readonly Map<number, number>[]>();

  ofAll(documents: readonly MatchDocument[]): Int32Array {
    const block = new Int32Array(documents.length);
    for (const [place, document] of documents.entries()) block[place] = this.of(document);
    return block;
  }

  private of({ id, gstin, counterpartyGstin, kind }: MatchDocument): number {
    const counterparty = this.counterpartyNumber(counterpartyGstin);
    const byKind = this.rows.get(gstin) ?? this.newRow(gstin);
    const row = byKind[kindNumbers[kind]];
    if (!row) {
      throw new Error(
        `Document ${id} is of the class "${kind}". Name it invoice, credit-note or debit-note.`,
      );
    }
    const known = row.get(counterparty);
    if (known !== undefined) return known;
    row.set(counterparty, this.count);
    return this.count++;
  }

  private newRow(gstin: string): readonly Map<number, number>[] {
    const normal = normalGstin(gstin);
    const byKind = this.rows.get(normal) ?? [new Map(), new Map(), new Map()];
    this.rows.set(gstin, byKind);
    this.rows.set(normal, byKind);
    return byKind;
  }

  private counterpartyNumber(gstin: string): number {
    const known = this.counterparties.get(gstin);
    if (known !== undefined) return known;
    const normal = normalGstin(gstin);
    const number = this.counterparties.get(normal) ?? this.counterparties.size;
    this.counterparties.set(normal, number);
    this.counterparties.set(gstin, number);
    return number;
  }
}

/** A GSTIN as the portal writes it: capitals, no blanks around. */
export function normalGstin(gstin: string): string {
  return (gstin ?? '').trim().toUpperCase();
}

/** The documents of a side without a partner and without a reason yet. */
export function unexplained(side: Side): readonly number[] {
  const left: number[] = [];
  for (let index = 0; index < side.documents.length; index++) {
    if (!side.linked[index] && !side.why.has(index)) left.push(index);
  }
  return left;
}

/** The documents at some places of a side. */
export function documentsAt(side: Side, places: readonly number[]): readonly MatchDocument[] {
  return places.map((place) => documentAt(side, place));
}

/** The document at a place of a side; throws where there is none. */
export function documentAt(side: Side, place: number): MatchDocument {
  const document = side.documents[place];
  if (!document) throw new RangeError(`There is no document at place ${place}.`);
  return document;
}

/** Places of a side in the order of their ids, so that nothing depends on the order of rows. */
export function byId(side: Side, places: readonly number[]): readonly number[] {
  return places.toSorted((a, b) => compareText(documentAt(side, a).id, documentAt(side, b).id));
}

/** Order of two texts by their characters, the same on every machine. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
