import { describe, expect, it } from 'vitest';
import { date, originalPeriod } from './date-fields.ts';

const faultOf = (value: unknown) => (typeof value === 'object' && value !== null ? value : null);

describe('a date', () => {
  const field = date('idt');

  it.each([
    ['03-Jul-2025', '2025-07-03'],
    ['3-Jul-25', '2025-07-03'],
    [' 29-Feb-2024 ', '2024-02-29'],
    ['31-Dec-2025', '2025-12-31'],
    ['01-Jan-2026', '2026-01-01'],
    ['30-Apr-2026', '2026-04-30'],
  ])('is read from "%s"', (cell, day) => {
    expect(field.read(cell)).toBe(day);
  });

  it.each([
    ['03-07-2025', 'DATE-FORM'],
    ['03-jul-2025', 'DATE-FORM'],
    ['03-Jux-2025', 'DATE-FORM'],
    ['003-Jul-2025', 'DATE-FORM'],
    ['03-Jul-202', 'DATE-FORM'],
    ['29-Feb-2025', 'DATE-REAL'],
    ['29-Feb-2100', 'DATE-REAL'],
    ['31-Apr-2025', 'DATE-REAL'],
    ['00-Jul-2025', 'DATE-REAL'],
    ['32-Jul-2025', 'DATE-REAL'],
    [46_000, 'DATE-FORM'],
  ])('is not read from "%s" (%s)', (cell, code) => {
    expect(faultOf(field.read(cell))).toMatchObject({ code });
  });

  it('says how to write it, and whether the day exists', () => {
    expect(field.read('1/2/2025')).toMatchObject({
      says: 'Date "1/2/2025" is not written as dd-mmm-yyyy. Write it like 03-Jul-2025.',
    });
    expect(field.read('31-Jun-2025')).toMatchObject({
      says: '31-Jun-2025 is not a day of the calendar. Correct the day or the month.',
      portalCode: 'RET191114',
    });
  });

  it('goes to the wire and comes back', () => {
    for (const day of ['2025-07-03', '2024-02-29', '2025-12-31', '2025-01-01'])
      expect(field.fromWire(field.toWire(day))).toBe(day);
    expect(field.toWire('2025-07-03')).toBe('03-07-2025');
  });

  it.each([
    '2025-07-03',
    '3-7-2025',
    '29-02-2025',
    '31-04-2025',
    '00-07-2025',
    '01-00-2025',
    '01-13-2025',
    'x03-07-2025',
    '03-07-2025x',
    20250703,
    null,
    undefined,
  ])('is not taken from the wire as %s', (wire) => {
    expect(field.fromWire(wire)).toBeUndefined();
  });
});

describe('the month of an amended return', () => {
  const field = originalPeriod();

  it.each([
    ['2024-25\nFEBRUARY', '2025-02'],
    ['2024-25\nMARCH', '2025-03'],
    ['2024-25\nAPRIL', '2024-04'],
    ['2024-25\nDECEMBER', '2024-12'],
    ['2017-18\nJULY', '2017-07'],
    ['2099-00\nJULY', '2099-07'],
  ])('is read from %j', (cell, month) => {
    expect(field.read(cell)).toBe(month);
  });

  it.each([
    ['2024-25\nFebruary', 'ORIGINAL-MONTH'],
    ['2024-25', 'ORIGINAL-MONTH'],
    ['2024-26\nJULY', 'FINANCIAL-YEAR'],
    ['2016-17\nJULY', 'FINANCIAL-YEAR'],
    ['24-25\nJULY', 'FINANCIAL-YEAR'],
    ['x2024-25\nJULY', 'FINANCIAL-YEAR'],
    ['2024-25x\nJULY', 'FINANCIAL-YEAR'],
  ])('is not read from %j (%s)', (cell, code) => {
    expect(faultOf(field.read(cell))).toMatchObject({
      code,
      says: expect.stringMatching(/Write it like|Correct it/),
    });
  });

  it('goes to the wire and comes back, and nothing else comes from there', () => {
    expect(field.toWire('2025-02')).toBe('022025');
    expect(field.fromWire('022025')).toBe('2025-02');
    for (const wire of ['02-2025', '0220255', 'x022025', 22025, null])
      expect(field.fromWire(wire)).toBeUndefined();
  });
});
