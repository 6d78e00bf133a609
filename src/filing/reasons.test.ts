import { describe, expect, it } from 'vitest';
import { buttonsOf } from './buttons.ts';
import { pageSteps } from './page-steps.ts';
import { whyNotConnect, whyNotFile, whyNotProceed, whyNotReset, whyNotSave } from './reasons.ts';
import { registration, standingWith, summaryAt, taskWith } from './standing.test-kit.ts';

const saved = { state: { status: 'uploaded' }, counts: { processed: 3 } } as const;
const ready = {
  state: { status: 'ready-to-file', ...summaryAt('2026-11-05T09:30:00.000Z') },
  counts: { processed: 3 },
} as const;
const proceeded = taskWith({ kind: 'proceed', state: 'done', endedAt: '2026-11-05T09:00:00.000Z' });
const agreed = { differing: [] };

describe('the reason why something cannot be done', () => {
  it('is the same sentence on the button and in the refusal', () => {
    const standing = standingWith({ connection: 'none', session: null, counts: { new: 2 } });
    expect(buttonsOf(standing, []).save).toEqual({ enabled: false, why: whyNotSave(standing, 'save')?.says });
  });

  it.each([
    [{ connection: 'none', counts: { new: 1 } }, 'Connect first'],
    [
      { counts: { processed: 1204 } },
      'Blank Payload: nothing to send — all 1,204 documents are already saved.',
    ],
    [{ counts: { processed: 1 } }, 'Blank Payload: nothing to send — the document is already saved.'],
    [{}, 'Blank Payload: nothing to send — there are no documents for Oct 2026 yet. Import sales first.'],
    [{ openTask: taskWith(), counts: { new: 1 } }, 'Arjun started Save to GSTN 20 s ago'],
    [
      { state: { status: 'filed', arn: 'AA271026000001Z' }, counts: { new: 1 } },
      'Period finalized: GSTR-1 of Oct 2026 is filed, ARN AA271026000001Z.',
    ],
    [
      { state: { returnPeriod: '2026-12' }, counts: { new: 1 } },
      'Dec 2026 has not begun. Choose a period up to this month.',
    ],
    [
      { roles: ['auditor'], counts: { new: 1 } },
      'Your role "auditor" does not allow you to save. Ask a maker, a checker or an administrator.',
    ],
  ] as const)('for Save, given %j, is "%s"', (facts, says) => {
    expect(whyNotSave(standingWith(facts), 'save')?.says).toBe(says);
  });

  it('lets documents be saved again that the portal has refused', () => {
    expect(whyNotSave(standingWith({ counts: { error: 1 } }), 'save')).toBeNull();
  });

  it('names what is missing for Connect', () => {
    const nameless = { ...registration, portalUserName: '' };
    expect(whyNotConnect({ roles: ['admin'], registration: nameless })?.code).toBe('USER-NAME');
  });

  it.each([
    [
      { state: { status: 'none' } },
      'Nothing is saved on GSTN for Oct 2026 yet. Save first, or submit a nil return.',
    ],
    [{ ...saved, counts: { processed: 3, modified: 2 } }, '2 documents changed after the last Save'],
    [{ ...saved, counts: { processed: 3, 'to-delete': 1 } }, '1 document changed after the last Save'],
    [
      { ...saved, counts: { processed: 3, error: 1 } },
      '1 document refused by GSTN: correct or delete, then save again.',
    ],
    [ready, 'The return is Ready to File already. Download the summary, then File.'],
  ] as const)('for Submit, given %j, is "%s"', (facts, says) => {
    expect(whyNotProceed(standingWith(facts), agreed)?.says).toBe(says);
  });

  it('holds Submit up while books and portal differ, unless a checker gives a reason', () => {
    const differing = ['B2B', 'HSN'];
    const override = { reason: 'the portal rounds' };
    expect(whyNotProceed(standingWith(saved), { differing })?.says).toBe(
      'Books and GSTN differ in B2B, HSN: see Difference.',
    );
    expect(whyNotProceed(standingWith({ ...saved, roles: ['checker'] }), { differing, override })).toBeNull();
    expect(whyNotProceed(standingWith({ ...saved, roles: ['maker'] }), { differing, override })?.code).toBe(
      'NOT-PERMITTED',
    );
    expect(whyNotProceed(standingWith(saved), { differing, override: { reason: ' ' } })?.code).toBe(
      'NOT-CONFIRMED',
    );
  });

  it('refuses to file as nil what was submitted as nil and has documents since', () => {
    const standing = { state: { ...ready.state, isNil: true }, tasks: [proceeded] } as const;
    expect(whyNotFile(standingWith({ ...standing, counts: { new: 2 } }), agreed)?.says).toBe(
      'There are 2 documents for Oct 2026. A nil return has none: save them and submit without nil.',
    );
    expect(whyNotFile(standingWith(standing), agreed)).toBeNull();
  });

  it('knows no nil return of the Invoice Furnishing Facility', () => {
    const quarterly = { ...registration, frequency: 'quarterly' } as const;
    const standing = standingWith({ registration: quarterly });
    expect(whyNotProceed(standing, { ...agreed, isNil: true })?.says).toContain('has no nil return');
    const lastMonth = standingWith({ registration: quarterly, state: { returnPeriod: '2026-09' } });
    expect(whyNotProceed(lastMonth, { ...agreed, isNil: true })).toBeNull();
  });

  it.each([
    [{ status: 'none' }, 'GSTR-1A opens after GSTR-1 is filed. File GSTR-1 of Oct 2026 first.'],
    [
      { status: 'filed' },
      'GSTR-1A of Oct 2026 opens on 11-11-2026, the due date of GSTR-1. Wait until then.',
    ],
  ] as const)('holds GSTR-1A back while GSTR-1 is %j and before its due date', (of, says) => {
    const { state } = standingWith();
    const corrected = { ...state, ...of };
    const standing = standingWith({ state: { form: 'GSTR1A' }, corrected, counts: { new: 1 } });
    expect(whyNotSave(standing, 'save')?.says).toBe(says);
    const late = {
      ...standing,
      corrected: { ...state, status: 'filed' },
      now: '2026-11-12T00:00:00Z',
    } as const;
    expect(whyNotSave(late, 'save')).toBeNull();
    expect(whyNotProceed({ ...late, total: 0 }, { ...agreed, isNil: true })?.says).toContain(
      'no nil GSTR-1A',
    );
  });

  it('knows GSTR-1A from July 2024 on, and one for a whole quarter', () => {
    const of = (returnPeriod: '2024-06' | '2026-08', frequency: 'monthly' | 'quarterly') => {
      const state = { form: 'GSTR1A', returnPeriod } as const;
      const corrected = { ...standingWith({ state }).state, form: 'GSTR1', status: 'filed' } as const;
      const facts = { state, corrected, registration: { ...registration, frequency }, counts: { new: 1 } };
      return whyNotSave(standingWith(facts), 'save')?.says;
    };
    expect(of('2024-06', 'monthly')).toContain('available from Jul 2024');
    expect(of('2026-08', 'quarterly')).toContain('Choose Sep 2026');
    expect(of('2026-08', 'monthly')).toBeUndefined();
  });

  it('refuses a nil return while there are documents', () => {
    expect(whyNotProceed(standingWith({ counts: { new: 2 } }), { ...agreed, isNil: true })?.says).toContain(
      'There are 2 documents for Oct 2026.',
    );
    expect(whyNotProceed(standingWith(), { ...agreed, isNil: true })).toBeNull();
  });

  it('lets only a summary made after Submit be filed', () => {
    const stale = { ...ready, state: { ...ready.state, ...summaryAt('2026-11-05T08:59:59.000Z') } };
    expect(whyNotFile(standingWith({ ...ready, tasks: [proceeded] }), agreed)).toBeNull();
    expect(whyNotFile(standingWith({ ...stale, tasks: [proceeded] }), agreed)?.code).toBe('SUMMARY-NEEDED');
    expect(whyNotFile(standingWith({ ...saved, tasks: [proceeded] }), agreed)?.says).toBe('Submit first');
    expect(whyNotFile(standingWith({ ...ready, tasks: [proceeded] }), { differing: ['B2B'] })?.code).toBe(
      'DIFFERENCE',
    );
  });

  it('lets signatories file, and administrators only when they are one', () => {
    const facts = { ...ready, tasks: [proceeded] };
    expect(whyNotFile(standingWith({ ...facts, roles: ['signatory'] }), agreed)).toBeNull();
    expect(whyNotFile(standingWith({ ...facts, roles: ['admin'] }), agreed)?.says).toBe(
      'Your role "admin" does not allow you to file. Ask a signatory.',
    );
    expect(whyNotFile(standingWith({ ...facts, roles: ['maker', 'checker'] }), agreed)?.says).toBe(
      'Your roles "maker", "checker" do not allow you to file. Ask a signatory.',
    );
  });

  it('lets only an administrator reset', () => {
    expect(whyNotReset(standingWith(saved))).toBeNull();
    expect(whyNotReset(standingWith({ ...saved, roles: ['checker'] }))?.says).toContain(
      'Ask an administrator.',
    );
    const resetApproval = { isNeeded: true, newest: null, changed: 0 };
    expect(whyNotReset(standingWith({ ...saved, resetApproval }))?.says).toBe(
      'Waiting for approval by a checker: request it first',
    );
  });
});

