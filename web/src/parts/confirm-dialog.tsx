import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Dialog, useAct } from './dialog.tsx';
import { Failed } from './notice.tsx';

interface ConfirmDialogProps {
  readonly title: string;
  readonly says: string;
  /** What the button of the act says. */
  readonly act: string;
  readonly onClose: () => void;
  readonly run: () => Promise<unknown>;
}

/** Asks once before what cannot be undone; its failure stands in place. */
export function ConfirmDialog({ title, says, act, onClose, run }: ConfirmDialogProps) {
  const { t } = useTranslation();
  const acting = useAct();
  const confirm = () =>
    acting.run(async () => {
      await run();
      onClose();
    });
  return (
    <Dialog
      title={title}
      opened
      onClose={onClose}
      onSubmit={() => void confirm()}
      actions={
        <>
          <Button variant="default" onClick={onClose} data-autofocus>
            {t('app.cancel')}
          </Button>
          <Button type="submit" color="red" loading={acting.isBusy}>
            {act}
          </Button>
        </>
      }
    >
      <p>{says}</p>
      {acting.failure !== null && <Failed failure={acting.failure} />}
    </Dialog>
  );
}
