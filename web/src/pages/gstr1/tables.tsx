import { Button } from '@mantine/core';
import { IconArrowsExchange } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { syncPageQuery, tablesQuery } from '../../api/queries.ts';
import type { TableTile } from '../../api/types.ts';
import { shownDate } from '../../format/date.ts';
import { shownPeriod } from '../../format/period.ts';
import { DueChip, ReturnChip } from '../../parts/chip.tsx';
import { Failed, Waiting } from '../../parts/notice.tsx';
import { Page } from '../../parts/page.tsx';
import styles from './tables.module.css';
import { Tile } from './tile.tsx';

const isAmendment = (tile: TableTile): boolean =>
  tile.section.endsWith('a') || /^(9A|9C|10|11A\(2\)|11B\(2\)|14A|15A)/.test(tile.number);

/** GSTR-1 as the portal shows it: one tile per table, with what is to send, processed, pending and in error. */
export function Tables() {
  const { t, i18n } = useTranslation();
  const { g, p } = useParams({ from: '/frame/gstr1/$g/$p' });
  const of = { gstin: g, period: p };
  const { data: tiles, error, refetch } = useQuery(tablesQuery(of));
  const { data: page } = useQuery(syncPageQuery(of));
  const plain = tiles?.filter((tile) => !isAmendment(tile)) ?? [];
  const amendments = tiles?.filter(isAmendment) ?? [];
  return (
    <Page
      title={t('gstr1.title')}
      about={`${page?.legalName ?? ''} ${g} · ${shownPeriod(p, i18n.language)}`}
      chips={
        page && (
          <>
            <ReturnChip status={page.status} words={page.statusWords} />
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
          renderRoot={(props) => <Link to="/gstr1/$g/$p/sync" params={{ g, p }} {...props} />}
          leftSection={<IconArrowsExchange size={15} aria-hidden="true" />}
        >
          {t('gstr1.sync')}
        </Button>
      }
    >
      {error && <Failed failure={error} onRetry={() => void refetch()} />}
      {!tiles && !error && <Waiting rows={10} />}
      <TileGroup of={of} title={t('gstr1.tiles')} tiles={plain} />
      <TileGroup of={of} title={t('gstr1.amendments')} tiles={amendments} />
    </Page>
  );
}

function TileGroup({
  of,
  title,
  tiles,
}: {
  of: { gstin: string; period: string };
  title: string;
  tiles: readonly TableTile[];
}) {
  if (tiles.length === 0) return null;
  return (
    <section className={styles.group}>
      <h2>{title}</h2>
      <ul className={styles.tiles}>
        {tiles.map((tile) => (
          <li key={tile.section}>
            <Tile of={of} tile={tile} />
          </li>
        ))}
      </ul>
    </section>
  );
}
