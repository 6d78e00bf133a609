import { Button, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { delegate, delegationsQuery } from '../../api/approval-queries.ts';
import { DayInput } from '../../parts/day-input.tsx';
import { Dialog, useAct } from '../../parts/dialog.tsx';
import { GatedButton } from '../../parts/gated-button.tsx';
import { Failed } from '../../parts/notice.tsx';

/** Leaves one's approvals to somebody else, from a day to a day. */
export function DelegateDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const act = useAct();
  const cache = useQueryClient();
  const [givenTo, setGivenTo] = useState('');
  const [from, setFrom] = useState<string>();
  const [to, setTo] = useState<string>();
  const isReady = givenTo.trim() !== '' && from !== undefined && to !== undefined;
  const save = () =>
    act.run(async () => {
      if (!from || !to) return;
      await delegate({ givenTo: givenTo.trim().toLowerCase(), from, to });
      await cache.invalidateQueries({ queryKey: delegationsQuery.queryKey });
      onClose();
    });
  return (
    <Dialog
      title={t('approvals.delegate')}
      opened={opened}
      onClose={onClose}
      onSubmit={() => isReady && void save()}
      actions={
        <>
          <Button variant="default" onClick={onClose}>
            {t('app.cancel')}
          </Button>
          <GatedButton
            gate={{ enabled: isReady, why: isReady ? null : t('approvals.needDelegate') }}
            look="filled"
            isBusy={act.isBusy}
          >
            {t('approvals.delegate')}
          </GatedButton>
        </>
      }
    >
      <p>{t('approvals.delegateSays')}</p>
      <TextInput
        data-autofocus
        type="email"
        label={t('login.email')}
        value={givenTo}
        onChange={(event) => setGivenTo(event.currentTarget.value)}
      />
      <DayInput label={t('audit.from')} value={from} onChange={setFrom} />
      <DayInput label={t('audit.to')} value={to} onChange={setTo} />
      {act.failure !== null && <Failed failure={act.failure} />}
    </Dialog>
  );
}
