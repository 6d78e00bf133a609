import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  deleteRecords,
  deletionPayload,
  everywhere,
  newOrModifiedPayload,
  requestEvc,
  requestLoginOtp,
  startFile,
  startProceed,
  startReset,
  startSave,
  startSummary,
  submitLoginOtp,
  syncPage,
  trackReturn,
} from '../../src/filing/index.ts';
import { driveToFiled } from './filing/drive.ts';
import {
  actor,
  booksOf,
  connect,
  importRecords,
  key,
  otp,
  pan,
  portalReturn,
  type Stage,
  sampleRecords,
  savedAs,
  savedOnPortal,
  startStage,
  statesOf,
  until,
  wirePeriod,
} from './filing/stage.ts';

describe('a filing day, over the real store, gateway, simulator and worker', () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await startStage();
  });
  afterEach(() => stage.stop());

  it('goes from the import to the ARN, and the portal holds the same documents', async () => {
    const { filing } = stage;
    const records = sampleRecords();
    await importRecords(filing, records);
    await connect(filing);

    const saved = await until(filing, await startSave(filing, actor, { key, kind: 'save' }));
    expect(saved).toMatchObject({
      state: 'done',
      says: `Success: ${records.length} saved.`,
      progress: { done: 1, of: 1 },
    });
    expect(await statesOf(filing)).toEqual({ processed: records.length });
    expect(await savedOnPortal(stage.simulator.url)).toEqual(savedAs(records));

    const summary = await until(filing, await startSummary(filing, actor, { key }));
    expect(summary.says).toBe('Success: summary downloaded. Summary and downloaded summary are the same.');

    expect(await until(filing, await startProceed(filing, actor, { key }))).toMatchObject({ state: 'done' });
    await until(filing, await startSummary(filing, actor, { key }));
    await requestEvc(filing, actor, { key, pan });
    const filed = await until(
      filing,
      await startFile(filing, actor, { key, pan, evc: otp, confirmed: true }),
    );

    const { state } = await booksOf(filing);
    expect(filed).toMatchObject({ state: 'done', says: `Filed. ARN ${state.arn} on ${state.filedOn}.` });
    expect(state.status).toBe('filed');
    expect(await statesOf(filing)).toEqual({ filed: records.length });
    expect(await portalReturn(stage.simulator.url)).toMatchObject({
      state: 'FILED',
      arn: state.arn,
      filings: 1,
    });
    expect((await trackReturn(filing, actor, { key })).filed?.arn).toBe(state.arn);

    const page = await syncPage(filing, actor, { key });
    expect(page.steps.filter((step) => step.state === 'done').map((step) => step.key)).toEqual([
      'connect',
      'payload',
      'save',
      'summary',
      'submit',
      'file',
    ]);
    expect(page.buttons.save.why).toBe(
      `Period finalized: GSTR-1 of ${page.dueDate ? periodOf(page.period) : ''} is filed, ARN ${state.arn}.`,
    );
    expect(stage.troubles).toEqual([]);
  });

  it('keeps every call with its bodies but without secrets, and a line of the audit trail for every act', async () => {
    const { filing } = stage;
    await importRecords(filing, sampleRecords());
    await driveToFiled(filing);
    await delay(200);
    const { calls, trail } = await filing.store.inBooks(actor.tenantId, async (books) => ({
      calls: (await books.calls(key, { limit: 100 })).rows,
      trail: (await books.auditTrail({}, { limit: 100 })).rows,
    }));
    expect(new Set(calls.map(({ action }) => action))).toEqual(
      new Set(['RETSAVE', 'RETSTATUS', 'RETSUM', 'RETNEWPTF', 'EVCOTP', 'RETFILE']),
    );
    expect(calls.find(({ action }) => action === 'RETSAVE')?.request).toMatchObject({
      gstin: key.gstin,
      fp: wirePeriod,
    });
    expect(JSON.stringify([calls, trail])).not.toContain(otp);
    expect(new Set(trail.map(({ act }) => act))).toEqual(
      new Set([
        'import checked',
        'import confirmed',
        'login OTP requested',
        'signed in',
        'save started',
        'save ended',
        'summary started',
        'summary ended',
        'proceed started',
        'proceed ended',
        'EVC OTP requested',
        'file started',
        'file ended',
      ]),
    );
  });

  it('refuses what the role does not allow, and does nothing then', async () => {
    const { filing } = stage;
    const viewer = { ...actor, grants: everywhere('auditor') };
    await importRecords(filing, sampleRecords());
    await connect(filing);
    await expect(startSave(filing, viewer, { key, kind: 'save' })).rejects.toMatchObject({
      code: 'NOT-PERMITTED',
    });
    await expect(requestLoginOtp(filing, viewer, { gstin: key.gstin })).rejects.toMatchObject({
      code: 'NOT-PERMITTED',
    });
    await expect(requestEvc(filing, viewer, { key, pan })).rejects.toMatchObject({ code: 'NOT-PERMITTED' });
    expect((await syncPage(filing, viewer, { key })).tasks).toEqual([]);
    expect(await portalReturn(stage.simulator.url)).toMatchObject({ state: 'EMPTY' });
  });

  it('asks for an OTP once, keeps the dialog open when it is wrong, and finds the session again', async () => {
    const { filing } = stage;
    const gstin = key.gstin;
    expect(await requestLoginOtp(filing, actor, { gstin })).toEqual({
      result: 'otp-sent',
      says: 'OTP sent to the mobile registered for 27…ZU',
    });
    await expect(submitLoginOtp(filing, actor, { gstin, otp: '111111' })).rejects.toMatchObject({
      code: 'AUTH4034',
      message: 'OTP is either expired or incorrect.',
    });
    expect(await submitLoginOtp(filing, actor, { gstin, otp })).toEqual({ says: 'Success: Token Obtained' });
    expect(await requestLoginOtp(filing, actor, { gstin })).toEqual({
      result: 'existing',
      says: 'Success: Existing token',
    });
  });

  it('files a nil return without saving anything', async () => {
    const { filing } = stage;
    await connect(filing);
    await until(filing, await startProceed(filing, actor, { key, isNil: true }));
    await requestEvc(filing, actor, { key, pan });
    const filed = await until(
      filing,
      await startFile(filing, actor, { key, pan, evc: otp, confirmed: true }),
    );
    expect(filed.state).toBe('done');
    expect(await portalReturn(stage.simulator.url)).toMatchObject({ state: 'FILED', filings: 1, records: 0 });
  });

  it('sends only what changed, and deletes on the portal what was deleted here', async () => {
    const { filing } = stage;
    const records = sampleRecords();
    await importRecords(filing, records);
    await connect(filing);
    await until(filing, await startSave(filing, actor, { key, kind: 'save' }));

    await expect(newOrModifiedPayload(filing, actor, { key })).rejects.toThrow(
      `Blank Payload: nothing to send — all ${records.length} documents are already saved.`,
    );
    const invoice = records.find((record) => record.section === 'b2b')!;
    await deleteRecords(filing, actor, { key, recordKeys: [invoice.key] });
    expect(await deletionPayload(filing, actor, { key })).toMatchObject({
      fileName: `GSTR1_${key.gstin}_${wirePeriod}_DEL.json`,
      count: 1,
    });
    await expect(startProceed(filing, actor, { key })).rejects.toThrow(
      '1 document changed after the last Save',
    );

    const deleted = await until(filing, await startSave(filing, actor, { key, kind: 'delete' }));
    expect(deleted).toMatchObject({ state: 'done', says: 'Success: 1 deleted.' });
    expect(await statesOf(filing)).toEqual({ processed: records.length - 1 });
    expect(await savedOnPortal(stage.simulator.url)).toEqual(
      savedAs(records.filter((record) => record !== invoice)),
    );
  });

  it('keeps the other rows of a table that the portal replaces as a whole when one of them is deleted', async () => {
    const { filing } = stage;
    const records = sampleRecords();
    await importRecords(filing, records);
    await connect(filing);
    await until(filing, await startSave(filing, actor, { key, kind: 'save' }));
    const hsn = records.find((record) => record.section === 'hsn')!;
    await deleteRecords(filing, actor, { key, recordKeys: [hsn.key] });
    const deleted = await until(filing, await startSave(filing, actor, { key, kind: 'delete' }));
    expect(deleted).toMatchObject({ state: 'done', progress: { done: 2, of: 2 } });
    expect(await savedOnPortal(stage.simulator.url)).toEqual(
      savedAs(records.filter((record) => record !== hsn)),
    );
    expect(await statesOf(filing)).toEqual({ processed: records.length - 1 });
  });

  it('marks exactly the documents the portal refuses, and saves the others', async () => {
    const { filing } = stage;
    const records = sampleRecords();
    const bad = records.find((record) => record.section === 'b2b')!;
    const spoiled = records.map((record) =>
      record === bad ? { ...record, rows: record.rows.map((row) => ({ ...row, rate: 17 })) } : record,
    );
    await importRecords(filing, spoiled);
    await connect(filing);
    const saved = await until(filing, await startSave(filing, actor, { key, kind: 'save' }));
    expect(saved).toMatchObject({
      state: 'done-with-errors',
      says: `Saved with errors: ${records.length - 1} saved, 1 rejected.`,
    });
    const { state, records: kept } = await booksOf(filing);
    expect(state.status).toBe('uploaded-with-errors');
    const errors = kept.filter((record) => record.state === 'error');
    expect(errors.map(({ record }) => record.key)).toEqual([bad.key]);
    expect(errors[0]?.error?.code).toBe('RET191175');
    await expect(startProceed(filing, actor, { key })).rejects.toThrow(
      '1 document refused by GSTN: correct or delete, then save again.',
    );

    await importRecords(filing, records);
    await until(filing, await startSave(filing, actor, { key, kind: 'save' }));
    expect((await booksOf(filing)).state.status).toBe('uploaded');
    expect(await savedOnPortal(stage.simulator.url)).toEqual(savedAs(records));
  });

  it('takes the return back from Ready to File when a change is saved', async () => {
    const { filing } = stage;
    const records = sampleRecords();
    await importRecords(filing, records.slice(1));
    await connect(filing);
    await until(filing, await startSave(filing, actor, { key, kind: 'save' }));
    await until(filing, await startProceed(filing, actor, { key }));
    expect((await booksOf(filing)).state.status).toBe('ready-to-file');
    await importRecords(filing, records);
    await until(filing, await startSave(filing, actor, { key, kind: 'save' }));
    expect((await booksOf(filing)).state.status).toBe('uploaded');
    await expect(startFile(filing, actor, { key, pan, evc: otp, confirmed: true })).rejects.toThrow(
      'Submit first',
    );
  });

  it('resets what is saved on the portal and keeps the books', async () => {
    const { filing } = stage;
    const records = sampleRecords();
    await importRecords(filing, records);
    await connect(filing);
    await until(filing, await startSave(filing, actor, { key, kind: 'save' }));
    await expect(startReset(filing, actor, { key, period: '011999' })).rejects.toThrow(
      '"011999" is not the period of this return.',
    );
    await until(filing, await startReset(filing, actor, { key, period: wirePeriod }));
    expect(await portalReturn(stage.simulator.url)).toMatchObject({ state: 'EMPTY', records: 0 });
    expect(await statesOf(filing)).toEqual({ new: records.length });
    await until(filing, await startSave(filing, actor, { key, kind: 'save' }));
    expect(await savedOnPortal(stage.simulator.url)).toEqual(savedAs(records));
  });

  it('gives two people who press Save at once one task and one refusal', async () => {
    const { filing } = stage;
    await importRecords(filing, sampleRecords());
    await connect(filing);
    const other = { ...actor, by: 'Arjun' };
    const both = await Promise.allSettled([
      startSave(filing, actor, { key, kind: 'save' }),
      startSave(filing, other, { key, kind: 'save' }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = both.find((one) => one.status === 'rejected') as PromiseRejectedResult;
    expect(refused.reason.message).toMatch(/^(Asha|Arjun) started Save to GSTN \d+ s ago$/);
  });
});

function periodOf(period: string): string {
  const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
  return `${months[Number(period.slice(0, 2)) - 1]} ${period.slice(2)}`;
}
