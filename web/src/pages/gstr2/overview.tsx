import { Button } from '@mantine/core';
import { IconArrowsExchange } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { purchaseTablesQuery } from '../../api/counterparty-queries.ts';
import { syncPageQuery } from '../../api/queries.ts';
import { shownDate } from '../../format/date.ts';
import { shownPeriod } from '../../format/period.ts';
import { DueChip, FiledAs, ReturnChip } from '../../parts/chip.tsx';
import { Empty, Faults, Waiting } from '../../parts/notice.tsx';
import { Card, Page } from '../../parts/page.tsx';
import { TableTiles } from '../../parts/table-tiles.tsx';
import { WayTo } from '../../parts/way-to.tsx';
import styles from './overview.module.css';
import { purchaseSummaries } from './purchase-summary.tsx';

const route = getRouteApi('/frame/gstr2/$g/$p');

/** What was bought in a period, by the tables of GSTR-2, with the credit of it. */
export function PurchaseOverview() {
  const { t, i18n } = useTranslation();
  const { g, p } = route.useParams();
  const of = { gstin: g, period: p };
  const sync = useQuery(syncPageQuery({ ...of, form: 'GSTR2' }));
  const answer = useQuery(purchaseTablesQuery(of));
  const { data: page } = sync;
  const { data: tables } = answer;
  const linkOf = (section: string) => ({ to: '/purchase/invoices' as const, search: { ...of, section } });
  const isEmpty = tables?.every(({ count }) => count === 0);
  return (
    <Page
      title={t('gstr2.overview')}
      about={`${page?.legalName ?? ''} ${g} · ${shownPeriod(p, i18n.language)}`}
      chips={
        page?.regime === 'Classic' && (
          <>
            <ReturnChip status={page.status} words={page.statusWords} />
            <FiledAs {...page} />
            <DueChip
              dueDate={shownDate(page.dueDate)}
              daysLeft={page.daysLeft}
              isFiled={page.status === 'filed'}
            />
          </>
        )
      }
      tools={
        <Button
          renderRoot={(props) => <Link to="/gstr2/$g/$p/sync" params={{ g, p }} search={{}} {...props} />}
          leftSection={<IconArrowsExchange size={15} aria-hidden="true" />}
        >
          {t('gstr2.openSync')}
        </Button>
      }
    >
      <div className={styles.sides}>
        <div className={styles.tables}>
          <Faults of={[sync, answer]} />
          {answer.isPending && <Waiting rows={8} />}
          {isEmpty && (
            <Empty ways={<WayTo to={{ to: '/purchase/invoices', search: of }}>{t('purchase.title')}</WayTo>}>
              {t('purchase.empty', { gstin: g, period: shownPeriod(p, i18n.language) })}
            </Empty>
          )}
          {tables && <TableTiles title={t('gstr1.tiles')} tables={tables} linkOf={linkOf} />}
        </div>
        <aside>
          <Card title={t('summaries.menu')}>
            <ul className={styles.links}>
              {purchaseSummaries.map((kind) => (
                <li key={kind}>
                  <Link to="/gstr2/$g/$p/summary/$kind" params={{ g, p, kind }} search={{}}>
                    {t(`gstr2.summary.${kind}`)}
                  </Link>
                </li>
              ))}
            </ul>
          </Card>
        </aside>
      </div>
    </Page>
  );
}
