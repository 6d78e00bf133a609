import { describe, expect, it } from 'vitest';
import type { Filing } from '../filing.ts';
import type { Portal } from '../needs/portal.ts';
import { now, registration, session, stepWith, taskWith } from '../standing.test-kit.ts';
import { carryOut } from './carry-out.ts';
import type { Turn } from './turn.ts';

describe('carrying a call out', () => {
  it('refuses GSTR-1A where the gateway carries GSTR-1 only, and sends nothing', async () => {
    const sent: unknown[] = [];
    const portal = { save: async (of: unknown) => sent.push(of) } as unknown as Portal;
    const task = taskWith({ key: { ...taskWith().key, form: 'GSTR1A' } });
    const move = { does: 'send', step: stepWith(), session } as const;
    const turn: Turn = { tenantId: 't', task, move, registration, portal, summary: null };
    const inTurn = (_tenant: string, _key: unknown, work: () => unknown) => work();
    const filing = { clock: { now: () => now }, store: { inTurn } } as unknown as Filing;
    expect(await carryOut(filing, turn)).toMatchObject({
      is: 'refusal',
      error: { code: 'FORM-NOT-CARRIED', message: expect.stringContaining('does not carry GSTR-1A') },
    });
    expect(sent).toEqual([]);
    const carrying = { ...portal, forms: ['GSTR1', 'GSTR1A'] } as const;
    expect(await carryOut(filing, { ...turn, portal: carrying })).toMatchObject({ is: 'accepted' });
    expect(sent).toMatchObject([{ form: 'GSTR1A' }]);
  });
});
