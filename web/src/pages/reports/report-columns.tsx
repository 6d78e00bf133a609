import type { TFunction } from 'i18next';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Report, ReportMeasure, ReportRow, ReportUnit } from '../../api/types.ts';
import { grouped, rupees } from '../../format/money.ts';
import { shownMonth, shownPeriod } from '../../format/period.ts';
import { shownState } from '../../format/state.ts';
import { type ListColumn, written } from '../../parts/record-list/list-column.ts';

/** A value as its unit is read: money to the paisa, days as late or early. */
export function shownMeasure(value: number, unit: ReportUnit, t: TFunction): string {
  if (unit === 'money') return rupees(value);
  if (unit === 'count') return grouped(value);
  if (value === 0) return t('reports.onDay');
  return t(value > 0 ? 'reports.late' : 'reports.early', { count: Math.abs(value) });
}

/** What a row of a report is called. */
export function useRowName(by: Report['by']): (row: ReportRow) => string {
  const { t, i18n } = useTranslation();
  const { language } = i18n;
  return useCallback(
    ({ key, label }) => {
      if (by === 'month') return shownMonth(key, language);
      if (by === 'rate') return `${key} %`;
      if (by === 'state') return shownState(key, language);
      if (by === 'reason')
        return t(`matching.reasons.${key}` as 'matching.reasons.DATE', { defaultValue: key });
      if (by === 'vendor') return label ?? key;
      const [gstin = '', period = ''] = key.split(' ');
      return `${gstin} · ${shownPeriod(period, language)}`;
    },
    [by, t, language],
  );
}

/** The columns of a report: what its rows are, and each measure with its total. */
export function useReportColumns({ by, measures, rows }: Report): readonly ListColumn<ReportRow>[] {
  const { t } = useTranslation();
  const nameOf = useRowName(by);
  return useMemo(() => {
    const measure = ({ name, unit }: ReportMeasure): ListColumn<ReportRow> => ({
      id: name,
      header: t(`reports.measures.${name}` as 'reports.measures.tax'),
      width: 150,
      isNumber: true,
      exported: unit === 'money' ? written.money(`values.${name}`) : written.number(`values.${name}`),
      cell: ({ values }) => shownMeasure(values[name] ?? 0, unit, t),
      ...(unit === 'days'
        ? {}
        : {
            total: shownMeasure(
              rows.reduce((sum, { values }) => sum + (values[name] ?? 0), 0),
              unit,
              t,
            ),
          }),
    });
    const words = Object.fromEntries(rows.map((row) => [row.key, nameOf(row)]));
    return [
      {
        id: 'name',
        header: t(`reports.by.${by}`),
        width: 300,
        exported: written.text('key', words),
        cell: nameOf,
      },
      ...(by === 'vendor' ? [gstinColumn] : []),
      ...measures.map(measure),
    ];
  }, [by, measures, rows, t, nameOf]);
}

const gstinColumn: ListColumn<ReportRow> = {
  id: 'gstin',
  header: 'GSTIN',
  width: 160,
  exported: written.text('key'),
  cell: ({ key }) => <span className="code">{key}</span>,
};
