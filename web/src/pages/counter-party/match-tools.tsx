import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { matchesAddress } from '../../api/counterparty-queries.ts';
import type { ReturnRef } from '../../api/queries.ts';
import type { Gate, ListedMatch, MatchSide, SyncPage } from '../../api/types.ts';
import { rupeesSigned } from '../../format/money.ts';
import { GatedButton } from '../../parts/gated-button.tsx';
import { SelectedBar } from '../../parts/record-list/list-bar.tsx';
import type { ListColumn } from '../../parts/record-list/list-column.ts';
import { ListTools } from '../../parts/record-list/list-tools.tsx';
import { useAsOf } from './as-of.tsx';
import type { ScopeFilter } from './match-scope.tsx';
import type { useInwardTask } from './use-inward-task.ts';
import { WorkbookButton } from './workbook-button.tsx';

interface ToolsProps {
  readonly of: ReturnRef;
  readonly side: MatchSide;
  readonly columns: readonly ListColumn<ListedMatch>[];
  readonly filter: Readonly<Record<string, string | undefined>>;
  readonly scope: ScopeFilter;
  readonly task: ReturnType<typeof useInwardTask>;
  /** Undefined while nobody knows. */
  readonly page: SyncPage | undefined;
}

/** The list itself, and what is done with all of it. */
export function MatchTools({ of, side, columns, filter, scope, task, page }: ToolsProps) {
  const { t } = useTranslation();
  return (
    <>
      <WorkbookButton of={of} side={side} scope={scope} />
      <ListTools
        name="matching"
        columns={columns}
        list={matchesAddress(of, { side, ...filter })}
        whole={matchesAddress(of, { side, ...scope, asOf: filter['asOf'] })}
        fileName={`${t(side === 'sale' ? 'gstr2.saleMatching' : 'purchase.matching')} ${of.gstin}`}
      />
      {page && <Sending of={of} task={task} page={page} />}
    </>
  );
}

/** Sending, and computing GSTR-2B where there is one; the server says what is possible and why the rest is not. */
function Sending({ of, task, page }: Pick<ToolsProps, 'of' | 'task'> & { page: SyncPage }) {
  const { t } = useTranslation();
  const { gate } = useAsOf();
  const { compute2b, acceptReject } = page.buttons;
  const isCurrent = page.regime === 'Current';
  const possible = (button: Gate): Gate => (gate.enabled ? button : gate);
  if (isCurrent && !of.form) return null;
  const label = isCurrent ? t('purchase.send', { count: page.answers.staged }) : t('sync.acceptReject');
  return (
    <>
      {isCurrent && (
        <GatedButton
          gate={possible(compute2b)}
          isBusy={task.isBusy}
          onPress={() => void task.start('compute-2b')}
        >
          {t('purchase.compute')}
        </GatedButton>
      )}
      <GatedButton
        gate={possible(acceptReject)}
        look="filled"
        isBusy={task.isBusy}
        onPress={() => void task.start('act')}
      >
        {label}
      </GatedButton>
    </>
  );
}

interface SelectedProps {
  readonly rows: readonly ListedMatch[];
  /** Comment and Assign. */
  readonly notes: ReactNode;
  readonly onDecide: (action: 'A' | 'R' | 'P') => void;
  readonly onUndo: () => void;
}

/** How many results are selected, and what can be done with all of them. */
export function Selected({ rows, notes, onDecide, onUndo }: SelectedProps) {
  const { t } = useTranslation();
  const { gate } = useAsOf();
  if (rows.length === 0) return null;
  const tax = rows.reduce((sum, { theirSum }) => sum + (theirSum?.tax ?? 0), 0);
  return (
    <SelectedBar count={rows.length} worth={t('purchase.tax', { amount: rupeesSigned(tax) })}>
      {notes}
      <GatedButton gate={gate} onPress={onUndo}>
        {t('purchase.undo')}
      </GatedButton>
      <GatedButton gate={gate} onPress={() => onDecide('P')}>
        {t('purchase.markPending')}
      </GatedButton>
      <GatedButton gate={gate} look="filled" isGrave onPress={() => onDecide('R')}>
        {t('purchase.reject')}
      </GatedButton>
      <GatedButton gate={gate} look="filled" onPress={() => onDecide('A')}>
        {t('purchase.accept')}
      </GatedButton>
    </SelectedBar>
  );
}
