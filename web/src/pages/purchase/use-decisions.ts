import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { decisionsQuery, purchaseKey } from '../../api/counterparty-queries.ts';
import type { ReturnRef } from '../../api/queries.ts';
import { request, sentenceOf } from '../../api/request.ts';
import type { DecisionView, Finding, MatchRow } from '../../api/types.ts';

type Action = DecisionView['action'];

interface ImpactRow {
  readonly documents: number;
  readonly amounts: Readonly<Record<'igst' | 'cgst' | 'sgst' | 'cess', number>>;
}

interface Staged {
  readonly findings: readonly Finding[];
  readonly impact: Readonly<Record<Action, ImpactRow>>;
}

/** What the staged decisions came to: documents and tax (paise) by action, or why some were not staged. */
export interface Said {
  readonly action: Action;
  readonly documents: number;
  readonly tax: number;
  readonly faults: readonly string[];
}

/** Decisions on documents of suppliers: staged and undone here, sent as a job. */
export function useDecisions(of: ReturnRef) {
  const cache = useQueryClient();
  const { data } = useQuery(decisionsQuery(of));
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
  };
  const stage = (rows: readonly MatchRow[], action: Action) =>
    changing(async () => {
      const choices = rows.flatMap(({ identity }) => (identity ? [{ identity, action }] : []));
      if (choices.length === 0) return;
      const { findings, impact } = await request<Staged>('PUT', path, { period: of.period, choices });
      const { documents, amounts } = impact[action];
      const tax = amounts.igst + amounts.cgst + amounts.sgst + amounts.cess;
      const faults = findings.filter(({ severity }) => severity === 'error').map(({ says }) => says);
      setSaid({ action, documents, tax, faults });
    });
  const undo = (rows: readonly MatchRow[]) =>
    changing(async () => {
      const identities = rows.flatMap(({ identity }) =>
        identity && ['staged', 'refused'].includes(byIdentity.get(identity)?.state ?? '') ? [identity] : [],
      );
      if (identities.length > 0) await request('DELETE', path, { identities });
    });
  const staged = (data ?? []).filter(({ state }) => state === 'staged').length;
  return { byIdentity, staged, said, trouble, stage, undo };
}
