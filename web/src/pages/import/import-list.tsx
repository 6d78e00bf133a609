import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { download } from '../../api/download.ts';
import { importPath, importsQuery } from '../../api/import-queries.ts';
import type { ReturnRef } from '../../api/queries.ts';
import type { ImportRow } from '../../api/types.ts';
import { shownInstant } from '../../format/date.ts';
import { grouped } from '../../format/money.ts';
import { Chip, type Tone } from '../../parts/chip.tsx';
import { useAct } from '../../parts/dialog.tsx';
import { MoreRows } from '../../parts/more-rows.tsx';
import { Empty, Failed, Waiting } from '../../parts/notice.tsx';
import { Card } from '../../parts/page.tsx';
import { PlainTable } from '../../parts/plain-table.tsx';
import styles from './import.module.css';
import { KindOfFile } from './kind-of-file.tsx';
import { UndoImport } from './undo-import.tsx';

const looks: Readonly<Record<ImportRow['state'], readonly [Tone, string]>> = {
  reading: ['go', '●'],
  failed: ['bad', '✕'],
  checked: ['needs', '!'],
  imported: ['ok', '✓'],
  discarded: ['quiet', '○'],
  undone: ['quiet', '↶'],
};

const counts = ['new', 'changed', 'same', 'error'] as const;

/** The files that were imported into a return or as lists of the company, newest first: what came of each, and the way back. */
export function ImportList({ of }: { of: ReturnRef }) {
  const { t } = useTranslation();
  const answer = useInfiniteQuery(importsQuery(of));
  const act = useAct();
  const rows = answer.data?.pages.flatMap((page) => page.rows);
  const heads = [
    { label: t('lists.file') },
    { label: t('lists.kind') },
    { label: t('lists.rows'), isNumber: true },
    ...counts.map((name) => ({
      label: t(`import.${name}`),
      isNumber: true,
    })),
    { label: t('lists.by') },
    { label: t('lists.state') },
    { label: <span className="visually-hidden">{t('sale.commands')}</span> },
  ];
  return (
    <Card title={t('lists.earlier')}>
      {answer.error && <Failed failure={answer.error} onRetry={() => void answer.refetch()} />}
      {act.failure !== null && <Failed failure={act.failure} />}
      {!rows && !answer.error && <Waiting rows={3} />}
      {rows?.length === 0 && <Empty>{t('lists.noEarlier')}</Empty>}
      {rows && rows.length > 0 && (
        <PlainTable name={t('lists.earlier')} heads={heads} stacks>
          {rows.map((row) => (
            <tr key={row.importId}>
              <th scope="row" className={styles.header}>
                <Link to="/import/$job" params={{ job: row.importId }} search={{ ...of }}>
                  {row.fileName}
                </Link>
              </th>
              <td>
                {t(`imports.subjects.${row.subject}`)}
                <br />
                <KindOfFile of={row} />
              </td>
              <td data-number data-label={t('lists.rows')}>
                {grouped(rowsOf(row))}
              </td>
              {counts.map((name) => (
                <td key={name} data-number data-label={t(`import.${name}`)}>
                  {grouped(row.counts[name])}
                </td>
              ))}
              <td>
                {row.by}
                <br />
                <span className="dim small">{shownInstant(row.at)}</span>
              </td>
              <td>
                <Chip tone={looks[row.state][0]} mark={looks[row.state][1]}>
                  {t(`lists.states.${row.state}`)}
                </Chip>
              </td>
              <td>
                <div className={styles.rowActs}>
                  {row.state === 'imported' && row.subject !== 'statement' && (
                    <UndoImport of={of} entry={row} />
                  )}
                  {(row.state === 'imported' || row.state === 'checked') && (
                    <Button
                      size="compact-xs"
                      variant="default"
                      onClick={() =>
                        void act.run(() =>
                          download(`${importPath(of, row.importId)}/findings.xlsx`, 'findings.xlsx'),
                        )
                      }
                    >
                      {t('lists.download')}
                    </Button>
                  )}
                </div>
              </td>
            </tr>
          ))}
        </PlainTable>
      )}
      <div className={styles.acts} hidden={!answer.hasNextPage}>
        <MoreRows answer={answer}>{t('lists.older')}</MoreRows>
      </div>
    </Card>
  );
}

function rowsOf({ counts }: ImportRow): number {
  return counts.new + counts.changed + counts.same + counts.error;
}
