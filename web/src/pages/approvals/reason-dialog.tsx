import { Button, Textarea } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog, useAct } from '../../parts/dialog.tsx';
import { GatedButton } from '../../parts/gated-button.tsx';
import { Failed } from '../../parts/notice.tsx';

interface ReasonDialogProps {
  readonly title: string;
  readonly about: string;
  readonly label: string;
  /** What the button says. */
  readonly act: string;
  readonly opened: boolean;
  /** Without one nothing is sent. */
  readonly isNeeded: boolean;
  readonly onClose: () => void;
  readonly onGive: (reason: string) => Promise<unknown>;
}

/** Asks for a reason, or a note, before something is done. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { opened, isNeeded, onClose, onGive } = props;
  const { t } = useTranslation();
  const act = useAct();
  const [reason, setReason] = useState('');
  useEffect(() => {
    if (opened) setReason('');
  }, [opened]);
  const isReady = !isNeeded || reason.trim() !== '';
  const give = () =>
    act.run(async () => {
      await onGive(reason.trim());
      onClose();
    });
  return (
    <Dialog
      title={props.title}
      opened={opened}
      onClose={onClose}
      onSubmit={() => isReady && void give()}
      actions={
        <>
          <Button variant="default" onClick={onClose}>
            {t('app.cancel')}
          </Button>
          <GatedButton
            gate={{ enabled: isReady, why: isReady ? null : t('approvals.needReason') }}
            look="filled"
            isBusy={act.isBusy}
          >
            {props.act}
          </GatedButton>
        </>
      }
    >
      <p>{props.about}</p>
      <Textarea
        data-autofocus
        label={props.label}
        autosize
        minRows={2}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {act.failure !== null && <Failed failure={act.failure} />}
    </Dialog>
  );
}
