import { dayNumber, indianDate, isClassic, lastDayOf, monthsBefore, periodIndex, periodOf } from './clock.ts';
import { errorOf, errorReport, type RejectedRecord } from './error-report.ts';
import { filedBooks } from './filed.ts';
import { checkPurchaseStructure, faultOfPurchase } from './gstr2/rules.ts';
import { noteAnswers } from './gstr2/supplier-answers.ts';
import { explode, type ReturnRecord } from './records.ts';
import { isIffMonth, returnOf } from './return-state.ts';
import type { Fault, RuleContext } from './rules/context.ts';
import { firstFault } from './rules/index.ts';
import { checkSaveStructure } from './schemas/gstr1.ts';
import { GSTR2_SECTIONS } from './section-table.ts';
import { type JobState, type Outcome, type ReturnState, slotOf, type World } from './world.ts';

type Wire = Readonly<Record<string, unknown>>;

const PROCESSED: Outcome = { status_cd: 'P' };

/** Tables that a quarterly filer may furnish in the first two months of a quarter (IFF, rule 59(2)). */
const IFF_SECTIONS = new Set(['gstin', 'fp', 'b2b', 'b2ba', 'cdnr', 'cdnra', 'ecom', 'ecoma']);

/** First period of the tables on electronic commerce operators (14 and 15; 14A and 15A a month later). */
const SINCE: Readonly<Record<string, string>> = {
  supeco: '012024',
  ecom: '012024',
  supecoa: '022024',
  ecoma: '022024',
};

/** Does all work in the world that is due: what one taxpayer asked for, another may look at. */
export function settleAll(world: World): void {
  for (const id of world.busyReturns) {
    const [gstin = '', ...slot] = id.split('/');
    settle(world, gstin, slot.join('/'));
  }
}

/** Does the work of all requests of a return that are due by the simulator's clock, in their order. */
export function settle(world: World, gstin: string, slot: string): void {
  const pending = world.pendingJobs(`${gstin}/${slot}`);
  if (pending.length === 0) return;
  const now = world.clock.now();
  for (const job of pending) {
    if (job.dueAt > now || job.stuck) return;
    world.finishJob(job, carryOut(world, job));
  }
}

function carryOut(world: World, job: JobState): Outcome {
  if (job.fails !== undefined)
    return rejected([job.fails.code, job.fails.message ?? 'Error in processing the request']);
  if (job.action === 'RESET') return reset(world, job);
  if (job.action === 'PROCEEDFILE') return proceed(world, job);
  return save(world, job);
}

function rejected(fault: Fault): Outcome {
  return { status_cd: 'ER', error_report: errorOf(fault) };
}

function setReturn(world: World, job: JobState, change: Partial<ReturnState>): void {
  const before = returnOf(world, job.gstin, slotOf(job));
  world.returns.set(`${job.gstin}/${slotOf(job)}`, { ...before, ...change });
}

function reset(world: World, job: JobState): Outcome {
  world.forgetRecords(`${job.gstin}/${slotOf(job)}`);
  setReturn(world, job, { state: 'EMPTY', isNil: false });
  return PROCESSED;
}

function proceed(world: World, job: JobState): Outcome {
  setReturn(world, job, { state: 'READY', isNil: job.isNil === true });
  return PROCESSED;
}

function save(world: World, job: JobState): Outcome {
  const sent = world.payloads.get(job.referenceId) ?? parse(job.body ?? '');
  if (sent === undefined) return rejected('RET191103');
  const payload = job.form === undefined && isClassic(job.period) ? noteAnswers(world, job, sent) : sent;
  // Nothing but rejections: they are noted, and there is nothing to save.
  if (Object.keys(payload).length === 2 && Object.keys(sent).length > 2) return PROCESSED;
  const refused = refusalOf(world, job, payload);
  if (refused !== null) return rejected(refused);
  if (job.form === 'R2') return savePurchases(world, job, payload);
  const changes = explode(payload);
  // Deletes come first: a number that one save takes from one table may go into another.
  world.changeRecords(`${job.gstin}/${slotOf(job)}`, { clear: [], drop: changes.drop, put: [] });
  const context = contextOf(world, job);
  const put: ReturnRecord[] = [];
  const bad: RejectedRecord[] = [];
  for (const record of changes.put) {
    const fault = firstFault(record, context);
    if (fault === null) put.push(record);
    else bad.push({ record, fault });
  }
  world.changeRecords(`${job.gstin}/${slotOf(job)}`, { clear: clearable(changes.clear, bad), drop: [], put });
  keepReturn(world, job, payload);
  if (bad.length === 0) return PROCESSED;
  return { status_cd: 'PE', error_report: errorReport(bad, job.byParty === true) };
}

