import { isReturnPeriod } from './clock.ts';
import { Refusal } from './errors.ts';
import { isStateCode, isTaxpayerGstin } from './gstin.ts';
import { liveSession } from './sessions.ts';
import { admitUser, findOrRegister } from './taxpayer.ts';
import type { SessionState, TaxpayerState, World } from './world.ts';

/** Headers of a request, by name in small letters. */
export type Headers = Readonly<Record<string, string | string[] | undefined>>;

/** One header as text; refuses with RET11400 when it is missing. */
function needed(headers: Headers, name: string): string {
  const value = headers[name];
  if (typeof value !== 'string' || value === '')
    throw new Refusal('RET11400', `Header value missing: ${name}`);
  return value;
}

/** Headers of every call: who calls, from where, for which State, under which number. */
export function checkCallHeaders(headers: Headers): void {
  needed(headers, 'clientid');
  needed(headers, 'client-secret');
  if (!isStateCode(needed(headers, 'state-cd'))) throw new Refusal('RET11404');
  if (!/^[0-9a-fA-F.:]{3,45}$/.test(needed(headers, 'ip-usr'))) throw new Refusal('RET11420');
  if (!/^[A-Za-z0-9-]{1,32}$/.test(needed(headers, 'txn'))) throw new Refusal('RET11408');
}

/** Who is calling. */
interface Caller {
  readonly taxpayer: TaxpayerState;
  readonly session: SessionState;
}

/** Headers of a signed-in taxpayer's call: session, user and GSTIN, which must belong together. */
export function checkTaxpayerHeaders(world: World, headers: Headers): Caller {
  const userName = needed(headers, 'username');
  const session = liveSession(world, needed(headers, 'auth-token'), userName);
  const gstin = needed(headers, 'gstin');
  if (!isTaxpayerGstin(gstin)) throw new Refusal('RET11410');
  if (headers['state-cd'] !== gstin.slice(0, 2)) throw new Refusal('RET11404');
  const taxpayer = findOrRegister(world, gstin);
  if (taxpayer === undefined || !admitUser(world, taxpayer, userName)) throw new Refusal('RET11402');
  if (!taxpayer.allowsApi) throw new Refusal('AUTH4037');
  return { taxpayer, session };
}

/** Sign-in needs no GSTIN; where a client sends one it must be right, and its taxpayer is registered. */
export function checkOptionalGstin(world: World, headers: Headers, userName: unknown): void {
  const { gstin } = headers;
  if (gstin === undefined || gstin === '') return;
  const taxpayer = findOrRegister(world, gstin);
  if (taxpayer === undefined) throw new Refusal('RET11410');
  if (headers['state-cd'] !== taxpayer.gstin.slice(0, 2)) throw new Refusal('RET11404');
  if (!admitUser(world, taxpayer, String(userName))) throw new Refusal('RET11402');
}

/** The return period of the header; the one of the query must be the same (RET191136). */
export function checkPeriod(headers: Headers, inQuery: string | undefined): string {
  const period = needed(headers, 'ret_period');
  if (!isReturnPeriod(period)) throw new Refusal('AUTH113');
  if (inQuery !== undefined && inQuery !== period) throw new Refusal('RET191136');
  return period;
}
