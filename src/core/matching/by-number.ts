import { compareDocuments } from './compare.ts';
import { daysApart, inOneFinancialYear } from './date.ts';
import type { MatchDocument } from './document.ts';
import { normalNumber, numberHash, sameNumber } from './number.ts';
import { resolveGroup } from './same-number.ts';
import { documentAt, type Matching, type Side } from './sides.ts';

/** Days by which the dates of one document may lie apart across 31 March. */
const edgeOfYear = 10;

/**
 * Pairs documents of one number: one hash join over both sides. Nearly every document has one namesake and is done
 * with here; several of one number are decided together.
 */
export function pairByNumber(matching: Matching): void {
  const { ours, theirs } = matching;
  const groups = groupsOf(ours, theirs);
  for (let index = 0; index < ours.documents.length; index++) {
    const theirFirst = groups.firstOfTheirs[index] ?? none;
    if (theirFirst === none) continue;
    if (groups.nextOurs[index] === none && groups.nextTheirs[theirFirst] === none) {
      const [a, b] = [documentAt(ours, index), documentAt(theirs, theirFirst)];
      if (canBeOne(a, b)) matching.link([index], [theirFirst], compareDocuments(a, b, matching.tolerance));
    } else {
      resolveGroup(matching, {
        ours: chain(index, groups.nextOurs),
        theirs: chain(theirFirst, groups.nextTheirs),
        canBeOne,
      });
    }
  }
}

/** Suppliers begin their series again each year; only across 31 March may a few days make a date the other year's. */
function canBeOne(a: MatchDocument, b: MatchDocument): boolean {
  return inOneFinancialYear(a.date, b.date) || daysApart(a.date, b.date) <= edgeOfYear;
}

const none = -1;

/** Documents of one block and number, as chains of places. */
interface Groups {
  /** By the first of ours in a group: the first of theirs; `none` elsewhere. */
  readonly firstOfTheirs: Int32Array;
  readonly nextOurs: Int32Array;
  readonly nextTheirs: Int32Array;
}

function groupsOf(ours: Side, theirs: Side): Groups {
  const nextOurs = new Int32Array(ours.documents.length).fill(none);
  const nextTheirs = new Int32Array(theirs.documents.length).fill(none);
  const firstOfTheirs = new Int32Array(ours.documents.length).fill(none);
  const table = new NumberTable(ours);
  for (let index = 0; index < ours.documents.length; index++) {
    const first = table.findOrAdd(ours, index, true);
    if (first === none || first === index) continue;
    nextOurs[index] = nextOurs[first] ?? none;
    nextOurs[first] = index;
  }
  for (let index = 0; index < theirs.documents.length; index++) {
    const first = table.findOrAdd(theirs, index, false);
    if (first === none) continue;
    nextTheirs[index] = firstOfTheirs[first] ?? none;
    firstOfTheirs[first] = index;
  }
  return { firstOfTheirs, nextOurs, nextTheirs };
}

function chain(first: number, next: Int32Array): readonly number[] {
  const places: number[] = [];
  for (let place = first; place !== none; place = next[place] ?? none) places.push(place);
  return places;
}

const hashOfNothing = numberHash('');

/** Open addressing over typed arrays: a million documents take 12 bytes each and no key is ever built. */
class NumberTable {
  private readonly side: Side;
  private readonly places: Int32Array;
  private readonly hashes: Int32Array;
  private readonly mask: number;

  constructor(side: Side) {
    this.side = side;
    const size = 2 ** Math.ceil(Math.log2(side.documents.length * 2 + 2));
    this.places = new Int32Array(size).fill(none);
    this.hashes = new Int32Array(size);
    this.mask = size - 1;
  }

  /** Place of the first document with this one's block and number; `none` without a number or without such a document. */
  findOrAdd(side: Side, index: number, add: boolean): number {
    const { number } = documentAt(side, index);
    const block = side.block[index] ?? 0;
    const ofNumber = numberHash(number);
    if (ofNumber === hashOfNothing && normalNumber(number) === '') return none;
    const hash = spread(ofNumber ^ Math.imul(block + 1, 0x9e3779b1));
    for (let slot = hash & this.mask; ; slot = (slot + 1) & this.mask) {
      const place = this.places[slot] ?? none;
      if (place === none) {
        if (!add) return none;
        this.places[slot] = index;
        this.hashes[slot] = hash;
        return index;
      }
      const isSame = this.hashes[slot] === hash && this.side.block[place] === block;
      if (isSame && sameNumber(documentAt(this.side, place).number, number)) return place;
    }
  }
}

/** Mixes the bits, so that the low ones depend on all (the last steps of MurmurHash3). */
function spread(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
