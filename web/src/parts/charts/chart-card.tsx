import { type ComponentProps, lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { rupees } from '../../format/money.ts';
import { shownMonth } from '../../format/period.ts';
import { Empty, Waiting } from '../notice.tsx';
import { Card } from '../page.tsx';
import { PlainTable } from '../plain-table.tsx';
import styles from './charts.module.css';

const BarChart = lazy(() => import('./bar-chart.tsx'));

/** A chart of bars; what draws it is fetched when the first one is shown. */
export function Bars(props: ComponentProps<typeof BarChart>) {
  return (
    <Suspense fallback={<Waiting rows={6} />}>
      <BarChart {...props} />
    </Suspense>
  );
}

/** One row of bars: a value for each of what stands under them, of money in paise. */
export interface ChartSeries {
  readonly key: string;
  readonly label: string;
  readonly values: readonly number[];
}

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
  const names = months.map((month) => shownMonth(month, i18n.language));
  const isEmpty = series.every(({ values }) => values.every((value) => value === 0));
  return (
    <Card title={title} tools={<span className="dim small">{note}</span>}>
      {isEmpty ? (
        <Empty>{t('charts.nothing')}</Empty>
      ) : (
        <div className={styles.chart}>
          <Bars name={title} names={names} series={series} isStacked={isStacked} isMoney />
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
