import { describe, expect, it } from 'vitest';
import { documentsAsOf, reconcileAsOf } from './as-of.ts';
import { documentOf } from './match-documents.test-kit.ts';

const ours = [{ from: '20-08-2025', document: documentOf('o') }];
const theirs = [
  { from: '11-09-2025', document: documentOf('t', { igst: 1700 }) },
  { from: '05-10-2025', until: '01-12-2025', document: documentOf('t') },
];
const codes = (asOf: string) =>
  reconcileAsOf({ asOf, ours, theirs, pending: [{ ...documentOf('x'), from: '06-10-2025' }] }).results.map(
    ({ code, action }) => [code, action],
  );

describe('the matching as it stood on a day', () => {
  it('knows nothing before the first document', () => {
    expect(codes('19-08-2025')).toEqual([]);
  });

  it('knows each version from its day to the next', () => {
    expect(codes('10-09-2025')).toEqual([['TO', 'U']]);
    expect(codes('11-09-2025')).toEqual([['Mismatch', 'R']]);
    expect(codes('05-10-2025')).toEqual([['OK', 'A']]);
  });

  it('knows marks and withdrawals by their days', () => {
    expect(codes('06-10-2025')).toEqual([['OK', 'P']]);
    expect(codes('30-11-2025')).toEqual([['OK', 'P']]);
    expect(codes('01-12-2025')).toEqual([['TO', 'U']]);
  });

  it('does not depend on the order of the versions', () => {
    for (const asOf of ['11-09-2025', '05-10-2025', '01-12-2025']) {
      expect(documentsAsOf(theirs.toReversed(), asOf)).toEqual(documentsAsOf(theirs, asOf));
    }
  });

  it('asks for a date it can read', () => {
    expect(() => documentsAsOf(theirs, '2025-09-11')).toThrow(
      '"2025-09-11" is no date. Write it as dd-mm-yyyy.',
    );
  });
});
