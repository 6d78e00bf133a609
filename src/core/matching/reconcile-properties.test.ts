import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MatchDocument, MatchResult } from './document.ts';
import { documentOf, supplierGstin } from './match-documents.test-kit.ts';
import { type ReconcileInput, type Reconciliation, reconcile } from './reconcile.ts';

/** Few values of everything, so that namesakes, equal amounts and near dates are the rule. */
const change = fc.record({
  counterpartyGstin: fc.constantFrom(supplierGstin(1), supplierGstin(1, '07'), supplierGstin(2)),
  kind: fc.constantFrom('invoice', 'invoice', 'credit-note', 'debit-note'),
  number: fc.constantFrom('1', 'INV-1', 'INV/25-26/1', 'inv 001', '11', '1/1', 'INV-12', 'INV-21', 'B7', ''),
  date: fc.constantFrom('12-08-2025', '14-08-2025', '30-03-2025', '02-04-2025', '12-08-2024', ''),
  taxableValue: fc.constantFrom(1000, 1000.4, 600, 400, 0, 123.45),
  igst: fc.constantFrom(0, 180, 180.3),
  cgst: fc.constantFrom(0, 90),
  sgst: fc.constantFrom(0, 90),
  filed: fc.boolean(),
});

const side = (name: string) =>
  fc
    .array(change, { maxLength: 14 })
    .map((changes) =>
      changes.map((each, index) => documentOf(`${name}${index}`, each as Partial<MatchDocument>)),
    );

const world = fc.record({
  ours: side('o'),
  theirs: side('t'),
  policy: fc.constantFrom('seed' as const, 'careful' as const),
});

const runs = { seed: 20_261_124, numRuns: 400 };

const inOrder = (results: readonly MatchResult[]) =>
  results.map((result) => JSON.stringify(result)).toSorted((a, b) => (a < b ? -1 : 1));

const swapped = ({ ours, theirs, code, ...rest }: MatchResult) => ({
  code: code === 'TO' ? 'CO' : code === 'CO' ? 'TO' : code,
  ours: theirs,
  theirs: ours,
  suggestion: rest.suggestion && {
    ours: rest.suggestion.theirs,
    theirs: rest.suggestion.ours,
    score: rest.suggestion.score,
  },
});

function check(property: (input: ReconcileInput, result: Reconciliation) => void): void {
  fc.assert(
    fc.property(world, (input) => property(input, reconcile(input))),
    runs,
  );
}

describe('whatever the documents', () => {
  it('the order of rows changes nothing', () => {
    fc.assert(
      fc.property(world, fc.infiniteStream(fc.nat()), (input, chance) => {
        const shuffled = <T>(list: readonly T[]) =>
          list.map((value) => ({ value, at: chance.next().value })).toSorted((a, b) => a.at - b.at);
        const other = {
          ...input,
          ours: shuffled(input.ours).map(({ value }) => value),
          theirs: shuffled(input.theirs).map(({ value }) => value),
        };
        const [before, after] = [reconcile(input), reconcile(other)];
        expect(inOrder(after.results)).toEqual(inOrder(before.results));
        expect(after.totals).toEqual(before.totals);
      }),
      runs,
    );
  });

  it('every document of both sides is in exactly one result', () => {
    check(({ ours, theirs }, { results }) => {
      expect(results.flatMap((result) => result.ours).toSorted()).toEqual(
        ours.map(({ id }) => id).toSorted(),
      );
      expect(results.flatMap((result) => result.theirs).toSorted()).toEqual(
        theirs.map(({ id }) => id).toSorted(),
      );
    });
  });

  it('no document is suggested in two links', () => {
    check((_, { results }) => {
      const links = new Set(
        results.flatMap(({ suggestion }) => (suggestion ? [JSON.stringify(suggestion)] : [])),
      );
      const members = [...links].flatMap((link) => {
        const { ours, theirs } = JSON.parse(link) as { ours: string[]; theirs: string[] };
        return [...ours, ...theirs];
      });
      expect(new Set(members).size).toBe(members.length);
    });
  });

  it('every result says why', () => {
    check((_, { results }) => {
      for (const { reasons } of results) {
        expect(reasons.length).toBeGreaterThan(0);
        for (const { says } of reasons) expect(says).toMatch(/^["A-Z\d₹].*[.]$/);
      }
    });
  });

  it('classes never mix, in verdicts or suggestions', () => {
    check(({ ours, theirs }, { results }) => {
      const kinds = new Map([...ours, ...theirs].map(({ id, kind }) => [id, kind]));
      for (const result of results) {
        const ids = [...result.ours, ...result.theirs];
        const suggested = [...(result.suggestion?.ours ?? []), ...(result.suggestion?.theirs ?? [])];
        expect(new Set([...ids, ...suggested].map((id) => kinds.get(id))).size).toBe(1);
      }
    });
  });

  it('swapping the sides swaps the verdicts', () => {
    check((input, { results }) => {
      const back = reconcile({ ...input, ours: input.theirs, theirs: input.ours }).results.map(swapped);
      const plain = results.map(({ code, ours, theirs, suggestion }) => ({
        code,
        ours,
        theirs,
        suggestion: suggestion && {
          ours: suggestion.ours,
          theirs: suggestion.theirs,
          score: suggestion.score,
        },
      }));
      const ordered = (list: readonly object[]) => list.map((each) => JSON.stringify(each)).toSorted();
      expect(ordered(back)).toEqual(ordered(plain));
    });
  });

  it('a document of another supplier changes nothing for the others', () => {
    fc.assert(
      fc.property(world, change, fc.boolean(), (input, more, isOurs) => {
        const stranger = documentOf('stranger', {
          ...(more as Partial<MatchDocument>),
          counterpartyGstin: supplierGstin(9),
        });
        const after = reconcile({
          ...input,
          ...(isOurs ? { ours: [stranger, ...input.ours] } : { theirs: [stranger, ...input.theirs] }),
        });
        const others = after.results.filter(({ ours, theirs }) => ![...ours, ...theirs].includes('stranger'));
        expect(inOrder(others)).toEqual(inOrder(reconcile(input).results));
      }),
      runs,
    );
  });

  it('the totals add up, in count and in paise', () => {
    check(({ ours, theirs }, { results, totals }) => {
      const { OK, TO, CO, Mismatch } = totals.codes;
      expect(OK.ours.count + TO.ours.count + Mismatch.ours.count).toBe(ours.length);
      expect(OK.theirs.count + CO.theirs.count + Mismatch.theirs.count).toBe(theirs.length);
      expect(OK.results + TO.results + CO.results + Mismatch.results).toBe(results.length);
      expect(Object.values(totals.actions).reduce((sum, count) => sum + count)).toBe(results.length);
      const paise = (list: readonly MatchDocument[]) =>
        list.reduce(
          (sum, { kind, taxableValue }) =>
            sum + (kind === 'credit-note' ? -1 : 1) * Math.round(taxableValue * 100),
          0,
        );
      expect(Math.round(totals.ours.taxableValue * 100)).toBe(paise(ours));
      expect(Math.round(totals.theirs.taxableValue * 100)).toBe(paise(theirs));
    });
  });
});
