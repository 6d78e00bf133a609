import { setTimeout as delay } from 'node:timers/promises';
import {
  type Filing,
  requestEvc,
  type SyncPage,
  startFile,
  startProceed,
  startSave,
  startSummary,
  syncPage,
} from '../../../src/filing/index.ts';
import { actor, connect, importRecords, key, otp, pan, sampleRecords } from './stage.ts';

/** Does what a person would, seeing nothing but the page, until the return is filed; wherever it stands when it begins. */
export async function driveToFiled(filing: Filing): Promise<SyncPage> {
  for (;;) {
    const page = await syncPage(filing, actor, { key });
    if (page.status === 'filed') return page;
    const [latest] = page.tasks;
    if (latest?.state === 'refused') throw new Error(`${latest.title}: ${latest.says}`);
    if (latest && latest.endedAt === null && latest.state !== 'waiting-for-sign-in') await delay(30);
    else await nextStep(filing, page);
  }
}

async function nextStep(
  filing: Filing,
  { buttons, connection, newOrModified, processed, summaryAt, status }: SyncPage,
): Promise<void> {
  if (connection.state !== 'signed-in') return connect(filing);
  if (newOrModified.count + processed.count === 0) return importRecords(filing, sampleRecords());
  if (buttons.save.enabled) return void (await startSave(filing, actor, { key, kind: 'save' }));
  if (status === 'uploaded' && summaryAt === null) return void (await startSummary(filing, actor, { key }));
  if (buttons.submit.enabled) return void (await startProceed(filing, actor, { key }));
  if (!buttons.file.enabled) return void (await startSummary(filing, actor, { key }));
  await requestEvc(filing, actor, { key, pan });
  await startFile(filing, actor, { key, pan, evc: otp, confirmed: true });
}
