import type { Actor, Filing } from '../filing.ts';
import type { Approval, ApprovalPurpose } from '../needs/approvals.ts';
import type { Books, ReturnKey } from '../needs/store.ts';
import { NotPossible } from '../not-possible.ts';
import { permit } from '../permissions.ts';
import { whyFiled } from '../reasons.ts';
import { registrationOf } from '../standing.ts';
import { documents, returnName } from '../wording.ts';

/** Asks a checker to approve a return as it stands. A request that waits, or holds no more, makes way for it. Throws `NotPossible`. */
export function requestApproval(
  filing: Filing,
  actor: Actor,
  {
    key,
    note,
    purpose = 'file',
  }: { readonly key: ReturnKey; readonly note: string; readonly purpose?: ApprovalPurpose },
): Promise<Approval> {
  permit(actor, purpose === 'reset' ? 'reset' : 'request approval', key.gstin);
  return filing.store.inBooks(actor.tenantId, async (books) => {
    await lockOpenReturn(books, key);
    await voidEarlier(filing, books, { key, purpose });
    return open(filing, actor, { books, key, purpose, note, act: 'approval requested' });
  });
}

/** Takes one's own request back, or another's as an administrator. Throws `NotPossible` when none waits. */
export function recallApproval(
  filing: Filing,
  actor: Actor,
  { approvalId }: { readonly approvalId: string },
): Promise<Approval> {
  return filing.store.inBooks(actor.tenantId, async (books) => {
    const approval = await waiting(books, approvalId);
    if (approval.requestedBy !== actor.by) permit(actor, 'manage people', approval.key.gstin);
    const recalled: Approval = {
      ...approval,
      state: 'recalled',
      decidedBy: actor.by,
      decidedAt: filing.clock.now(),
    };
    await books.approvals.save(recalled);
    await noteApproval(filing, books, {
      by: actor.by,
      act: 'request for approval recalled',
      approval: recalled,
    });
    return recalled;
  });
}

/** An administrator goes past the rule of two in an emergency; his reason stands in the evidence pack. Throws `NotPossible`. */
export function approveInEmergency(
  filing: Filing,
  actor: Actor,
  { key, reason }: { readonly key: ReturnKey; readonly reason: string },
): Promise<Approval> {
  permit(actor, 'manage people', key.gstin);
  const why = reason.trim();
  if (!why)
    throw new NotPossible(
      'NOT-CONFIRMED',
      'Give the reason of the emergency; it stands in the evidence pack.',
    );
  return filing.store.inBooks(actor.tenantId, async (books) => {
    await lockOpenReturn(books, key);
    await voidEarlier(filing, books, { key, purpose: 'file' });
    const asked = await open(filing, actor, {
      books,
      key,
      purpose: 'file',
      note: '',
      act: 'approval requested',
    });
    const approval: Approval = {
      ...asked,
      state: 'approved',
      decidedBy: actor.by,
      decidedAt: filing.clock.now(),
      reason: why,
      isEmergency: true,
      isOwn: true,
    };
    await books.approvals.save(approval);
    await noteApproval(filing, books, { by: actor.by, act: 'approved in an emergency', approval });
    return approval;
  });
}

interface Opening {
  readonly books: Books;
  readonly key: ReturnKey;
  readonly purpose: ApprovalPurpose;
  readonly note: string;
  readonly act: string;
}

async function open(
  filing: Filing,
  actor: Actor,
  { books, key, purpose, note, act }: Opening,
): Promise<Approval> {
  const { gstin, form, returnPeriod } = key;
  const approval = await books.approvals.open({
    approvalId: filing.newId(),
    key: { gstin, form, returnPeriod },
    purpose,
    requestedBy: actor.by,
    requestedAt: filing.clock.now(),
    note: note.trim(),
  });
  await noteApproval(filing, books, { by: actor.by, act, approval });
  return approval;
}

async function lockOpenReturn(books: Books, key: ReturnKey): Promise<void> {
  await registrationOf(books, key.gstin);
  const state = await books.lockReturn(key);
  const filed = whyFiled({ state });
  if (filed) throw new NotPossible(filed.code, filed.says);
}

async function voidEarlier(
  filing: Filing,
  books: Books,
  { key, purpose }: { readonly key: ReturnKey; readonly purpose: ApprovalPurpose },
): Promise<void> {
  const newest = await books.approvals.newest(key, purpose);
  if (newest?.state !== 'waiting' && newest?.state !== 'approved') return;
  const changed = await books.approvals.changedSince(newest);
  const approval: Approval = { ...newest, state: 'voided', changed };
  await books.approvals.save(approval);
  await noteApproval(filing, books, { by: newest.requestedBy, act: 'approval voided', approval });
}

/** A request that waits. Throws `NotPossible` for any other. */
export async function waiting(books: Books, approvalId: string): Promise<Approval> {
  const found = await books.approvals.approval(approvalId);
  if (!found)
    throw new NotPossible('NOT-FOUND', 'There is no such request for approval. Go back to the list.');
  // Two who decide at once come one after the other.
  await books.lockReturn(found.key);
  const approval = (await books.approvals.approval(approvalId)) ?? found;
  if (approval.state === 'waiting') return approval;
  throw new NotPossible('CHANGED', `The request is ${approval.state} already. Load the page again.`);
}

/** Keeps in the audit log what was done about an approval. */
export async function noteApproval(
  filing: Filing,
  books: Books,
  { by, act, approval }: { readonly by: string; readonly act: string; readonly approval: Approval },
): Promise<void> {
  const { approvalId, purpose, hash, reason, note, changed, isEmergency, isOwn, onBehalfOf } = approval;
  await books.audit({
    at: filing.clock.now(),
    by,
    act,
    object: returnName(approval.key),
    details: {
      approvalId,
      ...(purpose === 'reset' ? { purpose } : {}),
      hash,
      reason: reason ?? (note || null),
      contents: documents(approval.documents),
      ...(changed === null ? {} : { changed }),
      ...(isEmergency ? { isEmergency } : {}),
      ...(isOwn ? { isOwn } : {}),
      ...(onBehalfOf ? { onBehalfOf } : {}),
    },
  });
}
