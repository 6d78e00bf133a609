import { formatRupees } from '../money.ts';
import { amountsAgree, amountsOf, type DocumentAmounts, sumOfAmounts } from './amounts.ts';
import { assign, type Edge } from './assign.ts';
import { groupBy } from './buckets.ts';
import { type Comparison, compareDocuments, compareParticulars } from './compare.ts';
import { daysApart, inOneFinancialYear } from './date.ts';
import type { MatchDocument } from './document.ts';
import { byId, documentAt, documentsAt, type Matching, type Side } from './sides.ts';

/** Several documents of one number, on one side or on both: their places. */
export interface NumberGroup {
  readonly ours: readonly number[];
  readonly theirs: readonly number[];
  readonly canBeOne: (a: MatchDocument, b: MatchDocument) => boolean;
}

/** Beyond this many comparisons only documents equal in everything are paired; the number says nothing any more. */
const mostComparisons = 4096;

/** Decides between documents of one number: several that add up to one, the best pairs, entries made twice. */
export function resolveGroup(matching: Matching, group: NumberGroup): void {
  if (linkSum(matching, group)) return;
  const ours = copiesOf(matching.ours, group.ours);
  const theirs = copiesOf(matching.theirs, group.theirs);
  const { chosen, ambiguous } = assign(edgesOf(matching, { ...group, copies: { ours, theirs } }));
  for (const edge of chosen) linkCopies(matching, ours.get(edge.ours) ?? [], theirs.get(edge.theirs) ?? []);
  explainAmbiguous(matching, ambiguous);
  explainCopies(matching.ours, ours);
  explainCopies(matching.theirs, theirs);
}

/** Copies of a document by the place of the first: entries that are equal in everything. */
type Copies = ReadonlyMap<number, readonly number[]>;

function copiesOf(side: Side, places: readonly number[]): Copies {
  const bySignature = new Map<string, number[]>();
  for (const place of byId(side, places)) {
    const signature = signatureOf(documentAt(side, place));
    const copies = bySignature.get(signature);
    if (copies) copies.push(place);
    else bySignature.set(signature, [place]);
  }
  return new Map([...bySignature.values()].map((copies) => [copies[0] ?? 0, copies]));
}

function signatureOf(document: MatchDocument): string {
  const { number, date, placeOfSupply, reverseCharge, type, value } = document;
  return JSON.stringify([
    number.trim(),
    date,
    placeOfSupply,
    reverseCharge,
    type,
    value,
    amountsOf(document),
  ]);
}

function edgesOf(
  matching: Matching,
  { copies, canBeOne }: NumberGroup & { readonly copies: { readonly ours: Copies; readonly theirs: Copies } },
): readonly Edge[] {
  const isCrowd = copies.ours.size * copies.theirs.size > mostComparisons;
  const signatures = isCrowd ? theirSignatures(matching.theirs, copies.theirs) : undefined;
  const edges: Edge[] = [];
  for (const ours of copies.ours.keys()) {
    const a = documentAt(matching.ours, ours);
    const equal = signatures?.get(signatureOf(a));
    const candidates = signatures ? (equal === undefined ? [] : [equal]) : copies.theirs.keys();
    for (const theirs of candidates) {
      const b = documentAt(matching.theirs, theirs);
      if (canBeOne(a, b)) edges.push({ ours, theirs, weight: likeness(a, b, matching) });
    }
  }
  return edges;
}

function theirSignatures(side: Side, copies: Copies): ReadonlyMap<string, number> {
  return new Map([...copies.keys()].map((place) => [signatureOf(documentAt(side, place)), place]));
}

/** What speaks for a pair of one number: the year before the amounts, the amounts before spelling and date. */
function likeness(a: MatchDocument, b: MatchDocument, { tolerance }: Matching): number {
  const [ours, theirs] = [amountsOf(a), amountsOf(b)];
  const days = daysApart(a.date, b.date);
  const apart = Math.abs(ours.taxableValue - theirs.taxableValue);
  const larger = Math.max(Math.abs(ours.taxableValue), Math.abs(theirs.taxableValue), 1);
  return (
    1 +
    (inOneFinancialYear(a.date, b.date) ? 10_000 : 0) +
    (amountsAgree(ours, theirs, tolerance) ? 4000 : 0) +
    (a.number.trim() === b.number.trim() ? 1000 : 0) +
    (a.placeOfSupply === b.placeOfSupply ? 100 : 0) +
    (Number.isNaN(days) ? 0 : Math.max(0, 400 - days)) +
    Math.round(400 * Math.max(0, 1 - apart / larger))
  );
}

