import { Button, Tabs } from '@mantine/core';
import { IconArrowsExchange } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type ReturnRef, syncPageQuery, tablesQuery } from '../../api/queries.ts';
import type { SyncPage } from '../../api/types.ts';
import { shownDate } from '../../format/date.ts';
import { shownPeriod } from '../../format/period.ts';
import { DueChip, FiledAs, ReturnChip } from '../../parts/chip.tsx';
import { type Asked, Faults, Waiting } from '../../parts/notice.tsx';
import { Page } from '../../parts/page.tsx';
import { TableTiles } from '../../parts/table-tiles.tsx';
import { DifferenceTab } from './difference-tab.tsx';
import { FiledTab } from './filed-tab.tsx';
import { NoBooks } from './no-books.tsx';
import styles from './overview.module.css';
import { PlaceFinder } from './place-finder.tsx';
import { ReviewPanel } from './review-panel.tsx';
import { SavedTab } from './saved-tab.tsx';
import { SummaryLinks } from './summary-links.tsx';

const route = getRouteApi('/frame/gstr1/$g/$p');
const tabs = ['books', 'saved', 'difference', 'filed'] as const;

/** GSTR-1 as the portal shows it: its tables in the books, as saved on GSTN, where both differ, and as filed. */
export function Overview() {
  const { t, i18n } = useTranslation();
  const { g, p } = route.useParams();
  const { tab = 'books' } = route.useSearch();
  const navigate = route.useNavigate();
  const of = { gstin: g, period: p };
  const sync = useQuery(syncPageQuery(of));
  const { data: page } = sync;
  const waiting = sync.isPending && <Waiting rows={10} />;
  return (
    <Page
      title={t('gstr1.title')}
      about={`${page?.legalName ?? ''} ${g} · ${shownPeriod(p, i18n.language)}`}
      chips={page && <StateOf page={page} />}
      tools={
        <>
          <PlaceFinder of={of} />
          <Button
            renderRoot={(props) => <Link to="/gstr1/$g/$p/sync" params={{ g, p }} search={{}} {...props} />}
            leftSection={<IconArrowsExchange size={15} aria-hidden="true" />}
          >
            {t('gstr1.sync')}
          </Button>
        </>
      }
    >
      {tab !== 'books' && <Faults of={[sync]} />}
      <Tabs
        value={tab}
        onChange={(to) =>
          void navigate({ search: (old) => ({ ...old, tab: to ?? undefined }), replace: true })
        }
        keepMounted={false}
      >
        <Tabs.List mb={14} aria-label={t('overview.tabs')}>
          {tabs.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`overview.tab.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="books">
          <BooksTab of={of} sync={sync} />
        </Tabs.Panel>
        <Tabs.Panel value="saved">{page ? <SavedTab of={of} page={page} /> : waiting}</Tabs.Panel>
        <Tabs.Panel value="difference">{page ? <DifferenceTab of={of} page={page} /> : waiting}</Tabs.Panel>
        <Tabs.Panel value="filed">{page ? <FiledTab of={of} page={page} /> : waiting}</Tabs.Panel>
      </Tabs>
    </Page>
  );
}

function StateOf({ page }: { page: SyncPage }) {
  return (
    <>
      <ReturnChip status={page.status} words={page.statusWords} />
      <FiledAs {...page} />
      <DueChip dueDate={shownDate(page.dueDate)} daysLeft={page.daysLeft} isFiled={page.status === 'filed'} />
    </>
  );
}

function BooksTab({ of, sync }: { of: ReturnRef; sync: Asked }) {
  const { t } = useTranslation();
  const answer = useQuery(tablesQuery(of));
  const { data: tiles } = answer;
  const linkOf = (section: string) => ({
    to: '/gstr1/$g/$p/tables/$t' as const,
    params: { g: of.gstin, p: of.period, t: section },
    search: {},
  });
  const plain = tiles?.filter((tile) => !tile.isAmendment) ?? [];
  const amendments = tiles?.filter((tile) => tile.isAmendment) ?? [];
  return (
    <div className={styles.books}>
      <div className={styles.tables}>
        <Faults of={[sync, answer]} />
        {answer.isPending && <Waiting rows={10} />}
        {tiles?.every(({ count }) => count === 0) && <NoBooks of={of} />}
        <TableTiles title={t('gstr1.tiles')} tables={plain} linkOf={linkOf} />
        <TableTiles title={t('gstr1.amendments')} tables={amendments} linkOf={linkOf} />
      </div>
      <aside className={styles.side}>
        <ReviewPanel of={of} />
        <SummaryLinks of={of} />
      </aside>
    </div>
  );
}
