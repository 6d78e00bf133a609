import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { MatchDocument } from './document.ts';
import { documentOf, supplierGstin } from './match-documents.test-kit.ts';
import { reconcile } from './reconcile.ts';

/** What became of a bill on its way to the counter party's return. */
const fates = ['equal', 'rounded', 'spelled', 'branch', 'ours', 'theirs'] as const;

const bill = fc.record({
  supplier: fc.nat(3),
  amount: fc.oneof(fc.constantFrom(5000, 12_500), fc.integer({ min: 100, max: 99_999 })),
  day: fc.integer({ min: 10, max: 28 }),
  fate: fc.constantFrom(...fates),
});

function changed(fate: (typeof fates)[number], supplier: number, serial: number): Partial<MatchDocument> {
  if (fate === 'spelled') return { number: `S${supplier}-${String(serial).padStart(6, '0')}` };
  return fate === 'branch' ? { counterpartyGstin: supplierGstin(supplier, '07') } : {};
}

it('finds every planted pair, linked or suggested, and links nothing else', () => {
  fc.assert(
    fc.property(fc.array(bill, { maxLength: 60 }), (bills) => {
      const pairs = bills.map(({ supplier, amount, day, fate }, index) => {
        const base = {
          counterpartyGstin: supplierGstin(supplier),
          number: `S${supplier}/25-26/${index + 1}`,
          date: `${day}-08-2025`,
          taxableValue: amount,
          igst: Math.round(amount * 18) / 100,
        };
        const taxableValue = fate === 'rounded' ? amount + 0.4 : amount;
        const theirs = { ...base, ...changed(fate, supplier, index + 1), taxableValue };
        return { fate, our: documentOf(`o${index}`, base), their: documentOf(`t${index}`, theirs) };
      });
      const { results } = reconcile({
        ours: pairs.flatMap(({ fate, our }) => (fate === 'theirs' ? [] : [our])),
        theirs: pairs.flatMap(({ fate, their }) => (fate === 'ours' ? [] : [their])).toReversed(),
        policy: 'careful',
      });
      const found = new Map(
        results.flatMap(({ ours, theirs, suggestion }) =>
          ours.map((id) => [id, { linked: theirs, suggested: suggestion?.theirs ?? [] }]),
        ),
      );
      for (const { fate, our, their } of pairs) {
        const isLinked = fate === 'equal' || fate === 'rounded';
        const { linked, suggested } = found.get(our.id) ?? { linked: [], suggested: [] };
        expect(linked, fate).toEqual(isLinked ? [their.id] : []);
        if (fate === 'spelled' || fate === 'branch') expect(suggested, fate).toEqual([their.id]);
      }
    }),
    { seed: 20_261_124, numRuns: 150 },
  );
});
