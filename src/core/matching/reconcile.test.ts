import { describe, expect, it } from 'vitest';
import type { MatchDocument, MatchPolicy } from './document.ts';
import { documentOf, supplierGstin } from './match-documents.test-kit.ts';
import { reconcile } from './reconcile.ts';

type Change = Partial<MatchDocument>;

/** Verdicts on a document of ours and one of theirs that differ as given. */
function verdicts(ours: Change, theirs: Change, policy: MatchPolicy = 'careful') {
  const input = { ours: [documentOf('o', ours)], theirs: [documentOf('t', theirs)], policy };
  return reconcile(input).results;
}

const first = (ours: Change, theirs: Change, policy?: MatchPolicy) => verdicts(ours, theirs, policy)[0];

describe('documents of one number', () => {
  it('are OK when everything agrees', () => {
    expect(verdicts({}, {})).toEqual([
      {
        code: 'OK',
        action: 'A',
        ours: ['o'],
        theirs: ['t'],
        reasons: [{ code: 'EQUAL', says: expect.stringContaining('every amount') }],
        differences: {},
      },
    ]);
  });

  it('are OK with a note when amounts differ within the tolerance', () => {
    expect(first({}, { taxableValue: 10_000.4 })).toMatchObject({
      code: 'OK',
      differences: { taxableValue: -0.4 },
      reasons: [{ code: 'ROUNDING', says: 'Rounding: Taxable value ₹0.40, within the tolerance.' }],
    });
  });

  it('are a mismatch for the same 40 paise where the policy is the seed’s', () => {
    expect(first({}, { taxableValue: 10_000.4 }, 'seed')).toMatchObject({
      code: 'Mismatch',
      action: 'R',
      reasons: [
        {
          code: 'TAXABLE-VALUE',
          says: 'Taxable value is ₹10,000.00 in our books and ₹10,000.40 at the counter party: ours is ₹0.40 lower.',
        },
      ],
    });
  });

  it.each<[string, Change, string]>([
    ['date', { date: '14-08-2025' }, 'DATE'],
    ['type', { type: 'DE' }, 'TYPE'],
    ['place of supply', { placeOfSupply: '29' }, 'PLACE-OF-SUPPLY'],
    ['reverse charge', { reverseCharge: true }, 'REVERSE-CHARGE'],
    ['taxable value', { taxableValue: 10_100 }, 'TAXABLE-VALUE'],
    ['tax', { igst: 1700 }, 'TAX'],
    ['heads of tax', { igst: 0, cgst: 900, sgst: 900 }, 'TAX-HEAD'],
    ['cess', { cess: 20 }, 'CESS'],
  ])('are a mismatch when the %s differs, and say so', (_, change, code) => {
    const result = first({}, change);
    expect(result).toMatchObject({ code: 'Mismatch', reasons: [{ code }] });
    expect(Object.keys(result?.differences ?? {})).toEqual(Object.keys(change));
  });

  it('agree when one side writes the place with its State and the type as a word', () => {
    expect(first({ placeOfSupply: '27-Maharashtra', type: 'Regular' }, {})?.code).toBe('OK');
  });

  it('agree in what one side does not know', () => {
    const { placeOfSupply, reverseCharge, type, ...scant } = documentOf('o');
    expect(reconcile({ ours: [scant], theirs: [documentOf('t')] }).results[0]?.code).toBe('OK');
  });

  it('agree when only the total value differs, with a note', () => {
    expect(first({ value: 11_800 }, { value: 12_800 })).toMatchObject({
      code: 'OK',
      reasons: [{ code: 'VALUE' }],
      differences: { value: -1000 },
    });
  });

  it('pair across 31 March when a few days lie between them', () => {
    const result = first({ date: '31-03-2025' }, { date: '02-04-2025' });
    expect(result).toMatchObject({
      code: 'Mismatch',
      reasons: [{ code: 'DATE' }, { code: 'FINANCIAL-YEAR' }],
    });
  });

  it('stay apart in two financial years, because series begin again', () => {
    const results = verdicts({ date: '12-08-2024', taxableValue: 500, igst: 90 }, {});
    expect(results.map(({ code }) => code)).toEqual(['TO', 'CO']);
    expect(results[0]?.reasons[0]?.says).toBe(
      'No candidate: nearest is INV-1, differs in 365 days, ₹9,500.00.',
    );
  });

  it('pair without a date, and say that the dates differ', () => {
    expect(first({ date: '' }, {})?.code).toBe('OK');
    expect(first({ date: 'unknown' }, {})).toMatchObject({ code: 'Mismatch', reasons: [{ code: 'DATE' }] });
  });

  it('compare notes by their size, whichever way the books write the sign', () => {
    const note: Change = { kind: 'credit-note' };
    expect(first({ ...note, taxableValue: -10_000, igst: -1800 }, note)?.code).toBe('OK');
  });

  it('never pair a credit note with a debit note or an invoice', () => {
    for (const kind of ['debit-note', 'invoice'] as const) {
      const results = verdicts({ kind: 'credit-note' }, { kind });
      expect(results.map(({ code, suggestion }) => [code, suggestion])).toEqual([
        ['TO', undefined],
        ['CO', undefined],
      ]);
      expect(results[0]?.reasons[0]?.code).toBe('OTHER-CLASS');
    }
  });
});

