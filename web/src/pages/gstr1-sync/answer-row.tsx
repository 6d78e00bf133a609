import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { download } from '../../api/download.ts';
import { pathOf, type ReturnRef } from '../../api/queries.ts';
import type { SyncPage } from '../../api/types.ts';
import { useAct } from '../../parts/dialog.tsx';
import { GatedButton } from '../../parts/gated-button.tsx';
import { Said } from '../../parts/notice.tsx';
import { isStep } from './primary.ts';
import { newestOf, SyncRow } from './sync-row.tsx';
import { useStartTask } from './use-start-task.ts';

interface AnswerRowProps {
  readonly of: ReturnRef;
  readonly page: SyncPage;
}

/** Accept/Reject: what is answered to counter parties, in numbers, and the button that sends it. */
export function AnswerRow({ of, page }: AnswerRowProps) {
  const { t } = useTranslation();
  const act = useAct();
  const start = useStartTask(of);
  const [downloaded, setDownloaded] = useState<string | null>(null);
  const { acceptReject, generateAnswers } = page.buttons;
  const isClassic = page.regime === 'Classic';
  const name = `${page.form}_${of.gstin}_${of.period}_AR.json`;
  const generate = () =>
    act.run(async () => setDownloaded(await download(`${pathOf(of)}/payload?kind=answers`, name)));
  return (
    <SyncRow
      label={t('sync.acceptReject')}
      about={isClassic ? <Flags page={page} /> : <Staged of={of} page={page} />}
      gates={page.status === 'filed' ? [] : [acceptReject, ...(isClassic ? [generateAnswers] : [])]}
      act={act}
      task={newestOf(page.tasks, 'act')}
      says={downloaded && <Said>{t('sync.downloaded', { file: downloaded })}</Said>}
    >
      <GatedButton
        gate={acceptReject}
        look={isStep(page, 'accept-reject') ? 'filled' : 'default'}
        isBusy={act.isBusy}
        onPress={() => void act.run(() => start('act'))}
      >
        {t('sync.acceptReject')}
      </GatedButton>
      {isClassic && (
        <GatedButton gate={generateAnswers} onPress={() => void generate()}>
          {t('sync.generatePayload')}
        </GatedButton>
      )}
    </SyncRow>
  );
}

function Flags({ page }: { page: SyncPage }) {
  const { t } = useTranslation();
  const { accept, reject, pending, waiting, unsent } = page.answers;
  if (accept + reject + pending + waiting === 0) return <span className="dim">{t('sync.nothing')}</span>;
  return (
    <span>
      <strong>{t('sync.flags', { accept, reject, pending })}</strong>{' '}
      {waiting > 0 && <span className="dim">{t('sync.waiting', { count: waiting })} </span>}
      {unsent > 0 && <span>{t('sync.unsent', { count: unsent })}</span>}
    </span>
  );
}

function Staged({ of, page }: AnswerRowProps) {
  const { t } = useTranslation();
  if (!of.form) return <span className="dim">{t('sync.recipientsDecide')}</span>;
  const { staged, overtaken } = page.answers;
  return (
    <span>
      <strong>{t('sync.staged', { count: staged })}</strong>{' '}
      {overtaken > 0 && (
        <>
          <Link
            to="/purchase/matching"
            search={{ gstin: of.gstin, period: of.period, scope: 'all', reason: 'DECIDE-AGAIN' }}
          >
            {t('sync.overtaken', { count: overtaken })}
          </Link>{' '}
        </>
      )}
      <Link to="/purchase/matching" search={{ gstin: of.gstin, period: of.period }}>
        {t('purchase.matching')}
      </Link>
    </span>
  );
}
