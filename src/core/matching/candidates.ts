import { isValidGstin } from '../gstin.ts';
import { amountsAgree, type PaiseTolerance, taxOf, totalsAgree } from './amounts.ts';
import { assign, type Edge } from './assign.ts';
import { type Bucket, bucketsBy } from './buckets.ts';
import { inOneFinancialYear } from './date.ts';
import type { MatchReason } from './document.ts';
import { isOneSlip } from './number.ts';
import { explainAmbiguous } from './same-number.ts';
import { type Matching, normalGstin } from './sides.ts';
import { suggest } from './suggest.ts';
import { differencesSay, familyOf, type Traits } from './traits.ts';

/** Traits of the documents without a partner. */
export interface Leftovers {
  readonly ours: readonly Traits[];
  readonly theirs: readonly Traits[];
}

/** A pair that a person may link, and why one could think so. */
interface Candidate extends Edge {
  readonly a: Traits;
  readonly b: Traits;
  readonly code: LikenessCode;
}

type LikenessCode =
  | 'LIKE-NUMBER'
  | 'LIKE-NUMBER-OTHER-DATE'
  | 'OTHER-BRANCH'
  | 'NUMBER-SLIP'
  | 'EQUAL-AMOUNTS'
  | 'GSTIN-SLIP';

/** A bucket of more comparisons than this is too crowded to say anything by what its documents share. */
const mostComparisons = 2500;

/** Days by which dates may lie apart where only amounts speak for a pair. */
const nearDays = 10;

/**
 * Suggests links between documents whose numbers found nobody: first by what remains of the number (any branch of the
 * supplier), then by equal amounts, then under a mistyped GSTIN. What the number says outweighs any likeness of amounts,
 * so it is decided first.
 */
export function suggestPairs(matching: Matching, leftovers: Leftovers): void {
  const byCore = candidatesIn(leftovers, {
    key: (traits) => (traits.core === '' ? '' : `${familyOf(traits)}|${traits.document.kind}|${traits.core}`),
    judge: (a, b) => likeNumber(a, b, matching.tolerance),
  });
  take(matching, byCore);
  const byAmounts = candidatesIn(open(matching, leftovers), {
    key: amountKey,
    judge: likeAmounts,
    crowd: (bucket) => explainCrowd(matching, bucket),
  });
  take(matching, byAmounts);
  const byName = candidatesIn(open(matching, leftovers), { key: nameKey, judge: likeGstin });
  take(matching, byName);
}

/** The leftovers that have neither a suggestion nor an explanation yet. */
export function open({ ours, theirs }: Matching, leftovers: Leftovers): Leftovers {
  return {
    ours: leftovers.ours.filter(({ place }) => !ours.why.has(place)),
    theirs: leftovers.theirs.filter(({ place }) => !theirs.why.has(place)),
  };
}

type Judge = (a: Traits, b: Traits) => { readonly weight: number; readonly code: LikenessCode } | null;

interface Search {
  readonly key: (traits: Traits) => string;
  readonly judge: Judge;
  /** Told of documents that are too many even where amounts and date agree. */
  readonly crowd?: (bucket: Bucket<Traits>) => void;
}

function candidatesIn(leftovers: Leftovers, { key, judge, crowd }: Search): readonly Candidate[] {
  const found: Candidate[] = [];
  const compare = ({ ours, theirs }: Bucket<Traits>) => {
    for (const a of ours) {
      for (const b of theirs) {
        const judged = judge(a, b);
        if (judged) found.push({ ours: a.place, theirs: b.place, a, b, ...judged });
      }
    }
  };
  for (const bucket of bucketsBy(leftovers, key)) {
    const parts = isCrowded(bucket) ? bucketsBy(bucket, exactKey) : [bucket];
    for (const part of parts) {
      if (isCrowded(part)) crowd?.(part);
      else compare(part);
    }
  }
  return found;
}

const isCrowded = ({ ours, theirs }: Bucket<Traits>) => ours.length * theirs.length > mostComparisons;

function amountKey({ block, amounts }: Traits): string {
  const { taxableValue, igst, cgst, sgst, cess } = amounts;
  return taxableValue === 0 ? '' : `${block}|${taxableValue}|${igst}|${cgst}|${sgst}|${cess}`;
}

function nameKey(traits: Traits): string {
  const { document, normal, amounts } = traits;
  const { taxableValue, cess } = amounts;
  return normal === ''
    ? ''
    : `${normalGstin(document.gstin)}|${document.kind}|${normal}|${taxableValue}|${taxOf(amounts)}|${cess}`;
}

/** In a crowd, only what agrees in amounts and date too is looked at. */
const exactKey = (traits: Traits) => `${amountKey(traits)}|${traits.day}`;

