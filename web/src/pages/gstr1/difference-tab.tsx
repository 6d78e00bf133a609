import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { changesQuery } from '../../api/change-queries.ts';
import type { ReturnRef } from '../../api/queries.ts';
import type { SyncPage } from '../../api/types.ts';
import { Failed, Waiting } from '../../parts/notice.tsx';
import { Card } from '../../parts/page.tsx';
import { AllChanges } from '../gstr1-sync/all-changes.tsx';
import { Comparison } from '../gstr1-sync/comparison.tsx';
import { LedgerCard } from './ledger-card.tsx';
import styles from './overview.module.css';

/** Where the books, what was sent, what GSTN took and what was filed are not the same, down to the document. */
export function DifferenceTab({ of, page }: { of: ReturnRef; page: SyncPage }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(changesQuery(of));
  return (
    <div className={styles.stack}>
      <LedgerCard of={of} />
      <Card title={t('overview.sinceLast')}>
        {error && <Failed failure={error} onRetry={() => void refetch()} />}
        {!data && !error && <Waiting />}
        {data && <AllChanges changes={data} />}
      </Card>
      <Comparison page={page} />
    </div>
  );
}
