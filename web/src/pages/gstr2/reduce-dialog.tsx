import { Button, Radio, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CounterpartyDocument, CreditReduction } from '../../api/types.ts';
import { rupees, rupeesSigned } from '../../format/money.ts';
import { typedPaise } from '../../format/typed-amount.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { GatedButton } from '../../parts/gated-button.tsx';

const taxes = ['igst', 'cgst', 'sgst', 'cess'] as const;
type Choice = 'whole' | 'part' | 'none';

interface ReduceDialogProps {
  readonly row: CounterpartyDocument;
  /** Null declares nothing: the portal takes the whole tax back. */
  readonly onStage: (reduction: CreditReduction | 'none' | null) => void;
  readonly onClose: () => void;
}

/** Accepts a credit note and declares how much of its credit is given back, head by head. */
export function ReduceDialog({ row, onStage, onClose }: ReduceDialogProps) {
  const { t } = useTranslation();
  const [choice, setChoice] = useState<Choice>('part');
  const heads = taxes.filter((head) => row[head] > 0);
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(heads.map((head) => [head, rupees(row[head])])),
  );
  const amount = (head: (typeof taxes)[number]) => (row[head] > 0 ? typedPaise(typed[head] ?? '') : 0);
  const wrong = (head: (typeof taxes)[number]) => {
    const paise = amount(head);
    return paise === null || paise > row[head] ? t('bulk.reduceWrong', { most: rupees(row[head]) }) : null;
  };
  const fault = choice === 'part' ? (heads.map(wrong).find((says) => says !== null) ?? null) : null;
  const stage = () => {
    if (fault) return;
    const part = { igst: amount('igst'), cgst: amount('cgst'), sgst: amount('sgst'), cess: amount('cess') };
    onStage(choice === 'whole' ? null : choice === 'none' ? 'none' : (part as CreditReduction));
  };
  const tax = taxes.reduce((sum, head) => sum + row[head], 0);
  return (
    <Dialog
      title={t('bulk.reduceTitle', { number: row.number })}
      opened
      onClose={onClose}
      onSubmit={stage}
      actions={
        <>
          <Button variant="default" onClick={onClose}>
            {t('app.cancel')}
          </Button>
          <GatedButton gate={{ enabled: fault === null, why: fault }} look="filled">
            {t('purchase.accept')}
          </GatedButton>
        </>
      }
    >
      <p>{t('bulk.reduceSays')}</p>
      <Radio.Group
        value={choice}
        onChange={(value) => setChoice(value as Choice)}
        aria-label={t('gstr2.action')}
      >
        <Stack gap={8}>
          <Radio value="whole" label={t('bulk.reduce.whole', { tax: rupeesSigned(tax) })} />
          <Radio value="part" label={t('bulk.reduce.part')} />
          <Radio value="none" label={t('bulk.reduce.none')} />
        </Stack>
      </Radio.Group>
      {choice === 'part' &&
        heads.map((head) => (
          <TextInput
            key={head}
            label={t(`amount.${head}`)}
            description={t('bulk.most', { amount: rupeesSigned(row[head]) })}
            inputMode="decimal"
            autoComplete="off"
            value={typed[head] ?? ''}
            error={wrong(head)}
            onChange={(event) => setTyped({ ...typed, [head]: event.currentTarget.value })}
          />
        ))}
    </Dialog>
  );
}
