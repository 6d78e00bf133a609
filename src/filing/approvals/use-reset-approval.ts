import type { Actor, Filing } from '../filing.ts';
import type { Approval } from '../needs/approvals.ts';
import type { Books } from '../needs/store.ts';
import type { ApprovalStanding } from './approval-standing.ts';
import { noteApproval } from './request-approval.ts';

/**
 * Uses up the approval of a reset, if there is one, while the return is locked: two resets at once use it once. Answers
 * the approval as it was.
 */
export async function useResetApproval(
  filing: Filing,
  actor: Actor,
  { books, standing: { newest } }: { readonly books: Books; readonly standing: ApprovalStanding },
): Promise<Approval | null> {
  if (newest?.state !== 'approved') return null;
  const approval: Approval = { ...newest, state: 'used' };
  await books.approvals.save(approval);
  await noteApproval(filing, books, { by: actor.by, act: 'approval used', approval });
  return newest;
}

/** Gives the approval of a reset back that the portal has surely not done; a newer request stands before it. */
export function giveBackApproval(filing: Filing, actor: Actor, approval: Approval): Promise<void> {
  const { approvalId, key } = approval;
  return filing.store.inBooks(actor.tenantId, async (books) => {
    await books.lockReturn(key);
    if ((await books.approvals.newest(key, 'reset'))?.approvalId !== approvalId) return;
    await books.approvals.save(approval);
    await noteApproval(filing, books, { by: actor.by, act: 'approval given back', approval });
  });
}
