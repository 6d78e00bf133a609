import { IconChevronRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { waitingApprovalsQuery } from '../../api/approval-queries.ts';
import type { ReturnRow } from '../../api/types.ts';
import { shownDate } from '../../format/date.ts';
import { shownPeriod } from '../../format/period.ts';
import { DueChip, ReturnChip } from '../../parts/chip.tsx';
import { Empty, Faults, Waiting } from '../../parts/notice.tsx';
import styles from './dashboard.module.css';

const horizonDays = 20;
const shown = 6;

/** The returns that wait for a person, the most urgent first, each with its next step; before them what waits for approval. */
export function Needs({ rows }: { rows: readonly ReturnRow[] }) {
  const { t, i18n } = useTranslation();
  const answer = useQuery(waitingApprovalsQuery);
  const approvals = answer.data ?? [];
  // A month nobody touched and long past was most likely filed elsewhere: it stays on the board, not on this list.
  const waiting = rows
    .filter((row) => row.status !== 'filed' && row.daysLeft <= horizonDays)
    .filter((row) => row.status !== 'none' || row.daysLeft > -45)
    .toSorted((one, other) => one.daysLeft - other.daysLeft)
    .slice(0, shown);
  if (waiting.length + approvals.length === 0) {
    if (answer.isPending) return <Waiting rows={2} />;
    return answer.error ? <Faults of={[answer]} /> : <Empty>{t('dashboard.nothing')}</Empty>;
  }
  return (
    <ul className={styles.needs}>
      {approvals.length > 0 && (
        <li>
          <Link to="/approvals" className={styles.need}>
            <strong>{t('menu.approvals')}</strong>
            <span className={styles.needNext}>
              {t('dashboard.approvalsWait', { count: approvals.length })}
            </span>
            <span className="dim">
              {[...new Set(approvals.map(({ requestedBy }) => requestedBy))].join(', ')}
            </span>
            <IconChevronRight size={17} aria-hidden="true" />
          </Link>
        </li>
      )}
      {waiting.map((row) => (
        <li key={`${row.gstin}${row.period}`}>
          <Link to="/gstr1/$g/$p/sync" params={{ g: row.gstin, p: row.period }} className={styles.need}>
            <span className={styles.needName}>
              <strong>GSTR1 · {shownPeriod(row.period, i18n.language)}</strong>
              <span className="dim code">{row.gstin}</span>
            </span>
            <span className={styles.needNext}>{t(`dashboard.next.${row.status}`)}</span>
            <span className={styles.needChips}>
              <ReturnChip status={row.status} words={row.statusWords} />
              <DueChip dueDate={shownDate(row.dueDate)} daysLeft={row.daysLeft} isFiled={false} />
            </span>
            <IconChevronRight size={17} aria-hidden="true" />
          </Link>
        </li>
      ))}
    </ul>
  );
}
