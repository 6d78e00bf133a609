import { describe, expect, it } from 'vitest';
import type { Cell } from '../../core/index.ts';
import { readAmount, readPercent } from './read-amount.ts';
import { orderOfColumn, readDate } from './read-dates.ts';
import { kindOfWord, supplyWords, taxabilityOfWord, unitOf } from './words.ts';

describe('readAmount', () => {
  const cases: readonly (readonly [Cell, number | null | undefined])[] = [
    ['1,18,000.50', 1_18_000_50],
    ['118,000.50', 1_18_000_50],
    ['₹ 1,180', 1_180_00],
    ['Rs. 500/-', 500_00],
    ['(500.00)', -500_00],
    ['-500', -500_00],
    ['500-', -500_00],
    ['2,500.00 Cr', 2_500_00],
    ['2,500.00 Dr', -2_500_00],
    [1180.005, 1_180_01],
    ['0', 0],
    ['', undefined],
    ['-', undefined],
    [null, undefined],
    ['12,50', null],
    ['1.234,50', null],
    ['five', null],
    ['(500', null],
  ];
  for (const [cell, amount] of cases) {
    it(`reads ${JSON.stringify(cell)} as ${amount}`, () => {
      expect(readAmount(cell)).toBe(amount);
    });
  }

  it('reads percentages with and without the sign', () => {
    expect([readPercent('18%'), readPercent('18.00 %'), readPercent(5), readPercent('GST 12%')]).toEqual([
      18, 18, 5, 12,
    ]);
    expect([readPercent(''), readPercent('high')]).toEqual([undefined, null]);
  });
});

describe('the order of dates', () => {
  it('is decided by one day above twelve, for the whole column', () => {
    expect(orderOfColumn(['03/04/2026', '13/04/2026'])).toEqual({ order: 'dmy' });
    expect(orderOfColumn(['03/04/2026', '04/13/2026'])).toEqual({ order: 'mdy' });
  });

  it('is never guessed', () => {
    expect(orderOfColumn(['03/04/2026', '05/06/2026'])).toEqual({
      order: undefined,
      ambiguous: '03/04/2026',
    });
    expect(orderOfColumn(['13/04/2026', '04/14/2026'])).toEqual({
      order: undefined,
      contradiction: ['13/04/2026', '04/14/2026'],
    });
  });

  it('does not matter for dates that are the same either way, name the month or begin with the year', () => {
    expect(orderOfColumn(['05/05/2026', '03-Apr-2026', '2026-04-03', 46_100, null])).toEqual({
      order: undefined,
    });
  });

  it('reads every usual writing of one day', () => {
    const texts = ['03-Apr-2026', '3 April 2026', 'Apr 3, 2026', '2026-04-03', '2026/04/03', '03/04/26'];
    for (const text of texts) expect(readDate(text, 'dmy'), text).toBe('2026-04-03');
    expect(readDate('04/03/2026', 'mdy')).toBe('2026-04-03');
    expect(readDate('2026-04-03T10:20:30', undefined)).toBe('2026-04-03');
    expect(readDate(46115, undefined)).toBe('2026-04-03');
    expect([readDate('31-02-2026', 'dmy'), readDate('soon', 'dmy'), readDate('', 'dmy')]).toEqual([
      null,
      null,
      undefined,
    ]);
  });
});

describe('the words of registers', () => {
  it('name the kind of document', () => {
    const kinds = ['Sales Invoice', 'CN for Sales', 'Refund', 'DELIVERED', 'Bill of Supply', 'DN'].map(
      (word) => kindOfWord(word)?.kind,
    );
    expect(kinds).toEqual([
      'invoice',
      'credit-note',
      'credit-note',
      'invoice',
      'bill-of-supply',
      'debit-note',
    ]);
    expect(kindOfWord('Cancelled')).toMatchObject({ cancelled: true });
    expect(kindOfWord('DC_job work')).toMatchObject({ challanFor: 'job work' });
    expect(kindOfWord('Journal')).toBeNull();
  });

  it('say how a line is taxed and what unit it has', () => {
    expect(['Taxable', 'nil', 'expt', 'ngsup', '?'].map(taxabilityOfWord)).toEqual([
      'taxable',
      'nil-rated',
      'exempt',
      'non-GST',
      null,
    ]);
    expect(['Pcs', 'KGS-KILOGRAMS', 'mtrs', 'constructor', 'Bundle of 7'].map(unitOf)).toEqual([
      'PCS',
      'KGS',
      'MTR',
      'constructor',
      'Bundle of 7',
    ]);
  });

  it('tell zero-rated supplies with payment of tax from those without', () => {
    expect(supplyWords(['SEWP'])).toEqual({ as: 'SEZ', withPayment: true });
    expect(supplyWords(['SEZ supplies without payment'])).toEqual({ as: 'SEZ', withPayment: false });
    expect(supplyWords(['EXP', 'WOPAY'])).toEqual({ isExport: true, withPayment: false });
    expect(supplyWords(['Deemed Exp'])).toEqual({ as: 'deemed export' });
    expect(supplyWords(['Regular B2B', 'Registered'])).toEqual({});
  });
});
