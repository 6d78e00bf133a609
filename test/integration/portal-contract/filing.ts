import { describe, expect, it } from 'vitest';
import type { ReturnOf } from '../../../src/filing/needs/portal.ts';
import { gstinOf, invoice, newGstin, otp, panOf, payloadOf, returnPeriod } from './samples.ts';
import type { Stage } from './stage.ts';

/** Proceeding to file, EVC, filing and the public record. */
export function describeFiling(stage: Stage): void {
  const { setFaults, heldBy, signIn, follow, save, proceed, readyToFile } = stage;

  describe('proceeding to file', () => {
    it('is refused while nothing is saved, and done once when something is', async () => {
      const of = await signIn();
      await expect(stage.portal.proceed(of, false)).rejects.toMatchObject({
        code: 'RET191148',
        remedy: 'correct the return',
      });
      await save(of);
      expect(await proceed(of)).toMatchObject({ status: 'processed' });
      await expect(stage.portal.proceed(of, false)).rejects.toMatchObject({ code: 'RET00003' });
    });

    it('is needed again after another save', async () => {
      const of = await readyToFile();
      await save(of, payloadOf(gstinOf(of), [invoice('A-2')]));
      expect(await proceed(of)).toMatchObject({ status: 'processed' });
    });

    it('passes on that the status of a nil return is not found', async () => {
      const of = await signIn();
      await setFaults({ kind: 'nilStatusMissing', gstin: gstinOf(of) });
      const referenceId = await stage.portal.proceed(of, true);
      await expect(follow(of, referenceId)).rejects.toMatchObject({ code: 'RET13510' });
    });
  });

  describe('filing', () => {
    const fileWith = async (of: ReturnOf, evc = otp) => {
      const pan = panOf(gstinOf(of));
      await stage.portal.requestEvc(of, pan);
      return stage.portal.file(of, { pan, evc, summary: await stage.portal.summary(of) });
    };

    it("refuses an EVC for a PAN that is not a signatory's", async () => {
      const of = await signIn();
      await expect(stage.portal.requestEvc(of, 'ABCDE1234F')).rejects.toMatchObject({
        code: 'OTP0010',
        remedy: 'correct the return',
      });
    });

    it('files with the EVC, answers the ARN, and the public record shows it', async () => {
      const of = await readyToFile();
      const arn = await fileWith(of);
      expect(arn).toMatch(/^AA271026\d{6}[0-9A-Z]$/);
      expect(await heldBy(gstinOf(of))).toMatchObject({ state: 'FILED', filings: 1, arn });
      expect(await stage.portal.track(gstinOf(of), '2026-27')).toEqual([
        { form: 'GSTR1', returnPeriod, arn, filedOn: '05-11-2026' },
      ]);
    });

    it('files a nil return', async () => {
      const of = await signIn();
      expect(await proceed(of, true)).toMatchObject({ status: 'processed' });
      const pan = panOf(gstinOf(of));
      await stage.portal.requestEvc(of, pan);
      expect(await stage.portal.file(of, { pan, evc: otp, summary: 'nil' })).toMatch(/^AA27/);
    });

    it('is refused before proceeding to file', async () => {
      const of = await signIn();
      await save(of);
      await expect(fileWith(of)).rejects.toMatchObject({ code: 'RT_FIL_10', remedy: 'correct the return' });
    });

    it('is refused with a wrong EVC, and nothing is filed', async () => {
      const of = await readyToFile();
      await expect(fileWith(of, 'A1B2C3')).rejects.toMatchObject({ code: 'RET13506' });
      expect(await heldBy(gstinOf(of))).toMatchObject({ state: 'READY', filings: 0 });
      expect(await fileWith(of)).toMatch(/^AA27/);
    });

    it('is refused with a summary that is no longer the latest', async () => {
      const of = await readyToFile();
      const stale = await stage.portal.summary(of);
      await save(of, payloadOf(gstinOf(of), [invoice('A-2')]));
      await proceed(of);
      const pan = panOf(gstinOf(of));
      await stage.portal.requestEvc(of, pan);
      await expect(stage.portal.file(of, { pan, evc: otp, summary: stale })).rejects.toMatchObject({
        code: 'RT_FIL_09',
      });
    });

    it('never signs the summary of another return', async () => {
      const [of, other] = [await readyToFile(), await readyToFile()];
      const pan = panOf(gstinOf(of));
      await stage.portal.requestEvc(of, pan);
      const summary = await stage.portal.summary(other);
      await expect(stage.portal.file(of, { pan, evc: otp, summary })).rejects.toThrow(TypeError);
      expect(await heldBy(gstinOf(of))).toMatchObject({ state: 'READY' });
    });

    it('is refused a second time, as is every later write', async () => {
      const of = await readyToFile();
      await fileWith(of);
      const refusal = { remedy: 'ask the portal what happened' };
      await expect(fileWith(of)).rejects.toMatchObject({ code: 'RET00009', ...refusal });
      await expect(stage.portal.proceed(of, false)).rejects.toMatchObject({ code: 'RET00009', ...refusal });
      expect(await heldBy(gstinOf(of))).toMatchObject({ filings: 1 });
    });

    it('finds nothing in the public record of who has not filed', async () => {
      expect(await stage.portal.track(newGstin(), '2026-27')).toEqual([]);
    });
  });
}
