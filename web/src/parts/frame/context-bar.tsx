import { Select } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { sessionQuery } from '../../api/queries.ts';
import { financialYear, neighbour, shownPeriod } from '../../format/period.ts';
import { useChangeReturn, useCurrentReturn } from '../current-return.ts';
import styles from './frame.module.css';

const look = { input: styles.choice ?? '', section: styles.choiceSection ?? '' };

/** Company ▸ GSTIN ▸ FY ▸ Return period, always visible; a change keeps the page and writes the address. */
export function ContextBar() {
  const { t } = useTranslation();
  const { data: session } = useQuery(sessionQuery);
  const current = useCurrentReturn();
  const change = useChangeReturn();
  if (!session || !current) return null;
  const years = [...new Set([...session.periods, current.period].map(financialYear))];
  const year = financialYear(current.period);
  const goToYear = (next: string) => {
    const newest = session.periods.find((period) => financialYear(period) === next);
    if (newest) change({ period: newest });
  };
  return (
    <section className={styles.context} aria-label={t('context.bar')}>
      <span className={styles.company} title={session.company.name}>
        {session.company.name}
      </span>
      <span className={`${styles.sep} ${styles.companySep}`} aria-hidden="true">
        ▸
      </span>
      <Select
        aria-label={t('context.gstin')}
        data={session.registrations.map(({ gstin, legalName }) => ({
          value: gstin,
          label: gstin,
          legalName,
        }))}
        value={current.gstin}
        searchable={session.registrations.length > 5}
        onChange={(gstin) => gstin && change({ gstin })}
        className={styles.gstinChoice ?? ''}
        classNames={look}
        comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
      />
      <span className={`${styles.sep} ${styles.yearSep}`} aria-hidden="true">
        ▸
      </span>
      <Select
        aria-label={t('context.fy')}
        data={years}
        value={year}
        onChange={(next) => next && goToYear(next)}
        className={styles.yearChoice ?? ''}
        classNames={look}
      />
      <PeriodChoice />
    </section>
  );
}

function PeriodChoice() {
  const { t, i18n } = useTranslation();
  const { data: session } = useQuery(sessionQuery);
  const current = useCurrentReturn();
  const change = useChangeReturn();
  if (!session || !current) return null;
  const known = session.periods.includes(current.period)
    ? session.periods
    : [current.period, ...session.periods];
  const ofYear = known.filter((period) => financialYear(period) === financialYear(current.period));
  const earlier = neighbour(known, current.period, -1);
  const later = neighbour(known, current.period, 1);
  return (
    <>
      <PeriodStep
        label={t('context.earlier')}
        to={earlier}
        icon={<IconChevronLeft size={16} aria-hidden="true" />}
      />
      <Select
        aria-label={t('context.period')}
        data={ofYear.map((period) => ({ value: period, label: shownPeriod(period, i18n.language) }))}
        value={current.period}
        onChange={(period) => period && change({ period })}
        className={styles.periodChoice ?? ''}
        classNames={look}
      />
      <PeriodStep
        label={t('context.later')}
        to={later}
        icon={<IconChevronRight size={16} aria-hidden="true" />}
      />
    </>
  );
}

function PeriodStep({ label, to, icon }: { label: string; to: string | null; icon: React.ReactNode }) {
  const change = useChangeReturn();
  return (
    <button
      type="button"
      className={styles.tool}
      style={{ padding: '0 4px', opacity: to ? 1 : 0.45 }}
      aria-label={label}
      aria-disabled={!to || undefined}
      onClick={() => to && change({ period: to })}
    >
      {icon}
    </button>
  );
}
