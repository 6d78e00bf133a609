import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { purchaseKey } from '../../api/counterparty-queries.ts';
import type { ReturnRef } from '../../api/queries.ts';
import type { StatementKind, SyncPage } from '../../api/types.ts';
import { shownInstant } from '../../format/date.ts';
import { useAct } from '../../parts/dialog.tsx';
import { GatedButton } from '../../parts/gated-button.tsx';
import { isStep } from './primary.ts';
import { newestOf, SyncRow } from './sync-row.tsx';
import { useStartTask } from './use-start-task.ts';

interface RowProps {
  readonly of: ReturnRef;
  readonly page: SyncPage;
}

/** What is downloaded of counter parties: in classic periods GSTR-1A and GSTR-2A, now IMS and GSTR-2B. */
function statementsOf({ form, regime }: SyncPage): readonly StatementKind[] {
  if (form === 'GSTR2') return regime === 'Classic' ? ['GSTR-2A'] : ['IMS', 'GSTR-2B'];
  return regime === 'Classic' ? ['GSTR-1A'] : ['IMS outward'];
}

/** Counter Party: Download, when that was last done, and the way to the list. */
export function CounterPartyRow({ of, page }: RowProps) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const act = useAct();
  const start = useStartTask(of);
  const gate = page.buttons.counterPartyDownload;
  const kinds = statementsOf(page);
  const task = newestOf(page.tasks, 'download');
  const ended = task?.endedAt;
  // The lists of counter parties show at once what was brought.
  useEffect(() => {
    if (ended) void cache.invalidateQueries({ queryKey: purchaseKey(of.gstin) });
  }, [cache, ended, of.gstin]);
  const search = { gstin: of.gstin, period: of.period };
  return (
    <SyncRow
      label={t('sync.counterParty')}
      about={
        <span>
          <span className="dim">
            {page.counterPartyAt
              ? t('sync.last', { time: shownInstant(page.counterPartyAt) })
              : t('sync.never')}
          </span>{' '}
          <Link to={of.form ? '/purchase/counter-party' : '/sale/counter-party'} search={search}>
            {t('purchase.counterParty')}
          </Link>
        </span>
      }
      gates={page.status === 'filed' ? [] : [gate]}
      act={act}
      task={task}
    >
      {kinds.map((statement, at) => (
        <GatedButton
          key={statement}
          gate={gate}
          look={at === 0 && isStep(page, 'counter-party') ? 'filled' : 'default'}
          isBusy={act.isBusy}
          onPress={() => void act.run(() => start('download', { statement }))}
        >
          {kinds.length === 1 ? t('sync.download') : t('purchase.download', { statement })}
        </GatedButton>
      ))}
    </SyncRow>
  );
}

/** Compute GSTR-2B: takes the place of Submit and File of a GSTR-2 in current periods. */
export function Compute2bRow({ of, page }: RowProps) {
  const { t } = useTranslation();
  const act = useAct();
  const start = useStartTask(of);
  const gate = page.buttons.compute2b;
  const search = { gstin: of.gstin, period: of.period };
  return (
    <SyncRow
      label={t('gstr2.statement')}
      about={
        <Link to="/gstr2/$g/$p/2b" params={{ g: of.gstin, p: of.period }} search={search}>
          {t('gstr2.openStatement')}
        </Link>
      }
      gates={[gate]}
      act={act}
      task={newestOf(page.tasks, 'compute-2b')}
    >
      <GatedButton gate={gate} isBusy={act.isBusy} onPress={() => void act.run(() => start('compute-2b'))}>
        {t('purchase.compute')}
      </GatedButton>
    </SyncRow>
  );
}
