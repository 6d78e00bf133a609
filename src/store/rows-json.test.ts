import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type KeptRows, readRows, rowsJson } from './rows-json.ts';

const value = fc.oneof(fc.string(), fc.integer());
const row = fc.dictionary(fc.constantFrom('rate', 'igst', 'lines', 'shared', 'note "1"'), value);

test('rows come back as they were', () => {
  fc.assert(
    fc.property(fc.array(row), (rows) => {
      expect(readRows(JSON.parse(rowsJson(rows)) as KeptRows)).toEqual(rows);
    }),
  );
});

test('fields that were read in another order, or are there without a value, make no other content', () => {
  const rows = [
    { rate: 18, igst: 100 },
    { rate: 5, igst: 100 },
  ];
  const other = [{ igst: 100, rate: 18, cess: undefined } as never, { igst: 100, rate: 5 }];
  expect(rowsJson(other)).toBe(rowsJson(rows));
  expect(rowsJson(rows)).toBe('{"shared":{"igst":100},"lines":[{"rate":18},{"rate":5}]}');
});

test('a field that only one of two rows has is not shared', () => {
  expect(rowsJson([{ rate: 18 }, { rate: 18, cess: 1 }])).toBe(
    '{"shared":{"rate":18},"lines":[{},{"cess":1}]}',
  );
});

test('rows that an earlier version kept as a plain list are read', () => {
  expect(readRows([{ rate: 18 }])).toEqual([{ rate: 18 }]);
});
