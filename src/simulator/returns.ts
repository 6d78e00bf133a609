import type { Action, Answer, TaxpayerCall } from './call.ts';
import { isClassic } from './clock.ts';
import { Refusal } from './errors.ts';
import { filedBooks, originalAmounts } from './filed.ts';
import { settle } from './processing.ts';
import { returnOf } from './return-state.ts';
import { summaryOf } from './summary.ts';
import { type JobState, type ReturnState, slotOf } from './world.ts';

type Payload = Readonly<Record<string, unknown>>;

/** The payload of a call, which must name the GSTIN and period of the headers. */
export function payloadOf(call: TaxpayerCall, periodKey: 'fp' | 'ret_period'): Payload {
  const payload = parsedPayload(call.json);
  const [gstin, period] = [payload.gstin, payload[periodKey]];
  if (gstin === undefined || period === undefined) throw new Refusal('RET191131');
  if (gstin !== call.gstin || period !== call.period) throw new Refusal('RET191136');
  return payload;
}

/** The JSON object of a payload. */
export function parsedPayload(json: string): Payload {
  try {
    const payload: unknown = JSON.parse(json);
    if (typeof payload === 'object' && payload !== null) return payload as Payload;
  } catch {
    // Falls through: text that is no JSON and JSON that is no object are refused alike.
  }
  throw new Refusal('RET12505');
}

/** The return with all due work done. */
export function settled(call: TaxpayerCall): ReturnState {
  settle(call.world, call.gstin, call.slot);
  return returnOf(call.world, call.gstin, call.slot);
}

/** RETSAVE: takes a save into the queue. */
export function save(call: TaxpayerCall): Answer {
  const payload = payloadOf(call, 'fp');
  settled(call);
  if (isRunning(call, 'RESET')) throw new Refusal('RET191251');
  const referenceId = accept(call, { action: 'SAVE', body: call.json });
  call.world.payloads.set(referenceId, payload);
  return { reference_id: referenceId };
}

/** RESET: takes the wish to delete everything saved into the queue. */
export function reset(call: TaxpayerCall): Answer {
  payloadOf(call, 'ret_period');
  const { state } = settled(call);
  if (state === 'FILED') throw new Refusal('RET00009');
  if (state === 'READY' && isClassic(call.period))
    throw new Refusal('RET12521', 'GSTR1 is already submitted for current period');
  if (isRunning(call, 'RESET')) throw new Refusal('RET191251');
  return { reference_id: accept(call, { action: 'RESET' }) };
}

/** RETNEWPTF: takes the wish to make the return ready into the queue. */
export function proceed(call: TaxpayerCall): Answer {
  const payload = payloadOf(call, 'ret_period');
  const { state } = settled(call);
  if (isRunning(call, 'RESET')) throw new Refusal('RET191251');
  if (isRunning(call)) throw new Refusal('RTN_15');
  if (state === 'FILED') throw new Refusal('RET00009');
  if (state === 'READY') throw new Refusal('RET00003');
  const isNil = payload.isnil === 'Y';
  if (state === 'EMPTY' && !isNil) throw new Refusal('RET191148');
  if (state === 'SAVED' && isNil)
    throw new Refusal('RET11405', 'Invalid request parameters: data is saved for this period');
  return { reference_id: accept(call, { action: 'PROCEEDFILE', isNil }) };
}

/** GSTR-1 was submitted until GSTR-2B came, which froze it; since then it proceeds to file. */
const inRegime =
  (regime: 'Classic' | 'Current'): Action['handler'] =>
  (call) => {
    if (isClassic(call.period) === (regime === 'Classic')) return proceed(call);
    const says = regime === 'Classic' ? 'proceeds to file, not submitted' : 'is submitted: RETSUBMIT';
    throw new Refusal('RET11405', `GSTR1 of this period ${says}`);
  };

function isRunning(call: TaxpayerCall, action?: JobState['action']): boolean {
  const pending = call.world.pendingJobs(`${call.gstin}/${call.slot}`);
  return pending.some((job) => action === undefined || job.action === action);
}

/** Queues an asynchronous request behind those of the same return; it is durable before the answer goes out. */
function accept(call: TaxpayerCall, job: Pick<JobState, 'action' | 'body' | 'isNil'>): string {
  const { world, gstin, period, form } = call;
  const now = world.clock.now();
  const before = world.pendingJobs(`${gstin}/${call.slot}`).at(-1)?.dueAt ?? now;
  const fails = world.faults.strike('processingFails', gstin, call.action);
  const referenceId = world.chance.referenceId();
  world.addJob({
    referenceId,
    gstin,
    period,
    ...(form === undefined ? {} : { form }),
    receivedAt: now,
    dueAt: Math.max(now, before) + call.settings.processingMs,
    ...job,
    ...(world.faults.strike('processingStuck', gstin, call.action) ? { stuck: true } : {}),
    ...(world.faults.strike('errorReportByParty', gstin, call.action) ? { byParty: true } : {}),
    ...(job.isNil && world.faults.strike('nilStatusMissing', gstin, call.action)
      ? { hidesStatus: true }
      : {}),
    ...(fails === undefined ? {} : { fails: failure(fails.code, fails.message) }),
  });
  world.flush();
  return referenceId;
}

