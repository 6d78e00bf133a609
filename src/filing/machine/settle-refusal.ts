import { usualWaits } from '../filing.ts';
import type { PortalError } from '../needs/portal.ts';
import { indianTime, secondsLater } from '../wording.ts';
import { waitAfter, waitBeforeAttempt, waitingFor } from './backoff.ts';
import { isPlain } from './plain-step.ts';
import { finishStep, goOn, keepFollowing, refuseStep, type Settling } from './settling.ts';
import { proceedRequest } from './step-request.ts';
import { waitsForSignIn } from './turn.ts';

/** The portal says that this very return is filed; the public record has the ARN. */
export const filedCodes: ReadonlySet<string> = new Set(['RET00009', 'RT_FIL_02', 'AUTH117', 'RET191183']);
/** The summary that was signed is not the latest any more. */
const staleCodes: ReadonlySet<string> = new Set(['RT_FIL_09', 'RET09001', 'RET13501', 'RTN_FIL_30']);
/** The way to the portal, not the portal: whether the request was carried out is not known. */
const lostCodes: ReadonlySet<string> = new Set(['NO-ANSWER', 'BAD-ANSWER']);

/** The session is over, and nothing more is to be said. */
const endedCodes: ReadonlySet<string> = new Set(['AUTH4033', 'AUTH4038', 'RET11407']);

/** Seconds after which a request the portal does not know any more is taken for lost. */
const forgottenSeconds = 600;
/** Seconds after which a lost filing that cannot be looked up is handed back to people. */
const doubtLimitSeconds = 1800;

/** What follows from a refusal: by its remedy, and by what the machine was doing. */
export async function settleRefusal(of: Settling, error: PortalError): Promise<void> {
  switch (of.turn.move.does) {
    case 'send':
      return settleSendRefused(of, error);
    case 'follow':
      return settleStatusRefused(of, error);
    case 'ask':
      return settleAskRefused(of, error);
  }
}

async function settleSendRefused(of: Settling, error: PortalError): Promise<void> {
  const { task } = of;
  if (error.remedy === 'sign in again') return waitForSignIn(of, error, 'planned');
  if (task.kind === 'proceed' && error.code === 'RET00003') return settleReady(of);
  const isRead = task.kind === 'summary' || isPlain(task.kind);
  if (isRead && lostCodes.has(error.code)) return tryLater(of, error);
  if (filedCodes.has(error.code) && !isRead) return lose(of);
  if (lostCodes.has(error.code) && error.remedy === 'ask the portal what happened') return lose(of);
  if (error.remedy === 'try again later') {
    // A gateway on the way may give up while the portal files: only what surely never arrived is simply repeated.
    return task.kind === 'file' && error.code !== 'NOT-REACHED' ? lose(of) : tryLater(of, error);
  }
  if (task.kind === 'file') await correctState(of, error.code);
  return refuseStep(of, error.code, task.kind === 'file' ? filingRefused(error) : error.message);
}

/** Step and task wait; the session is forgotten unless somebody has connected again meanwhile. */
async function waitForSignIn(of: Settling, error: PortalError, state: 'planned' | 'waiting'): Promise<void> {
  const { books, task, step, session } = of;
  await books.saveStep({ ...step, state });
  const stored = await books.session(task.key.gstin);
  if (stored && stored.secret !== session?.secret) return goOn(of, { says: task.says, inSeconds: 0 });
  await books.saveSession(task.key.gstin, null);
  await books.saveTask({ ...task, state: 'waiting-for-sign-in', says: signInSays(error), retryAt: null });
}

/** Sessions simply end; what else the portal has against the user it says best itself. */
function signInSays({ code, message }: PortalError): string {
  return endedCodes.has(code) ? waitsForSignIn : `${code}: ${message} Connect again; this goes on by itself.`;
}

async function settleReady(of: Settling): Promise<void> {
  await of.books.saveStep({ ...of.step, state: 'done' });
  await finishStep(of, of.task);
}

/** The answer is lost, or tells of a filing we know nothing of: the next turn asks before it repeats. */
export async function lose(of: Settling): Promise<void> {
  await of.books.saveStep({ ...of.step, state: 'lost', calledAt: of.now });
  await goOn(of, { says: 'GSTN did not give a clear answer. Asking it what happened.', inSeconds: 0 });
}

async function tryLater(of: Settling, error: PortalError): Promise<void> {
  const { filing, books, step, now } = of;
  await books.saveStep({ ...step, state: 'planned' });
  const inSeconds = waitBeforeAttempt((filing.waits ?? usualWaits).retrySeconds, step.attempts);
  await goOn(of, {
    says: retrySays(error, secondsLater(now, inSeconds)),
    inSeconds,
    state: 'waiting-to-retry',
  });
}

function retrySays({ code, message }: PortalError, at: string): string {
  return `${code}: ${message} It is tried again by itself at ${indianTime(at)}; nothing is lost.`;
}

/** The portal knows better where the return stands: what we believed is corrected. */
async function correctState({ books, task }: Settling, code: string): Promise<void> {
  const state = await books.returnState(task.key);
  if (code === 'RT_FIL_10') await books.saveReturnState({ ...state, status: 'uploaded' });
  if (staleCodes.has(code))
    await books.saveReturnState({ ...state, portalSummary: null, portalSummaryAt: null });
}

function filingRefused({ code, message }: PortalError): string {
  if (code === 'RET13506') return `${message} Nothing was filed. Request a new EVC OTP and file again.`;
  if (staleCodes.has(code))
    return `${message} Nothing was filed. Download the summary again, check it and file.`;
  if (code === 'RT_FIL_10') return `${message} Nothing was filed. Submit again, then file.`;
  return `${message} Nothing was filed.`;
}

async function settleStatusRefused(of: Settling, error: PortalError): Promise<void> {
  const { task, step, now, books } = of;
  if (error.remedy === 'sign in again') return waitForSignIn(of, error, 'waiting');
  // The status of a nil return may be unknown to the portal: once accepted it is ready.
  if (task.kind === 'proceed' && error.code === 'RET13510' && proceedRequest(step).isNil)
    return settleReady(of);
  if (error.code === 'RET13510' && waitingFor(step, now) >= forgottenSeconds) {
    await books.saveStep({ ...step, state: 'lost', calledAt: now });
    return goOn(of, { says: 'GSTN does not know the request any more. Asking what happened.', inSeconds: 0 });
  }
  return keepFollowing(of, `${error.code}: ${error.message} Asking again by itself; nothing is lost.`);
}

async function settleAskRefused(of: Settling, error: PortalError): Promise<void> {
  const { filing, task, step, now, books } = of;
  const passes = error.remedy === 'try again later' || lostCodes.has(error.code);
  if (task.kind !== 'file' && !passes) {
    // Without the public record the portal itself is the judge: it refuses to change a return that is filed.
    await books.saveStep({ ...step, state: 'planned' });
    return goOn(of, { says: 'The answer of GSTN was lost; sending again.', inSeconds: 0 });
  }
  const elapsed = waitingFor(step, now);
  if (task.kind === 'file' && elapsed >= doubtLimitSeconds)
    return refuseStep(of, error.code, cannotTell(error));
  const inSeconds = waitAfter((filing.waits ?? usualWaits).retrySeconds, elapsed);
  await goOn(of, {
    says: retrySays(error, secondsLater(now, inSeconds)),
    inSeconds,
    state: 'waiting-to-retry',
  });
}

function cannotTell({ message }: PortalError): string {
  return `Whether the return is filed cannot be told: ${message} Look on the GST portal; filing again cannot file it twice.`;
}
