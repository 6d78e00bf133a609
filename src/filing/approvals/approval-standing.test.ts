import { describe, expect, it } from 'vitest';
import type { Approval } from '../needs/approvals.ts';
import type { Books } from '../needs/store.ts';
import { holds, readResetApproval } from './approval-standing.ts';

const key = { gstin: '27AAFPU0939F1ZV', form: 'GSTR1', returnPeriod: '2026-10' } as const;
const approved = { state: 'approved', decidedAt: '2026-11-05T10:00:00Z' } as Approval;

/** The books of a firm with so many who may approve. */
function booksWith(approvers: number, isNeeded: boolean | null = null, newest = approved): Books {
  const approvals = {
    policy: async () => ({ gstin: key.gstin, isNeeded, keysMayFile: true }),
    approvers: async () => approvers,
    newest: async () => newest,
    changedSince: async () => 0,
  };
  return { approvals } as unknown as Books;
}
const read = (books: Books, isProgram = false) => readResetApproval(books, { actor: { isProgram }, key });

describe('the approval of a reset', () => {
  it('is needed where somebody else may give it, and nobody has switched it off', async () => {
    expect((await read(booksWith(1))).isNeeded).toBe(false);
    expect((await read(booksWith(2))).isNeeded).toBe(true);
    expect((await read(booksWith(2, false))).isNeeded).toBe(false);
    expect((await read(booksWith(2), true)).isNeeded).toBe(false);
  });

  it('stands until it is used, and then as if nobody had asked', async () => {
    expect(holds(await read(booksWith(2)), 'approved')).toBe(true);
    const used = await read(booksWith(2, null, { ...approved, state: 'used' }));
    expect(used).toEqual({ isNeeded: true, newest: null, changed: 0 });
    const waiting = { state: 'waiting', decidedAt: null } as Approval;
    expect(holds(await read(booksWith(2, null, waiting)), 'waiting')).toBe(true);
  });
});
