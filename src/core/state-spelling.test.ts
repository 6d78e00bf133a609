import { describe, expect, it } from 'vitest';
import { states } from './state.ts';
import { stateCodeOf } from './state-spelling.ts';

describe('stateCodeOf', () => {
  const cases: readonly (readonly [string | number, string | null])[] = [
    ['27', '27'],
    [4, '04'],
    ['27-Maharashtra', '27'],
    ['Maharashtra (27)', '27'],
    ['mh', '27'],
    ['IN-MH', '27'],
    [' TAMIL NADU ', '33'],
    ['Jammu and Kashmir', '01'],
    ['Dadra and Nagar Haveli', '26'],
    ['Orissa', '21'],
    ['Andhra Pradesh (New)', '37'],
    ['Other Territory', '97'],
    ['Bangalore', null],
    ['40', null],
    ['', null],
  ];
  for (const [text, code] of cases) {
    it(`reads "${text}" as ${code}`, () => {
      expect(stateCodeOf(text)).toBe(code);
    });
  }

  it('knows every State by its own name, and Daman and Diu as part of the Territory it was merged into', () => {
    for (const { code, name } of states) expect(stateCodeOf(name)).toBe(code === '25' ? '26' : code);
  });
});
