import { describe, expect, it } from 'vitest';
import { type ChainedDocument, versionsAsOf } from './amendment-chain.ts';

const document = (id: number, period: ChainedDocument['period'], amends: number | null = null) => ({
  id: String(id),
  period,
  amends: amends === null ? null : String(amends),
});
const originals = [1, 2, 3, 4, 5, 6].map((id) => document(id, '2026-01'));
const chain = [
  ...originals,
  document(7, '2026-02', 1),
  document(8, '2026-02', 5),
  document(9, '2026-03', 2),
  document(10, '2026-03', 8),
  document(11, '2026-04', 6),
];
const ids = (asOf: ChainedDocument['period'], documents: readonly ChainedDocument[] = chain) =>
  versionsAsOf(documents, '2026-01', asOf)
    .map(({ id }) => Number(id))
    .sort((a, b) => a - b);

describe('what stands for January in a chain of amendments', () => {
  it.each([
    ['2026-01', [1, 2, 3, 4, 5, 6]],
    ['2026-02', [2, 3, 4, 6, 7, 8]],
    ['2026-03', [3, 4, 6, 7, 9, 10]],
    ['2026-04', [3, 4, 7, 9, 10, 11]],
    ['2026-12', [3, 4, 7, 9, 10, 11]],
  ] as const)('is, as of %s, the latest version of each document: %j', (asOf, expected) => {
    expect(ids(asOf)).toEqual(expected);
  });

  it('does not depend on the order in which the documents are given', () => {
    expect(ids('2026-03', [...chain].reverse())).toEqual([3, 4, 6, 7, 9, 10]);
  });

  it('leaves documents of other months alone', () => {
    const others = [...chain, document(20, '2026-02'), document(21, '2026-03', 20)];
    expect(ids('2026-03', others)).toEqual([3, 4, 6, 7, 9, 10]);
    expect(versionsAsOf(others, '2026-02', '2026-03').map(({ id }) => id)).toEqual(['21']);
  });

  it('is not told where an original is missing or documents amend each other', () => {
    expect(() => ids('2026-03', [document(9, '2026-03', 2)])).toThrow('Document 9 amends 2');
    expect(() => ids('2026-03', [document(1, '2026-01', 2), document(2, '2026-02', 1)])).toThrow('amends');
  });
});
