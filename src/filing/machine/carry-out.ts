import { financialYearOf, type Gstr1Payload, type ReturnForm } from '../../core/index.ts';
import type { Filing } from '../filing.ts';
import {
  type FiledReturn,
  type FileRequest,
  type Portal,
  PortalError,
  type PortalSession,
  type ReturnOf,
} from '../needs/portal.ts';
import type { ReturnKey } from '../needs/store.ts';
import { needsRefresh } from '../session-life.ts';
import { formName } from '../wording.ts';
import type { Outcome } from './outcome.ts';
import { followPlain, isPlain, sendPlain } from './plain-step.ts';
import { type FileStepRequest, proceedRequest } from './step-request.ts';
import type { Turn } from './turn.ts';

/** Calls the portal for a turn; no transaction is open meanwhile. Throws defects, never refusals. */
export async function carryOut(filing: Filing, turn: Turn): Promise<Outcome> {
  try {
    return await call(filing, turn);
  } catch (error) {
    if (error instanceof PortalError) return { is: 'refusal', error };
    throw error;
  }
}

async function call(filing: Filing, turn: Turn): Promise<Outcome> {
  const { move, portal, task } = turn;
  if (move.does === 'ask') return { is: 'public record', filed: await filedReturnOf(portal, task.key) };
  const session = await freshSession(filing, turn, move.session);
  if (!isPlain(task.kind)) refuseForm(portal, task.key);
  const { returnPeriod, form } = task.key;
  const of: ReturnOf = { session, returnPeriod, form, taskId: task.taskId };
  if (move.does === 'send') return filing.store.inTurn(turn.tenantId, task.key, () => send(turn, of));
  if (isPlain(task.kind)) return { is: 'status', answer: await followPlain(portal, of, move.step) };
  return { is: 'status', answer: await portal.status(of, move.step.referenceId ?? '') };
}

/** What a gateway does not carry must not go out as something else. */
function refuseForm({ forms = ['GSTR1'] }: Portal, { form }: ReturnKey): void {
  if (forms.includes(form)) return;
  throw new PortalError(
    'FORM-NOT-CARRIED',
    `This gateway does not carry ${formName(form)}. File it on the GST portal, or connect the registration directly.`,
    'correct the return',
  );
}

async function send(turn: Turn, of: ReturnOf): Promise<Outcome> {
  const { portal, task, move } = turn;
  switch (task.kind) {
    case 'save':
    case 'delete':
      return { is: 'accepted', referenceId: await portal.save(of, move.step.request as Gstr1Payload) };
    case 'reset':
      return { is: 'accepted', referenceId: await portal.reset(of) };
    case 'proceed':
      return { is: 'accepted', referenceId: await portal.proceed(of, proceedRequest(move.step).isNil) };
    case 'summary':
      return { is: 'summary', summary: await portal.summary(of) };
    case 'file':
      return { is: 'filed', arn: await portal.file(of, fileRequest(turn)) };
    case 'download':
    case 'act':
    case 'compute-2b':
      return sendPlain(portal, of, move.step);
  }
}

function fileRequest({ move, summary }: Turn): FileRequest {
  const { pan, isNil, checksum } = move.step.request as FileStepRequest;
  const evc = move.step.secret ?? '';
  if (isNil) return { pan, evc, summary: 'nil' };
  // What was shown and confirmed is what is signed, or nothing is.
  if (summary?.checksum !== checksum) throw new TypeError('The summary to be signed has changed.');
  return { pan, evc, summary };
}

/** The return in the taxpayer's public list of filed returns; null when it is not there. Throws `PortalError`. */
export async function filedReturnOf(portal: Portal, key: ReturnKey): Promise<FiledReturn | null> {
  const filed = await portal.track(key.gstin, financialYearOf(key.returnPeriod), key.form);
  return (
    filed.find((one) => one.returnPeriod === key.returnPeriod && names[key.form].test(one.form.trim())) ??
    null
  );
}

/** The public record names a form in several ways; the facility of a quarterly filer's first months is GSTR-1 too. */
const names: Readonly<Record<ReturnForm, RegExp>> = {
  GSTR1: /^(GSTR-?1|R1|IFF)$/i,
  GSTR1A: /^(GSTR-?1A|R1A)$/i,
  GSTR2: /^(GSTR-?2|R2)$/i,
};

/** A session near its end is refreshed before it is used; where that is refused the call itself will tell. */
async function freshSession(
  filing: Filing,
  { tenantId, task, portal }: Turn,
  session: PortalSession,
): Promise<PortalSession> {
  if (!needsRefresh(session, filing.clock.now())) return session;
  try {
    const refreshed = await portal.refresh(session);
    await filing.store.inBooks(tenantId, (books) => books.saveSession(task.key.gstin, refreshed));
    return refreshed;
  } catch (error) {
    if (error instanceof PortalError) return session;
    throw error;
  }
}
