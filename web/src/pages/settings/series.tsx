import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { seriesQuery } from '../../api/overview-queries.ts';
import type { ReturnRef } from '../../api/queries.ts';
import type { NumberSeries } from '../../api/types.ts';
import { grouped } from '../../format/money.ts';
import { financialYear, shownPeriod } from '../../format/period.ts';
import { useCurrentReturn } from '../../parts/current-return.ts';
import { Empty, Failed, Notice, Said, Waiting } from '../../parts/notice.tsx';
import { Card, Page } from '../../parts/page.tsx';
import { PlainTable } from '../../parts/plain-table.tsx';
import { NoBooks } from '../gstr1/no-books.tsx';
import styles from './series.module.css';

const route = getRouteApi('/frame/settings/series');
const shownMissing = 20;

/** The number series of a GSTIN as found in its documents: ends, counts, and the numbers that are missing. */
export function Series() {
  const { t } = useTranslation();
  const current = useCurrentReturn();
  if (!current) return <Empty>{t('app.needsReturn')}</Empty>;
  return <SeriesOf key={current.gstin + current.period} of={current} />;
}

function SeriesOf({ of }: { of: ReturnRef }) {
  const { t, i18n } = useTranslation();
  const navigate = route.useNavigate();
  const scope = route.useSearch().scope === 'year' ? 'year' : 'period';
  const { data: series, error, refetch } = useQuery(seriesQuery(of, scope));
  const missing = series?.reduce((sum, one) => sum + one.missing, 0) ?? 0;
  return (
    <Page
      title={t('series.title')}
      about={`${of.gstin} · ${shownPeriod(of.period, i18n.language)}`}
      tools={
        <>
          <SegmentedControl
            size="xs"
            aria-label={t('series.scope')}
            data={[
              { value: 'period', label: t('series.period') },
              { value: 'year', label: t('series.year', { year: financialYear(of.period) }) },
            ]}
            value={scope}
            onChange={(next) =>
              void navigate({
                search: (old) => ({ ...old, scope: next === 'year' ? next : undefined }),
                replace: true,
              })
            }
          />
          <Link
            to="/gstr1/$g/$p/tables/$t"
            params={{ g: of.gstin, p: of.period, t: 'doc_issue' }}
            search={{}}
          >
            {t('series.table13')}
          </Link>
        </>
      }
    >
      <div className={styles.series}>
        <p className={styles.intro}>{t('series.intro')}</p>
        {error && <Failed failure={error} onRetry={() => void refetch()} />}
        {!series && !error && <Waiting rows={6} />}
        {series?.length === 0 && <NoBooks of={of} />}
        {series && series.length > 0 && (
          <>
            {missing === 0 ? (
              <Said>{t('series.complete', { count: series.length })}</Said>
            ) : (
              <Notice tone="needs">{t('series.gaps', { count: missing })}</Notice>
            )}
            <Card>
              <SeriesTable of={of} series={series} />
            </Card>
          </>
        )}
      </div>
    </Page>
  );
}

function SeriesTable({ of, series }: { of: ReturnRef; series: readonly NumberSeries[] }) {
  const { t } = useTranslation();
  const heads = [
    { label: t('series.pattern') },
    { label: t('series.nature') },
    { label: t('series.from') },
    { label: t('series.to') },
    { label: t('series.total'), isNumber: true },
    { label: t('series.cancelled'), isNumber: true },
    { label: t('series.missing'), isNumber: true },
    { label: t('series.numbers') },
  ];
  return (
    <PlainTable name={t('series.title')} heads={heads} stacks>
      {series.map((one) => (
        <SeriesRow key={`${one.nature} ${one.pattern}`} of={of} series={one} />
      ))}
    </PlainTable>
  );
}

function SeriesRow({ of, series }: { of: ReturnRef; series: NumberSeries }) {
  const { t } = useTranslation();
  const { nature, pattern, from, to, total, cancelled, missing, missingNumbers } = series;
  const shown = missingNumbers.slice(0, shownMissing);
  return (
    <tr>
      <th scope="row">
        <Link
          to="/sale/invoices"
          search={{ ...of, find: pattern.split('#')[0] || from }}
          aria-label={t('series.documents', { series: pattern })}
          className="code"
        >
          {pattern}
        </Link>
      </th>
      <td>{t(`series.natures.${nature}`, { defaultValue: String(nature) })}</td>
      <td data-whole data-label={t('series.from')} className="code">
        {from}
      </td>
      <td data-whole data-label={t('series.to')} className="code">
        {to}
      </td>
      <td data-number data-label={t('series.total')}>
        {grouped(total)}
      </td>
      <td data-number data-label={t('series.cancelled')}>
        {grouped(cancelled)}
      </td>
      <td data-number data-label={t('series.missing')}>
        {missing > 0 ? <strong>{grouped(missing)}</strong> : '0'}
      </td>
      <td className={styles.missing}>
        {shown.join(', ')}
        {missing > shown.length && ` ${t('series.more', { count: missing - shown.length })}`}
      </td>
    </tr>
  );
}
