import { describe, expect, it } from 'vitest';
import { hsnDescription } from './hsn.ts';
import { searchHsn } from './hsn-search.ts';

const codes = (query: string, limit?: number): readonly string[] =>
  searchHsn(query, limit).map(({ code }) => code);

describe('the search of the HSN master', () => {
  it('finds codes by their beginning, the general before the particular', () => {
    expect(codes('0101', 3)).toEqual(['0101', '010121', '010129']);
    expect(codes('01 01 21', 2)).toEqual(['010121', '01012100']);
  });

  it('answers with the official name of every code', () => {
    for (const { code, description } of searchHsn('6109')) expect(description).toBe(hsnDescription(code));
  });

  it('finds by words in any order and with the last one unfinished', () => {
    const expected = codes('horses polo');
    expect(expected[0]).toBe('01012910');
    expect(codes('polo horses')).toEqual(expected);
    expect(codes('polo hor')[0]).toBe('01012910');
  });

  it('takes singular and plural for the same', () => {
    expect(codes('t-shirts')).toContain('6109');
    expect(codes('umbrella', 3).some((code) => code.startsWith('66'))).toBe(true);
  });

  it('puts names that have the words before names whose heading has them', () => {
    const [first, ...rest] = searchHsn('bulls', 50);
    expect(first?.description.toLowerCase()).toContain('bulls');
    expect(rest.length).toBeGreaterThan(0);
  });

  it('finds an "other" by what it is the other of', () => {
    expect(codes('live horses other', 100)).toContain('01012990');
  });

  it('finds services', () => {
    expect(codes('accounting auditing', 50).some((code) => code.startsWith('9982'))).toBe(true);
  });

  it('finds nothing for nothing, for signs only, and for what no name has', () => {
    expect(codes('  ')).toEqual([]);
    expect(codes('%%')).toEqual([]);
    expect(codes('xyzzy')).toEqual([]);
    expect(codes('00')).toEqual([]);
  });

  it('is fast enough for typing', () => {
    searchHsn('warm');
    const times = ['c', 'co', 'cot', 'cott', 'cotton', 'cotton sh', 'cotton shirts', '6', '61'].map(
      (query) => {
        const started = performance.now();
        searchHsn(query);
        return performance.now() - started;
      },
    );
    // People type a sign in a tenth of a second; the median keystroke must be answered within it on a busy machine too.
    expect(times.sort((a, b) => a - b)[4]).toBeLessThan(100);
  });
});
