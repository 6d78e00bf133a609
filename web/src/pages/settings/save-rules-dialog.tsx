import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog, useAct } from '../../parts/dialog.tsx';
import { Failed } from '../../parts/notice.tsx';

interface SaveRulesDialogProps {
  readonly title: string;
  /** What would change, in numbers. */
  readonly children: ReactNode;
  readonly wide: boolean;
  readonly run: () => Promise<unknown>;
  readonly onClose: () => void;
}

/** Says what the new rules would change before they are kept. */
export function SaveRulesDialog({ title, children, wide, run, onClose }: SaveRulesDialogProps) {
  const { t } = useTranslation();
  const act = useAct();
  const save = () =>
    act.run(async () => {
      await run();
      onClose();
    });
  return (
    <Dialog
      title={title}
      opened
      wide={wide}
      onClose={onClose}
      onSubmit={() => void save()}
      actions={
        <>
          <Button variant="default" onClick={onClose}>
            {t('app.cancel')}
          </Button>
          <Button type="submit" loading={act.isBusy} data-autofocus>
            {t('app.save')}
          </Button>
        </>
      }
    >
      {children}
      {act.failure !== null && <Failed failure={act.failure} />}
    </Dialog>
  );
}
