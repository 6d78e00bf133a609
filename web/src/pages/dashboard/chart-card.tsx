import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { rupees } from '../../format/money.ts';
import { shownPeriod } from '../../format/period.ts';
import { Empty, Waiting } from '../../parts/notice.tsx';
import { Card } from '../../parts/page.tsx';
import { PlainTable } from '../../parts/plain-table.tsx';
import type { ChartSeries } from './chart-series.ts';
import styles from './dashboard.module.css';

const BarChart = lazy(() => import('./bar-chart.tsx'));

interface ChartCardProps {
  readonly title: string;
  readonly note: string;
  /** yyyy-mm */
  readonly months: readonly string[];
  readonly series: readonly ChartSeries[];
  readonly isStacked?: boolean;
}

/** A chart with the same numbers as a table under See Detail. */
export function ChartCard({ title, note, months, series, isStacked = true }: ChartCardProps) {
  const { t, i18n } = useTranslation();
  const names = months.map((month) => shownPeriod(month.slice(5) + month.slice(0, 4), i18n.language));
  const isEmpty = series.every(({ values }) => values.every((value) => value === 0));
  return (
    <Card title={title} tools={<span className="dim small">{note}</span>}>
      {isEmpty ? (
        <Empty>{t('charts.nothing')}</Empty>
      ) : (
        <div className={styles.chart}>
          <Suspense fallback={<Waiting rows={6} />}>
            <BarChart name={title} months={names} series={series} isStacked={isStacked} />
          </Suspense>
          <details>
            <summary>{t('charts.detail')}</summary>
            <PlainTable
              name={title}
              heads={[
                { label: t('context.period') },
                ...series.map(({ label }) => ({ label: `${label}, ₹`, isNumber: true })),
              ]}
            >
              {names.map((month, at) => (
                <tr key={month}>
                  <th scope="row">{month}</th>
                  {series.map(({ key, values }) => (
                    <td key={key} data-number>
                      {rupees(values[at] ?? 0)}
                    </td>
                  ))}
                </tr>
              ))}
            </PlainTable>
          </details>
        </div>
      )}
    </Card>
  );
}
