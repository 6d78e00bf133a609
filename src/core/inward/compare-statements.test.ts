import { describe, expect, it } from 'vitest';
import { compareStatements } from './compare-statements.ts';
import type { InwardDocument } from './inward-document.ts';

const seller = '29AADFM3390P1ZN';
const document = (number: string, change: Partial<InwardDocument> = {}): InwardDocument => ({
  id: `b2b|${seller}|invoice|${number}|2026-27`,
  section: 'b2b',
  kind: 'invoice',
  gstin: '27AAMCT7421K1ZV',
  counterpartyGstin: seller,
  number,
  date: '2026-10-03',
  amounts: { taxableValue: 1_000_00, igst: 180_00, cgst: 0, sgst: 0, cess: 0 },
  lines: [],
  ...change,
});

describe('two generations of a statement', () => {
  it('that are the same have no changes, in whatever order their documents come', () => {
    expect(compareStatements([document('1'), document('2')], [document('2'), document('1')])).toEqual([]);
  });

  it('differ by documents added, gone and changed, the last with each particular', () => {
    const dearer = { taxableValue: 1_100_00, igst: 198_00, cgst: 0, sgst: 0, cess: 0 };
    const changes = compareStatements(
      [document('1'), document('2'), document('3')],
      [document('2', { amounts: dearer }), document('3', { isRejected: true }), document('4')],
    );
    expect(changes.map(({ change, before, after }) => [change, (after ?? before)?.number])).toEqual([
      ['gone', '1'],
      ['changed', '2'],
      ['changed', '3'],
      ['added', '4'],
    ]);
    expect(changes[1]?.fields).toEqual([
      { field: 'taxableValue', before: 1_000_00, after: 1_100_00 },
      { field: 'igst', before: 180_00, after: 198_00 },
    ]);
    expect(changes[2]?.fields).toEqual([{ field: 'rejected', before: 'N', after: 'Y' }]);
  });

  it('count the amounts of credit notes against the credit', () => {
    const note = (igst: number) =>
      document('N-1', {
        kind: 'credit-note',
        amounts: { taxableValue: 0, igst, cgst: 0, sgst: 0, cess: 0 },
      });
    const [changed] = compareStatements([note(100)], [note(300)]);
    expect(changed?.fields).toEqual([{ field: 'igst', before: -100, after: -300 }]);
  });
});
