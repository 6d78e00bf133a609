import { expect, it } from 'vitest';
import { blankDraft, type EntryDraft } from './entry-draft.ts';
import { differences, merged } from './merge.ts';

const base: EntryDraft = {
  ...blankDraft,
  number: 'A-1',
  party: 'Madhu',
  lines: [{ rate: '5', hsn: '5208' }],
};

it('what only one side changed stays changed, whoever it was', () => {
  const mine = { ...base, party: 'Madhu Fabrics' };
  const theirs = { ...base, lines: [{ rate: '12', hsn: '5208' }] };
  const found = differences(base, mine, theirs);
  expect(found.map(({ path, keeps, isConflict }) => [path, keeps, isConflict])).toEqual([
    ['party', 'mine', false],
    ['lines.0.rate', 'theirs', false],
  ]);
  expect(merged(theirs, found, new Map())).toEqual({ ...mine, lines: theirs.lines });
});

it('what both changed is a conflict that a person decides', () => {
  const mine = { ...base, number: 'A-2' };
  const theirs = { ...base, number: 'A-3' };
  const found = differences(base, mine, theirs);
  expect(found).toMatchObject([{ path: 'number', isConflict: true, keeps: 'mine' }]);
  expect(merged(theirs, found, new Map()).number).toBe('A-2');
  expect(merged(theirs, found, new Map([['number', 'theirs']])).number).toBe('A-3');
});

it('items that one side added or took away stay as that side left them', () => {
  const added = { ...base, lines: [...base.lines, { hsn: '0401' }] };
  expect(merged(base, differences(base, added, base), new Map()).lines).toEqual(added.lines);
  const taken = { ...added, lines: base.lines };
  expect(merged(added, differences(added, taken, added), new Map()).lines).toEqual(base.lines);
});
