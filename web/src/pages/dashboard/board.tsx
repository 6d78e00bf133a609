import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { connectionsQuery } from '../../api/connection-queries.ts';
import type { ReturnRow } from '../../api/types.ts';
import { shownDate } from '../../format/date.ts';
import { shownPeriod } from '../../format/period.ts';
import { ReturnChip } from '../../parts/chip.tsx';
import { Empty } from '../../parts/notice.tsx';
import { PlainTable } from '../../parts/plain-table.tsx';
import { FilterChips } from '../../parts/record-list/filter-chips.tsx';
import styles from './dashboard.module.css';

const monthsShown = 6;

const choices = ['all', 'late', 'soon', 'otp'] as const;
/** Days to the due date from which a return is urgent. */
const soonDays = 3;

/** How a cell calls for somebody; null where it does not. */
function heatOf({ status, daysLeft }: ReturnRow): 'late' | 'soon' | 'filed' | null {
  if (status === 'filed') return 'filed';
  if (daysLeft < 0) return 'late';
  return daysLeft <= soonDays ? 'soon' : null;
}

/** The GSTINs that each choice leaves, of many clients those that wait for somebody. */
function useChoices(rows: readonly ReturnRow[]) {
  const { data: connections } = useQuery(connectionsQuery);
  const all = [...new Set(rows.map(({ gstin }) => gstin))];
  const hot = (heat: 'late' | 'soon') =>
    new Set(rows.filter((row) => heatOf(row) === heat).map(({ gstin }) => gstin));
  const asked = (connections ?? []).filter(({ state }) => state === 'otp-requested');
  return {
    all: new Set(all),
    late: hot('late'),
    soon: hot('soon'),
    otp: new Set(asked.map(({ gstin }) => gstin).filter((gstin) => all.includes(gstin))),
  };
}

/** The returns of every client as a heat map, narrowed to the clients that wait for somebody. */
export function Board({ rows }: { rows: readonly ReturnRow[] }) {
  const { t } = useTranslation();
  const [chosen, choose] = useState<(typeof choices)[number]>('all');
  const left = useChoices(rows);
  const shown = rows.filter(({ gstin }) => left[chosen].has(gstin));
  return (
    <>
      <div className={styles.choices}>
        <FilterChips
          label={t('returnStatus.show')}
          chips={choices.map((value) => ({
            value,
            label: t(value === 'otp' ? 'dashboard.waitingOtp' : `returnStatus.view.${value}`),
            count: left[value].size,
          }))}
          chosen={chosen}
          onChoose={choose}
        />
      </div>
      {shown.length > 0 ? <Heat rows={shown} /> : <Empty>{t('dashboard.nobodyWaits')}</Empty>}
    </>
  );
}

/** GSTINs down, periods across, newest first; every cell opens its sync page. */
function Heat({ rows }: { rows: readonly ReturnRow[] }) {
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
    <Link
      to="/gstr1/$g/$p/sync"
      params={{ g: row.gstin, p: row.period }}
      className={styles.cell}
      data-heat={heatOf(row)}
    >
      <ReturnChip status={row.status} words={row.statusWords} />
      <span className="dim small">
        {isFiled ? `${shownDate(row.filedOn)}` : `${t('due.on', { date: shownDate(row.dueDate) })} · ${left}`}
      </span>
      {row.arn && <span className="dim code">{row.arn}</span>}
    </Link>
  );
}
