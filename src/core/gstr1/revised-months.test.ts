import { expect, it } from 'vitest';
import { invoiceOf, lineOf } from '../documents/sale-documents.test-kit.ts';
import type { ReturnPeriod } from '../return-period.ts';
import { recordsFromBooks } from './records-from-books.ts';
import { type ReportedDocument, revisedMonths } from './revised-months.ts';

const dateOf = (period: ReturnPeriod): string => `${period}-05`;

/** Invoice n is worth n lakh paise, so that a sum tells which were counted. */
function reported(
  n: number,
  period: ReturnPeriod,
  amends?: readonly [number, ReturnPeriod],
): ReportedDocument {
  const origin = { sheet: 'Sales', row: n };
  return {
    period,
    document: invoiceOf({
      number: `IS${n}`,
      date: dateOf(period),
      origin,
      lines: [lineOf({ taxableValue: 2 ** n * 1_00, origin })],
      ...(amends ? { original: { number: `IS${amends[0]}`, date: dateOf(amends[1]) } } : {}),
    }),
  };
}

const books = [
  ...[1, 2, 3, 4, 5, 6].map((n) => reported(n, '2026-01')),
  reported(7, '2026-02', [1, '2026-01']),
  reported(8, '2026-02', [5, '2026-01']),
  reported(9, '2026-03', [2, '2026-01']),
  reported(10, '2026-03', [8, '2026-02']),
  reported(11, '2026-04', [6, '2026-01']),
];
const sumOf = (...numbers: readonly number[]) => numbers.reduce((sum, n) => sum + 2 ** n * 1_00, 0);

function amendedSum(period: ReturnPeriod, all = books) {
  const documents = all.filter((each) => each.period === period).map(({ document }) => document);
  const { records, findings } = recordsFromBooks(
    { gstin: '27AAMCT7421K1ZV', returnPeriod: period, frequency: 'monthly', today: '2026-11-05' },
    documents,
    { revisedMonths: revisedMonths(all, period) },
  );
  return { records: records.filter(({ section }) => section === 'b2csa'), findings };
}

it.each([
  ['2026-02', [2, 3, 4, 6, 7, 8]],
  ['2026-03', [3, 4, 6, 7, 9, 10]],
  ['2026-04', [3, 4, 7, 9, 10, 11]],
] as const)('table 10 of %s counts the latest version of every invoice of January: %j', (period, counted) => {
  const { records, findings } = amendedSum(period);
  expect(records).toHaveLength(1);
  expect(records[0]?.amounts.taxableValue).toBe(sumOf(...counted));
  expect(records[0]?.rows[0]).toMatchObject({ originalPeriod: '2026-01', placeOfSupply: '27', rate: 5 });
  expect(findings.map(({ code }) => code)).not.toContain('DOCUMENT-NOT-REPORTED');
});

it('an amendment of an invoice that is not in the books is left to be done by hand', () => {
  const { records, findings } = amendedSum('2026-02', [reported(7, '2026-02', [1, '2026-01'])]);
  expect(records).toEqual([]);
  expect(findings.map(({ code }) => code)).toContain('DOCUMENT-NOT-REPORTED');
});
