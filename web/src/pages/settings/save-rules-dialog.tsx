import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { TriedRules } from '../../api/types.ts';
import { Dialog, useAct } from '../../parts/dialog.tsx';
import { Failed } from '../../parts/notice.tsx';
import { TriedTable } from './tried-table.tsx';

interface SaveRulesDialogProps {
  readonly tried: TriedRules;
  readonly run: () => Promise<unknown>;
  readonly onClose: () => void;
}

/** Says what the new rules would change before they are kept. */
export function SaveRulesDialog({ tried, run, onClose }: SaveRulesDialogProps) {
  const { t } = useTranslation();
  const act = useAct();
  const save = () =>
    act.run(async () => {
      await run();
      onClose();
    });
  return (
    <Dialog
      title={t('rules.saveTitle')}
      opened
      wide={tried.changed > 0}
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
      <TriedTable tried={tried} />
      {act.failure !== null && <Failed failure={act.failure} />}
    </Dialog>
  );
}