describe('the steps of the page', () => {
  const stepsOf = (standing: Parameters<typeof pageSteps>[0]) =>
    Object.fromEntries(pageSteps(standing, buttonsOf(standing, [])).map((step) => [step.key, step.state]));

  it('begin with Connect while nothing is known', () => {
    const standing = standingWith({ connection: 'none', session: null });
    expect(stepsOf(standing)).toMatchObject({
      connect: 'current',
      save: 'locked',
      submit: 'locked',
      file: 'locked',
    });
  });

  it('stand at Submit when everything is saved and the summary was seen', () => {
    const standing = standingWith({
      ...saved,
      state: { ...saved.state, ...summaryAt('2026-11-05T09:59:00.000Z') },
    });
    expect(stepsOf(standing)).toMatchObject({
      connect: 'done',
      payload: 'done',
      save: 'done',
      summary: 'done',
      submit: 'current',
      file: 'locked',
    });
  });

  it('are all done when the return is filed, but for those of other forms', () => {
    expect(stepsOf(standingWith({ state: { status: 'filed', arn: 'A' }, connection: 'none' }))).toEqual({
      connect: 'done',
      payload: 'done',
      save: 'done',
      summary: 'done',
      'counter-party': 'locked',
      'accept-reject': 'locked',
      submit: 'done',
      file: 'done',
    });
  });
});
