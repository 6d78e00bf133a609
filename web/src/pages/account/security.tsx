import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { securityQuery } from '../../api/people-queries.ts';
import { Failed, Waiting } from '../../parts/notice.tsx';
import { Page } from '../../parts/page.tsx';
import styles from './account.module.css';
import { PasswordCard } from './password-card.tsx';
import { SecondFactorCard } from './second-factor-card.tsx';
import { SignInsCard } from './sign-ins-card.tsx';

/** What a person does for the safety of his own account. */
export function SecurityPage() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(securityQuery);
  return (
    <Page title={t('people.account.title')} about={t('people.account.about')}>
      {error && <Failed failure={error} onRetry={() => void refetch()} />}
      {!data && !error && <Waiting rows={6} />}
      {data && (
        <div className={styles.cards}>
          <SecondFactorCard security={data} />
          <PasswordCard />
          <SignInsCard signIns={data.signIns} />
        </div>
      )}
    </Page>
  );
}
