import { describe, expect, it } from 'vitest';
import { createSimulator } from '../../../src/simulator/index.ts';
import { gstinOf, newGstin, otp, panOf, payloadOf, returnPeriod } from './samples.ts';
import type { Stage } from './stage.ts';

/** Lost answers, refused connections, maintenance, unknown codes. */
export function describeBadDay(stage: Stage): void {
  const { setFaults, signIn, readyToFile, reports } = stage;

  describe('on a bad day', () => {
    it('says NO-ANSWER when the answer is lost, though the work may be done', async () => {
      const of = await readyToFile();
      const pan = panOf(gstinOf(of));
      await stage.portal.requestEvc(of, pan);
      const summary = await stage.portal.summary(of);
      await setFaults({ kind: 'dropsAnswer', gstin: gstinOf(of), action: 'RETFILE', times: 1 });
      await expect(stage.portal.file(of, { pan, evc: otp, summary })).rejects.toMatchObject({
        code: 'NO-ANSWER',
        remedy: 'ask the portal what happened',
      });
      expect(await stage.portal.track(gstinOf(of), '2026-27')).toHaveLength(1);
    });

    it('says NO-ANSWER, and asks only once, when the portal hangs up before the work', async () => {
      const of = await signIn();
      stage.forgetReports();
      await setFaults({ kind: 'dropsRequest', gstin: gstinOf(of), times: 1 });
      await expect(stage.portal.save(of, payloadOf(gstinOf(of)))).rejects.toMatchObject({
        code: 'NO-ANSWER',
      });
      expect(reports.map(({ outcome }) => outcome)).toEqual(['NO-ANSWER']);
      expect(await stage.portal.section(of, 'b2b')).toEqual([]);
    });

    it('says NO-ANSWER when the portal is slower than the time limit', async () => {
      // With a short limit of its own: that of the other tests leaves room for a busy machine.
      const slow = await createSimulator({ port: 0 });
      const portal = await stage.makePortal({
        simulator: slow,
        clock: { now: stage.now },
        timeoutMs: 1_500,
        onCall: () => {},
      });
      const gstin = newGstin();
      const session = await portal.signIn(await portal.requestOtp({ gstin, userName: 'patient' }), otp);
      const fault = { kind: 'slow', ms: 2_500, times: 1 };
      await fetch(`${slow.url}/_simulator/faults`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify([fault]),
      });
      const summary = portal.summary({ session, returnPeriod });
      await expect(summary).rejects.toMatchObject({ code: 'NO-ANSWER' });
      await portal.close();
      await slow.close();
    });

    it('says to try again later under maintenance and when throttled', async () => {
      const of = await signIn();
      await setFaults({ kind: 'maintenance', gstin: gstinOf(of), times: 1 });
      await expect(stage.portal.summary(of)).rejects.toMatchObject({
        code: 'GEN5008',
        remedy: 'try again later',
      });
      await setFaults({ kind: 'throttled', gstin: gstinOf(of), times: 1 });
      await expect(stage.portal.summary(of)).rejects.toMatchObject({ remedy: 'try again later' });
    });

    it("shows an unknown code raw, with the portal's own message", async () => {
      const of = await signIn();
      await setFaults({ kind: 'refuses', gstin: gstinOf(of), code: 'XYZ999', message: 'Something new' });
      await expect(stage.portal.summary(of)).rejects.toMatchObject({
        code: 'XYZ999',
        message: 'Something new',
        remedy: 'report a defect',
      });
    });

    it('says NOT-REACHED when nobody is there', async () => {
      const other = await createSimulator({ port: 0 });
      const away = await stage.makePortal({
        simulator: other,
        clock: { now: stage.now },
        timeoutMs: 2_000,
        onCall: () => {},
      });
      const taxpayer = { gstin: newGstin(), userName: 'nobody' };
      const pending = await away.requestOtp(taxpayer);
      await other.close();
      await expect(away.signIn(pending, otp)).rejects.toMatchObject({
        code: 'NOT-REACHED',
        remedy: 'try again later',
      });
      await away.close();
    });
  });
}
