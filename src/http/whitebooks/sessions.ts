import { isValidGstin, type ReturnPeriod } from '../../core/index.ts';
import { saveRegistration } from '../../filing/index.ts';
import type { DialectSession } from '../../filing/needs/dialect-sessions.ts';
import { type Portal, PortalError, type ReturnOf } from '../../filing/needs/portal.ts';
import type { Registration, ReturnKey } from '../../filing/needs/store.ts';
import type { DialectCall } from './context.ts';
import { GatewayFault } from './gateway-fault.ts';
import { gstinOf, periodOf, stateCodeOf } from './parameters.ts';

/** The portal and the session of a call about one GSTIN. */
export interface OpenCall {
  readonly portal: Portal;
  readonly found: DialectSession;
  readonly gstin: string;
}

/** The same of a call about one return. */
export interface ReturnCall extends OpenCall {
  readonly of: ReturnOf;
  readonly returnPeriod: ReturnPeriod;
  readonly key: ReturnKey;
}

/** A registration as it is made for a GSTIN that only a program knows; also the way to the portal before any is known. */
export function newRegistration(
  call: DialectCall,
  taxpayer: { gstin: string; userName: string },
): Registration {
  return {
    gstin: taxpayer.gstin,
    legalName: taxpayer.gstin,
    portalUserName: taxpayer.userName,
    signatoryPan: '',
    gateway: call.context.usualGateway,
    frequency: 'monthly',
    turnoverPreviousYear: null,
    turnoverCurrentYear: null,
  };
}

/** Refuses a GSTIN whose check character is wrong, or that this program may not speak for. */
export function admitGstin({ consumer }: DialectCall, gstin: string): void {
  if (consumer.gstins !== null && !consumer.gstins.includes(gstin)) {
    const says = `The key of "${consumer.name}" does not cover GSTIN ${gstin}. Use another key, or extend this one.`;
    throw new GatewayFault(403, 'AUTH4035', says);
  }
  if (!isValidGstin(gstin)) throw new PortalError('RET11410', 'Invalid GSTIN', 'correct the return');
}

/**
 * The session of a call: by `txn`, else by user and State (programs of 2022 send no `txn`). Refuses with AUTH4033 where
 * there is none and with RET11402 where it is another user's.
 */
export async function sessionOf({
  context,
  caller,
  consumer,
  parameters,
}: DialectCall): Promise<DialectSession> {
  const now = context.filing.clock.now();
  const userName = parameters.header('gst_username');
  const byTxn = caller.found;
  if (byTxn) {
    const same =
      userName === undefined || userName.toLowerCase() === byTxn.session.taxpayer.userName.toLowerCase();
    if (same) return byTxn;
    throw new PortalError('RET11402', 'Unauthorized User', 'sign in again');
  }
  const search = userName === undefined ? null : { userName, stateCode: stateCodeOf(parameters) };
  const found = search && (await context.sessions.findOf(consumer, search, now));
  if (found) return found;
  throw new PortalError('AUTH4033', 'Invalid Session', 'sign in again');
}

/** The portal that a session speaks to: that of its registration, or the usual one while no GSTIN is known. */
export async function portalOf(call: DialectCall, { session }: DialectSession): Promise<Portal> {
  const { filing } = call.context;
  const { tenantId } = call.actor;
  const { gstin } = session.taxpayer;
  const known = await registrationOf(call, gstin);
  return filing.portalFor(known ?? newRegistration(call, session.taxpayer), tenantId);
}

/** The registration of a GSTIN; it came with the session where that names the GSTIN. */
async function registrationOf({ caller, context, actor }: DialectCall, gstin: string) {
  if (caller.registration?.gstin === gstin) return caller.registration;
  if (gstin.length === 2) return null;
  return context.filing.store.inBooks(actor.tenantId, (books) => books.registration(gstin));
}

/** Finds session and portal of a call that names a GSTIN; the first such call of a session settles whose it is. */
export async function openCall(call: DialectCall): Promise<OpenCall> {
  const gstin = gstinOf(call.parameters);
  admitGstin(call, gstin);
  const found = await namedSession(call, await sessionOf(call), gstin);
  return { portal: await portalOf(call, found), found, gstin };
}

/** Finds session, portal and return of a call. */
export async function openReturn(call: DialectCall): Promise<ReturnCall> {
  const returnPeriod = periodOf(call.parameters);
  const opened = await openCall(call);
  const { gstin, found } = opened;
  return {
    ...opened,
    returnPeriod,
    of: { session: found.session, returnPeriod },
    key: { gstin, form: 'GSTR1', returnPeriod },
  };
}

async function namedSession(
  call: DialectCall,
  found: DialectSession,
  gstin: string,
): Promise<DialectSession> {
  const { taxpayer } = found.session;
  if (taxpayer.gstin === gstin) return found;
  if (taxpayer.gstin.length !== 2) throw new PortalError('RET11402', 'Unauthorized User', 'sign in again');
  if (!gstin.startsWith(taxpayer.gstin)) {
    throw new PortalError('RET11404', 'State code is not valid', 'report a defect');
  }
  const named = { ...found, session: { ...found.session, taxpayer: { ...taxpayer, gstin } } };
  await registerOnce(call, named.session.taxpayer);
  await call.context.sessions.replace(call.consumer, named);
  return named;
}

/** Registers a GSTIN of a program that changed its base URL and nothing else. */
export async function registerOnce(
  call: DialectCall,
  taxpayer: { readonly gstin: string; readonly userName: string },
): Promise<void> {
  const { filing } = call.context;
  const known = await filing.store.inBooks(call.actor.tenantId, (books) =>
    books.registration(taxpayer.gstin),
  );
  if (!known) await saveRegistration(filing, call.actor, newRegistration(call, taxpayer));
}