/** Links copies with copies, one to one; which with which changes nothing, as they are equal. */
function linkCopies(matching: Matching, ours: readonly number[], theirs: readonly number[]): void {
  for (const [at, place] of ours.entries()) {
    const partner = theirs[at];
    if (partner === undefined) return;
    const [a, b] = [documentAt(matching.ours, place), documentAt(matching.theirs, partner)];
    matching.link([place], [partner], compareDocuments(a, b, matching.tolerance));
  }
}

function explainCopies(side: Side, copies: Copies): void {
  for (const [first, places] of copies) {
    if (!side.linked[first]) continue;
    const { number } = documentAt(side, first);
    const says = `"${number}" stands here ${places.length} times with the same particulars, and fewer times on the other side. Keep one entry, or correct the number of the other.`;
    for (const place of places) if (!side.linked[place]) side.why.set(place, [{ code: 'DUPLICATE', says }]);
  }
}

/** Says of documents between which nothing decides whom they could belong to. */
export function explainAmbiguous(matching: Matching, edges: readonly Edge[]): void {
  for (const [side, other, mine, its] of [
    [matching.ours, matching.theirs, 'ours', 'theirs'],
    [matching.theirs, matching.ours, 'theirs', 'ours'],
  ] as const) {
    for (const [place, partners] of groupBy(edges, (edge) => edge[mine])) {
      const rivals = byId(
        other,
        partners.map((edge) => edge[its]),
      );
      side.why.set(place, [{ code: 'AMBIGUOUS', says: ambiguity(documentsAt(other, rivals)) }]);
    }
  }
}

/** Names three at most: a longer list is read by nobody. */
function ambiguity(rivals: readonly MatchDocument[]): string {
  const named = rivals.slice(0, 3).map(({ number, date }) => `"${number}" of ${date}`);
  const more = rivals.length > named.length ? ` and ${rivals.length - named.length} more` : '';
  return rivals.length === 1
    ? `Ambiguous: ${named.join(', ')} fits other documents just as well as this one. Link the right one by hand.`
    : `Ambiguous: ${named.join(', ')}${more} fit equally well. Link the right one by hand.`;
}

/** One bill entered as several, or several for one: linked when together they come to it and none does alone. */
function linkSum(matching: Matching, { ours, theirs, canBeOne }: NumberGroup): boolean {
  const isOne = ours.length === 1 || theirs.length === 1;
  if (!isOne || ours.length === theirs.length) return false;
  const [a, b] = [documentsAt(matching.ours, ours), documentsAt(matching.theirs, theirs)];
  if (!a.every((our) => b.every((their) => canBeOne(our, their)))) return false;
  const [ourAmounts, theirAmounts] = [a.map(amountsOf), b.map(amountsOf)];
  const { tolerance } = matching;
  const alone = ourAmounts.some((our) => theirAmounts.some((their) => amountsAgree(our, their, tolerance)));
  const sums = [sumOfAmounts(ourAmounts), sumOfAmounts(theirAmounts)] as const;
  if (alone || !amountsAgree(...sums, tolerance)) return false;
  const [oursById, theirsById] = [byId(matching.ours, ours), byId(matching.theirs, theirs)];
  const comparison = compareParticulars({
    ours: asOne(documentsAt(matching.ours, oursById)),
    theirs: asOne(documentsAt(matching.theirs, theirsById)),
    a: sums[0],
    b: sums[1],
    tolerance,
  });
  matching.link(oursById, theirsById, withReason(comparison, sumReason(ourAmounts, theirAmounts)));
  return true;
}

/** Several entries of one bill as one document; only what they share stands for all, and their values are not known as one. */
function asOne(documents: readonly MatchDocument[]): MatchDocument {
  const [first] = documents;
  if (!first) throw new RangeError('No document to join.');
  if (documents.length === 1) return first;
  const { value, ...joined } = first;
  return joined;
}

function withReason(comparison: Comparison, reason: Comparison['reasons'][number]): Comparison {
  return { ...comparison, reasons: [reason, ...comparison.reasons.filter(({ code }) => code !== 'EQUAL')] };
}

function sumReason(
  ours: readonly DocumentAmounts[],
  theirs: readonly DocumentAmounts[],
): Comparison['reasons'][number] {
  const several = ours.length > 1 ? ours : theirs;
  const list = several.map(({ taxableValue }) => `₹${formatRupees(taxableValue)}`).toSorted();
  const shown = list.length > 6 ? `${list.length} amounts` : list.join(' + ');
  return ours.length > 1
    ? {
        code: 'SEVERAL-FOR-ONE',
        says: `${several.length} entries of ours (${shown}) make up this one document.`,
      }
    : { code: 'ONE-FOR-SEVERAL', says: `Our one entry stands for ${several.length} of theirs (${shown}).` };
}