describe('several documents of one number', () => {
  const part = (id: string, taxableValue: number) =>
    documentOf(id, { taxableValue, igst: taxableValue * 0.18 });

  it('are one bill when they make it up, on either side', () => {
    const parts = [part('p1', 6000), part('p2', 4000)];
    const several = reconcile({ ours: parts, theirs: [part('t', 10_000)] }).results;
    expect(several).toMatchObject([
      { code: 'OK', ours: ['p1', 'p2'], theirs: ['t'], reasons: [{ code: 'SEVERAL-FOR-ONE' }] },
    ]);
    const one = reconcile({ ours: [part('o', 10_000)], theirs: parts }).results;
    expect(one).toMatchObject([
      { code: 'OK', ours: ['o'], theirs: ['p1', 'p2'], reasons: [{ code: 'ONE-FOR-SEVERAL' }] },
    ]);
  });

  it('pair by spelling and amounts, whatever order they come in', () => {
    const ours = [documentOf('o1', { number: 'A-1' }), documentOf('o2', { number: 'A1', taxableValue: 500 })];
    const theirs = [
      documentOf('t2', { number: 'A1', taxableValue: 500 }),
      documentOf('t1', { number: 'A-1' }),
    ];
    for (const list of [theirs, theirs.toReversed()]) {
      expect(reconcile({ ours, theirs: list }).results.map((each) => [...each.ours, ...each.theirs])).toEqual(
        [
          ['o1', 't1'],
          ['o2', 't2'],
        ],
      );
    }
  });

  it('are ambiguous when nothing decides', () => {
    const theirs = [documentOf('t1', { number: 'A/1' }), documentOf('t2', { number: 'A.1' })];
    const { results, totals } = reconcile({ ours: [documentOf('o', { number: 'A-1' })], theirs });
    expect(results.map(({ code, reasons }) => [code, reasons[0]?.code])).toEqual([
      ['TO', 'AMBIGUOUS'],
      ['CO', 'AMBIGUOUS'],
      ['CO', 'AMBIGUOUS'],
    ]);
    expect(results[0]?.reasons[0]?.says).toBe(
      'Ambiguous: "A/1" of 12-08-2025, "A.1" of 12-08-2025 fit equally well. Link the right one by hand.',
    );
    expect(totals.ambiguous).toBe(3);
  });

  it('are ambiguous by the hundred too', () => {
    const crowd = (side: string) =>
      Array.from({ length: 60 }, (_, index) =>
        documentOf(`${side}${index}`, { number: `${side}-${'x'.repeat(index)}` }),
      );
    const { totals, results } = reconcile({ ours: crowd('a'), theirs: crowd('b') });
    expect(totals.ambiguous).toBe(120);
    expect(results[0]?.reasons[0]?.says).toContain('60 documents of the counter party have the same amounts');
  });
});

