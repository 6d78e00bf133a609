import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ledgerQuery } from '../../api/overview-queries.ts';
import type { ReturnRef } from '../../api/queries.ts';
import type { SyncPage } from '../../api/types.ts';
import { Empty, Failed, Waiting } from '../../parts/notice.tsx';
import { Card } from '../../parts/page.tsx';
import { WayToSync } from '../../parts/way-to.tsx';
import { Receipt } from '../gstr1-sync/receipt.tsx';
import { AmountsTable } from './amounts-table.tsx';
import styles from './overview.module.css';

/** What was filed, with the receipt of it. */
export function FiledTab({ of, page }: { of: ReturnRef; page: SyncPage }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery({ ...ledgerQuery(of), enabled: page.status === 'filed' });
  if (page.status !== 'filed') {
    return <Empty ways={<WayToSync of={of} />}>{t('overview.notFiled')}</Empty>;
  }
  const lines = (data?.tables ?? []).flatMap(({ section, title, totals }) =>
    totals.filed ? [{ key: section, title, level: 0 as const, amounts: totals.filed }] : [],
  );
  return (
    <div className={styles.stack}>
      <Receipt of={of} page={page} />
      {error && <Failed failure={error} onRetry={() => void refetch()} />}
      {!data && !error && <Waiting />}
      {data && (
        <Card title={t('overview.tab.filed')}>
          {lines.length > 0 ? (
            <AmountsTable name={t('overview.tab.filed')} lines={lines} />
          ) : (
            <Empty>{t('overview.filedElsewhere')}</Empty>
          )}
        </Card>
      )}
    </div>
  );
}
