import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { returnsQuery, sessionQuery } from '../../api/queries.ts';
import { Empty, Failed, Waiting } from '../../parts/notice.tsx';
import { Card, Page } from '../../parts/page.tsx';
import { Board } from './board.tsx';
import styles from './dashboard.module.css';
import { Figures } from './figures.tsx';
import { Needs } from './needs.tsx';

/** What needs me, and am I late: the next acts, and the board of returns by GSTIN and period. */
export function Dashboard() {
  const { t } = useTranslation();
  const { data: session } = useQuery(sessionQuery);
  const { data: rows, error, refetch } = useQuery(returnsQuery);
  if (session && session.registrations.length === 0) return <Empty>{t('app.noRegistration')}</Empty>;
  return (
    <Page title={t('dashboard.title')} about={session?.company.name}>
      {error && <Failed failure={error} onRetry={() => void refetch()} />}
      {!rows && !error && <Waiting rows={8} />}
      {rows && (
        <div className={styles.blocks}>
          <Card title={t('dashboard.needs')}>
            <Needs rows={rows} />
          </Card>
          <Card
            title={t('dashboard.board')}
            tools={<span className="dim small">{t('dashboard.boardHint')}</span>}
          >
            <Board rows={rows} />
          </Card>
          <Figures />
          <p>
            <Link to="/import">{t('dashboard.start')}</Link>
          </p>
        </div>
      )}
    </Page>
  );
}
