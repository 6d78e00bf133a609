import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { waitingApprovalsQuery } from '../../api/approval-queries.ts';
import { connectionsQuery } from '../../api/connection-queries.ts';
import { statusQuery } from '../../api/status-queries.ts';
import type { ReturnRow, StatusRow } from '../../api/types.ts';
import { shownDate, shownInstant } from '../../format/date.ts';
import { shownPeriod } from '../../format/period.ts';
import { ReturnChip } from '../../parts/chip.tsx';
import { Empty, Faults, Waiting } from '../../parts/notice.tsx';
import { PlainTable } from '../../parts/plain-table.tsx';
import { FilterChips } from '../../parts/record-list/filter-chips.tsx';
import { InwardState } from '../gstn/inward-state.tsx';
import styles from './dashboard.module.css';

const monthsShown = 6;

const choices = ['all', 'late', 'soon', 'otp', 'approval'] as const;
/** Days to the due date from which a return is urgent. */
const soonDays = 3;

/** How a cell calls for somebody; null where it does not. */
function heatOf({ status, daysLeft }: ReturnRow): 'late' | 'soon' | 'filed' | null {
  if (status === 'filed') return 'filed';
  if (daysLeft < 0) return 'late';
  return daysLeft <= soonDays ? 'soon' : null;
}

/** The GSTINs that each choice leaves, of many clients those that wait for somebody; undefined while nobody knows. */
function useChoices(rows: readonly ReturnRow[]) {
  const connections = useQuery(connectionsQuery);
  const approvals = useQuery(waitingApprovalsQuery);
  const all = [...new Set(rows.map(({ gstin }) => gstin))];
  const hot = (heat: 'late' | 'soon') =>
    new Set(rows.filter((row) => heatOf(row) === heat).map(({ gstin }) => gstin));
  const known = (found: readonly { readonly gstin: string }[] | undefined) =>
    found && new Set(found.map(({ gstin }) => gstin).filter((gstin) => all.includes(gstin)));
  const left = {
    all: new Set(all),
    late: hot('late'),
    soon: hot('soon'),
    otp: known(connections.data?.filter(({ state }) => state === 'otp-requested')),
    approval: known(approvals.data),
  };
  return { left, answers: [connections, approvals] };
}

const labels = { otp: 'dashboard.waitingOtp', approval: 'dashboard.waitingApproval' } as const;

/** The returns of every client as a heat map, narrowed to the clients that wait for somebody. */
export function Board({ rows }: { rows: readonly ReturnRow[] }) {
  const { t } = useTranslation();
  const [chosen, choose] = useState<(typeof choices)[number]>('all');
  const [form, show] = useState<'sold' | 'bought'>('sold');
  const { left, answers } = useChoices(rows);
  const gstins = left[chosen];
  const shown = rows.filter(({ gstin }) => gstins?.has(gstin));
  return (
    <>
      <div className={styles.choices}>
        <FilterChips
          label={t('returnStatus.show')}
          chips={choices.map((value) => ({
            value,
            label: t(value === 'otp' || value === 'approval' ? labels[value] : `returnStatus.view.${value}`),
            count: left[value]?.size,
          }))}
          chosen={chosen}
          onChoose={choose}
        />
        <FilterChips
          label={t('returnStatus.form')}
          chips={[
            { value: 'sold', label: 'GSTR1' },
            { value: 'bought', label: t('returnStatus.inward') },
          ]}
          chosen={form}
          onChoose={show}
        />
      </div>
      <Faults of={answers} />
      {gstins && shown.length === 0 && <Empty>{t('dashboard.nobodyWaits')}</Empty>}
      {shown.length > 0 && form === 'sold' && <Heat rows={shown} cell={(row) => <Cell row={row} />} />}
      {gstins && shown.length > 0 && form === 'bought' && <Bought gstins={gstins} />}
    </>
  );
}

/** What was bought, by the months of Return Status: also where no return of what was sold is begun. */
function Bought({ gstins }: { gstins: ReadonlySet<string> }) {
  const answer = useQuery(statusQuery(monthsShown));
  if (!answer.data) return answer.isPending ? <Waiting rows={3} /> : <Faults of={[answer]} />;
  const rows = answer.data.filter(({ gstin, inward }) => inward !== null && gstins.has(gstin));
  return <Heat rows={rows} cell={(row) => <InwardCell row={row} />} />;
}

interface Placed {
  readonly gstin: string;
  readonly legalName: string;
  readonly period: string;
}

/** GSTINs down, periods across, newest first; every cell opens its page. */
function Heat<Row extends Placed>({ rows, cell }: { rows: readonly Row[]; cell: (row: Row) => ReactNode }) {
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
          {periods.map((period) => {
            const row = cells.get(gstin + period);
            return <td key={period}>{row ? cell(row) : <span className="dim">–</span>}</td>;
          })}
        </tr>
      ))}
    </PlainTable>
  );
}

function Cell({ row }: { row: ReturnRow }) {
  const { t } = useTranslation();
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

function InwardCell({ row: { gstin, period, inward } }: { row: StatusRow }) {
  const { t } = useTranslation();
  if (!inward) return null;
  const isClassic = inward.regime === 'Classic';
  const heat = inward.staged > 0 ? 'soon' : inward.documents > 0 && inward.undecided === 0 ? 'filed' : null;
  return (
    <Link
      to={isClassic ? '/gstr2/$g/$p/sync' : '/gstr2/$g/$p/ims'}
      params={{ g: gstin, p: period }}
      className={styles.cell}
      data-heat={heat}
    >
      <InwardState of={inward} />
      <span className="dim small">
        {isClassic ? 'GSTR-2A' : 'GSTR-2B'}:{' '}
        {shownInstant(inward.statementAt) || t('returnStatus.notDownloaded')}
      </span>
    </Link>
  );
}
