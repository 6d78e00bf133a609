import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { delegationsQuery, endDelegation } from '../../api/approval-queries.ts';
import { sessionQuery } from '../../api/queries.ts';
import { shownDate } from '../../format/date.ts';
import { useAct } from '../../parts/dialog.tsx';
import { Failed } from '../../parts/notice.tsx';
import styles from './approvals.module.css';

/** Who approves in whose place, and until when; one's own can be ended. Not there where nobody does. */
export function Delegations() {
  const { t } = useTranslation();
  const { data: session } = useQuery(sessionQuery);
  const { data: delegations = [], refetch } = useQuery(delegationsQuery);
  const act = useAct();
  if (delegations.length === 0) return null;
  const end = (delegationId: string) =>
    void act.run(() => endDelegation(delegationId).finally(() => void refetch()));
  return (
    <section className={styles.delegations} aria-label={t('approvals.delegations')}>
      {delegations.map(({ delegationId, givenBy, givenTo, ...days }) => {
        const [from, to] = [shownDate(days.from), shownDate(days.to)];
        return givenBy === session?.user.email ? (
          <p key={delegationId}>
            {t('approvals.given', { to: givenTo, from, until: to })}{' '}
            <Button
              variant="default"
              size="compact-xs"
              aria-label={t('approvals.endNamed', { to: givenTo, from, until: to })}
              loading={act.isBusy}
              onClick={() => end(delegationId)}
            >
              {t('approvals.end')}
            </Button>
          </p>
        ) : (
          <p key={delegationId}>{t('approvals.got', { by: givenBy, from, until: to })}</p>
        );
      })}
      {act.failure !== null && <Failed failure={act.failure} />}
    </section>
  );
}
