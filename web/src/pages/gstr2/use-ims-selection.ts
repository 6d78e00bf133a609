import { useState } from 'react';
import type { CounterpartyDocument, DecisionView } from '../../api/types.ts';
import type { MoreOfDecision, useDecisions } from '../counter-party/use-decisions.ts';

const none: ReadonlySet<string> = new Set();

/** A document of IMS as decisions name it. */
export const current = ({ identity }: CounterpartyDocument) => ({ identity, regime: 'Current' as const });

/** Whether a decision can still be undone without telling the portal. */
export function isStaged(decision: DecisionView | undefined): boolean {
  return decision?.state === 'staged' || decision?.state === 'refused';
}

/** The documents that are chosen, and what can be done with all of them; nothing is chosen any more after it. */
export function useImsSelection(
  rows: readonly CounterpartyDocument[],
  { stage, undo, byIdentity }: ReturnType<typeof useDecisions>,
) {
  const [selected, select] = useState(none);
  const chosen = rows.filter(({ identity }) => selected.has(identity));
  const decide = async (
    of: readonly CounterpartyDocument[],
    action: 'A' | 'R' | 'P',
    more: MoreOfDecision = {},
  ) => {
    select(none);
    await stage(of.map(current), action, more);
  };
  /** What the portal shows is taken back there; what is only staged is undone here. */
  const reset = async () => {
    select(none);
    const acted = chosen.filter(({ action }) => (action ?? 'N') !== 'N');
    const staged = chosen.filter((row) => !acted.includes(row) && isStaged(byIdentity.get(row.identity)));
    if (staged.length > 0) await undo(staged.map(current));
    if (acted.length > 0) await stage(acted.map(current), 'N');
  };
  return { selected, select, chosen, decide, reset };
}
