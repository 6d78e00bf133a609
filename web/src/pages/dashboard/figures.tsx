import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { dashboardQuery } from '../../api/dashboard-queries.ts';
import type { DashboardFigures } from '../../api/types.ts';
import { grouped, rupees, rupeesSigned } from '../../format/money.ts';
import { lastMonths } from '../../format/period.ts';
import { ChartCard } from '../../parts/charts/chart-card.tsx';
import { Empty, Failed, Waiting } from '../../parts/notice.tsx';
import { Card } from '../../parts/page.tsx';
import { PlainTable } from '../../parts/plain-table.tsx';
import { monthlySum, salesSeries } from './chart-series.ts';
import styles from './dashboard.module.css';
import { useLastVisit } from './use-last-visit.ts';

const monthsDrawn = 6;

/** The charts and figures of the company, all read from where the lists have theirs. */
export function Figures() {
  const since = useLastVisit();
  const { data, error, refetch } = useQuery(dashboardQuery(since));
  if (error) return <Failed failure={error} onRetry={() => void refetch()} />;
  if (!data) return <Waiting rows={10} />;
  return (
    <>
      {data.news && <News news={data.news} />}
      <Charts figures={data} />
      <div className={styles.pair}>
        <Ages figures={data} />
        <Vendors figures={data} />
      </div>
    </>
  );
}

function Charts({ figures }: { figures: DashboardFigures }) {
  const { t } = useTranslation();
  const months = useMemo(() => lastMonths(monthsDrawn), []);
  const { sales, purchases } = figures;
  return (
    <div className={styles.charts}>
      <ChartCard
        title={t('charts.sales')}
        note={t('amount.taxableValue')}
        months={months}
        series={salesSeries(sales, months)}
      />
      <ChartCard
        title={t('charts.purchases')}
        note={t('amount.taxableValue')}
        months={months}
        series={[
          {
            key: 'purchases',
            label: t('charts.purchases'),
            values: monthlySum(purchases, months, 'taxableValue'),
          },
        ]}
      />
      <ChartCard
        title={t('charts.tax')}
        note={t('charts.taxNote')}
        months={months}
        isStacked={false}
        series={[
          { key: 'liability', label: t('charts.liability'), values: monthlySum(sales, months, 'tax') },
          { key: 'itc', label: t('charts.itc'), values: monthlySum(purchases, months, 'tax') },
        ]}
      />
    </div>
  );
}

function News({ news }: { news: NonNullable<DashboardFigures['news']> }) {
  const { t } = useTranslation();
  const said = (['imports', 'downloads', 'done', 'failed'] as const).flatMap((name) =>
    news[name] > 0 ? [t(`charts.news.${name}`, { count: news[name] })] : [],
  );
  return (
    <p className={styles.news}>
      <strong>{t('charts.since')}</strong> {said.length > 0 ? said.join(' · ') : t('charts.news.nothing')}
    </p>
  );
}

function Ages({ figures: { ages, itcAtRisk } }: { figures: DashboardFigures }) {
  const { t } = useTranslation();
  return (
    <Card
      title={t('charts.ages')}
      tools={
        <span>
          {t('charts.atRisk')} <strong>{rupeesSigned(itcAtRisk.tax)}</strong>
        </span>
      }
    >
      {ages.length === 0 ? (
        <Empty>{t('charts.noMatch')}</Empty>
      ) : (
        <PlainTable
          name={t('charts.ages')}
          heads={[
            { label: t('charts.age') },
            { label: t('amount.count'), isNumber: true },
            { label: `${t('amount.tax')}, ₹`, isNumber: true },
          ]}
        >
          {ages.map(({ age, count, tax }) => (
            <tr key={age}>
              <th scope="row">
                {age < 3 ? t('charts.days', { from: age * 30, to: age * 30 + 29 }) : t('charts.older')}
              </th>
              <td data-number>{grouped(count)}</td>
              <td data-number>{rupees(tax)}</td>
            </tr>
          ))}
        </PlainTable>
      )}
    </Card>
  );
}

function Vendors({ figures: { vendors } }: { figures: DashboardFigures }) {
  const { t } = useTranslation();
  return (
    <Card title={t('charts.vendors')}>
      {vendors.length === 0 ? (
        <Empty>{t('charts.noMatch')}</Empty>
      ) : (
        <PlainTable
          name={t('charts.vendors')}
          heads={[
            { label: t('charts.vendor') },
            { label: t('amount.count'), isNumber: true },
            { label: `${t('charts.atRisk')}, ₹`, isNumber: true },
          ]}
        >
          {vendors.map(({ gstin, name, count, tax }) => (
            <tr key={gstin}>
              <th scope="row">
                <Link to="/purchase/matching" search={{ find: gstin, scope: 'all' }}>
                  {name ?? gstin}
                </Link>{' '}
                {name && <span className="code dim">{gstin}</span>}
              </th>
              <td data-number>{grouped(count)}</td>
              <td data-number>{rupees(tax)}</td>
            </tr>
          ))}
        </PlainTable>
      )}
    </Card>
  );
}
