import { expect, test } from 'vitest';
import { findCondition } from './find-condition.ts';

test.each([
  ['=118000', 'abs(value) = $1::bigint', 1_18_000_00],
  ['>1l', 'abs(value) > $1::bigint', 1_00_000_00],
  ['1cr', 'abs(value) = $1::bigint', 1_00_00_000_00],
  ['<= 2.5 lakh', 'abs(value) <= $1::bigint', 2_50_000_00],
  ['>=1,18,000.50', 'abs(value) >= $1::bigint', 1_18_000_50],
])('%s looks at the value of the document', (find, sql, value) => {
  const condition = findCondition(find);
  expect(condition.sql('$1')).toBe(sql);
  expect(condition.value).toBe(value);
});

test.each(['118000', 'INV-1', '27AAMCT7421K1ZV', '=x', 'l'])('%s looks at number, GSTIN and name', (find) => {
  expect(findCondition(find).value).toBe(`%${find}%`);
  expect(findCondition(find).sql('$1')).toContain('lower(counterparty_name) like lower($1)');
});

test('signs that stand for others are looked for as they are', () => {
  expect(findCondition('A_1%\\').value).toBe('%A\\_1\\%\\\\%');
});
