import { ActionIcon } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { calendarQuery } from '../../api/status-queries.ts';
import type { CalendarRow } from '../../api/types.ts';
import { shownPeriod } from '../../format/period.ts';
import { ReturnChip } from '../../parts/chip.tsx';
import { Empty, Failed, Waiting } from '../../parts/notice.tsx';
import { Page } from '../../parts/page.tsx';
import styles from './gstn.module.css';

const route = getRouteApi('/frame/calendar');

/** The month after or before a period MMYYYY. */
function monthsLater(period: string, months: number): string {
  const at = Number(period.slice(2)) * 12 + Number(period.slice(0, 2)) - 1 + months;
  return `${String((at % 12) + 1).padStart(2, '0')}${Math.floor(at / 12)}`;
}

function thisMonth(): string {
  const day = new Date(Date.now() + 5.5 * 3600_000).toISOString();
  return day.slice(5, 7) + day.slice(0, 4);
}

/** What falls due in a month for every GSTIN, each day with the law it comes from. */
export function Calendar() {
  const { t, i18n } = useTranslation();
  const { month = thisMonth() } = route.useSearch();
  const navigate = route.useNavigate();
  const { data: rows, error, refetch } = useQuery(calendarQuery(month));
  const go = (months: number) =>
    void navigate({ search: (old) => ({ ...old, month: monthsLater(month, months) }) });
  const days = [...new Set(rows?.map(({ date }) => date))];
  return (
    <Page
      title={t('calendar.title')}
      about={shownPeriod(month, i18n.language)}
      tools={
        <>
          <ActionIcon variant="default" size={32} aria-label={t('calendar.earlier')} onClick={() => go(-1)}>
            <IconChevronLeft size={16} aria-hidden="true" />
          </ActionIcon>
          <ActionIcon variant="default" size={32} aria-label={t('calendar.later')} onClick={() => go(1)}>
            <IconChevronRight size={16} aria-hidden="true" />
          </ActionIcon>
        </>
      }
    >
      {error && <Failed failure={error} onRetry={() => void refetch()} />}
      {!rows && !error && <Waiting rows={8} />}
      {rows?.length === 0 && <Empty>{t('calendar.none')}</Empty>}
      <div className={styles.days}>
        {days.map((date) => (
          <Day key={date} date={date} rows={rows?.filter((row) => row.date === date) ?? []} />
        ))}
      </div>
      {rows && rows.length > 0 && <p className={`dim small ${styles.note}`}>{t('calendar.extended')}</p>}
    </Page>
  );
}

function Day({ date, rows }: { date: string; rows: readonly CalendarRow[] }) {
  const { t, i18n } = useTranslation();
  const left = rows[0]?.daysLeft ?? 0;
  return (
    <section className={styles.day} data-today={left === 0 || undefined}>
      <div className={styles.date}>
        {date.slice(8)}
        <span>{shownPeriod(date.slice(5, 7) + date.slice(0, 4), i18n.language)}</span>
        {left >= 0 && <span>{left === 0 ? t('due.today') : t('due.days', { count: left })}</span>}
      </div>
      <ul className={styles.entries}>
        {rows.map((row) => (
          <Entry key={`${row.gstin} ${row.name} ${row.period}`} row={row} />
        ))}
      </ul>
    </section>
  );
}

function Entry({ row }: { row: CalendarRow }) {
  const { t, i18n } = useTranslation();
  const { name, period, gstin, legalName, status, source } = row;
  const title = `${t(`calendar.name.${name}`)}${period ? ` · ${shownPeriod(period, i18n.language)}` : ''}`;
  return (
    <li>
      <strong>
        {status && period ? (
          <Link to="/gstr1/$g/$p/sync" params={{ g: gstin, p: period }} search={{}}>
            {title}
          </Link>
        ) : (
          title
        )}
      </strong>
      <span>
        {legalName} <span className="code dim">{gstin}</span>
      </span>
      <span>{status && <ReturnChip status={status} />}</span>
      <span className="dim small">{source}</span>
    </li>
  );
}
