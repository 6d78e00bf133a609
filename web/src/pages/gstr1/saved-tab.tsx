import { useTranslation } from 'react-i18next';
import type { ReturnRef } from '../../api/queries.ts';
import type { SyncPage } from '../../api/types.ts';
import { shownInstant } from '../../format/date.ts';
import { Empty } from '../../parts/notice.tsx';
import { Card } from '../../parts/page.tsx';
import { WayToSync } from '../../parts/way-to.tsx';
import { AmountsTable } from './amounts-table.tsx';

/** What GSTN holds of the return, as its last downloaded summary says. */
export function SavedTab({ of, page }: { of: ReturnRef; page: SyncPage }) {
  const { t } = useTranslation();
  const lines = page.summary.flatMap(({ section, title, level, portal }) =>
    portal ? [{ key: section, title, level, amounts: portal }] : [],
  );
  if (lines.length === 0) {
    return (
      <Empty>
        <p>{t(page.status === 'none' ? 'overview.notSaved' : 'overview.noSummary')}</p>
        <WayToSync of={of} />
      </Empty>
    );
  }
  return (
    <Card
      title={t('overview.tab.saved')}
      tools={
        <span className="dim small">{t('overview.readAt', { time: shownInstant(page.summaryAt) })}</span>
      }
    >
      <AmountsTable name={t('overview.tab.saved')} lines={lines} />
    </Card>
  );
}