describe('suggestions', () => {
  it.each<[string, Change, Change, string]>([
    ['a number without its year', { number: 'S12/25-26/345' }, { number: 'S12-000345' }, 'LIKE-NUMBER'],
    [
      'a like number with other amounts',
      { number: 'X/25-26/9' },
      { number: 'X-9', igst: 900 },
      'LIKE-NUMBER',
    ],
    ['an other branch of the PAN', {}, { counterpartyGstin: supplierGstin(1, '07') }, 'OTHER-BRANCH'],
    [
      'an other branch with other heads of tax',
      {},
      { counterpartyGstin: supplierGstin(1, '27'), igst: 0, cgst: 900, sgst: 900 },
      'OTHER-BRANCH',
    ],
    ['a slip in the number', { number: 'AB1023' }, { number: 'AB1032' }, 'NUMBER-SLIP'],
    ['equal amounts near in time', { number: 'Q7' }, { number: '99-K', date: '15-08-2025' }, 'EQUAL-AMOUNTS'],
    ['a GSTIN left out', { counterpartyGstin: '' }, {}, 'GSTIN-SLIP'],
    ['a GSTIN mistyped', { counterpartyGstin: supplierGstin(1).replace('1001', '1007') }, {}, 'GSTIN-SLIP'],
    [
      'a date of another month',
      { number: 'B/7' },
      { number: 'B-25/26-7', date: '12-10-2025' },
      'LIKE-NUMBER-OTHER-DATE',
    ],
    ['a year mistyped', { number: 'B/7' }, { number: 'B/7', date: '12-08-2024' }, 'LIKE-NUMBER-OTHER-DATE'],
  ])('come for %s, on both sides, and leave the codes alone', (_, ours, theirs, code) => {
    const results = verdicts(ours, theirs);
    expect(results.map((result) => result.code)).toEqual(['TO', 'CO']);
    for (const { suggestion, reasons } of results) {
      expect(suggestion).toMatchObject({ ours: ['o'], theirs: ['t'] });
      expect(suggestion?.score).toBeGreaterThan(0.3);
      expect(reasons).toEqual([{ code, says: suggestion?.says }]);
    }
  });

  it('do not come for a short number that is part of a long one, nor for amounts two months apart', () => {
    expect(first({ number: '5' }, { number: 'INV-2550', taxableValue: 98_765 })?.suggestion).toBeUndefined();
    expect(first({ number: 'Q7' }, { number: '99-K', date: '12-10-2025' })?.suggestion).toBeUndefined();
  });

  it('do not come for the rent of two months or two years', () => {
    const rent = (number: string, date: string) => ({ number, date });
    for (const [a, b] of [
      [rent('R/101', '01-07-2025'), rent('R/102', '01-08-2025')],
      [rent('R/25-26/4', '01-07-2025'), rent('R/24-25/4', '01-07-2024')],
      [rent('JUL/1', '01-07-2025'), rent('AUG/1', '01-08-2025')],
    ] as const) {
      expect(first(a, b)?.suggestion).toBeUndefined();
    }
  });

  it('cross two numbers of equal amounts the right way round', () => {
    const of = (id: string, number: string) => documentOf(id, { number });
    const ours = [of('o1', 'INV-112'), of('o2', 'INV-12')];
    const theirs = [of('t2', 'BILL/25-26/12'), of('t1', 'BILL/25-26/112')];
    for (const list of [theirs, theirs.toReversed()]) {
      const links = reconcile({ ours, theirs: list }).results.slice(0, 2);
      expect(links.map(({ suggestion }) => suggestion?.theirs)).toEqual([['t1'], ['t2']]);
    }
  });

  it('put several numbers for one when only together they make it up', () => {
    const of = (id: string, number: string, taxableValue: number) =>
      documentOf(id, { number, taxableValue, igst: taxableValue * 0.18 });
    const { results } = reconcile({
      ours: [of('o', 'MONTH-8', 10_000)],
      theirs: [of('t1', 'D41', 2500), of('t2', 'D42', 7500), of('t3', 'D43', 900)],
    });
    expect(results[0]).toMatchObject({ code: 'TO', suggestion: { ours: ['o'], theirs: ['t1', 't2'] } });
    expect(results.map(({ reasons }) => reasons[0]?.code)).toEqual([
      'ONE-FOR-SEVERAL',
      'ONE-FOR-SEVERAL',
      'ONE-FOR-SEVERAL',
      'NO-CANDIDATE',
    ]);
  });

  it('put deliveries of a month for the bill at its end, and nothing where two sums would do', () => {
    const of = (id: string, day: string, taxableValue: number) =>
      documentOf(id, { number: `N${id}`, date: `${day}-08-2025`, taxableValue, igst: 0 });
    const parts = [of('a', '03', 3000), of('b', '11', 2000), of('c', '24', 5000)];
    const whole = documentOf('whole', { number: 'AUG', date: '31-08-2025', igst: 0 });
    const once = reconcile({ ours: parts, theirs: [whole] }).results;
    expect(once[3]?.suggestion).toMatchObject({ ours: ['a', 'b', 'c'], theirs: ['whole'], score: 0.5 });
    const twice = reconcile({ ours: [...parts, of('d', '12', 2000)], theirs: [whole] }).results;
    expect(twice[4]?.suggestion).toBeUndefined();
  });
});

