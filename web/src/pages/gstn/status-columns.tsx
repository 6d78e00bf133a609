import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { StatusRow } from '../../api/types.ts';
import { shownDate, shownInstant } from '../../format/date.ts';
import { shownPeriod } from '../../format/period.ts';
import { Chip } from '../../parts/chip.tsx';
import { type ListColumn, written } from '../../parts/record-list/list-column.ts';
import { InwardState } from './inward-state.tsx';

const look = {
  none: ['quiet', '○'],
  uploaded: ['go', '↑'],
  'uploaded-with-errors': ['bad', '✕'],
  'ready-to-file': ['needs', '!'],
  filed: ['ok', '✓'],
} as const;

/** Where a return stands, in the words of Return Status; what three years have closed says so. */
export function StatusState({ row }: { row: StatusRow }) {
  const { t } = useTranslation();
  if (row.isBarred) {
    return (
      <Chip tone="bad" mark="✕">
        {t('returnStatus.barred')}
      </Chip>
    );
  }
  const [tone, mark] = look[row.status];
  return (
    <Chip tone={tone} mark={mark}>
      {t(`returnStatus.word.${row.status}`)}
    </Chip>
  );
}

function Days({ row }: { row: StatusRow }) {
  const { t } = useTranslation();
  if (row.status === 'filed') return null;
  if (row.isOptional) return <span className="dim">{t('returnStatus.optional')}</span>;
  const words =
    row.daysLeft === 0
      ? t('due.today')
      : t(row.daysLeft < 0 ? 'returnStatus.late' : 'due.days', { count: Math.abs(row.daysLeft) });
  return <>{words}</>;
}

/** The columns of Return Status, in the order its users know. */
export function useStatusColumns(): readonly ListColumn<StatusRow>[] {
  const { t, i18n } = useTranslation();
  return useMemo(
    () => [
      {
        id: 'period',
        header: t('context.period'),
        width: 120,
        exported: written.text('period'),
        cell: (row) => shownPeriod(row.period, i18n.language),
      },
      {
        id: 'gstin',
        header: t('context.gstin'),
        width: 160,
        exported: written.text('gstin'),
        cell: (row) => <span className="code">{row.gstin}</span>,
      },
      {
        id: 'name',
        header: t('dashboard.legalName'),
        width: 250,
        exported: written.text('legalName'),
        cell: (row) => row.legalName,
      },
      {
        id: 'form',
        header: t('returnStatus.form'),
        width: 90,
        exported: written.text('form'),
        cell: (row) => row.form,
      },
      {
        id: 'state',
        header: t('sale.status'),
        width: 190,
        exported: written.text('status', t('returnStatus.word', { returnObjects: true })),
        cell: (row) => <StatusState row={row} />,
      },
      {
        id: 'due',
        header: t('returnStatus.due'),
        width: 110,
        exported: written.date('dueDate'),
        cell: (row) => shownDate(row.dueDate),
      },
      {
        id: 'days',
        header: t('returnStatus.days'),
        width: 130,
        exported: written.number('daysLeft'),
        cell: (row) => <Days row={row} />,
      },
      {
        id: 'arn',
        header: 'ARN',
        width: 160,
        exported: written.text('arn'),
        cell: (row) => <span className="code">{row.arn}</span>,
      },
      {
        id: 'filedOn',
        header: t('returnStatus.filedOn'),
        width: 110,
        exported: written.text('filedOn'),
        cell: (row) => shownDate(row.filedOn),
      },
      {
        id: 'inward',
        header: t('returnStatus.inward'),
        width: 190,
        cell: (row) => row.inward && <InwardState of={row.inward} />,
      },
      {
        id: 'statement',
        header: t('returnStatus.statement'),
        width: 150,
        exported: written.instant('inward.statementAt'),
        cell: (row) =>
          row.inward && (shownInstant(row.inward.statementAt) || t('returnStatus.notDownloaded')),
      },
    ],
    [t, i18n.language],
  );
}
