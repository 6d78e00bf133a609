import { describe, expect, it } from 'vitest';
import { recordKeysOfWire } from '../../../src/core/index.ts';
import type { ProcessingStatus } from '../../../src/filing/needs/portal.ts';
import { aMinuteBefore, gstinOf, invoice, now, otherTables, payloadOf, recipient } from './samples.ts';
import type { Stage } from './stage.ts';

/** Saving, following, replacing, deleting, resetting. */
export function describeSaving(stage: Stage): void {
  const { setFaults, heldBy, signIn, follow, save } = stage;

  describe('saving', () => {
    it('saves every section and says how far the portal is', async () => {
      const of = await signIn();
      const payload = payloadOf(gstinOf(of), [invoice('A-1')], otherTables);
      const referenceId = await stage.portal.save(of, payload);
      // Time stands back while it is asked, lest a busy machine find the work done.
      await stage.setClock(aMinuteBefore);
      const first = await stage.portal.status(of, referenceId);
      await stage.setClock(now);
      expect<readonly ProcessingStatus[]>(['received', 'in-process']).toContain(first.status);
      expect(await follow(of, referenceId)).toEqual({ status: 'processed', rejected: [] });
      expect((await heldBy(gstinOf(of))).saved.b2b).toEqual(payload.b2b);
    });

    it('names the documents the portal did not take and keeps the others', async () => {
      const of = await signIn();
      const bad = { ...invoice('A-2'), idt: '15-11-2026' };
      const answer = await save(of, payloadOf(gstinOf(of), [invoice('A-1'), bad]));
      expect(answer.status).toBe('processed-with-errors');
      expect(answer.rejected).toEqual([
        {
          section: 'b2b',
          code: 'RET191114',
          message: expect.stringMatching(/date/i),
          record: expect.anything(),
        },
      ]);
      expect(recordKeysOfWire('b2b', [answer.rejected[0]?.record])).toEqual([expect.stringContaining('A-2')]);
      expect(JSON.stringify((await heldBy(gstinOf(of))).saved.b2b)).not.toContain('A-2');
    });

    it('names each document also where the portal reports them by party', async () => {
      const of = await signIn();
      const bad = ['A-2', 'A-3'].map((inum) => ({ ...invoice(inum), idt: '15-11-2026' }));
      await setFaults({ kind: 'errorReportByParty', gstin: gstinOf(of) });
      const { rejected } = await save(of, payloadOf(gstinOf(of), [invoice('A-1'), ...bad]));
      expect(rejected.map(({ code }) => code)).toEqual(['RET191114', 'RET191114']);
      expect(rejected.map(({ record }) => recordKeysOfWire('b2b', [record]).length)).toEqual([1, 1]);
    });

    it('says why a whole request was rejected', async () => {
      const of = await signIn();
      const answer = await save(of, payloadOf(gstinOf(of), [invoice('A-1')], { version: 'GST3.2.4' }));
      expect(answer).toMatchObject({ status: 'rejected', code: 'RET191106', rejected: [] });
      expect(answer.message).toBeTruthy();
    });

    it('replaces a document of the same number and deletes one with flag D', async () => {
      const of = await signIn();
      await save(of);
      await save(of, payloadOf(gstinOf(of), [invoice('A-1', 2_000)]));
      expect(await stage.portal.section(of, 'b2b')).toMatchObject([
        { ctin: recipient, inv: [{ inum: 'A-1', val: 2_360 }] },
      ]);
      await save(of, payloadOf(gstinOf(of), [{ ...invoice('A-1', 2_000), flag: 'D' }]));
      expect(await stage.portal.section(of, 'b2b')).toEqual([]);
    });

    it('refuses a payload of another period', async () => {
      const of = await signIn();
      const payload = { ...payloadOf(gstinOf(of)), fp: '092026' };
      await expect(stage.portal.save(of, payload)).rejects.toMatchObject({ code: 'RET191136' });
    });

    it('says that the portal knows no such reference', async () => {
      const of = await signIn();
      await expect(stage.portal.status(of, 'no-such-id')).rejects.toMatchObject({ code: 'RET13510' });
    });

    it('deletes everything with a reset', async () => {
      const of = await signIn();
      await save(of);
      expect(await follow(of, await stage.portal.reset(of))).toMatchObject({ status: 'processed' });
      expect(await stage.portal.section(of, 'b2b')).toEqual([]);
    });

    it('carries a save of four megabytes', async () => {
      const of = await signIn();
      const documents = Array.from({ length: 16_000 }, (_, index) => invoice(`L-${index}`));
      const payload = payloadOf(gstinOf(of), documents);
      expect(JSON.stringify(payload).length).toBeGreaterThan(2_500_000);
      expect(await save(of, payload)).toMatchObject({ status: 'processed' });
      const held = (await stage.portal.section(of, 'b2b')) as readonly { inv: readonly unknown[] }[];
      expect(held.flatMap(({ inv }) => inv)).toHaveLength(16_000);
    });
  });
}
