import { setTimeout as delay } from 'node:timers/promises';
import {
  type Filing,
  requestEvc,
  type SyncPage,
  sendDecisions,
  startDownload,
  startFile,
  startProceed,
  startSave,
  startSummary,
  syncPage,
} from '../../../src/filing/index.ts';
import type { ReturnKey } from '../../../src/filing/needs/store.ts';
import { actor, connect, key as gstr1, otp, pan } from './stage.ts';

/** GSTR-2 of the first period there was. */
export const gstr2: ReturnKey = { gstin: gstr1.gstin, form: 'GSTR2', returnPeriod: '2017-07' };

/** The same for GSTR-2 of a classic period: counter party, answers, save, submit, file, as the page offers them. */
export async function driveGstr2ToFiled(filing: Filing): Promise<SyncPage> {
  for (;;) {
    const page = await syncPage(filing, actor, { key: gstr2 });
    if (page.status === 'filed') return page;
    const [latest] = page.tasks;
    if (latest?.state === 'refused') throw new Error(`${latest.title}: ${latest.says}`);
    if (latest && latest.endedAt === null && latest.state !== 'waiting-for-sign-in') await delay(30);
    else await nextStep(filing, page);
  }
}

async function nextStep(
  filing: Filing,
  { buttons, connection, counterPartyAt, summaryAt, status }: SyncPage,
): Promise<void> {
  const key = gstr2;
  if (connection.state !== 'signed-in') return connect(filing);
  if (counterPartyAt === null)
    return void (await startDownload(filing, actor, { key, statement: 'GSTR-2A' }));
  if (buttons.acceptReject.enabled) return void (await sendDecisions(filing, actor, { key }));
  if (buttons.save.enabled) return void (await startSave(filing, actor, { key, kind: 'save' }));
  if (status === 'uploaded' && summaryAt === null) return void (await startSummary(filing, actor, { key }));
  if (buttons.submit.enabled) return void (await startProceed(filing, actor, { key }));
  if (!buttons.file.enabled) return void (await startSummary(filing, actor, { key }));
  await requestEvc(filing, actor, { key, pan });
  await startFile(filing, actor, { key, pan, evc: otp, confirmed: true });
}
