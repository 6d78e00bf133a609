import { Button, Select } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { download } from '../../api/download.ts';
import { importPath, importQuery } from '../../api/import-queries.ts';
import type { ReturnRef } from '../../api/queries.ts';
import { post, request } from '../../api/request.ts';
import type { ImportView } from '../../api/types.ts';
import { grouped } from '../../format/money.ts';
import { useAct } from '../../parts/dialog.tsx';
import { Failed, Notice } from '../../parts/notice.tsx';
import { Card } from '../../parts/page.tsx';
import { Effect } from './effect.tsx';
import styles from './import.module.css';
import { ImportFindings } from './import-findings.tsx';
import { KindOfFile } from './kind-of-file.tsx';
import { Registers } from './registers.tsx';
import { holdsDocuments, subjects } from './subjects.ts';
import { UndoImport } from './undo-import.tsx';
import { WhereItWent } from './where-it-went.tsx';

const counted = ['new', 'changed', 'same', 'error'] as const;

const confirmWords = {
  documents: { all: 'import.confirm', some: 'lists.keepRest' },
  list: { all: 'imports.recordsOf', some: 'imports.keepRestOf' },
} as const;

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
            <Recognised of={of} view={view} onReadAgain={onReadAgain} />
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
      {view.effect.length > 0 && <Effect view={view} />}
    </>
  );
}

/** What the files were recognised as, to be changed while nothing of them is in the books. */
function Recognised({ of, view, onReadAgain }: Omit<ImportReviewProps, 'onAnother'>) {
  const { t } = useTranslation();
  const act = useAct();
  const readAs = (subject: string | null) =>
    act.run(async () => {
      const path = `${importPath(of, view.importId)}/read-again?as=${subject ?? ''}`;
      if (subject !== view.subject) onReadAgain(await post<ImportView>(path));
    });
  // What a GSTR-1A corrects are sales, and what is in the books is what it was taken for.
  if (view.state !== 'checked' || of.form !== undefined) return <TakenFor view={view} />;
  return (
    <div className={styles.recognised}>
      <Select
        size="xs"
        label={t('imports.subject')}
        allowDeselect={false}
        disabled={act.isBusy}
        data={subjects.map((value) => ({ value, label: t(`imports.subjects.${value}`) }))}
        value={view.subject}
        onChange={(subject) => void readAs(subject)}
      />
      <KindOfFile of={view} />
      {act.failure !== null && <Failed failure={act.failure} />}
    </div>
  );
}

function TakenFor({ view }: Pick<ImportReviewProps, 'view'>) {
  const { t } = useTranslation();
  return (
    <p className="dim">
      {t('imports.subject')}: {t(`imports.subjects.${view.subject}`)} <KindOfFile of={view} />
    </p>
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
      await cache.invalidateQueries();
    });
  const count = view.counts.new + view.counts.changed;
  const words = confirmWords[holdsDocuments(view.subject) ? 'documents' : 'list'];
  return (
    <div className={styles.acts}>
      {view.state === 'checked' && count > 0 && (
        <Button
          size="sm"
          loading={act.isBusy}
          onClick={() => void end(() => post(`${path}/confirm`), 'imported')}
        >
          {t(words[view.counts.error > 0 ? 'some' : 'all'], { count })}
        </Button>
      )}
      {view.state === 'checked' && count === 0 && (
        <p className="dim">{t(view.counts.error > 0 ? 'imports.onlyErrors' : 'import.nothing')}</p>
      )}
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
            <Link
              to="/import"
              search={{
                ...of,
                ...(view.subject === 'sales' ? { corrects: view.importId } : { as: view.subject }),
              }}
            >
              {t('lists.bringBack')}
            </Link>
          }
        >
          {t('lists.waiting', { count: view.counts.error })}
        </Notice>
      )}
      {isIn && view.subject !== 'statement' && <UndoImport of={of} entry={view} />}
      {isIn && <WhereItWent of={of} subject={view.subject} />}
      <Button size="sm" variant="default" onClick={onAnother}>
        {t('import.another')}
      </Button>
    </>
  );
}
