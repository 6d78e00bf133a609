import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { download } from '../../api/download.ts';
import { isOpenTask } from '../../api/live-return.ts';
import { pathOf, type ReturnRef } from '../../api/queries.ts';
import type { SyncPage } from '../../api/types.ts';
import { shownTime } from '../../format/date.ts';
import { rupeesSigned } from '../../format/money.ts';
import { useAct } from '../../parts/dialog.tsx';
import { GatedButton } from '../../parts/gated-button.tsx';
import { Notice, Said } from '../../parts/notice.tsx';
import { Card } from '../../parts/page.tsx';
import { AnswerRow } from './answer-row.tsx';
import { ChangesDialog } from './changes-dialog.tsx';
import { Compute2bRow, CounterPartyRow } from './counter-party-row.tsx';
import { isStep } from './primary.ts';
import { RefusedRows } from './refused-rows.tsx';
import { newestOf, SyncRow } from './sync-row.tsx';
import { useStartTask } from './use-start-task.ts';

interface RowsProps {
  readonly of: ReturnRef;
  readonly page: SyncPage;
}

/** The rows of the sync page, in the order and words its users know. */
export function SyncRows({ of, page }: RowsProps) {
  const { t } = useTranslation();
  return (
    <Card>
      {page.blockingFindings > 0 && (
        <Notice tone="bad">{t('sync.findings', { count: page.blockingFindings })}</Notice>
      )}
      <SendRow of={of} page={page} kind="save" />
      <SendRow of={of} page={page} kind="delete" />
      {of.form !== 'GSTR1A' && (
        <>
          <AnswerRow of={of} page={page} />
          <CounterPartyRow of={of} page={page} />
        </>
      )}
      {of.form === 'GSTR2' && page.regime === 'Current' && <Compute2bRow of={of} page={page} />}
      <SummaryRow of={of} page={page} />
    </Card>
  );
}

const sending = {
  save: {
    label: 'newModify',
    payload: 'new',
    suffix: 'NEW',
    generate: 'generateNew',
    send: 'save',
    what: 'newOrModified',
  },
  delete: {
    label: 'delete',
    payload: 'delete',
    suffix: 'DEL',
    generate: 'generateDelete',
    send: 'saveDeletes',
    what: 'toDelete',
  },
} as const;

function SendRow({ of, page, kind }: RowsProps & { kind: 'save' | 'delete' }) {
  const { t } = useTranslation();
  const act = useAct();
  const start = useStartTask(of);
  const [downloaded, setDownloaded] = useState<string | null>(null);
  const [isShowing, setShowing] = useState(false);
  const { label, payload, suffix, generate, send, what } = sending[kind];
  const { count, value } = page[what];
  const task = newestOf(page.tasks, kind);
  const name = `${page.form}_${of.gstin}_${of.period}_${suffix}.json`;
  const generatePayload = () =>
    act.run(async () => setDownloaded(await download(`${pathOf(of)}/payload?kind=${payload}`, name)));
  return (
    <SyncRow
      label={t(`sync.${label}`)}
      about={
        <>
          <Amount count={count} value={value} />
          {kind === 'save' && <ErrorsLink of={of} count={page.errors.count} />}
        </>
      }
      gates={page.status === 'filed' ? [] : [page.buttons[send], page.buttons[generate]]}
      act={act}
      task={task}
      says={downloaded && <Said>{t('sync.downloaded', { file: downloaded })}</Said>}
    >
      <GatedButton
        gate={page.buttons[send]}
        look={kind === 'save' && isStep(page, 'save') ? 'filled' : 'default'}
        isBusy={act.isBusy && task !== undefined && isOpenTask(task)}
        onPress={() => void act.run(() => start('save', { kind }))}
      >
        {t('sync.saveToGstn')}
      </GatedButton>
      <GatedButton
        gate={page.buttons[generate]}
        look={kind === 'save' && isStep(page, 'payload') ? 'filled' : 'default'}
        onPress={() => void generatePayload()}
      >
        {t('sync.generatePayload')}
      </GatedButton>
      {kind === 'save' && !of.form && (
        <>
          <Button variant="default" onClick={() => setShowing(true)}>
            {t('changes.show')}
          </Button>
          {page.errors.count > 0 && <RefusedRows of={of} act={act} />}
          <ChangesDialog of={of} opened={isShowing} onClose={() => setShowing(false)} />
        </>
      )}
    </SyncRow>
  );
}

function Amount({ count, value }: { count: number; value: number }) {
  const { t } = useTranslation();
  if (count === 0) return <span className="dim">{t('sync.nothing')}</span>;
  return (
    <span>
      <strong>{t('sync.documents', { count })}</strong> <span>{rupeesSigned(value)}</span>
    </span>
  );
}

function ErrorsLink({ of, count }: { of: ReturnRef; count: number }) {
  const { t } = useTranslation();
  if (count === 0) return null;
  if (of.form) return <span>{t('sync.refused', { count })}</span>;
  return (
    <Link to="/sale/invoices" search={{ gstin: of.gstin, period: of.period, state: 'error' }}>
      {t('sync.errorsLink', { count })}
    </Link>
  );
}

function SummaryRow({ of, page }: RowsProps) {
  const { t } = useTranslation();
  const act = useAct();
  const start = useStartTask(of);
  const task = newestOf(page.tasks, 'summary');
  const isSame = page.summary.every((line) => line.equal !== false);
  return (
    <SyncRow
      label={t('sync.summary')}
      about={
        <span className="dim">
          {page.summaryAt ? t('sync.last', { time: shownTime(page.summaryAt) }) : t('sync.never')}
        </span>
      }
      gates={page.status === 'filed' ? [] : [page.buttons.downloadSummary]}
      act={act}
      task={task && !(task.state === 'done' && page.summarySays) ? task : undefined}
      says={
        page.summarySays &&
        (isSame ? <Said>{page.summarySays}</Said> : <Notice tone="needs">{page.summarySays}</Notice>)
      }
    >
      <GatedButton
        gate={page.buttons.downloadSummary}
        look={isStep(page, 'summary') ? 'filled' : 'default'}
        onPress={() => void act.run(() => start('summary'))}
      >
        {t('sync.download')}
      </GatedButton>
    </SyncRow>
  );
}
