import { describe, expect, it } from 'vitest';
import type { Gstr1Payload } from '../../../src/core/index.ts';
import type { ReturnOf } from '../../../src/filing/needs/portal.ts';
import { gstinOf, invoice, otp, panOf, recipient } from './samples.ts';
import type { Stage } from './stage.ts';

const ofJuly = (of: ReturnOf): Gstr1Payload =>
  ({
    gstin: gstinOf(of),
    fp: '072017',
    b2b: [{ ctin: recipient, inv: [{ ...invoice('A-1'), idt: '15-07-2017' }] }],
  }) as Gstr1Payload;

/** Classic periods: GSTR-1 is submitted, which freezes it, and there is a GSTR-2, which not every provider carries. */
export function describeClassic(stage: Stage, carries: { readonly gstr2: boolean }): void {
  const ofPeriod = async (): Promise<ReturnOf> => ({ ...(await stage.signIn()), returnPeriod: '2017-07' });

  describe('a classic period', () => {
    it('submits GSTR-1 in the word of its time: there is no way back, and it is filed', async () => {
      const of = await ofPeriod();
      expect(await stage.save(of, ofJuly(of))).toMatchObject({ status: 'processed' });
      expect(await stage.proceed(of)).toMatchObject({ status: 'processed' });
      expect(stage.reports.map(({ action, outcome }) => `${action} ${outcome}`)).toContain('RETSUBMIT ok');
      await expect(stage.portal.reset(of)).rejects.toMatchObject({ code: 'RET12521' });
      expect(await stage.save(of, ofJuly(of))).not.toMatchObject({ status: 'processed' });
      const pan = panOf(gstinOf(of));
      await stage.portal.requestEvc(of, pan);
      const summary = await stage.portal.summary(of);
      expect(await stage.portal.file(of, { pan, evc: otp, summary })).toMatch(/^AA270717/);
    });

    it(
      carries.gstr2
        ? 'submits a nil return'
        : 'has no call for submitting a nil return, and says so before anything is sent',
      async () => {
        const of = await ofPeriod();
        if (carries.gstr2)
          return void expect(await stage.proceed(of, true)).toMatchObject({ status: 'processed' });
        stage.forgetReports();
        await expect(stage.portal.proceed(of, true)).rejects.toMatchObject({ code: 'NOT-OFFERED' });
        expect(stage.reports).toEqual([]);
      },
    );

    it(
      carries.gstr2 ? 'carries GSTR-2' : 'has no call for GSTR-2, and says so before anything is sent',
      async () => {
        const of: ReturnOf = { ...(await ofPeriod()), form: 'GSTR2' };
        expect(stage.portal.forms ?? ['GSTR1']).toEqual(
          carries.gstr2 ? expect.arrayContaining(['GSTR2']) : expect.not.arrayContaining(['GSTR2']),
        );
        if (carries.gstr2) return;
        stage.forgetReports();
        const { portal } = stage;
        const calls = [
          () => portal.save(of, ofJuly(of)),
          () => portal.reset(of),
          () => portal.proceed(of, false),
          () => portal.summary(of),
          () => portal.file(of, { pan: panOf(gstinOf(of)), evc: otp, summary: 'nil' }),
        ];
        for (const call of calls) {
          await expect(call()).rejects.toMatchObject({
            code: 'NOT-OFFERED',
            message: expect.stringMatching(/has no call for RET\w+ of gstr2|has no call for RESET of gstr2/),
          });
        }
        expect(stage.reports).toEqual([]);
      },
    );
  });
}
