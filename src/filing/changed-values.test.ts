import { expect, it } from 'vitest';
import { changesOf } from './changed-values.ts';

it('names every field that differs, deep inside and in lists, with money in rupees', () => {
  const before = { name: 'Asha', lines: [{ taxableValue: 1_00 }], city: 'Surat' };
  const after = { name: 'Asha', lines: [{ taxableValue: 1_01 }, { taxableValue: 5_00 }], pin: 395001 };
  expect(changesOf({ before, after })).toEqual([
    { field: 'lines.0.taxableValue', old: '₹1.00', new: '₹1.01' },
    { field: 'city', old: 'Surat', new: null },
    { field: 'lines.1.taxableValue', old: null, new: '₹5.00' },
    { field: 'pin', old: null, new: '395001' },
  ]);
  expect(changesOf({ from: { rate: 5 }, to: { rate: 18 } })).toEqual([
    { field: 'rate', old: '5', new: '18' },
  ]);
});

it('says nothing where nothing stood before', () => {
  expect(changesOf({ after: { name: 'Asha' } })).toEqual([]);
  expect(changesOf(null)).toEqual([]);
});
