import { IconClockPause, IconClockPlay } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { matchViewQuery } from '../../api/counterparty-queries.ts';
import type { ReturnRef } from '../../api/queries.ts';
import { sentenceOf } from '../../api/request.ts';
import type { MatchMark, MatchSide } from '../../api/types.ts';
import { Notice } from '../../parts/notice.tsx';
import type { RowCommand } from '../../parts/record-list/list-column.ts';
import { useDecisions } from './use-decisions.ts';

/** Mark Pending or Unmark Pending on a row of our own documents, and the sentence why it could not be done. */
export function usePendingCommand(of: ReturnRef, side: MatchSide) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const decisions = useDecisions(of, side);
  const [refusal, setRefusal] = useState<string | null>(null);
  const mark = async (identity: string, isPending: boolean) => {
    setRefusal(null);
    try {
      const { row, gates } = await cache.fetchQuery(matchViewQuery(of.gstin, side, { identity }));
      const gate = isPending ? gates.unmarkPending : gates.markPending;
      if (!gate.enabled) setRefusal(gate.why);
      else await (isPending ? decisions.undo([row]) : decisions.stage([row], 'P'));
    } catch (failure) {
      setRefusal(sentenceOf(failure));
    }
  };
  const commandsOf = (match: MatchMark | null): readonly RowCommand[] => {
    const identity = match?.identity;
    if (!identity) return [];
    const isPending = match.action === 'P';
    const Icon = isPending ? IconClockPlay : IconClockPause;
    return [
      {
        label: t(isPending ? 'gstr2.unmarkPending' : 'purchase.markPending'),
        icon: <Icon size={15} aria-hidden="true" />,
        run: () => void mark(identity, isPending),
      },
    ];
  };
  const says = [refusal ?? decisions.trouble, ...(decisions.said?.faults ?? [])].filter(Boolean).join(' ');
  return { commandsOf, notice: says ? <Notice tone="needs">{says}</Notice> : null };
}
