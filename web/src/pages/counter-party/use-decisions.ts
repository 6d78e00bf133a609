import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { decisionsQuery, purchaseKey } from '../../api/counterparty-queries.ts';
import { type ReturnRef, returnKey } from '../../api/queries.ts';
import { request, sentenceOf } from '../../api/request.ts';
import type { CreditReduction, DecisionView, Finding, MatchRow, MatchSide } from '../../api/types.ts';

type Action = DecisionView['action'];

/** What a document must say of itself to be decided on. */
type Decided = Pick<MatchRow, 'identity' | 'regime'>;

interface ImpactRow {
  readonly documents: number;
  readonly amounts: Readonly<Record<'igst' | 'cgst' | 'sgst' | 'cess', number>>;
}

interface Staged {
  readonly findings: readonly Finding[];
  readonly impact: Readonly<Record<Action, ImpactRow>>;
}

/** What goes with a decision: words for the supplier, and the credit that is given back. */
export interface MoreOfDecision {
  readonly remarks?: string;
  readonly reduction?: CreditReduction | 'none';
}

/** What the staged decisions came to: documents and tax (paise) by action, or why some were not staged. */
export interface Said {
  readonly action: Action;
  readonly documents: number;
  readonly tax: number;
  readonly faults: readonly string[];
}

/** Whether a decision can be taken back in the books: the portal does not show it. */
export function canUndo(decision: DecisionView | undefined): boolean {
  return decision !== undefined && decision.state !== 'sent' && decision.state !== 'confirmed';
}

/**
 * Decisions on documents of the other side: of current periods staged for IMS and undone here, sent as a job; of classic
 * ones a choice in place of the computed flag. With `asOf` (yyyy-mm-dd) they are those of that day.
 */
export function useDecisions(of: ReturnRef, side: MatchSide, asOf?: string) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const answer = useQuery(decisionsQuery(of, asOf));
  const { data } = answer;
  const [said, setSaid] = useState<Said | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const byIdentity = useMemo(
    () => new Map((data ?? []).map((decision) => [decision.identity, decision])),
    [data],
  );
  const path = `/counterparties/${encodeURIComponent(of.gstin)}/decisions`;
  const changing = async (change: () => Promise<void>): Promise<void> => {
    setTrouble(null);
    setSaid(null);
    await change().catch((failure: unknown) => setTrouble(sentenceOf(failure)));
    await cache.invalidateQueries({ queryKey: purchaseKey(of.gstin) });
    await cache.invalidateQueries({ queryKey: returnKey({ gstin: of.gstin, period: of.period }) });
  };
  const choose = async (rows: readonly Decided[], chosen: Action | null): Promise<void> => {
    const choices = rows.flatMap(({ identity, regime }) =>
      identity && regime === 'Classic' ? [{ identity, chosen }] : [],
    );
    if (choices.length > 0)
      await request('PUT', `/counterparties/${encodeURIComponent(of.gstin)}/${side}/answers`, { choices });
  };
  const stage = (all: readonly Decided[], action: Action, { remarks, reduction }: MoreOfDecision = {}) =>
    changing(async () => {
      await choose(all, action === 'N' ? null : action);
      const rows = all.filter(({ regime }) => regime === 'Current');
      if (side === 'sale') {
        if (rows.length > 0) setTrouble(t('sync.recipientsDecide'));
        return;
      }
      const choices = rows.flatMap(({ identity }) =>
        identity
          ? [{ identity, action, ...(remarks ? { remarks } : {}), ...(reduction ? { reduction } : {}) }]
          : [],
      );
      if (choices.length === 0) return;
      const { findings, impact } = await request<Staged>('PUT', path, { period: of.period, choices });
      const { documents, amounts } = impact[action];
      const tax = amounts.igst + amounts.cgst + amounts.sgst + amounts.cess;
      const faults = findings.filter(({ severity }) => severity === 'error').map(({ says }) => says);
      setSaid({ action, documents, tax, faults });
    });
  const undo = (rows: readonly Decided[]) =>
    changing(async () => {
      await choose(rows, null);
      const identities = rows.flatMap(({ identity }) =>
        identity && canUndo(byIdentity.get(identity)) ? [identity] : [],
      );
      if (identities.length > 0) await request('DELETE', path, { identities });
    });
  const staged = (data ?? []).filter(({ state }) => state === 'staged').length;
  return { answer, byIdentity, staged, said, trouble, stage, undo };
}
