import type { EntriesChange, PutCounts } from '../needs/documents.ts';
import type { SectionSum } from '../needs/page.ts';
import type { SectionEffect } from '../needs/store.ts';

/** What an import does, in all and section by section. */
export interface ImportEffect {
  readonly counts: PutCounts;
  readonly effect: readonly (SectionEffect & { readonly tax: number })[];
}

/** Adds up what an import does to the documents of its period by the section that each belongs to; those it leaves alone are passed over. */
export function effectOf(
  changes: readonly EntriesChange[],
  sectionOf: (change: EntriesChange) => string,
): ImportEffect {
  const counts = { new: 0, changed: 0, same: 0 };
  const sections = new Map<string, EntriesChange>();
  for (const change of changes) {
    for (const name of ['new', 'changed', 'same'] as const) counts[name] += change[name];
    const section = sectionOf(change);
    const sum = sections.get(section);
    sections.set(section, sum ? added(sum, change) : change);
  }
  const effect = [...sections].flatMap(([section, { arriving, before, after, ...change }]) => {
    const isTouched = arriving.count > 0 || before.count !== after.count;
    const { new: isNew, changed, same } = change;
    return isTouched ? [{ section, ...arriving, change: { new: isNew, changed, same, before, after } }] : [];
  });
  return { counts, effect };
}

function added(one: EntriesChange, other: EntriesChange): EntriesChange {
  return {
    ...one,
    new: one.new + other.new,
    changed: one.changed + other.changed,
    same: one.same + other.same,
    arriving: sumOf(one.arriving, other.arriving),
    before: sumOf(one.before, other.before),
    after: sumOf(one.after, other.after),
  };
}

/** Two sums as one. */
function sumOf(one: SectionSum, other: SectionSum): SectionSum {
  return {
    count: one.count + other.count,
    taxableValue: one.taxableValue + other.taxableValue,
    tax: one.tax + other.tax,
  };
}
