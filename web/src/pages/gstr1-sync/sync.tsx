import { Tooltip } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { pollInterval } from '../../api/live-return.ts';
import { type ReturnRef, syncPageQuery } from '../../api/queries.ts';
import { sentenceOf } from '../../api/request.ts';
import type { SyncPage } from '../../api/types.ts';
import { shownDate } from '../../format/date.ts';
import { shownPeriod } from '../../format/period.ts';
import { Chip, DueChip, ReturnChip } from '../../parts/chip.tsx';
import { useIsLive } from '../../parts/frame/live-line.ts';
import { Failed, Notice, Waiting } from '../../parts/notice.tsx';
import { Page } from '../../parts/page.tsx';
import { Announcer } from './announcer.tsx';
import { Comparison } from './comparison.tsx';
import { Connection } from './connection.tsx';
import { Finish } from './finish.tsx';
import { Receipt } from './receipt.tsx';
import { Steps } from './steps.tsx';
import styles from './sync.module.css';
import { SyncRows } from './sync-rows.tsx';
import { TaskHistory } from './task-history.tsx';

/** GSTR1 Data Sync: one return from Connect to File, always showing what is possible and why the rest is not. */
export function Sync() {
  const { t } = useTranslation();
  const { g, p } = useParams({ from: '/frame/gstr1/$g/$p/sync' });
  return <SyncOf of={{ gstin: g, period: p }} title={t('sync.title')} />;
}

interface SyncOfProps {
  readonly of: ReturnRef;
  readonly title: string;
  /** What stands above the rows of this form alone. */
  readonly children?: ReactNode;
}

/** The sync page of a return of any form. */
export function SyncOf({ of, title, children }: SyncOfProps) {
  const { t, i18n } = useTranslation();
  const { gstin: g, period: p } = of;
  // Events tell of the return of the frame, which is the GSTR-1 of the period.
  const isFrameLive = useIsLive();
  const isLive = isFrameLive && of.form === undefined;
  const { data, error, refetch } = useQuery({
    ...syncPageQuery(of),
    refetchInterval: (query) => pollInterval(query.state.data, isLive),
  });
  return (
    <Page
      title={title}
      about={[data?.legalName, g, shownPeriod(p, i18n.language)].filter(Boolean).join(' · ')}
      chips={data && <Chips page={data} isLive={isLive} />}
    >
      {error && !data && <Failed failure={error} onRetry={() => void refetch()} />}
      {error && data && <Notice tone="needs">{t('sync.lastKnown', { says: sentenceOf(error) })}</Notice>}
      {!data && !error && <Waiting rows={14} />}
      {data && (
        <Content key={g + p} of={of} page={data}>
          {children}
        </Content>
      )}
    </Page>
  );
}

/** GSTR-2 of a current period: nothing of it is filed, so nothing is due and nothing is compared. */
function isSuspended({ form, regime }: SyncPage): boolean {
  return form === 'GSTR2' && regime === 'Current';
}

function Content({ of, page, children }: { of: ReturnRef; page: SyncPage; children?: ReactNode }) {
  return (
    <div className={styles.layout}>
      <Steps steps={page.steps} />
      <div className={styles.work}>
        {page.status === 'filed' && <Receipt of={of} page={page} />}
        {children}
        <Connection of={of} page={page} />
        <SyncRows of={of} page={page} />
        <Finish of={of} page={page} />
        {!isSuspended(page) && <Comparison page={page} />}
        <TaskHistory tasks={page.tasks} />
      </div>
      <Announcer tasks={page.tasks} />
    </div>
  );
}

function Chips({ page, isLive }: { page: SyncPage; isLive: boolean }) {
  const { t } = useTranslation();
  return (
    <>
      <ReturnChip
        status={page.status}
        words={page.statusWords}
        isFrozen={page.regime === 'Classic' && page.status === 'ready-to-file'}
      />
      {!isSuspended(page) && page.form !== 'GSTR1A' && (
        <DueChip
          dueDate={shownDate(page.dueDate)}
          daysLeft={page.daysLeft}
          isFiled={page.status === 'filed'}
        />
      )}
      <Tooltip label={t(`sync.regime${page.regime}`)} events={{ hover: true, focus: true, touch: true }}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the explanation must be reachable by keyboard */}
        <span tabIndex={0}>
          <Chip tone="quiet" mark="i">
            {t('sync.regime', { regime: t(`sync.regimeName.${page.regime}`) })}
          </Chip>
        </span>
      </Tooltip>
      <span className="dim small">{isLive ? `● ${t('sync.live')}` : t('sync.polling')}</span>
    </>
  );
}
