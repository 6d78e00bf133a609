import { compareStatements, type InwardDocument, inwardDirection } from '../../core/index.ts';
import type { PutCounts } from '../needs/documents.ts';
import type { SectionSum } from '../needs/page.ts';
import type { SectionEffect } from '../needs/store.ts';

/** What a statement does to the one taken before it, in all and section by section; and how many documents it has no more. */
export function effectOfStatement(
  before: readonly InwardDocument[],
  after: readonly InwardDocument[],
): { readonly counts: PutCounts; readonly effect: readonly SectionEffect[]; readonly gone: number } {
  const changes = compareStatements(before, after);
  const count = (change: string, section?: string): number =>
    changes.filter(
      (one) =>
        one.change === change && (section === undefined || (one.after ?? one.before)?.section === section),
    ).length;
  const [sumsBefore, sumsAfter] = [sumsOf(before), sumsOf(after)];
  const effect = [...new Set([...sumsAfter.keys(), ...sumsBefore.keys()])].map((section): SectionEffect => {
    const was = sumsBefore.get(section) ?? nothing;
    const is = sumsAfter.get(section) ?? nothing;
    const counts = countsOf(is.count, count('added', section), count('changed', section));
    return {
      section,
      count: is.count,
      taxableValue: is.taxableValue,
      change: { ...counts, before: was, after: is },
    };
  });
  return {
    counts: countsOf(after.length, count('added'), count('changed')),
    effect,
    gone: count('gone'),
  };
}

const nothing: SectionSum = { count: 0, taxableValue: 0, tax: 0 };

function countsOf(all: number, added: number, changed: number): PutCounts {
  return { new: added, changed, same: all - added - changed };
}

function sumsOf(documents: readonly InwardDocument[]): ReadonlyMap<string, SectionSum> {
  const sums = new Map<string, SectionSum>();
  for (const document of documents) {
    const sum = sums.get(document.section) ?? nothing;
    const { taxableValue, igst, cgst, sgst, cess } = document.amounts;
    const sign = inwardDirection(document);
    sums.set(document.section, {
      count: sum.count + 1,
      taxableValue: sum.taxableValue + sign * taxableValue,
      tax: sum.tax + sign * (igst + cgst + sgst + cess),
    });
  }
  return sums;
}
