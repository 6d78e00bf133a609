import { describe, expect, it } from 'vitest';
import type { ReturnOf } from '../../../src/filing/needs/portal.ts';
import { gstinOf, invoice, otp, panOf, payloadOf, recipient } from './samples.ts';
import type { Stage } from './stage.ts';

const afterDueDate = '2026-11-12T10:00:00.000Z';
const originalOf = (number: string) => ({ ...invoice(`${number}R`), oinum: number, oidt: '15-10-2026' });

/** GSTR-1A: what was filed in GSTR-1 of the same period, corrected once. */
export function describeCorrections(stage: Stage): void {
  const { save, proceed, readyToFile, follow, setClock } = stage;

  const file = async (of: ReturnOf): Promise<string> => {
    const pan = panOf(gstinOf(of));
    await stage.portal.requestEvc(of, pan);
    return stage.portal.file(of, { pan, evc: otp, summary: await stage.portal.summary(of) });
  };
  /** Sessions end after hours, so he signs in again. */
  const afterTheDueDate = async (of: ReturnOf): Promise<ReturnOf> => {
    await setClock(afterDueDate);
    return { ...(await stage.signIn(gstinOf(of))), form: 'GSTR1A' };
  };
  /** A taxpayer whose GSTR-1 is filed, on the day after its due date. */
  const filed = async (): Promise<ReturnOf> => {
    const of = await readyToFile();
    await file(of);
    return afterTheDueDate(of);
  };
  const amending = (of: ReturnOf, ctin: string, number = 'A-1') => ({
    gstin: gstinOf(of),
    fp: '102026',
    b2ba: [{ ctin, inv: [originalOf(number)] }],
  });

  describe('GSTR-1A', () => {
    it('is carried by the gateway', () => {
      expect(stage.portal.forms).toContain('GSTR1A');
    });

    it('opens when GSTR-1 is filed and its due date has come', async () => {
      const of: ReturnOf = { ...(await readyToFile()), form: 'GSTR1A' };
      const refusal = { code: 'RET11405' };
      await expect(stage.portal.save(of, payloadOf(gstinOf(of), [invoice('A-2')]))).rejects.toMatchObject(
        refusal,
      );
      await file({ session: of.session, returnPeriod: of.returnPeriod });
      await expect(stage.portal.save(of, payloadOf(gstinOf(of), [invoice('A-2')]))).rejects.toMatchObject(
        refusal,
      );
      const later = await afterTheDueDate(of);
      expect(await save(later, payloadOf(gstinOf(of), [invoice('A-2')]))).toMatchObject({
        status: 'processed',
      });
    });

    it('adds a missed invoice and corrects one of GSTR-1, and is filed once with an ARN of its own', async () => {
      const of = await filed();
      const payload = { ...amending(of, recipient), b2b: payloadOf(gstinOf(of), [invoice('A-2')]).b2b };
      expect(await save(of, payload)).toMatchObject({ status: 'processed' });
      expect(await stage.portal.section(of, 'b2ba')).toMatchObject([
        { ctin: recipient, inv: [{ oinum: 'A-1' }] },
      ]);
      expect(await proceed(of)).toMatchObject({ status: 'processed' });
      const arn = await file(of);
      expect(arn).toMatch(/^AA271026\d{6}[0-9A-Z]$/);
      const [one, ...others] = await stage.portal.track(gstinOf(of), '2026-27', 'GSTR1A');
      expect(one).toMatchObject({ form: 'GSTR1A', returnPeriod: of.returnPeriod, arn });
      expect(others).toEqual([]);
      expect(await stage.portal.track(gstinOf(of), '2026-27')).toMatchObject([{ form: 'GSTR1' }]);
      await expect(file(of)).rejects.toMatchObject({ code: 'RET00009' });
      const again = await follow(of, await stage.portal.save(of, payload));
      expect(again).toMatchObject({ status: 'rejected', code: 'RET191183' });
    });

    it('refuses another recipient for an invoice of GSTR-1', async () => {
      const of = await filed();
      const report = await save(of, amending(of, '29AADCB6617P1Z4'));
      expect(report.rejected).toMatchObject([{ section: 'b2ba', code: 'RET191119' }]);
    });

    it('refuses a number of GSTR-1 as a new invoice, and the correction of one it never had', async () => {
      const of = await filed();
      const twice = await save(of, payloadOf(gstinOf(of), [invoice('A-1')]));
      expect(twice.rejected).toMatchObject([{ section: 'b2b', code: 'RET191111' }]);
      const unknown = await save(of, amending(of, recipient, 'A-9'));
      expect(unknown.rejected).toMatchObject([{ section: 'b2ba', code: 'RET191124' }]);
    });

    it('is never nil', async () => {
      const of = await filed();
      await expect(stage.portal.proceed(of, true)).rejects.toMatchObject({ code: 'RET11405' });
    });

    it('is reset without touching GSTR-1', async () => {
      const of = await filed();
      await save(of, payloadOf(gstinOf(of), [invoice('A-2')]));
      expect(await follow(of, await stage.portal.reset(of))).toMatchObject({ status: 'processed' });
      expect(await stage.portal.section(of, 'b2b')).toEqual([]);
      expect(await stage.portal.section({ ...of, form: 'GSTR1' }, 'b2b')).toMatchObject([
        { ctin: recipient },
      ]);
    });

    it('is told apart from GSTR-1 in the reports of calls', async () => {
      const of = await filed();
      stage.forgetReports();
      await save(of, payloadOf(gstinOf(of), [invoice('A-2')]));
      expect(stage.reports.map(({ form }) => form)).not.toContain(undefined);
    });
  });
}
