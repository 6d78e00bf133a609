import { groupBy } from './buckets.ts';
import type { Leftovers } from './candidates.ts';
import type { MatchReason } from './document.ts';
import { compareText, type Matching, type Side } from './sides.ts';
import { differencesSay, familyOf, type Traits } from './traits.ts';

/** Says of every document without partner, suggestion or explanation why there is none, and what came nearest. */
export function explainRest({ ours, theirs }: Matching, rest: Leftovers, all: Leftovers): void {
  explainSide({ side: ours, other: theirs, rest: rest.ours, candidates: all.theirs, where: 'reported' });
  explainSide({ side: theirs, other: ours, rest: rest.theirs, candidates: all.ours, where: 'booked' });
}

interface SideToExplain {
  readonly side: Side;
  readonly other: Side;
  readonly rest: readonly Traits[];
  /** Documents of the other side without a partner. */
  readonly candidates: readonly Traits[];
  readonly where: keyof typeof wording;
}

/** By where the partner would be. */
const wording = {
  reported: {
    nothing: (who: string) => `${who} has reported no document of this class. Ask for it to be furnished.`,
    taken: (who: string, count: number) =>
      `${who} has reported ${count} of this class, each with its partner. Ask for this one to be furnished.`,
  },
  booked: {
    nothing: (who: string) => `our books have no document of this class of ${who}. Enter it if it is ours.`,
    taken: (who: string, count: number) =>
      `our books have ${count} of this class of ${who}, each with its partner. Enter this one if it is ours.`,
  },
};

function explainSide({ side, other, rest, candidates, where }: SideToExplain): void {
  const byBlock = groupBy(candidates, ({ block }) => block);
  for (const block of byBlock.values()) block.sort(byAmount);
  const byCore = groupBy(candidates, coreKey);
  for (const traits of rest) {
    const namesakes = traits.core === '' ? [] : (byCore.get(coreKey(traits)) ?? []);
    const isName = namesakes.length > 0 && namesakes.length <= mostNamesakes;
    const near = isName ? namesakes : neighbours(traits, byBlock.get(traits.block) ?? []);
    const nearest = closest(traits, near);
    side.why.set(traits.place, [
      nearest
        ? nearestReason(traits, nearest)
        : noneReason(traits, other.blockSize[traits.block] ?? 0, where),
    ]);
  }
}

/** More namesakes than this are a number that says nothing. */
const mostNamesakes = 50;

/** Documents of one supplier (any branch, any class) with one core of their number. */
const coreKey = (traits: Traits) => `${familyOf(traits)}|${traits.core}`;

function byAmount(a: Traits, b: Traits): number {
  return (
    a.amounts.taxableValue - b.amounts.taxableValue ||
    (a.day || 0) - (b.day || 0) ||
    compareText(a.document.id, b.document.id)
  );
}

/** Two documents below and two above in a list sorted by amount and date. */
function neighbours(traits: Traits, sorted: readonly Traits[]): readonly Traits[] {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const at = sorted[middle];
    if (at && byAmount(at, traits) < 0) low = middle + 1;
    else high = middle;
  }
  return sorted.slice(Math.max(0, low - 2), low + 2);
}

function closest(traits: Traits, near: readonly Traits[]): Traits | undefined {
  let best: Traits | undefined;
  for (const other of near) {
    if (!best || byDistance(traits, other, best) < 0) best = other;
  }
  return best;
}

function byDistance(from: Traits, a: Traits, b: Traits): number {
  return distance(from, a) - distance(from, b) || compareText(a.document.id, b.document.id);
}

/** Ten days count like a tenth of the amount; another class or branch like the whole of it. */
function distance(from: Traits, to: Traits): number {
  const [a, b] = [from.amounts.taxableValue, to.amounts.taxableValue];
  const days = Math.abs(from.day - to.day);
  const share = Math.abs(a - b) / Math.max(Math.abs(a), Math.abs(b), 1);
  return 100 * share + (Number.isNaN(days) ? 30 : days) + (from.block === to.block ? 0 : 100);
}

const classes = { invoice: 'an invoice', 'credit-note': 'a credit note', 'debit-note': 'a debit note' };

function nearestReason(from: Traits, { document, ...to }: Traits): MatchReason {
  const apart = differencesSay(from, { document, ...to });
  if (document.kind === from.document.kind) {
    const says = `No candidate: nearest is ${document.number}, differs in ${apart}.`;
    return { code: 'NO-CANDIDATE', says };
  }
  const says = `No candidate: ${document.number} is alike but ${classes[document.kind]}, and this is ${classes[from.document.kind]}. Correct the class where it is wrong.`;
  return { code: 'OTHER-CLASS', says };
}

function noneReason({ document }: Traits, count: number, where: keyof typeof wording): MatchReason {
  const who = document.counterpartyGstin;
  const { nothing, taken } = wording[where];
  return { code: 'NO-CANDIDATE', says: `No candidate: ${count === 0 ? nothing(who) : taken(who, count)}` };
}