const likeness: Readonly<Record<LikenessCode, string>> = {
  'LIKE-NUMBER': 'the numbers are alike',
  'LIKE-NUMBER-OTHER-DATE': 'the numbers are alike and the amounts agree',
  'OTHER-BRANCH': 'the GSTINs are two branches of one PAN',
  'NUMBER-SLIP': 'the amounts are equal and the numbers one slip apart',
  'EQUAL-AMOUNTS': 'the amounts are equal and the dates near',
  'GSTIN-SLIP': 'number and amounts agree, and the GSTIN is missing or mistyped on one side',
};

/** One core of the number: what else must agree depends on how much of the number differs. */
function likeNumber(a: Traits, b: Traits, tolerance: PaiseTolerance): ReturnType<Judge> {
  const isBranch = a.block !== b.block;
  const isNamesake = a.normal === b.normal;
  const otherLetters = a.letters !== b.letters;
  const agree = amountsAgree(a.amounts, b.amounts, tolerance);
  const like = agree || totalsAgree(a.amounts, b.amounts, tolerance);
  const days = Math.abs(a.day - b.day);
  const isNear = !(days > nearDays);
  const inYear = inOneFinancialYear(a.document.date, b.document.date);
  // Monthly bills are equal but for date and number: far apart, nearly all of the number must speak for a pair.
  if (!isNear && (!like || otherLetters || (!inYear && !isNamesake))) return null;
  if (!like && otherLetters && !isNamesake) return null;
  const weight =
    (like ? 950 : 600) -
    (agree || isBranch ? 0 : 50) -
    (otherLetters ? 150 : 0) -
    (isBranch ? 50 : 0) -
    (isNear ? dayCost(days) : inYear ? 150 : 300);
  return { weight, code: isBranch ? 'OTHER-BRANCH' : isNear ? 'LIKE-NUMBER' : 'LIKE-NUMBER-OTHER-DATE' };
}

const dayCost = (days: number) => (Number.isNaN(days) ? nearDays : days);

/** Equal amounts of one counter party, dates near and nothing against it; a slip in the number speaks for it. */
function likeAmounts(a: Traits, b: Traits): ReturnType<Judge> {
  const days = Math.abs(a.day - b.day);
  if (days > nearDays) return null;
  if (isOneSlip(a.normal, b.normal)) return { weight: 850 - 10 * dayCost(days), code: 'NUMBER-SLIP' };
  const [our, their] = [a.document, b.document];
  const differ = (x: unknown, y: unknown) => x !== undefined && y !== undefined && x !== y;
  if (differ(our.placeOfSupply, their.placeOfSupply) || differ(our.reverseCharge, their.reverseCharge))
    return null;
  return Number.isNaN(days) ? null : { weight: 550 - 10 * days, code: 'EQUAL-AMOUNTS' };
}

/** One number, equal amounts and near dates, but the GSTIN is missing or mistyped on one side. */
function likeGstin(a: Traits, b: Traits): ReturnType<Judge> {
  const days = Math.abs(a.day - b.day);
  const [our, their] = [a.document.counterpartyGstin, b.document.counterpartyGstin].map(normalGstin);
  if (days > nearDays || our === their || our === undefined || their === undefined) return null;
  // The check character of one of them is wrong, or it is no slip.
  const isSlip = isOneSlip(our, their) && !(isValidGstin(our) && isValidGstin(their));
  return our === '' || their === '' || isSlip ? { weight: 700 - dayCost(days), code: 'GSTIN-SLIP' } : null;
}

/** So many of one amount and day that naming them would help nobody. */
function explainCrowd(matching: Matching, { ours, theirs }: Bucket<Traits>): void {
  const reasons = (count: number, where: string): readonly MatchReason[] => [
    {
      code: 'AMBIGUOUS',
      says: `Ambiguous: ${count} documents ${where} have the same amounts and date, and no number like this one. Link the right one by hand.`,
    },
  ];
  const [atTheirs, atOurs] = [
    reasons(theirs.length, 'of the counter party'),
    reasons(ours.length, 'in our books'),
  ];
  for (const { place } of ours) matching.ours.why.set(place, atTheirs);
  for (const { place } of theirs) matching.theirs.why.set(place, atOurs);
}

/** Keeps the best assignment as suggestions, and says of the rest what is ambiguous. */
function take(matching: Matching, candidates: readonly Candidate[]): void {
  const { chosen, ambiguous } = assign(candidates);
  for (const { ours, theirs, a, b, code, weight } of chosen) {
    suggest(matching, {
      ours: [ours],
      theirs: [theirs],
      score: weight / 1000,
      code,
      says: `"${a.document.number}" in our books and "${b.document.number}" at the counter party are probably one document: ${likeness[code]}. They differ in ${differencesSay(a, b)}. Link them if they are one.`,
    });
  }
  explainAmbiguous(matching, ambiguous);
}