/** A section that is replaced as a whole stays as it was when its new content is not good. */
function clearable(clear: readonly string[], bad: readonly RejectedRecord[]): readonly string[] {
  return clear.filter((section) => !bad.some(({ record }) => record.section === section));
}

function parse(body: string): Wire | undefined {
  try {
    return JSON.parse(body) as Wire;
  } catch {
    return undefined;
  }
}

function savePurchases(world: World, job: JobState, payload: Wire): Outcome {
  const returnId = `${job.gstin}/${slotOf(job)}`;
  const { drop, put } = explode(payload, GSTR2_SECTIONS);
  const bad: RejectedRecord[] = [];
  const good = put.filter((record) => {
    const fault = faultOfPurchase(world, job, record);
    if (fault !== null) bad.push({ record, fault });
    return fault === null;
  });
  world.changeRecords(returnId, { clear: [], drop, put: good });
  setReturn(world, job, { state: world.recordsOf(returnId).size === 0 ? 'EMPTY' : 'SAVED', isNil: false });
  if (bad.length === 0) return PROCESSED;
  return { status_cd: 'PE', error_report: errorReport(bad, job.byParty === true) };
}

function refusalOf(world: World, job: JobState, payload: Wire): Fault | null {
  const { state } = returnOf(world, job.gstin, slotOf(job));
  // In classic periods Submit froze the return; since then a later save takes it back.
  if (state === 'FILED' || (state === 'READY' && isClassic(job.period))) return 'RET191183';
  if (periodIndex(job.period) > periodIndex(periodOf(indianDate(world.clock.now())))) return 'RET191185';
  const wrong =
    job.form === 'R2'
      ? checkPurchaseStructure(payload)
      : checkSaveStructure(payload, periodIndex(job.period) >= periodIndex('052025'));
  if (wrong !== null) return ['RET191106', `Error in JSON structure validation: ${wrong.replace(/^\./, '')}`];
  const keys = Object.keys(payload).filter((key) => key !== 'gstin' && key !== 'fp');
  if (keys.length === 0) return 'RET191148';
  const early = keys.find((key) => periodIndex(job.period) < periodIndex(SINCE[key] ?? '072017'));
  if (early !== undefined)
    return ['RET191106', `Error in JSON structure validation: ${early} is not part of this period`];
  if (isIffMonth(world, job) && !keys.every((key) => IFF_SECTIONS.has(key))) {
    return [
      'RET191106',
      'Error in JSON structure validation: only the tables of the IFF can be saved for this month',
    ];
  }
  return null;
}

function contextOf(world: World, job: JobState): RuleContext {
  const { gstin, period, form } = job;
  const saved = world.recordsOf(`${gstin}/${slotOf(job)}`);
  const taxpayer = world.taxpayers.get(gstin);
  const books = filedBooks(world, gstin, slotOf(job));
  return {
    gstin,
    state: gstin.slice(0, 2),
    isSez: taxpayer?.isSez ?? false,
    period,
    corrects: form !== undefined,
    periodEnd: lastDayOf(period),
    tooOld: lastDayOf(monthsBefore(period, 18)),
    registeredOn: dayNumber(taxpayer?.registeredOn ?? '01-07-2017'),
    today: dayNumber(indianDate(world.clock.now())),
    saved,
    seen: new Map(),
    seenRows: new Set(),
    filed: books.byNumber,
    filedRow: (section, month, place) =>
      books.records(month, section).find((record) => record.all.pos === place),
    isFiled: books.isFiled,
  };
}

function keepReturn(world: World, job: JobState, payload: Wire): void {
  const isEmpty = world.recordsOf(`${job.gstin}/${slotOf(job)}`).size === 0 && payload.gt === undefined;
  const turnover = {
    ...(typeof payload.gt === 'number' ? { gt: payload.gt } : {}),
    ...(typeof payload.cur_gt === 'number' ? { cur_gt: payload.cur_gt } : {}),
  };
  setReturn(world, job, { state: isEmpty ? 'EMPTY' : 'SAVED', isNil: false, ...turnover });
}
