import { Button, Progress } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { importPath, importQuery } from '../../api/import-queries.ts';
import { type ReturnRef, returnKey } from '../../api/queries.ts';
import { request } from '../../api/request.ts';
import type { ImportView } from '../../api/types.ts';
import { useAct } from '../../parts/dialog.tsx';
import { Empty, Failed, Notice, Waiting } from '../../parts/notice.tsx';
import { Card, Page } from '../../parts/page.tsx';
import styles from './import.module.css';
import { ImportReview } from './import-review.tsx';
import { intoWhat, useImportedReturn } from './imported-return.ts';
import { holdsDocuments } from './subjects.ts';

/** One import: how far it is read, what was found, what it would do or has done. */
export function ImportJob() {
  const { t } = useTranslation();
  const current = useImportedReturn();
  const { job } = useParams({ from: '/frame/import/$job' });
  if (!current) return <Empty>{t('app.needsReturn')}</Empty>;
  return <Job key={job} of={current} importId={job} />;
}

function Job({ of, importId }: { of: ReturnRef; importId: string }) {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate({ from: '/import/$job' });
  const cache = useQueryClient();
  const { data, error, refetch } = useQuery(importQuery(of, importId));
  const show = (checked: ImportView) => {
    cache.setQueryData(importQuery(of, checked.importId).queryKey, checked);
    void navigate({ params: { job: checked.importId }, search: { ...of } });
  };
  const another = () => void navigate({ to: '/import', search: { ...of } });
  const into = data && !holdsDocuments(data.subject) ? t('imports.lists') : intoWhat(of, i18n.language);
  return (
    <Page title={t('import.title')} about={t('import.into', { into })}>
      <div className={styles.blocks}>
        {error && <Failed failure={error} onRetry={() => void refetch()} />}
        {!data && !error && <Waiting />}
        {data?.state === 'reading' && <Reading of={of} view={data} />}
        {data?.state === 'failed' && <Unread view={data} onAnother={another} />}
        {data && data.state !== 'reading' && data.state !== 'failed' && (
          <ImportReview of={of} view={data} onAnother={another} onReadAgain={show} />
        )}
      </div>
    </Page>
  );
}

function Reading({ of, view }: { of: ReturnRef; view: ImportView }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const act = useAct();
  const cancel = () =>
    act.run(async () => {
      await request('DELETE', importPath(of, view.importId));
      await cache.invalidateQueries({ queryKey: returnKey(of) });
    });
  const says = view.says === 'comparing' ? t('lists.comparing') : t('lists.reading');
  return (
    <Card>
      <div className={styles.waiting} role="status">
        <h2>{view.fileName}</h2>
        <Progress value={100} animated aria-label={says} />
        <p className="dim">{says}</p>
        <Button size="compact-sm" variant="default" loading={act.isBusy} onClick={() => void cancel()}>
          {t('lists.cancel')}
        </Button>
        {act.failure !== null && <Failed failure={act.failure} />}
      </div>
    </Card>
  );
}

function Unread({ view, onAnother }: { view: ImportView; onAnother: () => void }) {
  const { t } = useTranslation();
  return (
    <Notice
      tone="bad"
      action={
        <Button size="compact-sm" variant="default" onClick={onAnother}>
          {t('import.another')}
        </Button>
      }
    >
      <strong>{view.fileName}</strong>
      <p>{view.says}</p>
    </Notice>
  );
}
