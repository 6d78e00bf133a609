import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { pollInterval } from '../../api/live-return.ts';
import { briefQuery, type ReturnRef } from '../../api/queries.ts';
import { shownDuration } from '../../format/date.ts';
import { useCurrentReturn } from '../current-return.ts';
import { useNow } from '../use-now.ts';
import styles from './frame.module.css';
import { useIsLive } from './live-line.ts';

/** Whether the portal session of the chosen GSTIN lives, and how long; it leads to the sync page. */
export function SessionBadge() {
  const current = useCurrentReturn();
  return current && <Badge of={current} />;
}

function Badge({ of }: { of: ReturnRef }) {
  const { t } = useTranslation();
  const isLive = useIsLive();
  const now = useNow(30_000);
  const { data, isPending } = useQuery({
    ...briefQuery(of),
    refetchInterval: (query) => pollInterval(query.state.data, isLive),
  });
  const connection = data?.connection;
  const left = connection?.endsAt ? Date.parse(connection.endsAt) - now : 0;
  const isOn = connection?.state === 'signed-in' && left > 0;
  const words = isOn
    ? t('context.connected', { left: shownDuration(left) })
    : t(data ? 'context.notConnected' : isPending ? 'context.askingConnection' : 'context.connectionUnknown');
  return (
    <Link
      to="/gstr1/$g/$p/sync"
      params={{ g: of.gstin, p: of.period }}
      className={styles.tool}
      aria-label={words}
    >
      <span className={`${styles.dot} ${isOn ? styles.dotOn : ''}`} aria-hidden="true" />
      <span className={styles.wideText}>{words}</span>
    </Link>
  );
}
