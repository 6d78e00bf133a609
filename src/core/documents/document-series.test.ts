import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentSeries, numberSeries } from './document-series.ts';
import { invoiceOf } from './sale-documents.test-kit.ts';

const ranges = (...numbers: readonly string[]) =>
  documentSeries(numbers.map((number) => invoiceOf({ number }))).ranges.map(({ from, to, total }) => [
    from,
    to,
    total,
  ]);

describe('documentSeries', () => {
  it('finds unbroken ranges whatever the order', () => {
    expect(ranges('A-3', 'A-1', 'A-2', 'A-7')).toEqual([
      ['A-1', 'A-3', 3],
      ['A-7', 'A-7', 1],
    ]);
  });

  it('counts on through nine to ten and through leading zeros', () => {
    expect(ranges('S/099', 'S/100', 'S/101')).toEqual([['S/099', 'S/101', 3]]);
  });

  it('sees the counter before a year', () => {
    expect(ranges('12/2026-27', '13/2026-27')).toEqual([['12/2026-27', '13/2026-27', 2]]);
  });

  it('keeps the series of two branches apart', () => {
    expect(ranges('MUM1', 'PUN1', 'MUM2')).toEqual([
      ['MUM1', 'MUM2', 2],
      ['PUN1', 'PUN1', 1],
    ]);
  });

  it('counts a number without digits as a series of one', () => {
    expect(ranges('OPENING')).toEqual([['OPENING', 'OPENING', 1]]);
  });

  it('keeps natures apart, and counts a cancelled number issued again as issued', () => {
    const { ranges: found } = documentSeries([
      invoiceOf({ number: 'X-1', cancelled: true }),
      invoiceOf({ number: 'X-1' }),
      invoiceOf({ number: 'X-2', kind: 'credit-note' }),
      invoiceOf({ number: 'X-9', kind: 'advance-adjustment' }),
    ]);
    expect(found).toMatchObject([
      { nature: 1, from: 'X-1', to: 'X-1', total: 1, cancelled: 0 },
      { nature: 5, from: 'X-2', to: 'X-2', total: 1 },
    ]);
  });

  it('counts every number once', () => {
    const number = fc.stringMatching(/^[A-C]{0,2}[-/]?\d{1,4}(\/26)?$/);
    fc.assert(
      fc.property(fc.array(number, { maxLength: 60 }), (numbers) => {
        const total = ranges(...numbers).reduce((sum, [, , count]) => sum + Number(count), 0);
        expect(total).toBe(new Set(numbers).size);
      }),
    );
  });
});

describe('numberSeries', () => {
  const series = (...numbers: readonly string[]) =>
    numberSeries(numbers.map((number) => invoiceOf({ number })));

  it('is one for each prefix, whole over its gaps, and names the numbers that nothing has', () => {
    expect(series('A-009', 'A-012', 'B-1', 'A-010')).toEqual([
      {
        nature: 1,
        pattern: 'A-#',
        from: 'A-009',
        to: 'A-012',
        total: 3,
        cancelled: 0,
        missing: 1,
        missingNumbers: ['A-011'],
      },
      {
        nature: 1,
        pattern: 'B-#',
        from: 'B-1',
        to: 'B-1',
        total: 1,
        cancelled: 0,
        missing: 0,
        missingNumbers: [],
      },
    ]);
  });

  it('counts all that are missing and lists the first hundred, with the year after the counter kept', () => {
    const [only] = series('1/26-27', '1000000/26-27');
    expect(only).toMatchObject({ pattern: '#/26-27', missing: 999_998 });
    expect(only?.missingNumbers).toHaveLength(100);
    expect(only?.missingNumbers.slice(0, 2)).toEqual(['2/26-27', '3/26-27']);
  });

  it('takes a number without digits as a series of one', () => {
    expect(series('OPENING')).toMatchObject([{ pattern: 'OPENING', total: 1, missing: 0 }]);
  });
});
