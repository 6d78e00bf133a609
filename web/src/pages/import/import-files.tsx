import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { importQuery, type ReturnRef } from '../../api/queries.ts';
import { returnPath } from '../../api/request.ts';
import type { ImportView } from '../../api/types.ts';
import { uploadFiles } from '../../api/upload.ts';
import { shownPeriod } from '../../format/period.ts';
import { useCurrentReturn } from '../../parts/current-return.ts';
import { useAct } from '../../parts/dialog.tsx';
import { Empty, Failed, Notice, Waiting } from '../../parts/notice.tsx';
import { Page } from '../../parts/page.tsx';
import { DropZone } from './drop-zone.tsx';
import styles from './import.module.css';
import { ImportReview } from './import-review.tsx';
import { Templates } from './templates.tsx';

/** Files in: drop, check, read what was found, see what would change, then import or discard. */
export function ImportFiles() {
  const { t } = useTranslation();
  const current = useCurrentReturn();
  if (!current) return <Empty>{t('app.needsReturn')}</Empty>;
  return <ImportInto key={current.gstin + current.period} of={current} />;
}

function ImportInto({ of }: { of: ReturnRef }) {
  const { t, i18n } = useTranslation();
  const { job, corrects } = useSearch({ from: '/frame/import' });
  const navigate = useNavigate({ from: '/import' });
  const cache = useQueryClient();
  const act = useAct();
  const [sent, setSent] = useState(0);
  const query = corrects ? `?corrects=${encodeURIComponent(corrects)}` : '';
  const show = async (checked: ImportView) => {
    cache.setQueryData(importQuery(of, checked.importId).queryKey, checked);
    await navigate({ search: (old) => ({ ...old, job: checked.importId, corrects: undefined }) });
  };
  const take = (files: readonly File[]) =>
    act.run(async () => {
      setSent(0);
      const checked = await uploadFiles(`${returnPath(of.gstin, of.period)}/imports${query}`, files, setSent);
      await show(checked);
    });
  const goOn = () => {
    act.clear();
    void navigate({ search: (old) => ({ ...old, job: undefined, corrects: undefined }) });
  };
  return (
    <Page
      title={t('import.title')}
      about={t('import.into', { gstin: of.gstin, period: shownPeriod(of.period, i18n.language) })}
    >
      <div className={styles.blocks}>
        {!job && corrects && <Notice tone="go">{t('changes.bringBackHint')}</Notice>}
        {!job && <DropZone isBusy={act.isBusy} sent={sent} onFiles={(files) => void take(files)} />}
        {!job && <Templates period={of.period} />}
        {act.failure !== null && <Failed failure={act.failure} />}
        {job && (
          <Review key={job} of={of} importId={job} onAnother={goOn} onReadAgain={(view) => void show(view)} />
        )}
      </div>
    </Page>
  );
}

interface ReviewProps {
  readonly of: ReturnRef;
  readonly importId: string;
  readonly onAnother: () => void;
  readonly onReadAgain: (view: ImportView) => void;
}

function Review({ of, importId, ...then }: ReviewProps) {
  const { data, error, refetch } = useQuery(importQuery(of, importId));
  if (error) return <Failed failure={error} onRetry={() => void refetch()} />;
  if (!data) return <Waiting />;
  return <ImportReview of={of} view={data} {...then} />;
}
