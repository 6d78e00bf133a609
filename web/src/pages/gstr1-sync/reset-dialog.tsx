import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReturnRef } from '../../api/queries.ts';
import type { SyncPage } from '../../api/types.ts';
import { shownInstant } from '../../format/date.ts';
import { shownPeriod } from '../../format/period.ts';
import { Dialog, useAct } from '../../parts/dialog.tsx';
import { GatedButton } from '../../parts/gated-button.tsx';
import { Failed } from '../../parts/notice.tsx';
import { TotalsTable } from './totals-table.tsx';
import { useStartTask } from './use-start-task.ts';

/** Deletes what is saved on the portal; the period must be typed, for a slip here costs an hour. */
export function ResetDialog({
  of,
  page,
  opened,
  onClose,
}: {
  of: ReturnRef;
  page: SyncPage;
  opened: boolean;
  onClose: () => void;
}) {
  const { t, i18n } = useTranslation();
  const [typed, setTyped] = useState('');
  const act = useAct();
  const start = useStartTask(of);
  const isKnown = page.summary.some(({ portal }) => portal !== null);
  const isRight = typed.trim() === of.period;
  const gate = { enabled: isRight, why: isRight ? null : t('reset.type', { period: of.period }) };
  const close = () => {
    setTyped('');
    act.clear();
    onClose();
  };
  const reset = () =>
    act.run(async () => {
      await start('reset', { period: of.period });
      close();
    });
  return (
    <Dialog
      wide={isKnown}
      title={t('reset.title')}
      opened={opened}
      onClose={close}
      onSubmit={() => isRight && void reset()}
      actions={
        <>
          <Button variant="default" onClick={close}>
            {t('app.cancel')}
          </Button>
          <GatedButton gate={gate} look="filled" isBusy={act.isBusy}>
            {t('reset.confirm')}
          </GatedButton>
        </>
      }
    >
      <p>{t('reset.says', { period: shownPeriod(of.period, i18n.language) })}</p>
      {isKnown ? (
        <>
          <p>{t('reset.saved', { time: shownInstant(page.summaryAt) })}</p>
          <TotalsTable page={page} of="portal" />
        </>
      ) : (
        <p>{t('reset.unknown')}</p>
      )}
      <TextInput
        data-autofocus
        label={t('reset.type', { period: of.period })}
        inputMode="numeric"
        autoComplete="off"
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {act.failure !== null && <Failed failure={act.failure} />}
    </Dialog>
  );
}