function failure(code = 'RET191138', message?: string): NonNullable<JobState['fails']> {
  return message === undefined ? { code } : { code, message };
}

function status(call: TaxpayerCall): Answer {
  const referenceId = call.query.ref_id ?? call.query.reference_id ?? '';
  const before = call.world.jobs.get(referenceId);
  if (before === undefined || before.gstin !== call.gstin || before.period !== call.period)
    throw new Refusal('RET13510');
  settle(call.world, call.gstin, slotOf(before));
  const job = call.world.jobs.get(referenceId) ?? before;
  if (job.hidesStatus && job.outcome !== undefined) throw new Refusal('RET13510');
  const { outcome } = job;
  const answer = {
    form_typ: job.form ?? 'R1',
    status_cd: outcome?.status_cd ?? progress(call, job),
    action: job.action,
  };
  return outcome?.error_report === undefined ? answer : { ...answer, error_report: outcome.error_report };
}

/** Received for the first third of the time, then in process. */
function progress(call: TaxpayerCall, job: JobState): 'REC' | 'IP' {
  return call.world.clock.now() < job.receivedAt + (job.dueAt - job.receivedAt) / 3 ? 'REC' : 'IP';
}

/** RETSUM: what is saved, summed up. */
export function summary(call: TaxpayerCall): Answer {
  settled(call);
  return currentSummary(call, call.query.smrytyp === 'L');
}

/** The summary of what is saved now; before any save all rows are zero. */
export function currentSummary(call: TaxpayerCall, long: boolean): Payload {
  const { world, gstin, period, slot } = call;
  const books = filedBooks(world, gstin, slot);
  const { isNil } = returnOf(world, gstin, slot);
  const records = world.recordsOf(`${gstin}/${slot}`);
  const place = `${gstin}/${slot}/${long}`;
  const basis = `${records.version}/${isNil}/${books.count}`;
  const kept = world.summaries.get(place);
  if (kept?.basis === basis) return kept.summary;
  const summary = summaryOf({
    gstin,
    period,
    records: records.all(),
    originalOf: (record) => originalAmounts(record, books),
    long,
    isNil,
    numbers: call.settings.numbersInSummary,
  });
  world.summaries.set(place, { basis, summary });
  return summary;
}

function preference(call: TaxpayerCall): Answer {
  const year = call.query.fy ?? '';
  if (!/^20\d\d-\d\d$/.test(year)) throw new Refusal('RET11405');
  const quarters = ['Q1', 'Q2', 'Q3', 'Q4'];
  const chosen = call.taxpayer.preferences;
  return {
    response: quarters.map((quarter) => ({ quarter, preference: chosen[`${year}/${quarter}`] ?? 'M' })),
  };
}

function savePreference(call: TaxpayerCall): Answer {
  const { fy, quarter, preference: chosen } = parsedPayload(call.json);
  if (
    !/^20\d\d-\d\d$/.test(String(fy)) ||
    !/^Q[1-4]$/.test(String(quarter)) ||
    (chosen !== 'M' && chosen !== 'Q')
  ) {
    throw new Refusal('RET11405');
  }
  const preferences: Record<string, 'M' | 'Q'> = {
    ...call.taxpayer.preferences,
    [`${fy}/${quarter}`]: chosen,
  };
  call.world.taxpayers.set(call.gstin, { ...call.taxpayer, preferences });
  call.world.flush();
  return { status_cd: '1' };
}

/** Actions on returns that change or describe them, by `method resource action`. */
export const RETURN_ACTIONS: Readonly<Record<string, Action>> = {
  'PUT returns/gstr1 RETSAVE': { handler: save, reads: 'payload', ofPeriod: true },
  'POST returns/gstr1 RESET': { handler: reset, reads: 'payload', ofPeriod: true },
  // Submit of classic periods, which froze the return.
  'POST returns/gstr1 RETSUBMIT': { handler: inRegime('Classic'), reads: 'payload', ofPeriod: true },
  'POST returns/gstrptf RETNEWPTF': { handler: inRegime('Current'), reads: 'payload', ofPeriod: true },
  'POST returns/gstr PROCEEDFILE': { handler: proceed, reads: 'payload', ofPeriod: true },
  'GET returns RETSTATUS': { handler: status, reads: 'nothing', ofPeriod: true },
  'GET returns/gstr1 RETSUM': { handler: summary, reads: 'nothing', ofPeriod: true },
  'GET returns GETPREF': { handler: preference, reads: 'nothing', ofPeriod: false },
  'POST returns SAVEPREF': { handler: savePreference, reads: 'payload', ofPeriod: false, plain: true },
  'PUT returns SAVEPREF': { handler: savePreference, reads: 'payload', ofPeriod: false, plain: true },
};
