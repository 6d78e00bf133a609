import { amountHeads, type DocumentAmounts, sumOfAmounts } from './amounts.ts';
import { groupBy } from './buckets.ts';
import type { Leftovers } from './candidates.ts';
import type { Matching } from './sides.ts';
import { suggest } from './suggest.ts';
import type { Traits } from './traits.ts';

/** More parts than this of one counter party and day make sums that hit by chance. */
const mostParts = 12;
const mostInOneSum = 4;
/** Days with more documents than this are not even looked through. */
const mostOfDay = 100;
/** Days by which the parts may lie from the whole: those at hand first, then a month of deliveries. */
const windows = [3, 31] as const;

/**
 * Suggests several documents for one whose amounts they make up to the paisa, whatever their numbers. Only a sum found
 * in one way is suggested, and no document serves two sums.
 */
export function suggestSums(matching: Matching, { ours, theirs }: Leftovers): void {
  const sums = [...sumsOf(ours, theirs, 'ours'), ...sumsOf(theirs, ours, 'theirs')];
  const uses = new Map<string, number>();
  const members = ({ whole, parts, side }: Sum) => [
    `${side}${whole.place}`,
    ...parts.map((part) => `${side === 'ours' ? 'theirs' : 'ours'}${part.place}`),
  ];
  for (const name of sums.flatMap(members)) uses.set(name, (uses.get(name) ?? 0) + 1);
  for (const sum of sums) {
    if (members(sum).some((name) => (uses.get(name) ?? 0) > 1)) continue;
    const places = { whole: [sum.whole.place], parts: sum.parts.map(({ place }) => place) };
    suggest(matching, {
      ours: sum.side === 'ours' ? places.whole : places.parts,
      theirs: sum.side === 'ours' ? places.parts : places.whole,
      score: 0.5,
      code: sum.side === 'ours' ? 'ONE-FOR-SEVERAL' : 'SEVERAL-FOR-ONE',
      says: sumSays(sum),
    });
  }
}

interface Sum {
  readonly side: 'ours' | 'theirs';
  readonly whole: Traits;
  readonly parts: readonly Traits[];
}

function sumSays({ side, whole, parts }: Sum): string {
  const list = parts.map(({ document }) => `"${document.number}"`).toSorted();
  const where = side === 'ours' ? 'of the counter party' : 'in our books';
  return `${list.join(', ')} ${where} together come to the amounts of "${whole.document.number}" exactly. Link them if they are one supply.`;
}

function sumsOf(wholes: readonly Traits[], parts: readonly Traits[], side: Sum['side']): readonly Sum[] {
  const partsByDay = groupBy(parts, dayKey);
  const sums: Sum[] = [];
  for (const whole of wholes) {
    for (const days of windows) {
      const ways = waysToMakeUp(whole.amounts, partsNear(whole, partsByDay, days));
      const only = ways[0];
      if (only && ways.length === 1) sums.push({ side, whole, parts: only });
      if (only) break;
    }
  }
  return sums;
}

/** Days since 1970 stay below 65,536 until 2149. */
const dayKey = ({ block, day }: Pick<Traits, 'block' | 'day'>) => block * 65_536 + day;

/** Smaller documents of the same counter party within some days; none where they are too many for a sum to mean anything. */
function partsNear(
  whole: Traits,
  partsByDay: ReadonlyMap<number, readonly Traits[]>,
  days: number,
): readonly Traits[] {
  const near: Traits[] = [];
  for (let day = whole.day - days; day <= whole.day + days; day++) {
    const ofDay = partsByDay.get(dayKey({ block: whole.block, day })) ?? [];
    if (ofDay.length > mostOfDay) return [];
    for (const part of ofDay) {
      const { taxableValue } = part.amounts;
      if (taxableValue > 0 && taxableValue < whole.amounts.taxableValue) near.push(part);
      if (near.length > mostParts) return [];
    }
  }
  return near;
}

/** The ways to make up amounts from two to four parts; the search ends at the second way. */
function waysToMakeUp(whole: DocumentAmounts, parts: readonly Traits[]): readonly (readonly Traits[])[] {
  const ways: (readonly Traits[])[] = [];
  const search = (from: number, taken: readonly Traits[], missing: number) => {
    if (missing === 0 && taken.length > 1 && isSum(whole, taken)) ways.push(taken);
    if (missing <= 0 || taken.length === mostInOneSum) return;
    for (let index = from; index < parts.length && ways.length < 2; index++) {
      const part = parts[index];
      if (part) search(index + 1, [...taken, part], missing - part.amounts.taxableValue);
    }
  };
  search(0, [], whole.taxableValue);
  return ways;
}

function isSum(whole: DocumentAmounts, parts: readonly Traits[]): boolean {
  const sum = sumOfAmounts(parts.map(({ amounts }) => amounts));
  return amountHeads.every((head) => sum[head] === whole[head]);
}
