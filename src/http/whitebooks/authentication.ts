import { randomUUID } from 'node:crypto';
import { permit } from '../../filing/index.ts';
import type { DialectSession } from '../../filing/needs/dialect-sessions.ts';
import type { DialectAnswer, DialectCall } from './context.ts';
import { gstinIn, needed, neededHeader, stateCodeOf } from './parameters.ts';
import { admitGstin, newRegistration, openCall, portalOf, registerOnce, sessionOf } from './sessions.ts';

/** Asks the portal to send the login OTP and issues the `txn` by which the session is known from now on. */
export async function requestOtp(call: DialectCall): Promise<DialectAnswer> {
  const { context, consumer, parameters, actor } = call;
  const userName = neededHeader(parameters, 'gst_username');
  const stateCode = stateCodeOf(parameters);
  const gstin = gstinIn(parameters) ?? (await gstinOfUser(call, { userName, stateCode }));
  if (gstin !== undefined) admitGstin(call, gstin);
  const taxpayer = { gstin: gstin ?? stateCode, userName };
  const known =
    gstin && (await context.filing.store.inBooks(actor.tenantId, (books) => books.registration(gstin)));
  // Before an OTP goes out to somebody for nothing.
  if (gstin !== undefined && !known) permit(actor, 'register', gstin);
  const portal = context.filing.portalFor(known || newRegistration(call, taxpayer), actor.tenantId);
  const session = await portal.requestOtp(taxpayer);
  const txn = randomUUID().replaceAll('-', '');
  await context.sessions.keep(consumer, txn, { session, now: context.filing.clock.now() });
  return { says: 'user name exists', txn };
}

/** The one registration that this user of this State has; undefined where none or several would fit. */
async function gstinOfUser(
  { context, actor, consumer }: DialectCall,
  { userName, stateCode }: { readonly userName: string; readonly stateCode: string },
): Promise<string | undefined> {
  const all = await context.filing.store.inBooks(actor.tenantId, (books) => books.registrations());
  const fitting = all.filter(
    ({ gstin, portalUserName }) =>
      gstin.startsWith(stateCode) &&
      portalUserName.toLowerCase() === userName.toLowerCase() &&
      (consumer.gstins?.includes(gstin) ?? true),
  );
  return fitting.length === 1 ? fitting[0]?.gstin : undefined;
}

/** Exchanges the OTP for a session; there is no token, `txn` goes on to name it. */
export async function signIn(call: DialectCall): Promise<DialectAnswer> {
  const otp = needed(call.parameters, 'otp');
  const found = await sessionOf(call);
  const session = await (await portalOf(call, found)).signIn(found.session, otp);
  const { taxpayer } = session;
  if (taxpayer.gstin.length > 2) await registerOnce(call, taxpayer);
  await call.context.sessions.replace(call.consumer, { ...found, session });
  return { says: 'If authentication succeeds', ...txnOf(call) };
}

/** Gets another six hours for a session that still lives. */
export async function refresh(call: DialectCall): Promise<DialectAnswer> {
  const found = await sessionOf(call);
  const session = await (await portalOf(call, found)).refresh(found.session);
  await call.context.sessions.replace(call.consumer, { ...found, session });
  return { says: 'If authentication succeeds', ...txnOf(call) };
}

/** Ends a session at the portal and here; here it ends even where the portal knows it no more. */
export async function signOut(call: DialectCall): Promise<DialectAnswer> {
  const found: DialectSession = await sessionOf(call);
  const portal = await portalOf(call, found);
  try {
    await portal.signOut(found.session);
  } finally {
    await call.context.sessions.close(call.consumer, found.sessionId);
  }
  return { says: 'Logged out' };
}

/** `R1` and `GSTR1` are said for the same form. */
function formOf(call: DialectCall): string {
  return needed(call.parameters, 'form_type')
    .toUpperCase()
    .replace(/^GST(?=R)/, '');
}

/** Has the portal send the OTP with which an authorised signatory files. */
export async function requestEvc(call: DialectCall): Promise<DialectAnswer> {
  const pan = needed(call.parameters, 'pan').toUpperCase();
  const formType = formOf(call);
  const { portal, found, gstin } = await openCall(call);
  const query = { gstin, pan, form_type: formType };
  const of = { session: found.session, returnPeriod: null };
  await portal.plainCall(of, { resource: 'authenticate', action: 'EVCOTP', query });
  return { says: 'OTP sent to the authorised signatory' };
}

function txnOf({ parameters }: DialectCall): { readonly txn?: string } {
  const txn = parameters.header('txn');
  return txn === undefined ? {} : { txn };
}
