import { describe, expect, it } from 'vitest';
import { gstinOf, hour, newGstin, now, otp, payloadOf, returnPeriod } from './samples.ts';
import type { Stage } from './stage.ts';

/** Opening, refreshing and closing sessions. */
export function describeSigningIn(stage: Stage): void {
  const { setFaults, setClock, signIn, save, reports } = stage;

  describe('signing in', () => {
    it('asks for an OTP and opens a session with it', async () => {
      const taxpayer = { gstin: newGstin(), userName: 'tapti' };
      const pending = await stage.portal.requestOtp(taxpayer);
      expect(pending).toMatchObject({ taxpayer, state: 'otp-requested' });
      const session = await stage.portal.signIn(pending, otp);
      expect(session).toMatchObject({ taxpayer, state: 'signed-in' });
      expect(Date.parse(session.expiresAt) - Date.parse(now)).toBe(6 * hour);
    });

    it('refuses a wrong OTP', async () => {
      const pending = await stage.portal.requestOtp({ gstin: newGstin(), userName: 'tapti-two' });
      await expect(stage.portal.signIn(pending, '000000')).rejects.toMatchObject({
        code: 'AUTH4034',
        remedy: 'sign in again',
      });
    });

    it('refreshes a session that is still valid, and the new one works', async () => {
      const of = await signIn();
      await setClock('2026-11-05T15:00:00.000Z');
      const session = await stage.portal.refresh(of.session);
      expect(session.expiresAt).toBe('2026-11-05T21:00:00.000Z');
      await setClock('2026-11-05T20:00:00.000Z');
      expect((await stage.portal.summary({ session, returnPeriod })).rows).not.toEqual([]);
    });

    it('refuses an expired session without calling the portal', async () => {
      const of = await signIn();
      stage.forgetReports();
      await setClock('2026-11-05T16:00:00.000Z');
      const refusal = { code: 'AUTH4038', remedy: 'sign in again' };
      await expect(stage.portal.summary(of)).rejects.toMatchObject(refusal);
      await expect(stage.portal.refresh(of.session)).rejects.toMatchObject(refusal);
      expect(reports).toEqual([]);
    });

    it('refuses a session that waits for its OTP', async () => {
      const session = await stage.portal.requestOtp({ gstin: newGstin(), userName: 'tapti-three' });
      await expect(stage.portal.summary({ session, returnPeriod })).rejects.toMatchObject({
        remedy: 'sign in again',
      });
    });

    it('says to sign in again after signing out, and after the portal has lost the session', async () => {
      const of = await signIn();
      await stage.portal.signOut(of.session);
      await expect(stage.portal.summary(of)).rejects.toMatchObject({
        code: 'AUTH4033',
        remedy: 'sign in again',
      });
      const lost = await signIn();
      await setFaults({ kind: 'sessionLost', gstin: gstinOf(lost), times: 1 });
      await expect(stage.portal.save(lost, payloadOf(gstinOf(lost)))).rejects.toMatchObject({
        code: 'AUTH4033',
      });
    });

    it('keeps the sessions of two taxpayers apart', async () => {
      const [one, two] = [await signIn(), await signIn()];
      await save(one);
      expect(await stage.portal.section(two, 'b2b')).toEqual([]);
      expect(await stage.portal.section(one, 'b2b')).toHaveLength(1);
    });
  });
}
