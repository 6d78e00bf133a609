import type { Actor } from '../filing.ts';
import type { Approval } from '../needs/approvals.ts';
import type { Books, ReturnKey } from '../needs/store.ts';
import type { Reason } from '../not-possible.ts';
import { documents } from '../wording.ts';

/** Where a return stands with its approval. */
export interface ApprovalStanding {
  /** Whether a second person must have approved before it is submitted or filed. */
  readonly isNeeded: boolean;
  /** The newest request; null when nobody has asked yet. */
  readonly newest: Approval | null;
  /** Documents that changed since that request. */
  readonly changed: number;
}

/** Reads it for who asks: an API key may be free of the rule. A GSTR-2 has none: nothing is filed by it now. */
export async function readApproval(
  books: Books,
  { actor, key }: { readonly actor: Pick<Actor, 'isProgram'>; readonly key: ReturnKey },
): Promise<ApprovalStanding> {
  if (key.form === 'GSTR2') return { isNeeded: false, newest: null, changed: 0 };
  const newest = await books.approvals.newest(key, 'file');
  const isOpen = newest !== null && (newest.state === 'waiting' || newest.state === 'approved');
  const changed = isOpen ? await books.approvals.changedSince(newest) : (newest?.changed ?? 0);
  return { isNeeded: await isNeeded(books, { actor, gstin: key.gstin }), newest, changed };
}

/** Where a return stands with the approval of a reset: needed where another may give it, used up by the reset after it. */
export async function readResetApproval(
  books: Books,
  { actor, key }: { readonly actor: Pick<Actor, 'isProgram'>; readonly key: ReturnKey },
): Promise<ApprovalStanding> {
  const policy = await books.approvals.policy(key.gstin);
  const isFree = policy.isNeeded === false || (actor.isProgram && policy.keysMayFile);
  const newest = await books.approvals.newest(key, 'reset');
  const isOpen = newest !== null && (newest.state === 'waiting' || newest.state === 'approved');
  return {
    isNeeded: !isFree && (await books.approvals.approvers(key.gstin)) > 1,
    newest: newest?.state === 'used' ? null : newest,
    changed: isOpen ? await books.approvals.changedSince(newest) : 0,
  };
}

async function isNeeded(
  books: Books,
  { actor, gstin }: { readonly actor: Pick<Actor, 'isProgram'>; readonly gstin: string },
): Promise<boolean> {
  const policy = await books.approvals.policy(gstin);
  if (actor.isProgram && policy.keysMayFile) return false;
  return policy.isNeeded ?? (await books.approvals.actingPeople()) > 1;
}

/** Whether a request still holds: nothing it was made of has changed. */
export function holds({ newest, changed }: ApprovalStanding, state: 'waiting' | 'approved'): boolean {
  return newest?.state === state && changed === 0;
}

/** Why a return may not be submitted or filed yet for want of a second person; null when it may. */
export function whyNotApproved(approval: ApprovalStanding): Reason | null {
  const { isNeeded: needed, newest, changed } = approval;
  if (!needed || holds(approval, 'approved')) return null;
  return { code: 'APPROVAL', says: sayOf(newest, changed) };
}

function sayOf(newest: Approval | null, changed: number): string {
  if (newest && newest.state !== 'rejected' && newest.state !== 'recalled' && changed > 0)
    return `${documents(changed)} changed; approve again`;
  if (newest?.state === 'waiting') return 'Waiting for approval by a checker';
  if (newest?.state === 'rejected')
    return `${newest.decidedBy} has rejected it: "${newest.reason ?? ''}". Correct it and request approval again.`;
  return 'Waiting for approval by a checker: request it first';
}
