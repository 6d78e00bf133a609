import { financialYearOf, type Gstr1Payload, type ReturnPeriod, wireReturnPeriod } from '../../core/index.ts';
import { type Portal, PortalError, type PortalSummary, type ReturnOf } from '../../filing/needs/portal.ts';
import { GatewayRefusal, gstnData } from './answers.ts';
import { objectBody, periodOf, queryOf, refuseOtherReturn } from './inputs.ts';
import { type OperationAnswer, type SandboxCall, type SandboxOperation, taxpayerRoot } from './operation.ts';
import { note, noteRecord, relay, write } from './passage.ts';
import { filedList } from './public.ts';
import { refuseFaults } from './strict.ts';
import { withNumbers } from './summary-numbers.ts';

async function save(call: SandboxCall): Promise<OperationAnswer> {
  const returnPeriod = periodOf(call);
  const body = objectBody(call);
  if (call.consumer.mode === 'strict') refuseFaults(call, body, returnPeriod);
  // Pass-through: the portal judges what it is, not we.
  const make = (portal: Portal, of: ReturnOf) => portal.save(of, body as unknown as Gstr1Payload);
  return reference(await write(call, returnPeriod, { make, passed: () => ({ what: 'save' }) }));
}

function reference(referenceId: string): OperationAnswer {
  return { data: gstnData({ reference_id: referenceId }) };
}

async function reset(call: SandboxCall): Promise<OperationAnswer> {
  const returnPeriod = periodOf(call);
  refuseOtherReturn(call, returnPeriod);
  return reference(
    await write(call, returnPeriod, { make: (portal, of) => portal.reset(of), binds: 'reset' }),
  );
}

async function proceed(call: SandboxCall): Promise<OperationAnswer> {
  const returnPeriod = periodOf(call);
  if (call.path.gstr !== 'gstr-1') {
    throw new PortalError('AUTH154', `Invalid return type "${call.path.gstr}"`, 'report a defect');
  }
  refuseOtherReturn(call, returnPeriod);
  const isNil = yesOrNo(call.query.is_nil);
  return reference(
    await write(call, returnPeriod, { make: (portal, of) => portal.proceed(of, isNil), binds: 'file' }),
  );
}

function yesOrNo(text = 'N'): boolean {
  if (/^[YN]$/i.test(text)) return text.toUpperCase() === 'Y';
  throw new GatewayRefusal(422, `is_nil is "${text}". Write Y or N.`);
}

async function status(call: SandboxCall): Promise<OperationAnswer> {
  const returnPeriod = periodOf(call);
  const query = { ...returnQuery(call, returnPeriod), ref_id: queryOf(call, 'reference_id') };
  const answer = await relay(call, { resource: 'returns', action: 'RETSTATUS', query, returnPeriod });
  const { action, status_cd: state } = answer;
  await note(call, returnPeriod, { what: 'status', action: String(action), status: String(state) });
  // The outer status says that the question was answered, also of a job that failed.
  return { data: gstnData(answer) };
}

async function summary(call: SandboxCall): Promise<OperationAnswer> {
  const returnPeriod = periodOf(call);
  const isLong = call.query.summary_type?.toLowerCase() === 'long';
  const query = { ...returnQuery(call, returnPeriod), smrytyp: isLong ? 'L' : 'S' };
  const answer = await relay(call, { resource: 'gstr1', action: 'RETSUM', query, returnPeriod });
  return { data: gstnData(withNumbers(answer, isLong)) };
}

async function file(call: SandboxCall): Promise<OperationAnswer> {
  const returnPeriod = periodOf(call);
  const pan = queryOf(call, 'pan').toUpperCase();
  const evc = queryOf(call, 'otp');
  const body = objectBody(call);
  refuseOtherReturn(call, returnPeriod);
  const request = { pan, evc, summary: body.isnil === 'Y' ? ('nil' as const) : signed(body) };
  const arn = await write(call, returnPeriod, {
    binds: 'file',
    make: (portal, of) => portal.file(of, request),
    passed: (given) => ({ what: 'file', arn: given }),
  });
  return { data: gstnData({ ack_num: arn }) };
}

/** What the client signs goes to the portal as he sent it. */
function signed(body: Readonly<Record<string, unknown>>): PortalSummary {
  return { rows: [], checksum: String(body.chksum ?? ''), raw: body };
}

async function track(call: SandboxCall): Promise<OperationAnswer> {
  const returnPeriod = periodOf(call);
  const { gstin } = call.taxpayer;
  const financialYear = financialYearOf(returnPeriod);
  const { EFiledlist, ...rest } = await filedList(call, { gstin, financialYear });
  const period = wireReturnPeriod(returnPeriod);
  const ofPeriod = (EFiledlist as readonly { readonly ret_prd?: unknown }[]).filter(
    (one) => one.ret_prd === period,
  );
  if (ofPeriod.length === 0) {
    throw new PortalError(
      'RET13510',
      'No Record found for the provided inputs',
      'ask the portal what happened',
    );
  }
  await noteRecord(call, returnPeriod, ofPeriod);
  return { data: gstnData({ ...rest, EFiledlist: ofPeriod }) };
}

/** GSTIN and period as the portal wants them in a read. */
export function returnQuery({ taxpayer }: SandboxCall, returnPeriod: ReturnPeriod) {
  return { gstin: taxpayer.gstin, ret_period: wireReturnPeriod(returnPeriod) };
}

const returns = `${taxpayerRoot}/gstrs`;
const gstr1 = `${returns}/gstr-1/{year}/{month}`;
const ofTaxpayer = { token: 'taxpayer' } as const;

/** Saving, following, proceeding, filing and tracking GSTR-1. */
export const filingOperations: readonly SandboxOperation[] = [
  { name: 'save', method: 'POST', path: gstr1, ...ofTaxpayer, act: 'save', answer: save },
  { name: 'reset', method: 'POST', path: `${gstr1}/reset`, ...ofTaxpayer, act: 'reset', answer: reset },
  {
    name: 'new-proceed',
    method: 'POST',
    path: `${returns}/{gstr}/{year}/{month}/new-proceed`,
    ...ofTaxpayer,
    act: 'proceed',
    answer: proceed,
  },
  {
    name: 'proceed (older)',
    method: 'POST',
    path: `${returns}/{gstr}/{year}/{month}/proceed`,
    ...ofTaxpayer,
    act: 'proceed',
    answer: proceed,
  },
  {
    name: 'status',
    method: 'GET',
    path: `${returns}/{year}/{month}/status`,
    ...ofTaxpayer,
    act: 'see',
    answer: status,
  },
  { name: 'summary', method: 'GET', path: gstr1, ...ofTaxpayer, act: 'see', answer: summary },
  { name: 'file', method: 'POST', path: `${gstr1}/file`, ...ofTaxpayer, act: 'file', answer: file },
  {
    name: 'track (session)',
    method: 'GET',
    path: `${returns}/{year}/{month}/track`,
    ...ofTaxpayer,
    act: 'see',
    answer: track,
  },
];
