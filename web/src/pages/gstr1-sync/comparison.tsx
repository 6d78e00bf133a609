import { SegmentedControl, Switch } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SummaryLine, SyncPage } from '../../api/types.ts';
import { shownTime } from '../../format/date.ts';
import { Empty } from '../../parts/notice.tsx';
import { Card } from '../../parts/page.tsx';
import styles from './comparison.module.css';
import { Cell, EqualMark } from './comparison-cell.tsx';
import { allColumns, type Group, groups, sideColumns } from './comparison-columns.ts';

type View = 'side' | Group;

/** Summary | Download Summary | Difference: compared by the machine, to the paisa, cell by cell. */
export function Comparison({ page }: { page: SyncPage }) {
  const { t } = useTranslation();
  const isNarrow = useMediaQuery('(max-width: 1240px)', undefined, { getInitialValueInEffect: false });
  const [chosen, setChosen] = useState<View | null>(null);
  const [onlyDifferences, setOnlyDifferences] = useState(false);
  const view = chosen ?? (isNarrow ? 'ours' : 'side');
  const lines = page.summary.filter((line) => !onlyDifferences || line.equal === false);
  const choices = [
    ...(isNarrow
      ? []
      : [
          {
            value: 'side',
            label: t('compare.side'),
          },
        ]),
    ...groups.map((group) => ({ value: group, label: t(`compare.${group}`) })),
  ];
  return (
    <Card
      title={t('compare.title')}
      tools={
        <>
          <span className="dim small">
            {page.summaryAt
              ? t('compare.downloadedAt', { time: shownTime(page.summaryAt) })
              : t('compare.notDownloaded')}
          </span>
          {page.summary.some((line) => line.equal === false) && (
            <Switch
              size="xs"
              label={t('compare.onlyDifferences')}
              checked={onlyDifferences}
              onChange={(event) => setOnlyDifferences(event.currentTarget.checked)}
            />
          )}
          <SegmentedControl
            size="xs"
            data={choices}
            value={view}
            onChange={(next) => setChosen(next as View)}
            aria-label={t('compare.groups')}
          />
        </>
      }
    >
      {page.summary.length === 0 ? (
        <Empty>{t(page.form === 'GSTR2' ? 'gstr2.empty' : 'compare.empty')}</Empty>
      ) : (
        <Lines lines={lines} view={view} />
      )}
    </Card>
  );
}

function Lines({ lines, view }: { lines: readonly SummaryLine[]; view: View }) {
  const { t } = useTranslation();
  const shownGroups: readonly Group[] = view === 'side' ? groups : [view];
  const columns = view === 'side' ? sideColumns : allColumns;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={styles.scroll} tabIndex={0} aria-label={t('compare.caption')}>
      <table className={styles.table}>
        <caption className="visually-hidden">{t('compare.caption')}</caption>
        <thead>
          {view === 'side' && (
            <tr>
              <td colSpan={2} />
              {shownGroups.map((group) => (
                <th key={group} scope="colgroup" colSpan={columns.length} className={styles.group}>
                  {t(`compare.${group}`)}
                </th>
              ))}
            </tr>
          )}
          <tr>
            <th scope="col">{t('compare.type')}</th>
            <th scope="col">
              <span className="visually-hidden">{t('compare.difference')}</span>
            </th>
            {shownGroups.map((group) =>
              columns.map((column, at) => (
                <th key={group + column} scope="col" data-number data-first={at === 0 || undefined}>
                  {column === 'count' ? t('compare.count') : t(`amount.${column}`)}
                </th>
              )),
            )}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.section} data-level={line.level}>
              <th scope="row">{line.title}</th>
              <td>
                <EqualMark equal={line.equal} />
              </td>
              {shownGroups.map((group) =>
                columns.map((column, at) => (
                  <Cell key={group + column} line={line} group={group} column={column} isFirst={at === 0} />
                )),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
