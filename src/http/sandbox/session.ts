import { passOtpRequest, permit, refreshSession, signOut, submitLoginOtp } from '../../filing/index.ts';
import type { Taxpayer } from '../../filing/needs/portal.ts';
import { GatewayRefusal } from './answers.ts';
import { refuseOutOfScope } from './caller.ts';
import { gstinIn, queryOf, textIn } from './inputs.ts';
import { type OperationAnswer, type SandboxCall, type SandboxOperation, taxpayerRoot } from './operation.ts';
import { relay } from './passage.ts';
import { refuseOtherSource } from './strict.ts';
import { makeToken } from './token.ts';

const apiTokenHours = 24;

async function authenticate({ context, consumer }: SandboxCall): Promise<OperationAnswer> {
  const issuedAt = context.filing.clock.now();
  const expiresAt = new Date(Date.parse(issuedAt) + apiTokenHours * 3_600_000).toISOString();
  const token = makeToken({ tenantId: consumer.tenantId, kind: 'api', issuedAt, expiresAt });
  const session = { taxpayer: null, state: 'signed-in', openedAt: issuedAt, expiresAt } as const;
  await context.consumers.keepSession(consumer, token, session);
  // In both places: older pages read it at the top, today's in `data`.
  return { data: { access_token: token }, beside: { access_token: token } };
}

function taxpayerIn(call: SandboxCall): Taxpayer {
  if (call.consumer.mode === 'strict') refuseOtherSource(call);
  const taxpayer = { gstin: gstinIn(call), userName: textIn(call, 'username') };
  refuseOutOfScope(call.consumer, taxpayer.gstin);
  return taxpayer;
}

async function otp(call: SandboxCall): Promise<OperationAnswer> {
  const { filing, usualGateway } = call.context;
  const taxpayer = taxpayerIn(call);
  const { tenantId } = call.consumer;
  const known = await filing.store.inBooks(tenantId, (books) => books.registration(taxpayer.gstin));
  // Before an OTP goes out to somebody for nothing.
  if (!known) permit(call.actor, 'register', taxpayer.gstin);
  await passOtpRequest(filing, call.actor, { taxpayer, gateway: usualGateway });
  return { data: { status_cd: '1' } };
}

async function verify(call: SandboxCall): Promise<OperationAnswer> {
  const taxpayer = taxpayerIn(call);
  await submitLoginOtp(call.context.filing, call.actor, { gstin: taxpayer.gstin, otp: queryOf(call, 'otp') });
  return openTaxpayerSession(call, taxpayer);
}

async function refresh(call: SandboxCall): Promise<OperationAnswer> {
  await refreshSession(call.context.filing, call.actor, { gstin: call.taxpayer.gstin });
  return openTaxpayerSession(call, call.taxpayer);
}

/** A token that lives as long as the portal's session; an earlier token stays until its own end. */
async function openTaxpayerSession(call: SandboxCall, taxpayer: Taxpayer): Promise<OperationAnswer> {
  const { context, consumer } = call;
  const { tenantId } = consumer;
  const issuedAt = context.filing.clock.now();
  const kept = await context.filing.store.inBooks(tenantId, (books) => books.session(taxpayer.gstin));
  const expiresAt = kept?.expiresAt ?? issuedAt;
  const token = makeToken({ tenantId, kind: 'taxpayer', issuedAt, expiresAt });
  const session = { taxpayer, state: 'signed-in', openedAt: issuedAt, expiresAt } as const;
  await context.consumers.keepSession(consumer, token, session);
  const expiry = Date.parse(expiresAt);
  const data = { access_token: token, session_expiry: expiry, token_expiry: expiry, status_cd: '1' };
  return { data };
}

async function logout(call: SandboxCall): Promise<OperationAnswer> {
  await signOut(call.context.filing, call.actor, { gstin: call.taxpayer.gstin });
  await call.context.consumers.closeSession(call.consumer.tenantId, call.token);
  return { data: { status_cd: '1' } };
}

async function evcOtp(call: SandboxCall): Promise<OperationAnswer> {
  const gstr = queryOf(call, 'gstr');
  if (gstr !== 'gstr-1') throw new GatewayRefusal(422, `The return "${gstr}" is not served. Write gstr-1.`);
  const query = { gstin: call.taxpayer.gstin, pan: textIn(call, 'pan').toUpperCase(), form_type: 'R1' };
  await relay(call, { resource: 'authenticate', action: 'EVCOTP', query, returnPeriod: null });
  return { data: { status_cd: '1' } };
}

/** Keys and sessions: the program's own token, the taxpayer's OTP, token, refresh, logout, and the OTP for filing. */
export const sessionOperations: readonly SandboxOperation[] = [
  {
    name: 'authenticate',
    method: 'POST',
    path: '/authenticate',
    token: 'secret',
    act: 'see',
    answer: authenticate,
  },
  {
    name: 'taxpayer OTP',
    method: 'POST',
    path: `${taxpayerRoot}/otp`,
    token: 'api',
    act: 'connect',
    answer: otp,
  },
  {
    name: 'verify OTP',
    method: 'POST',
    path: `${taxpayerRoot}/otp/verify`,
    token: 'api',
    act: 'connect',
    answer: verify,
  },
  {
    name: 'refresh session',
    method: 'POST',
    path: `${taxpayerRoot}/session/refresh`,
    token: 'taxpayer',
    act: 'connect',
    answer: refresh,
  },
  {
    name: 'logout',
    method: 'POST',
    path: `${taxpayerRoot}/logout`,
    token: 'taxpayer',
    act: 'connect',
    answer: logout,
  },
  {
    name: 'EVC OTP',
    method: 'POST',
    path: `${taxpayerRoot}/evc/otp`,
    token: 'taxpayer',
    act: 'file',
    answer: evcOtp,
  },
];
