import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Gstr1Record } from '../../src/core/index.ts';
import {
  cancelTask,
  checkNow,
  recordDefect,
  requestEvc,
  startFile,
  startProceed,
  startSave,
  startSummary,
  syncPage,
  trackReturn,
} from '../../src/filing/index.ts';
import type { FaultKind } from '../../src/simulator/index.ts';
import { driveToFiled } from './filing/drive.ts';
import {
  actor,
  booksOf,
  connect,
  importRecords,
  key,
  order,
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
} from './filing/stage.ts';

describe('a filing on a bad day, over the real store, gateway, simulator and worker', () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await startStage();
  });
  afterEach(() => stage.stop());

  const fault = (kind: FaultKind, action: string, more: object = {}) =>
    order(stage.simulator.url, [{ kind, action, times: 1, ...more }]);

  async function callsOf(action: string): Promise<readonly string[]> {
    const answer = await fetch(`${stage.simulator.url}/_simulator/calls?action=${action}`);
    return ((await answer.json()) as { readonly outcome: string }[]).map(({ outcome }) => outcome);
  }

  async function readyToSave(records: readonly Gstr1Record[] = sampleRecords()): Promise<void> {
    await importRecords(stage.filing, records);
    await connect(stage.filing);
  }

  async function readyToFile(): Promise<void> {
    await readyToSave();
    await until(stage.filing, await startSave(stage.filing, actor, { key, kind: 'save' }));
    await until(stage.filing, await startProceed(stage.filing, actor, { key }));
    await until(stage.filing, await startSummary(stage.filing, actor, { key }));
    await requestEvc(stage.filing, actor, { key, pan });
  }

  const file = (evc = otp) => startFile(stage.filing, actor, { key, pan, evc, confirmed: true });
  const save = () => startSave(stage.filing, actor, { key, kind: 'save' });

  it.each(['dropsAnswer', 'dropsRequest'] as const)(
    'saves everything once more after %s on Save, having asked the public record',
    async (kind) => {
      await readyToSave();
      await fault(kind, 'RETSAVE');
      expect(await until(stage.filing, await save())).toMatchObject({ state: 'done' });
      expect(await callsOf('RETSAVE')).toEqual([kind, 'ok']);
      expect(await callsOf('RETTRACK')).toHaveLength(1);
      expect(await savedOnPortal(stage.simulator.url)).toEqual(savedAs(sampleRecords()));
    },
  );

  it('takes the ARN from the public record when the answer to File is lost, without filing again', async () => {
    await readyToFile();
    await fault('dropsAnswer', 'RETFILE');
    expect(await until(stage.filing, await file())).toMatchObject({ state: 'done' });
    expect(await callsOf('RETFILE')).toEqual(['dropsAnswer']);
    const { state } = await booksOf(stage.filing);
    expect(await portalReturn(stage.simulator.url)).toMatchObject({ filings: 1, arn: state.arn });
  });

  it('files with the same EVC when File never arrived and the public record goes on showing no filing', async () => {
    await readyToFile();
    await fault('dropsRequest', 'RETFILE');
    expect(await until(stage.filing, await file())).toMatchObject({ state: 'done' });
    expect(await callsOf('RETFILE')).toEqual(['dropsRequest', 'ok']);
    expect((await callsOf('RETTRACK')).length).toBeGreaterThanOrEqual(2);
    expect(await portalReturn(stage.simulator.url)).toMatchObject({ filings: 1 });
  });

  it('gives a filing back to people when its answer is lost twice, and keeps no EVC', async () => {
    await readyToFile();
    await fault('dropsRequest', 'RETFILE', { times: 2 });
    const refused = await until(stage.filing, await file());
    expect(refused).toMatchObject({ state: 'refused', code: 'NO-ANSWER' });
    expect(refused.says).toContain('Request a new EVC OTP and file again; it cannot be filed twice.');
    const steps = await stage.filing.store.inBooks(actor.tenantId, (books) =>
      books.steps(refused.taskId, true),
    );
    expect(steps.map(({ secret }) => secret)).toEqual([null]);
    await requestEvc(stage.filing, actor, { key, pan });
    expect(await until(stage.filing, await file())).toMatchObject({ state: 'done' });
    expect(await portalReturn(stage.simulator.url)).toMatchObject({ filings: 1 });
  });

  it('files nothing with a wrong EVC and says how to get a new one', async () => {
    await readyToFile();
    const refused = await until(stage.filing, await file('Q7W8E9'));
    expect(refused).toMatchObject({ state: 'refused', code: 'RET13506' });
    expect(refused.says).toContain('Nothing was filed. Request a new EVC OTP and file again.');
    expect(await portalReturn(stage.simulator.url)).toMatchObject({ filings: 0 });
    expect((await booksOf(stage.filing)).state.status).toBe('ready-to-file');
  });

  it('waits for the sign-in when the session is lost and goes on by itself', async () => {
    await readyToSave();
    await fault('sessionLost', 'RETSAVE');
    const started = await save();
    const waiting = await until(stage.filing, started, 'waiting-for-sign-in');
    expect(waiting.says).toBe('The session with GSTN has ended. Connect again; this goes on by itself.');
    expect((await syncPage(stage.filing, actor, { key })).connection.state).toBe('none');
    await connect(stage.filing);
    expect(await until(stage.filing, started)).toMatchObject({ state: 'done' });
    expect(await savedOnPortal(stage.simulator.url)).toEqual(savedAs(sampleRecords()));
  });

  it('refreshes a session that is about to end before it is used', async () => {
    await readyToSave();
    const endsSoon = new Date(Date.now() + 10 * 60_000).toISOString();
    await stage.filing.store.inBooks(actor.tenantId, async (books) => {
      const session = await books.session(key.gstin);
      await books.saveSession(key.gstin, session && { ...session, expiresAt: endsSoon });
    });
    expect(await until(stage.filing, await save())).toMatchObject({ state: 'done' });
    expect(await callsOf('REFRESHTOKEN')).toEqual(['ok']);
    const { connection } = await syncPage(stage.filing, actor, { key });
    expect(Date.parse(connection.endsAt ?? '')).toBeGreaterThan(Date.parse(endsSoon));
  });

  it.each(['maintenance', 'throttled'] as const)(
    'waits out %s at every call and loses nothing',
    async (kind) => {
      await readyToSave();
      await order(
        stage.simulator.url,
        ['RETSAVE', 'RETSTATUS', 'RETNEWPTF', 'RETSUM', 'RETFILE'].map((action) => ({
          kind,
          action,
          times: 1,
        })),
      );
      await driveToFiled(stage.filing);
      expect(await portalReturn(stage.simulator.url)).toMatchObject({ state: 'FILED', filings: 1 });
      expect(await savedOnPortal(stage.simulator.url)).toEqual(savedAs(sampleRecords()));
    },
  );

  it('shows the portal’s text on every document of a rejected part, and sends them again with the next Save', async () => {
    const { length } = sampleRecords();
    await readyToSave();
    await fault('processingFails', 'RETSAVE', { code: 'RET191106', message: 'The structure is wrong.' });
    expect(await until(stage.filing, await save())).toMatchObject({
      state: 'refused',
      code: 'RET191106',
      says: 'RET191106: The structure is wrong.',
    });
    expect(await statesOf(stage.filing)).toEqual({ error: length });
    expect(await until(stage.filing, await save())).toMatchObject({ state: 'done' });
    expect(await statesOf(stage.filing)).toEqual({ processed: length });
  });

  it('finds the refused documents in an error report grouped by party', async () => {
    const records = sampleRecords();
    const bad = records.filter((record) => record.section === 'b2b').slice(0, 2);
    await readyToSave(
      records.map((record) =>
        bad.includes(record) ? { ...record, rows: record.rows.map((row) => ({ ...row, rate: 17 })) } : record,
      ),
    );
    await fault('errorReportByParty', 'RETSAVE');
    await until(stage.filing, await save());
    const { records: kept } = await booksOf(stage.filing);
    const refused = kept.filter(({ state }) => state === 'error').map(({ record }) => record.key);
    expect(refused.sort()).toEqual(bad.map((record) => record.key).sort());
  });

  it('takes a nil return as ready whose status the portal does not know', async () => {
    await connect(stage.filing);
    await fault('nilStatusMissing', 'RETNEWPTF');
    expect(
      await until(stage.filing, await startProceed(stage.filing, actor, { key, isNil: true })),
    ).toMatchObject({ state: 'done' });
    expect((await booksOf(stage.filing)).state).toMatchObject({ status: 'ready-to-file', isNil: true });
  });

  it('marks a return as filed that was filed elsewhere, and sends nothing', async () => {
    await readyToFile();
    const gateway = stage.filing.portalFor(
      (await stage.filing.store.inBooks(actor.tenantId, (books) => books.registration(key.gstin)))!,
      actor.tenantId,
    );
    const session = (await stage.filing.store.inBooks(actor.tenantId, (books) => books.session(key.gstin)))!;
    const of = { session, returnPeriod: key.returnPeriod };
    const arn = await gateway.file(of, { pan, evc: otp, summary: await gateway.summary(of) });

    const refused = await until(stage.filing, await file());
    expect(refused).toMatchObject({ state: 'done', says: expect.stringContaining(`ARN ${arn}`) });
    expect((await booksOf(stage.filing)).state).toMatchObject({ status: 'filed', arn });
    expect((await trackReturn(stage.filing, actor, { key })).says).toContain(arn);
    expect(await portalReturn(stage.simulator.url)).toMatchObject({ filings: 1 });
  });

  it('says so, keeps the documents and marks the return when Save meets a return that was filed elsewhere', async () => {
    await connect(stage.filing);
    await until(stage.filing, await startProceed(stage.filing, actor, { key, isNil: true }));
    await requestEvc(stage.filing, actor, { key, pan });
    await importRecords(stage.filing, sampleRecords());
    const registration = (await stage.filing.store.inBooks(actor.tenantId, (books) =>
      books.registration(key.gstin),
    ))!;
    const session = (await stage.filing.store.inBooks(actor.tenantId, (books) => books.session(key.gstin)))!;
    const of = { session, returnPeriod: key.returnPeriod };
    const arn = await stage.filing
      .portalFor(registration, actor.tenantId)
      .file(of, { pan, evc: otp, summary: 'nil' });
    const refused = await until(stage.filing, await save());
    expect(refused).toMatchObject({
      state: 'refused',
      code: 'FILED',
      says: expect.stringContaining(`ARN ${arn}`),
    });
    expect((await booksOf(stage.filing)).state).toMatchObject({ status: 'filed', arn });
    expect(await statesOf(stage.filing)).toEqual({ error: sampleRecords().length });
  });

  it('checks at once when asked to, and not for a task that has ended', async () => {
    await readyToSave();
    await order(stage.simulator.url, [{ kind: 'maintenance', action: 'RETSAVE', times: 1 }]);
    const started = await save();
    await until(stage.filing, started, 'waiting-to-retry');
    await checkNow(stage.filing, actor, { taskId: started.taskId });
    expect(await until(stage.filing, started)).toMatchObject({ state: 'done' });
    await expect(checkNow(stage.filing, actor, { taskId: started.taskId })).rejects.toThrow(
      'Save to GSTN has ended already.',
    );
  });

  it('can be cancelled while GSTN does not come to an end, and sends the documents again', async () => {
    const { length } = sampleRecords();
    await readyToSave();
    await fault('processingStuck', 'RETSAVE');
    const started = await save();
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(await cancelTask(stage.filing, actor, { taskId: started.taskId })).toMatchObject({
      state: 'cancelled',
    });
    expect(await statesOf(stage.filing)).toEqual({ modified: length });
    await expect(cancelTask(stage.filing, actor, { taskId: started.taskId })).rejects.toThrow(
      'Save to GSTN has ended already.',
    );
  });

  it('shows a defect on the task, and gives the task up when it does not go away', async () => {
    await readyToSave();
    await fault('processingStuck', 'RETSAVE');
    const { taskId } = await save();
    const name = { tenantId: actor.tenantId, taskId };
    const message = 'a number was not a number';
    expect(await recordDefect(stage.filing, name, { attempt: 1, message })).toEqual({ retries: true });
    expect((await syncPage(stage.filing, actor, { key })).tasks[0]).toMatchObject({
      says: expect.stringContaining(message),
    });
    expect(await recordDefect(stage.filing, name, { attempt: 5, message })).toEqual({ retries: false });
    expect((await syncPage(stage.filing, actor, { key })).tasks[0]).toMatchObject({
      state: 'refused',
      code: 'DEFECT',
    });
    expect(await statesOf(stage.filing)).toEqual({ modified: sampleRecords().length });
  });

  it('keeps a return of 35,000 invoices whole through a lost answer in the middle of its parts', async () => {
    const records = sampleRecords();
    const one = records.find((record) => record.section === 'b2b')!;
    const many = Array.from({ length: 35_000 }, (_, index) => copyOf(one, `BULK-${index}`));
    await readyToSave(many);
    await order(stage.simulator.url, [{ kind: 'dropsAnswer', action: 'RETSAVE', times: 1 }]);
    const saved = await until(stage.filing, await save());
    expect(saved).toMatchObject({ state: 'done', says: 'Success: 35,000 saved.' });
    expect(saved.progress.of).toBeGreaterThan(1);
    expect(await portalReturn(stage.simulator.url)).toMatchObject({ records: 35_000 });
    expect(await statesOf(stage.filing)).toEqual({ processed: 35_000 });
  });
});

function copyOf(record: Gstr1Record, documentNumber: string): Gstr1Record {
  return {
    ...record,
    key: record.key.replace(record.documentNumber ?? '', documentNumber),
    documentNumber,
    rows: record.rows.map((row) => ({ ...row, documentNumber })),
  };
}
