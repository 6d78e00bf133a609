import { queryOptions } from '@tanstack/react-query';
import { pathOf, type ReturnRef, returnKey } from './queries.ts';
import { get, post, request } from './request.ts';
import type {
  Approval,
  ApprovalPolicy,
  ApprovalPurpose,
  Delegation,
  Page,
  ReturnApproval,
  ShownApprovalPolicy,
} from './types.ts';

type Says = { readonly says: string };

/** Everything about approvals that is cached starts with this key. */
export const approvalsKey = ['returns', 'approvals'] as const;

export const approvalsQuery = queryOptions({
  queryKey: approvalsKey,
  queryFn: async () => (await get<Page<Approval>>('/approvals?limit=500')).rows,
  refetchInterval: 60_000,
});

/** Those that wait for somebody. */
export const waitingApprovalsQuery = queryOptions({
  ...approvalsQuery,
  select: (rows) => rows.filter(({ state }) => state === 'waiting'),
});

/** Where one return stands with its approval. */
export function returnApprovalQuery(of: ReturnRef) {
  return queryOptions({
    queryKey: [...returnKey(of), 'approval'],
    queryFn: () => get<ReturnApproval>(`${pathOf(of)}/approval`),
  });
}

export const askApproval = (of: ReturnRef, note: string, purpose: ApprovalPurpose = 'file'): Promise<Says> =>
  post(`${pathOf(of)}/approval`, { note, purpose });

export const approveInEmergency = (of: ReturnRef, reason: string): Promise<Says> =>
  post(`${pathOf(of)}/approval/emergency`, { reason });

export const decide = (approvalId: string, decision: 'approve' | 'reject', reason = ''): Promise<Says> =>
  post(`/approvals/${approvalId}/decision`, { decision, reason });

export const recall = (approvalId: string): Promise<Says> => post(`/approvals/${approvalId}/recall`);

export const delegate = (to: { readonly givenTo: string; readonly from: string; readonly to: string }) =>
  post('/approval-delegations', to);

export const delegationsQuery = queryOptions({
  queryKey: [...approvalsKey, 'delegations'],
  queryFn: async () => (await get<Page<Delegation>>('/approval-delegations?limit=500')).rows,
});

export const endDelegation = (delegationId: string): Promise<void> =>
  request('DELETE', `/approval-delegations/${delegationId}`);

export function policyQuery(gstin: string) {
  return queryOptions({
    queryKey: ['approval-policy', gstin],
    queryFn: () => get<ShownApprovalPolicy>(`/approval-policy/${gstin}`),
  });
}

export const savePolicy = (gstin: string, policy: ApprovalPolicy): Promise<ShownApprovalPolicy> =>
  request('PUT', `/approval-policy/${gstin}`, policy);
