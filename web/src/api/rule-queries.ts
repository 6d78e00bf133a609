import { queryOptions } from '@tanstack/react-query';
import type { ReturnRef } from './queries.ts';
import { get, post, request } from './request.ts';
import type { FindingRule, Page, RuleTreatment, TriedFindingRules } from './types.ts';

/** What somebody has made of rules, by code. */
export type Treatments = Readonly<Record<string, RuleTreatment>>;

const pathOf = (gstin: string): string => `/finding-rules/${encodeURIComponent(gstin)}`;
const rulesOf = (treatments: Treatments) =>
  Object.entries(treatments).map(([code, treatment]) => ({ code, treatment }));

export function findingRulesQuery(gstin: string) {
  return queryOptions({
    queryKey: ['finding-rules', gstin],
    queryFn: async () => (await get<Page<FindingRule>>(`${pathOf(gstin)}?limit=1000`)).rows,
  });
}

export const tryFindingRules = ({ gstin, period }: ReturnRef, treatments: Treatments) =>
  post<TriedFindingRules>(`${pathOf(gstin)}/try`, { rules: rulesOf(treatments), period });

export const saveFindingRules = (gstin: string, treatments: Treatments) =>
  request('PUT', pathOf(gstin), { rules: rulesOf(treatments) });
