import type { Gstr1Payload } from '../../core/index.ts';
import { wireReturnPeriod } from '../../core/index.ts';
import { notePassed, type Passed, passWrite } from '../../filing/index.ts';
import type { ApprovalPurpose } from '../../filing/needs/approvals.ts';
import { PortalError } from '../../filing/needs/portal.ts';
import type { ReturnKey } from '../../filing/needs/store.ts';
import type { DialectAnswer, DialectCall } from './context.ts';
import { needed } from './parameters.ts';
import { objectBody } from './request-body.ts';
import { openReturn, type ReturnCall } from './sessions.ts';
import { refuseFaults } from './strict.ts';

/** Saves sections of GSTR-1 as they came; in strict mode only where they have no fault. */
export async function saveReturn(call: DialectCall): Promise<DialectAnswer> {
  const opened = await openReturn(call);
  const payload = withGstin(objectBody(call.body));
  if (call.consumer.mode === 'strict') refuseFaults(call, opened, payload);
  // Pass-through: whether it is a payload is for the portal to say.
  const reference_id = await inTurn(call, opened, {
    write: () => opened.portal.save(opened.of, payload as unknown as Gstr1Payload),
    passed: () => ({ what: 'save' }),
  });
  return { says: 'Success', data: { reference_id } };
}

/** The printed instructions spell the key of the body `gstln`; nobody else reads it. */
function withGstin(body: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { gstln, ...rest } = body;
  return gstln === undefined || 'gstin' in body ? body : { gstin: gstln, ...rest };
}

/** Deletes everything saved for the period. */
export async function resetReturn(call: DialectCall): Promise<DialectAnswer> {
  const opened = await openReturn(call);
  const reference_id = await inTurn(call, opened, {
    write: () => opened.portal.reset(opened.of),
    binds: 'reset',
  });
  return { says: 'Success', data: { reference_id } };
}

/** Where a request stands, in the portal's own words. */
export async function returnStatus(call: DialectCall): Promise<DialectAnswer> {
  const ref_id = needed(call.parameters, 'refid');
  const opened = await openReturn(call);
  const query = { ...returnName(opened), ref_id };
  const data = await opened.portal.plainCall(opened.of, { resource: 'returns', action: 'RETSTATUS', query });
  // The references of GSTR-1A are asked for here too; the books of GSTR-1 learn nothing from them, nor from "not yet".
  if ((data.form_typ ?? 'R1') === 'R1' && data.status_cd !== 'REC' && data.status_cd !== 'IP') {
    const [action, status] = [String(data.action ?? ''), String(data.status_cd ?? '')];
    await note(call, opened.key, { what: 'status', action, status });
  }
  return { says: 'Success', data };
}

/** Proceed to file. Only of GSTR-1: the other types are no returns of ours, and are refused with AUTH154. */
export async function proceedToFile(call: DialectCall): Promise<DialectAnswer> {
  const type = call.parameters.query('type')?.toUpperCase() ?? 'GSTR1';
  if (type !== 'GSTR1' && type !== 'R1')
    throw new PortalError('AUTH154', 'Invalid return type', 'report a defect');
  const isNil = /^(?:Y|true)$/i.test(call.parameters.query('isNil') ?? '');
  const opened = await openReturn(call);
  const reference_id = await inTurn(call, opened, {
    write: () => opened.portal.proceed(opened.of, isNil),
    binds: 'file',
  });
  return { says: 'Success', data: { reference_id } };
}

/** The portal's summary: short, or with `smrytyp=L` long. */
export async function returnSummary(call: DialectCall): Promise<DialectAnswer> {
  const opened = await openReturn(call);
  const smrytyp = call.parameters.query('smrytyp')?.toUpperCase() ?? 'S';
  const query = { ...returnName(opened), smrytyp };
  const data = await opened.portal.plainCall(opened.of, { resource: 'gstr1', action: 'RETSUM', query });
  return { says: 'Success', data };
}

/** GSTIN and period as the portal names them. */
export function returnName({ gstin, returnPeriod }: Pick<ReturnCall, 'gstin' | 'returnPeriod'>) {
  return { gstin, ret_period: wireReturnPeriod(returnPeriod) };
}

/** Makes a write after every other write of the return, and lets the books know of it where they are to. */
export function inTurn<Answer>(
  { context, actor }: DialectCall,
  { key }: Pick<ReturnCall, 'key'>,
  {
    write,
    passed = () => null,
    binds = null,
  }: {
    readonly write: () => Promise<Answer>;
    readonly passed?: (answer: Answer) => Passed | null;
    /** What a second person may have to approve first. */
    readonly binds?: ApprovalPurpose | null;
  },
): Promise<Answer> {
  return passWrite(context.filing, actor, { key, write, passed, binds });
}

/** Lets the books know what a program learnt. */
async function note({ context, actor }: DialectCall, key: ReturnKey, passed: Passed): Promise<void> {
  await notePassed(context.filing, actor, { key, passed });
}
