import type { Action, Answer, TaxpayerCall } from './call.ts';
import { mac } from './envelope.ts';
import { Refusal } from './errors.ts';
import { checkCharacter } from './gstin.ts';
import { summaryOfPurchases } from './gstr2/summary.ts';
import { currentSummary, payloadOf, settled } from './returns.ts';
import { DEFAULT_OTP, otpExpiry } from './sessions.ts';
import type { ReturnState } from './world.ts';

const FORMS = new Set(['R1', 'R1A', 'R2', 'R3B', 'R6', 'ITC04', 'DRC01B']);

function evcOtp(call: TaxpayerCall): Answer {
  const pan = call.query.pan ?? '';
  const form = call.query.form_type ?? '';
  if (call.query.gstin !== call.gstin) throw new Refusal('RET11410');
  if (!FORMS.has(form)) throw new Refusal('RET13500');
  if (!call.taxpayer.pans.includes(pan)) throw new Refusal('OTP0010');
  call.world.evcOtps.set(`${call.gstin}/${pan}/${form}`, {
    code: DEFAULT_OTP,
    expiresAt: otpExpiry(call.world),
  });
  call.world.flush();
  return { status_cd: '1' };
}

/** RETFILE: files a return that is ready, signed with an EVC. */
export function file(call: TaxpayerCall): Answer {
  const payload = payloadOf(call, 'ret_period');
  const current = settled(call);
  checkFileable(call, current);
  checkContent(call, current, payload);
  if (call.body.st === 'DSC') checkDsc(call);
  else checkEvc(call);
  const arn = newArn(call);
  const { world, gstin, slot } = call;
  world.returns.set(`${gstin}/${slot}`, {
    ...current,
    state: 'FILED',
    arn,
    filedAt: world.clock.now(),
    filings: current.filings + 1,
  });
  // The acknowledgement is a promise: it must outlive the process that gives it.
  world.flush();
  return { ack_num: arn };
}

function checkFileable({ world, gstin, slot }: TaxpayerCall, current: ReturnState): void {
  if (current.state === 'FILED') throw new Refusal('RET00009');
  if (world.pendingJobs(`${gstin}/${slot}`).length > 0) throw new Refusal('RTN_15');
  if (current.state !== 'READY') throw new Refusal('RT_FIL_10');
}

/** What is filed must be the latest summary, or nil for a nil return. */
function checkContent(
  call: TaxpayerCall,
  current: ReturnState,
  payload: Readonly<Record<string, unknown>>,
): void {
  const isNil = payload.isnil === 'Y';
  if (isNil !== current.isNil) throw new Refusal('RET13507');
  if (isNil) return;
  const latest = call.form === 'R2' ? summaryOfPurchases(call) : currentSummary(call, false);
  if (payload.chksum !== latest.chksum) throw new Refusal('RT_FIL_09');
  if (!hasSectionsOf(payload.sec_sum, latest.sec_sum as Section[])) throw new Refusal('RET13507');
}

interface Section {
  readonly sec_nm?: string;
  readonly chksum?: string;
}

function hasSectionsOf(given: unknown, latest: readonly Section[]): boolean {
  if (!Array.isArray(given)) return false;
  const checksums = new Map((given as Section[]).map((section) => [section.sec_nm, section.chksum]));
  return latest.every((section) => checksums.get(section.sec_nm) === section.chksum);
}

/** EVC: `sid` is PAN|OTP in clear, `sign` the HMAC of the base64 payload under it. */
function checkEvc(call: TaxpayerCall): void {
  const { st, sid, sign } = call.body;
  if (st !== 'EVC' || typeof sid !== 'string') throw new Refusal('RT_FIL_31');
  const [pan = '', code = ''] = sid.split('|');
  if (!call.taxpayer.pans.includes(pan)) throw new Refusal('RT_FIL_018');
  const place = `${call.gstin}/${pan}/${call.form ?? 'R1'}`;
  const expected = call.world.evcOtps.get(place);
  if (expected === undefined || expected.code !== code || expected.expiresAt < call.world.clock.now()) {
    throw new Refusal('RET13506');
  }
  if (sign !== mac(call.base64, sid)) throw new Refusal('RET13507');
  call.world.evcOtps.delete(place);
}

/** DSC: `sid` is the PAN, `sign` a PKCS#7 in base64. Its container is not published, so only its form is looked at. */
function checkDsc({ body: { sid, sign }, taxpayer }: TaxpayerCall): void {
  if (!taxpayer.pans.includes(String(sid))) throw new Refusal('RT_FIL_018');
  if (!/^MI[A-Za-z0-9+/]{8,}=*$/.test(String(sign))) throw new Refusal('RTDSC04');
}

/** AA, State, month and year of the period, six digits, check character. */
function newArn({ world, gstin, period }: TaxpayerCall): string {
  const first14 = `AA${gstin.slice(0, 2)}${period.slice(0, 2)}${period.slice(4)}${world.chance.digits('arn', 6)}`;
  return first14 + checkCharacter(first14);
}

/** Actions of filing, by `method resource action`. */
export const FILING_ACTIONS: Readonly<Record<string, Action>> = {
  'GET authenticate EVCOTP': { handler: evcOtp, reads: 'nothing', ofPeriod: false, plain: true },
  'POST returns/gstr1 RETFILE': { handler: file, reads: 'signed-payload', ofPeriod: true },
};
