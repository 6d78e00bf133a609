import type { Report } from '../../api/types.ts';

/** Bars that can still be told apart and named. */
const mostBars = 12;

/** What the chart of a report shows: every month with all that is measured alike, of all else the largest of the first measure. */
export function drawn({ by, measures, rows }: Report, months: readonly string[]) {
  const unit = measures[0]?.unit;
  const isMoney = unit === 'money';
  if (by === 'month') {
    const alike = measures.filter((measure) => measure.unit === unit);
    const ofMonth = new Map(rows.map((row) => [row.key, row]));
    const all = months.map((key) => ofMonth.get(key) ?? { key, label: null, values: {} });
    return { rows: all, measures: alike, isMoney, isStacked: !isMoney };
  }
  const first = measures.slice(0, 1);
  const name = first[0]?.name ?? '';
  const largest = rows
    .toSorted((a, b) => Math.abs(b.values[name] ?? 0) - Math.abs(a.values[name] ?? 0))
    .slice(0, mostBars);
  return { rows: largest, measures: first, isMoney, isStacked: false };
}
