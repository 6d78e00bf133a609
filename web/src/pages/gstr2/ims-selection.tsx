import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CounterpartyDocument, DecisionView, Gate } from '../../api/types.ts';
import { rupeesSigned } from '../../format/money.ts';
import { GatedButton } from '../../parts/gated-button.tsx';
import { SelectedBar } from '../../parts/record-list/list-bar.tsx';
import { signedTax } from './signed-tax.ts';
import { isStaged } from './use-ims-selection.ts';

interface ImsSelectionProps {
  readonly rows: readonly CounterpartyDocument[];
  readonly decisions: ReadonlyMap<string, DecisionView>;
  readonly onAccept: () => void;
  readonly onAsk: (action: 'R' | 'P') => void;
  readonly onReset: () => void;
}

/** What can be done with all documents of IMS that are chosen, and what tax they bear. */
export function ImsSelection({ rows, decisions, onAccept, onAsk, onReset }: ImsSelectionProps) {
  const { t } = useTranslation();
  if (rows.length === 0) return null;
  const tax = rows.reduce((sum, row) => sum + signedTax(row), 0);
  const gate = (isPossible: boolean, why: string): Gate => ({
    enabled: isPossible,
    why: isPossible ? null : why,
  });
  const mayWait = gate(!rows.every(({ isPendingBlocked }) => isPendingBlocked), t('bulk.nothingPending'));
  const mayReset = gate(
    rows.some((row) => hasAction(row, decisions)),
    t('bulk.nothingToReset'),
  );
  return (
    <SelectedBar count={rows.length} worth={t('purchase.tax', { amount: rupeesSigned(tax) })}>
      <GatedButton gate={mayReset} onPress={onReset}>
        {t('gstr2.reset')}
      </GatedButton>
      <GatedButton gate={mayWait} onPress={() => onAsk('P')}>
        {t('purchase.markPending')}
      </GatedButton>
      <Button color="brick" onClick={() => onAsk('R')}>
        {t('purchase.reject')}
      </Button>
      <Button onClick={onAccept}>{t('purchase.accept')}</Button>
    </SelectedBar>
  );
}

/** Whether there is something to take back: an action on the portal, or one that is staged. */
function hasAction(row: CounterpartyDocument, decisions: ReadonlyMap<string, DecisionView>): boolean {
  return (row.action ?? 'N') !== 'N' || isStaged(decisions.get(row.identity));
}
