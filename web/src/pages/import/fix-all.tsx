import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findingsQuery } from '../../api/import-queries.ts';
import type { ReturnRef } from '../../api/queries.ts';
import type { FindingGroup } from '../../api/types.ts';
import { type Act, Dialog } from '../../parts/dialog.tsx';
import { MoreRows } from '../../parts/more-rows.tsx';
import { Failed, Waiting } from '../../parts/notice.tsx';
import { PlainTable } from '../../parts/plain-table.tsx';
import styles from './import.module.css';

interface FixAllProps {
  readonly of: ReturnRef;
  readonly importId: string;
  readonly group: FindingGroup;
  readonly act: Act;
  readonly onFix: () => void;
}

/** Puts right every cell of a rule whose remedy is certain, when what each says before and after has been seen. */
export function FixAll({ of, importId, group, act, onFix }: FixAllProps) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const words = t('lists.fixAll', { count: group.fixable });
  return (
    <>
      <Button size="compact-sm" loading={act.isBusy} onClick={() => setOpen(true)}>
        {words}
      </Button>
      <Dialog
        wide
        title={t('imports.fixTitle', { count: group.fixable })}
        opened={isOpen}
        onClose={() => setOpen(false)}
        onSubmit={onFix}
        actions={
          <>
            <Button variant="default" onClick={() => setOpen(false)}>
              {t('app.cancel')}
            </Button>
            <Button type="submit" loading={act.isBusy} data-autofocus>
              {words}
            </Button>
          </>
        }
      >
        <p className="dim">{t('imports.fixSays')}</p>
        {isOpen && <BeforeAndAfter of={of} importId={importId} group={group} />}
        {act.failure !== null && <Failed failure={act.failure} />}
      </Dialog>
    </>
  );
}

function BeforeAndAfter({ of, importId, group }: Pick<FixAllProps, 'of' | 'importId' | 'group'>) {
  const { t } = useTranslation();
  const answer = useInfiniteQuery(findingsQuery(of, importId, { ...group, sure: true }));
  if (answer.error) return <Failed failure={answer.error} onRetry={() => void answer.refetch()} />;
  if (!answer.data) return <Waiting rows={3} />;
  const heads = [
    { label: t('import.sheet') },
    { label: t('import.row'), isNumber: true },
    { label: t('import.column') },
    { label: t('lists.before') },
    { label: t('lists.after') },
  ];
  return (
    <div className={styles.fixes}>
      <PlainTable stacks name={t('imports.fixTitle', { count: group.fixable })} heads={heads}>
        {answer.data.pages
          .flatMap((page) => page.rows)
          .map(({ sheet, row, column, value, suggestion }) => (
            <tr key={`${sheet}|${row}|${column}`}>
              <td data-label={t('import.sheet')}>{sheet}</td>
              <td data-number data-label={t('import.row')}>
                {row}
              </td>
              <td data-label={t('import.column')}>{column}</td>
              <td className="code" data-label={t('lists.before')}>
                {value}
              </td>
              <td className="code" data-label={t('lists.after')}>
                {suggestion}
              </td>
            </tr>
          ))}
      </PlainTable>
      <div className={styles.acts} hidden={!answer.hasNextPage}>
        <MoreRows answer={answer}>{t('lists.more', { count: group.fixable })}</MoreRows>
      </div>
    </div>
  );
}
