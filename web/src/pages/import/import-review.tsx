import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { download } from '../../api/download.ts';
import { importPath, importQuery } from '../../api/import-queries.ts';
import { type ReturnRef, returnKey } from '../../api/queries.ts';
import { post, request } from '../../api/request.ts';
import type { ImportView } from '../../api/types.ts';
import { grouped } from '../../format/money.ts';
import { useAct } from '../../parts/dialog.tsx';
import { Failed, Notice } from '../../parts/notice.tsx';
import { Card } from '../../parts/page.tsx';
import { Effect } from './effect.tsx';
import styles from './import.module.css';
import { ImportFindings } from './import-findings.tsx';
import { Registers } from './registers.tsx';
import { UndoImport } from './undo-import.tsx';

const counted = ['new', 'changed', 'same', 'error'] as const;

interface ImportReviewProps {
  readonly of: ReturnRef;
  readonly view: ImportView;
  readonly onAnother: () => void;
  readonly onReadAgain: (view: ImportView) => void;
}

/** A checked file: what it is, what it would change, what is wrong with it, and what to do. */
export function ImportReview({ of, view, onAnother, onReadAgain }: ImportReviewProps) {
  const { t } = useTranslation();
  return (
    <>
      <Card>
        <div className={styles.file}>
          <div>
            <h2>{view.fileName}</h2>
            <p className="dim">
              {t('import.recognised', {
                kind: t(`lists.kinds.${view.kind}`, { defaultValue: view.kind }),
              })}
            </p>
          </div>
          <dl className={styles.counts}>
            {counted.map((name) => (
              <div key={name} data-kind={name} data-zero={view.counts[name] === 0 || undefined}>
                <dt>{t(`import.${name}`)}</dt>
                <dd>{grouped(view.counts[name])}</dd>
              </div>
            ))}
            <div data-zero={view.duplicates === 0 || undefined}>
              <dt>{t('lists.duplicates')}</dt>
              <dd>{grouped(view.duplicates)}</dd>
            </div>
          </dl>
        </div>
        <Acts of={of} view={view} onAnother={onAnother} />
      </Card>
      <Registers of={of} view={view} onReadAgain={onReadAgain} />
      <ImportFindings of={of} view={view} onChecked={onReadAgain} />
      <Effect view={view} />
    </>
  );
}

function Acts({ of, view, onAnother }: Omit<ImportReviewProps, 'onReadAgain'>) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const act = useAct();
  const path = importPath(of, view.importId);
  const end = (work: () => Promise<unknown>, state: ImportView['state']) =>
    act.run(async () => {
      await work();
      cache.setQueryData(importQuery(of, view.importId).queryKey, { ...view, state });
      await cache.invalidateQueries({ queryKey: returnKey(of) });
    });
  const count = view.counts.new + view.counts.changed;
  const words = view.counts.error > 0 ? 'lists.keepRest' : 'import.confirm';
  return (
    <div className={styles.acts}>
      {view.state === 'checked' && count > 0 && (
        <Button
          size="sm"
          loading={act.isBusy}
          onClick={() => void end(() => post(`${path}/confirm`), 'imported')}
        >
          {t(words, { count })}
        </Button>
      )}
      {view.state === 'checked' && count === 0 && <p className="dim">{t('import.nothing')}</p>}
      {view.state === 'checked' && (
        <Button
          size="sm"
          variant="default"
          onClick={() => void end(() => request('DELETE', path), 'discarded')}
        >
          {t('import.discard')}
        </Button>
      )}
      {view.state !== 'checked' && <Ended of={of} view={view} onAnother={onAnother} />}
      {view.findingCount > 0 && (
        <Button
          size="sm"
          variant="default"
          leftSection={<IconDownload size={15} aria-hidden="true" />}
          onClick={() => void act.run(() => download(`${path}/findings.xlsx`, 'findings.xlsx'))}
        >
          {t('import.workbook')}
        </Button>
      )}
      {act.failure !== null && <Failed failure={act.failure} />}
    </div>
  );
}

function Ended({ of, view, onAnother }: Omit<ImportReviewProps, 'onReadAgain'>) {
  const { t } = useTranslation();
  const isIn = view.state === 'imported';
  const says = view.state === 'undone' ? 'lists.undone' : isIn ? 'import.imported' : 'import.discarded';
  return (
    <>
      <Notice tone={isIn ? 'ok' : 'needs'}>{t(says, { file: view.fileName })}</Notice>
      {isIn && view.counts.error > 0 && (
        <Notice
          tone="needs"
          action={
            <Link to="/import" search={{ ...of, corrects: view.importId }}>
              {t('lists.bringBack')}
            </Link>
          }
        >
          {t('lists.waiting', { count: view.counts.error })}
        </Notice>
      )}
      {isIn && <UndoImport of={of} entry={view} />}
      {isIn && (
        <Button
          size="sm"
          renderRoot={(props) => (
            <Link
              to={of.form ? '/gstr1/$g/$p/1a' : '/gstr1/$g/$p/sync'}
              params={{ g: of.gstin, p: of.period }}
              {...props}
            />
          )}
        >
          {t(of.form ? 'gstr1a.title' : 'gstr1.sync')}
        </Button>
      )}
      {isIn && !of.form && (
        <Button
          size="sm"
          variant="default"
          renderRoot={(props) => <Link to="/sale/invoices" search={{ ...of }} {...props} />}
        >
          {t('import.toList')}
        </Button>
      )}
      <Button size="sm" variant="default" onClick={onAnother}>
        {t('import.another')}
      </Button>
    </>
  );
}
