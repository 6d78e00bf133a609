import type { Actor, Filing } from '../filing.ts';
import type { Approval, Delegation } from '../needs/approvals.ts';
import type { Books } from '../needs/store.ts';
import { NotPossible, type Reason } from '../not-possible.ts';
import { gstinsOf, permit, rolesFor, whyNotPermitted } from '../permissions.ts';
import { documents, indianDate } from '../wording.ts';
import { noteApproval, waiting } from './request-approval.ts';

/** What a checker says to a request; who rejects gives a reason. */
export interface Decision {
  readonly approvalId: string;
  readonly decision: 'approve' | 'reject';
  readonly reason: string;
}

/**
 * Approves or rejects what was asked for, as it stood then: where documents have changed since, there is nothing to
 * approve any more. Throws `NotPossible`.
 */
export async function decideApproval(
  filing: Filing,
  actor: Actor,
  { approvalId, decision, reason }: Decision,
): Promise<Approval> {
  const now = filing.clock.now();
  const decided = await filing.store.inBooks(actor.tenantId, async (books) => {
    const asked = await waiting(books, approvalId);
    const { refused, onBehalfOf } = await whyNotDecide(books, { actor, approval: asked, now });
    if (refused) throw new NotPossible(refused.code, refused.says);
    if (decision === 'reject' && !reason.trim())
      throw new NotPossible('NOT-CONFIRMED', 'Give the reason why it is rejected: the maker reads it.');
    const changed = decision === 'approve' ? await books.approvals.changedSince(asked) : 0;
    const approval: Approval = {
      ...asked,
      state: changed > 0 ? 'voided' : decision === 'approve' ? 'approved' : 'rejected',
      decidedBy: actor.by,
      decidedAt: now,
      reason: reason.trim() || null,
      isOwn: asked.requestedBy === actor.by,
      onBehalfOf,
      changed: changed > 0 ? changed : null,
    };
    await books.approvals.save(approval);
    const act = changed > 0 ? 'approval voided' : decision === 'approve' ? 'approved' : 'rejected';
    await noteApproval(filing, books, { by: actor.by, act, approval });
    return approval;
  });
  // Said after the commit: that it is void is kept.
  if (decided.state === 'voided')
    throw new NotPossible('CHANGED', `${documents(decided.changed ?? 0)} changed; approve again`);
  return decided;
}

/** Whether somebody may decide, and for whom he does where that was left to him. Nobody decides about his own work, but who is alone. */
export async function whyNotDecide(
  books: Books,
  { actor, approval, now }: { readonly actor: Actor; readonly approval: Approval; readonly now: string },
): Promise<{ readonly refused: Reason | null; readonly onBehalfOf: string | null }> {
  const { gstin } = approval.key;
  const refused = whyNotPermitted(rolesFor(actor, gstin), 'approve');
  const delegation = refused ? await delegationFor(books, { by: actor.by, gstin, now }) : null;
  if (refused && !delegation) return { refused, onBehalfOf: null };
  const onBehalfOf = delegation?.givenBy ?? null;
  const isOwn = approval.requestedBy === actor.by;
  if (!isOwn || (await books.approvals.actingPeople()) <= 1) return { refused: null, onBehalfOf };
  const says = 'Nobody approves his own work. Ask another checker.';
  return { refused: { code: 'APPROVAL', says }, onBehalfOf };
}

async function delegationFor(
  books: Books,
  { by, gstin, now }: { readonly by: string; readonly gstin: string; readonly now: string },
): Promise<Delegation | null> {
  const today = indianDate(now);
  const fits = ({ givenTo, gstins, from, to }: Delegation) =>
    givenTo === by && (gstins === null || gstins.includes(gstin)) && from <= today && today <= to;
  return (await books.approvals.delegations()).find(fits) ?? null;
}

/** Leaves one's approvals to somebody else for some days. Throws `NotPossible`. */
export function delegateApprovals(
  filing: Filing,
  actor: Actor,
  { givenTo, from, to }: { readonly givenTo: string; readonly from: string; readonly to: string },
): Promise<Delegation> {
  const gstins = gstinsOf(actor, 'approve');
  if (gstins?.length === 0) permit(actor, 'approve', null);
  if (givenTo === actor.by)
    throw new NotPossible('NOT-CONFIRMED', 'Choose somebody else: these are your own approvals.');
  if (from > to || to < indianDate(filing.clock.now()))
    throw new NotPossible('PERIOD', 'The last day lies before the first, or is over. Enter the days again.');
  const delegation: Delegation = {
    delegationId: filing.newId(),
    givenBy: actor.by,
    givenTo,
    gstins,
    from,
    to,
  };
  return filing.store.inBooks(actor.tenantId, async (books) => {
    await books.approvals.delegate(delegation);
    await noteDelegation(filing, books, { by: actor.by, act: 'approvals delegated', delegation });
    return delegation;
  });
}

/** Takes a delegation back. Throws `NotPossible` when it is none of one's own. */
export function endDelegation(
  filing: Filing,
  actor: Actor,
  { delegationId }: { readonly delegationId: string },
): Promise<void> {
  return filing.store.inBooks(actor.tenantId, async (books) => {
    const delegation = (await books.approvals.delegations()).find((one) => one.delegationId === delegationId);
    if (!delegation || delegation.givenBy !== actor.by)
      throw new NotPossible('NOT-FOUND', 'You have given no such delegation. Load the page again.');
    await books.approvals.endDelegation(delegationId);
    await noteDelegation(filing, books, { by: actor.by, act: 'delegation ended', delegation });
  });
}

async function noteDelegation(
  filing: Filing,
  books: Books,
  { by, act, delegation }: { readonly by: string; readonly act: string; readonly delegation: Delegation },
): Promise<void> {
  await books.audit({ at: filing.clock.now(), by, act, object: delegation.givenTo, details: delegation });
}
