import type { MonthFigure } from '../../api/types.ts';
import type { ChartSeries } from '../../parts/charts/chart-card.tsx';

/** What the sections of GSTR-1 are called on the chart of sales. */
const saleKinds: Readonly<Record<string, string>> = {
  b2b: 'B2B',
  b2cl: 'B2C',
  b2cs: 'B2C',
  cdnr: 'CDN',
  cdnur: 'CDNUR',
  exp: 'EXP',
};
const order = ['B2B', 'B2C', 'CDN', 'CDNUR', 'EXP'] as const;

/** Sales by kind and month; tables of amendments, advances and nil rated supplies are not drawn, as on the old chart. */
export function salesSeries(
  figures: readonly MonthFigure[],
  months: readonly string[],
): readonly ChartSeries[] {
  return order.map((label) => ({
    key: label,
    label,
    values: months.map((month) =>
      sumOf(figures, (one) => one.month === month && saleKinds[one.kind] === label),
    ),
  }));
}

/** The sum of a money of the figures that are meant, month by month. */
export function monthlySum(
  figures: readonly MonthFigure[],
  months: readonly string[],
  of: 'taxableValue' | 'tax',
): readonly number[] {
  return months.map((month) => sumOf(figures, (one) => one.month === month, of));
}

function sumOf(
  figures: readonly MonthFigure[],
  isMeant: (figure: MonthFigure) => boolean,
  of: 'taxableValue' | 'tax' = 'taxableValue',
): number {
  return figures.filter(isMeant).reduce((sum, figure) => sum + figure[of], 0);
}
