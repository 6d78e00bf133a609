import { Button, Checkbox, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReturnRef } from '../../api/queries.ts';
import type { SyncPage } from '../../api/types.ts';
import { shownPeriod } from '../../format/period.ts';
import { Dialog, useAct } from '../../parts/dialog.tsx';
import { GatedButton, Reasons } from '../../parts/gated-button.tsx';
import { Failed } from '../../parts/notice.tsx';
import { TotalsTable } from './totals-table.tsx';
import { useStartTask } from './use-start-task.ts';

interface SubmitDialogProps {
  readonly of: ReturnRef;
  readonly page: SyncPage;
  readonly opened: boolean;
  readonly needsReason: boolean;
  readonly onClose: () => void;
}

/** What will be submitted, in numbers, and what that means; nothing saved means a nil return, which must be said. */
export function SubmitDialog({ of, page, opened, needsReason, onClose }: SubmitDialogProps) {
  const { t, i18n } = useTranslation();
  const act = useAct();
  const start = useStartTask(of);
  const [isNil, setNil] = useState(false);
  const [reason, setReason] = useState('');
  const isEmpty = page.summary.every((line) => line.ours.count === 0);
  const needsTick = isEmpty && !isNil;
  const isReady = !needsTick && (!needsReason || reason.trim() !== '');
  const why = needsTick ? t('submit.needNil') : t('submit.needReason');
  const gate = { enabled: isReady, why: isReady ? null : why };
  const submit = () =>
    act.run(async () => {
      await start('proceed', {
        ...(isEmpty ? { isNil } : {}),
        ...(needsReason ? { override: { reason: reason.trim() } } : {}),
      });
      onClose();
    });
  return (
    <Dialog
      wide
      title={t('submit.title', { period: shownPeriod(of.period, i18n.language) })}
      opened={opened}
      onClose={onClose}
      onSubmit={() => isReady && void submit()}
      actions={
        <>
          <Button variant="default" onClick={onClose}>
            {t('app.cancel')}
          </Button>
          <GatedButton gate={gate} look="filled" isBusy={act.isBusy}>
            {t('submit.confirm')}
          </GatedButton>
        </>
      }
    >
      <p>{page.regime === 'Classic' ? t('submit.saysClassic') : t('submit.says')}</p>
      {!isEmpty && <TotalsTable page={page} />}
      {isEmpty && (
        <Checkbox
          label={t(of.form === 'GSTR2' ? 'gstr2.nil' : 'submit.nil')}
          checked={isNil}
          onChange={(event) => setNil(event.currentTarget.checked)}
        />
      )}
      {needsReason && (
        <Textarea
          label={t('submit.reason')}
          required
          autosize
          minRows={2}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
      <Reasons gates={[gate]} />
      {act.failure !== null && <Failed failure={act.failure} />}
    </Dialog>
  );
}
