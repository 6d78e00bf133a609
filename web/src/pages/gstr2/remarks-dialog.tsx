import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../parts/dialog.tsx';
import { GatedButton } from '../../parts/gated-button.tsx';

interface RemarksDialogProps {
  readonly number: string;
  readonly action: 'R' | 'P';
  readonly onStage: (remarks: string) => void;
  readonly onClose: () => void;
}

/** Remarks with a rejection or a pending mark, which the supplier reads. */
export function RemarksDialog({ number, action, onStage, onClose }: RemarksDialogProps) {
  const { t } = useTranslation();
  const [remarks, setRemarks] = useState('');
  return (
    <Dialog
      title={t('gstr2.remarksTitle', { number })}
      opened
      onClose={onClose}
      onSubmit={() => onStage(remarks.trim())}
      actions={
        <>
          <Button variant="default" onClick={onClose}>
            {t('app.cancel')}
          </Button>
          <GatedButton gate={{ enabled: true, why: null }} look="filled">
            {t(action === 'R' ? 'purchase.reject' : 'purchase.markPending')}
          </GatedButton>
        </>
      }
    >
      <Textarea
        label={t('gstr2.remarks')}
        description={t('gstr2.remarksSays')}
        maxLength={300}
        autosize
        minRows={2}
        value={remarks}
        onChange={(event) => setRemarks(event.currentTarget.value)}
      />
    </Dialog>
  );
}
