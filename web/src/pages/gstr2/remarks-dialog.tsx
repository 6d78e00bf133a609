import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CounterpartyDocument } from '../../api/types.ts';
import { rupeesSigned } from '../../format/money.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { gateFor } from '../../parts/gate-for.ts';
import { GatedButton } from '../../parts/gated-button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { signedTax } from './signed-tax.ts';

interface RemarksDialogProps {
  readonly rows: readonly CounterpartyDocument[];
  readonly action: 'R' | 'P';
  readonly onStage: (rows: readonly CounterpartyDocument[], remarks: string) => void;
  readonly onClose: () => void;
}

/** Rejects documents or keeps them pending, with remarks that the supplier reads, and says what it does to the credit. */
export function RemarksDialog({ rows, action, onStage, onClose }: RemarksDialogProps) {
  const { t } = useTranslation();
  const [remarks, setRemarks] = useState('');
  const meant = action === 'P' ? rows.filter(({ isPendingBlocked }) => !isPendingBlocked) : rows;
  const blocked = rows.length - meant.length;
  const tax = rupeesSigned(meant.reduce((sum, row) => sum + signedTax(row), 0));
  const [only] = meant;
  const many = action === 'R' ? 'bulk.rejectMany' : 'bulk.pendingMany';
  return (
    <Dialog
      title={
        meant.length === 1 && only
          ? t('gstr2.remarksTitle', { number: only.number })
          : t(many, { count: meant.length })
      }
      opened
      onClose={onClose}
      onSubmit={() => onStage(meant, remarks.trim())}
      actions={
        <>
          <Button variant="default" onClick={onClose}>
            {t('app.cancel')}
          </Button>
          <GatedButton gate={gateFor()} look="filled">
            {t(action === 'R' ? 'purchase.reject' : 'purchase.markPending')}
          </GatedButton>
        </>
      }
    >
      <p>{t(action === 'R' ? 'bulk.rejectSays' : 'bulk.pendingSays', { tax })}</p>
      {blocked > 0 && <Notice tone="needs">{t('bulk.blocked', { count: blocked })}</Notice>}
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
