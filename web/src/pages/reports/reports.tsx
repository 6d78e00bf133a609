import { Select, Switch } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi, Navigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type ReportWanted, reportAddress, reportQuery } from '../../api/report-queries.ts';
import type { Report, ReportName } from '../../api/types.ts';
import { lastMonths, shownMonth } from '../../format/period.ts';
import { Bars } from '../../parts/charts/chart-card.tsx';
import { useCurrentReturn } from '../../parts/current-return.ts';
import { Empty, Failed, Notice, Waiting } from '../../parts/notice.tsx';
import { Card, Page } from '../../parts/page.tsx';
import { SummedList } from '../../parts/summed-list.tsx';
import { drawn } from './drawn.ts';
import { shownMeasure, useReportColumns, useRowName } from './report-columns.tsx';
import styles from './reports.module.css';
import { useDrill } from './use-drill.ts';

const names: readonly ReportName[] = [
  'tax',
  'stages',
  'documents',
  'rates',
  'states',
  'codes',
  'reasons',
  'vendors',
  'timeliness',
];
const monthsChosenFrom = 48;
const monthsAtFirst = 12;

const route = getRouteApi('/frame/reports/$report');

/** A report over some months: a chart, the same numbers as a list, and the way to what makes each of them. */
export function Reports() {
  const { t, i18n } = useTranslation();
  const { report } = route.useParams();
  const navigate = route.useNavigate();
  const search = route.useSearch();
  const gstin = useCurrentReturn()?.gstin;
  const months = useMemo(() => lastMonths(monthsChosenFrom), []);
  const shown = names.find((name) => name === report);
  if (!shown) return <Navigate to="/reports/$report" params={{ report: 'tax' }} search={{}} replace />;
  const { from = months.at(-monthsAtFirst) ?? '', to = months.at(-1) ?? '', all } = search;
  const change = (next: object) => void navigate({ search: (old) => ({ ...old, ...next }) });
  const choices = months.toReversed().map((value) => ({ value, label: shownMonth(value, i18n.language) }));
  const wanted: ReportWanted = { report: shown, gstin: all === 'yes' ? undefined : gstin, from, to };
  return (
    <Page
      fills
      title={t(`reports.names.${shown}`)}
      about={wanted.gstin ?? t('reports.all')}
      tools={
        <>
          <Select
            aria-label={t('reports.choose')}
            data={names.map((name) => ({ value: name, label: t(`reports.names.${name}`) }))}
            allowDeselect={false}
            w={240}
            value={shown}
            onChange={(next) => void navigate({ params: { report: next ?? shown }, search: (old) => old })}
          />
          <Select
            aria-label={t('reports.from')}
            data={choices.filter(({ value }) => value <= to)}
            allowDeselect={false}
            w={120}
            value={from}
            onChange={(value) => change({ from: value })}
          />
          <Select
            aria-label={t('reports.to')}
            data={choices.filter(({ value }) => value >= from)}
            allowDeselect={false}
            w={120}
            value={to}
            onChange={(value) => change({ to: value })}
          />
          <Switch
            label={t('reports.all')}
            checked={all === 'yes'}
            onChange={(event) => change({ all: event.currentTarget.checked ? 'yes' : undefined })}
          />
        </>
      }
    >
      <p className="dim small">{t(`reports.says.${shown}`)}</p>
      <Shown key={shown} wanted={wanted} />
    </Page>
  );
}

function Shown({ wanted }: { wanted: ReportWanted }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery({ ...reportQuery(wanted), placeholderData: keepPreviousData });
  if (error) return <Failed failure={error} onRetry={() => void refetch()} />;
  if (!data) return <Waiting rows={12} />;
  if (data.rows.length === 0) return <Empty>{t('reports.empty')}</Empty>;
  const months = lastMonths(monthsChosenFrom).filter((month) => month >= wanted.from && month <= wanted.to);
  return (
    <div className={styles.report}>
      {data.by === 'month' && <MissingMonths months={months} rows={data.rows} />}
      {data.next !== null && <Notice tone="needs">{t('reports.more')}</Notice>}
      <Chart report={data} wanted={wanted} months={months} />
      <Rows report={data} wanted={wanted} />
    </div>
  );
}

interface ReportProps {
  readonly report: Report;
  readonly wanted: ReportWanted;
}

/** An empty place in a chart is easily taken for a month without sales. */
function MissingMonths({ months, rows }: { months: readonly string[]; rows: Report['rows'] }) {
  const { t, i18n } = useTranslation();
  const present = new Set(rows.map(({ key }) => key));
  const missing = months.filter((month) => !present.has(month));
  if (missing.length === 0) return null;
  const said = missing.map((month) => shownMonth(month, i18n.language)).join(', ');
  return <p className="dim small">{t('reports.missing', { months: said })}</p>;
}

function Chart({ report, wanted, months }: ReportProps & { readonly months: readonly string[] }) {
  const { t } = useTranslation();
  const nameOf = useRowName(report.by);
  const { rows, measures, isMoney, isStacked } = drawn(report, months);
  if (rows.length === 0) return null;
  return (
    <Card title={t('reports.chart')}>
      <Bars
        name={t(`reports.names.${wanted.report}`)}
        names={rows.map(nameOf)}
        series={measures.map(({ name }) => ({
          key: name,
          label: t(`reports.measures.${name}` as 'reports.measures.tax'),
          values: rows.map(({ values }) => values[name] ?? 0),
        }))}
        isStacked={isStacked}
        isMoney={isMoney}
      />
    </Card>
  );
}

function Rows({ report, wanted }: ReportProps) {
  const { t } = useTranslation();
  const columns = useReportColumns(report);
  const nameOf = useRowName(report.by);
  const { rows, measures } = report;
  const title = t(`reports.names.${wanted.report}`);
  const [first] = measures;
  return (
    <SummedList
      {...{ title, columns, rows, nameOf }}
      name={`report-${wanted.report}`}
      drill={useDrill(report.by, wanted)}
      address={reportAddress(wanted)}
      fileName={`${title} ${wanted.gstin ?? ''} ${wanted.from} ${wanted.to}`}
      card={(row) => (
        <>
          <strong>{nameOf(row)}</strong>
          <br />
          {first && shownMeasure(row.values[first.name] ?? 0, first.unit, t)}
        </>
      )}
    />
  );
}
