import type { Actor, Filing } from '../filing.ts';
import type { Approval, ApprovalPolicy, Delegation } from '../needs/approvals.ts';
import type { Books, ReturnKey } from '../needs/store.ts';
import { permit, permitSomewhere } from '../permissions.ts';
import { registrationOf } from '../standing.ts';
import { documents } from '../wording.ts';
import { type ApprovalStanding, holds, readApproval, readResetApproval } from './approval-standing.ts';
import { whyNotDecide } from './decide-approval.ts';

/** A request as the inbox shows it. */
export interface ShownApproval extends Approval {
  readonly legalName: string;
  /** What became of a request that waits: documents that changed since; null where it stands as it was. */
  readonly says: string | null;
  /** Whether who looks may decide, and why not. */
  readonly decide: { readonly enabled: boolean; readonly why: string | null };
  readonly mayRecall: boolean;
}

/** Requests looked at: more than anybody has open. */
const mostShown = 500;

/** The requests of the GSTINs somebody may see, those that wait first. */
export function approvalList(filing: Filing, actor: Actor): Promise<readonly ShownApproval[]> {
  const gstins = permitSomewhere(actor, 'see sums');
  return filing.store.inBooks(actor.tenantId, async (books) => {
    const shown: ShownApproval[] = [];
    for (const approval of await books.approvals.list(gstins, mostShown))
      shown.push(await showApproval(filing, books, { actor, approval }));
    return shown;
  });
}

async function showApproval(
  filing: Filing,
  books: Books,
  { actor, approval }: { readonly actor: Actor; readonly approval: Approval },
): Promise<ShownApproval> {
  const { legalName } = await registrationOf(books, approval.key.gstin);
  const isWaiting = approval.state === 'waiting';
  const changed = isWaiting ? await books.approvals.changedSince(approval) : (approval.changed ?? 0);
  const { refused } = await whyNotDecide(books, { actor, approval, now: filing.clock.now() });
  const why = isWaiting ? (refused?.says ?? null) : `The request is ${approval.state} already.`;
  return {
    ...approval,
    legalName,
    says: changed > 0 ? `${documents(changed)} changed; approve again` : null,
    decide: { enabled: why === null, why },
    mayRecall: isWaiting && approval.requestedBy === actor.by,
  };
}

/** Where one return stands with its approval. */
export interface ReturnApproval extends Pick<ApprovalStanding, 'isNeeded' | 'changed'> {
  readonly approval: ShownApproval | null;
  /** Whether a second person must still approve a reset, and whether he has been asked. */
  readonly reset: { readonly isNeeded: boolean; readonly isAsked: boolean };
}

/** Where one return stands with its approval, for its page. */
export function approvalOfReturn(
  filing: Filing,
  actor: Actor,
  { key }: { readonly key: ReturnKey },
): Promise<ReturnApproval> {
  permit(actor, 'see sums', key.gstin);
  return filing.store.inBooks(actor.tenantId, async (books) => {
    const { isNeeded, newest, changed } = await readApproval(books, { actor, key });
    const approval = newest && (await showApproval(filing, books, { actor, approval: newest }));
    const standing = await readResetApproval(books, { actor, key });
    const reset = {
      isNeeded: standing.isNeeded && !holds(standing, 'approved'),
      isAsked: holds(standing, 'waiting'),
    };
    return { isNeeded, changed, approval, reset };
  });
}

/** How the returns of a GSTIN come to be filed, and what that comes to now. */
export interface ShownPolicy extends ApprovalPolicy {
  readonly actingPeople: number;
}

/** The policy of a GSTIN. */
export function approvalPolicy(
  filing: Filing,
  actor: Actor,
  { gstin }: { readonly gstin: string },
): Promise<ShownPolicy> {
  permit(actor, 'see sums', gstin);
  return filing.store.inBooks(actor.tenantId, async (books) => ({
    ...(await books.approvals.policy(gstin)),
    actingPeople: await books.approvals.actingPeople(),
  }));
}

/** Changes it; the audit log keeps how it was. Throws `NotPossible`. */
export function saveApprovalPolicy(
  filing: Filing,
  actor: Actor,
  policy: ApprovalPolicy,
): Promise<ShownPolicy> {
  permit(actor, 'register', policy.gstin);
  return filing.store.inBooks(actor.tenantId, async (books) => {
    await registrationOf(books, policy.gstin);
    const before = await books.approvals.policy(policy.gstin);
    await books.approvals.savePolicy(policy);
    await books.audit({
      at: filing.clock.now(),
      by: actor.by,
      act: 'approval policy changed',
      object: policy.gstin,
      details: { before, after: policy },
    });
    return { ...policy, actingPeople: await books.approvals.actingPeople() };
  });
}

/** Delegations that somebody has given or got. */
export function delegationList(filing: Filing, actor: Actor): Promise<readonly Delegation[]> {
  permitSomewhere(actor, 'see sums');
  return filing.store.inBooks(actor.tenantId, async (books) =>
    (await books.approvals.delegations()).filter(({ givenBy, givenTo }) =>
      [givenBy, givenTo].includes(actor.by),
    ),
  );
}