describe('a document without a candidate', () => {
  it('names the nearest and what differs', () => {
    const [result] = verdicts(
      { number: 'AB/9' },
      { number: 'INV-12', date: '15-08-2025', taxableValue: 10_000.4 },
    );
    expect(result?.reasons).toEqual([
      { code: 'NO-CANDIDATE', says: 'No candidate: nearest is INV-12, differs in number, 3 days, ₹0.40.' },
    ]);
  });

  it('says when the other side has nothing of the counter party, or nothing left', () => {
    const alone = reconcile({ ours: [documentOf('o')], theirs: [] }).results[0];
    expect(alone?.reasons[0]?.says).toContain('has reported no document of this class');
    const left = reconcile({
      ours: [documentOf('o'), documentOf('o2', { number: 'X', igst: 0 })],
      theirs: [documentOf('t')],
    });
    expect(left.results[1]?.reasons[0]?.says).toContain(
      'has reported 1 of this class, each with its partner',
    );
  });
});

describe('actions', () => {
  const ours = [documentOf('ok'), documentOf('to', { number: 'T' }), documentOf('mm', { number: 'M' })];
  const theirs = [
    documentOf('ok'),
    documentOf('co', { number: 'CO-77', counterpartyGstin: supplierGstin(2) }),
    documentOf('mm', { number: 'M', igst: 5 }),
  ];
  const actions = (change: Change, policy: MatchPolicy, pending: readonly MatchDocument[] = []) => {
    const changed = theirs.map((document) => ({ ...document, ...change }));
    const { results } = reconcile({ ours, theirs: changed, policy, pending });
    return Object.fromEntries(results.map(({ code, action }) => [code, action]));
  };

  it('follow the seed’s table, or the careful one', () => {
    expect(actions({}, 'seed')).toEqual({ OK: 'A', TO: 'U', CO: 'R', Mismatch: 'R' });
    expect(actions({}, 'careful')).toEqual({ OK: 'A', TO: null, CO: 'P', Mismatch: 'P' });
  });

  it('wait until the counter party has filed', () => {
    expect(actions({ filed: false }, 'seed')).toEqual({ OK: null, TO: 'U', CO: null, Mismatch: null });
    expect(
      reconcile({ ours: [], theirs: [documentOf('t', { filed: false })] }).results[0]?.reasons,
    ).toContainEqual(expect.objectContaining({ code: 'NOT-FILED' }));
  });

  it('are pending where a person said so, found again by number and date and not by id', () => {
    const marks = [...ours, theirs[1]!].map((document) => ({ ...document, id: 'of an earlier download' }));
    expect(actions({}, 'seed', marks)).toEqual({ OK: 'P', TO: 'U', CO: 'P', Mismatch: 'P' });
  });

  it('keep a mark whose document is gone, and say so', () => {
    const { results, orphanedPending } = reconcile({
      ours,
      theirs,
      pending: [documentOf('x', { number: 'GONE' })],
    });
    expect(results).toHaveLength(4);
    expect(orphanedPending).toMatchObject([{ number: 'GONE' }]);
  });
});

describe('what is not right in the documents themselves', () => {
  it('a number that came as a figure is read, and an empty one pairs with nobody', () => {
    const figure = { ...documentOf('o'), number: 1702 as unknown as string };
    expect(
      reconcile({ ours: [figure], theirs: [documentOf('t', { number: '1702' })] }).results[0]?.code,
    ).toBe('OK');
    expect(first({ number: '-', igst: 5 }, { number: '-' })?.code).toBe('TO');
  });

  it('a class that is none is a defect of the caller', () => {
    const document = { ...documentOf('o'), kind: 'bill' as never };
    expect(() => reconcile({ ours: [document], theirs: [] })).toThrow('Document o is of the class "bill"');
  });
});
