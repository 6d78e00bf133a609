import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { importQuery, importsQuery } from '../../api/import-queries.ts';
import { pathOf, type ReturnRef } from '../../api/queries.ts';
import { uploadFiles } from '../../api/upload.ts';
import { useAct } from '../../parts/dialog.tsx';
import { Empty, Failed, Notice } from '../../parts/notice.tsx';
import { Page } from '../../parts/page.tsx';
import { useWhyNot } from '../../parts/use-why-not.ts';
import { DropZone } from './drop-zone.tsx';
import styles from './import.module.css';
import { ImportList } from './import-list.tsx';
import { intoWhat, useImportedReturn } from './imported-return.ts';
import { subjectOf } from './subjects.ts';
import { Templates } from './templates.tsx';
import { usePastedRows } from './use-pasted-rows.ts';

/** Files in: drop them, and look at what became of earlier ones. */
export function ImportFiles() {
  const { t } = useTranslation();
  const current = useImportedReturn();
  if (!current) return <Empty>{t('app.needsReturn')}</Empty>;
  return <ImportInto key={current.gstin + current.period} of={current} />;
}

function ImportInto({ of }: { of: ReturnRef }) {
  const { t, i18n } = useTranslation();
  const { corrects, as } = useSearch({ from: '/frame/import' });
  const subject = subjectOf(as);
  const navigate = useNavigate({ from: '/import' });
  const cache = useQueryClient();
  const act = useAct();
  const why = useWhyNot('edit', of.gstin);
  const [sent, setSent] = useState(0);
  const query = `${corrects ? `&corrects=${encodeURIComponent(corrects)}` : ''}${subject ? `&as=${subject}` : ''}`;
  const take = (files: readonly File[]) =>
    act.run(async () => {
      setSent(0);
      const path = `${pathOf(of)}/imports?later=true${query}`;
      const checked = await uploadFiles(path, files, setSent);
      cache.setQueryData(importQuery(of, checked.importId).queryKey, checked);
      await cache.invalidateQueries({ queryKey: importsQuery(of).queryKey });
      await navigate({ to: '/import/$job', params: { job: checked.importId }, search: { ...of } });
    });
  usePastedRows(t('imports.pasted'), (files) => {
    if (why === null && !act.isBusy) void take(files);
  });
  return (
    <Page title={t('import.title')} about={t('import.into', { into: intoWhat(of, i18n.language) })}>
      <div className={styles.blocks}>
        {corrects && <Notice tone="go">{t('changes.bringBackHint')}</Notice>}
        {subject && (
          <Notice
            tone="go"
            action={
              <Link to="/import" search={{ ...of }}>
                {t('imports.asAny')}
              </Link>
            }
          >
            {t('imports.as', { subject: t(`imports.subjects.${subject}`) })}
          </Notice>
        )}
        {why ? (
          <Notice tone="go">{why}</Notice>
        ) : (
          <DropZone isBusy={act.isBusy} sent={sent} onFiles={(files) => void take(files)} />
        )}
        <Templates period={of.period} />
        {act.failure !== null && <Failed failure={act.failure} />}
        <ImportList of={of} />
      </div>
    </Page>
  );
}
