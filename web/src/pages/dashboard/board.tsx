import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ReturnRow } from '../../api/types.ts';
import { shownDate } from '../../format/date.ts';
import { shownPeriod } from '../../format/period.ts';
import { ReturnChip } from '../../parts/chip.tsx';
import { PlainTable } from '../../parts/plain-table.tsx';
import styles from './dashboard.module.css';

const monthsShown = 6;

/** GSTINs down, periods across, newest first; every cell opens its sync page. */
export function Board({ rows }: { rows: readonly ReturnRow[] }) {
  const { t, i18n } = useTranslation();
  const gstins = [...new Map(rows.map((row) => [row.gstin, row.legalName]))];
  const orderOf = (period: string) => period.slice(2) + period.slice(0, 2);
  const periods = [...new Set(rows.map((row) => row.period))]
    .toSorted((one, other) => orderOf(other).localeCompare(orderOf(one)))
    .slice(0, monthsShown);
  const cells = new Map(rows.map((row) => [row.gstin + row.period, row]));
  return (
    <PlainTable
      name={t('dashboard.board')}
      heads={[
        { label: t('context.gstin') },
        ...periods.map((period) => ({ label: shownPeriod(period, i18n.language) })),
      ]}
    >
      {gstins.map(([gstin, legalName]) => (
        <tr key={gstin}>
          <th scope="row">
            <span className="code">{gstin}</span>
            <br />
            <span className="dim small">{legalName}</span>
          </th>
          {periods.map((period) => (
            <td key={period}>
              <Cell row={cells.get(gstin + period)} />
            </td>
          ))}
        </tr>
      ))}
    </PlainTable>
  );
}

function Cell({ row }: { row: ReturnRow | undefined }) {
  const { t } = useTranslation();
  if (!row) return <span className="dim">–</span>;
  const isFiled = row.status === 'filed';
  const late = row.daysLeft < 0;
  const left =
    row.daysLeft === 0
      ? t('due.today')
      : t(late ? 'due.late' : 'due.days', { count: Math.abs(row.daysLeft) });
  return (
    <Link to="/gstr1/$g/$p/sync" params={{ g: row.gstin, p: row.period }} className={styles.cell}>
      <ReturnChip status={row.status} words={row.statusWords} />
      <span className="dim small">
        {isFiled ? `${shownDate(row.filedOn)}` : `${t('due.on', { date: shownDate(row.dueDate) })} · ${left}`}
      </span>
      {row.arn && <span className="dim code">{row.arn}</span>}
    </Link>
  );
}
