import { wireReturnPeriod } from '../../core/index.ts';
import { PortalError } from '../../filing/needs/portal.ts';
import {
  gstr1aReads,
  gstr1Reads,
  type SandboxParameters,
  type SandboxRead,
} from '../../filing/needs/words/sandbox.ts';
import { GatewayRefusal, gstnData } from './answers.ts';
import { returnQuery } from './filing.ts';
import { periodOf, queryOf } from './inputs.ts';
import { type OperationAnswer, type SandboxCall, type SandboxOperation, taxpayerRoot } from './operation.ts';
import { relay } from './passage.ts';
import { withNumbers } from './summary-numbers.ts';

/** GSTN's own ways to say that it holds nothing. */
const saysNothing: ReadonlySet<string> = new Set([
  'RET13510',
  'RET13508',
  'RET13509',
  'RET11416',
  'RET11417',
]);

/** Passes a read on under GSTN's names; what GSTN says of nothing becomes the code that the provider documents for it. */
export async function passRead(call: SandboxCall, read: SandboxRead): Promise<OperationAnswer> {
  try {
    return { data: gstnData(await relay(call, wordsOf(call, read))) };
  } catch (error) {
    const { nothing } = read;
    if (!(error instanceof PortalError) || nothing === undefined || !saysNothing.has(error.code)) throw error;
    throw new PortalError(nothing, error.message, error.remedy);
  }
}

/** A read in GSTN's words, for `relay`. Refuses with 400 where a parameter is missing. */
export function wordsOf(call: SandboxCall, read: SandboxRead): Parameters<typeof relay>[1] {
  const { resource, action, periodName = 'ret_period' } = read;
  const returnPeriod = read.path.includes('{month}') ? periodOf(call) : null;
  const period = returnPeriod === null ? {} : { [periodName]: wireReturnPeriod(returnPeriod) };
  const parameters = parametersOf(call, read);
  return { resource, action, query: { gstin: call.taxpayer.gstin, ...period, ...parameters }, returnPeriod };
}

function parametersOf(
  call: SandboxCall,
  { needs, mayHave }: { readonly needs: SandboxParameters; readonly mayHave: SandboxParameters },
): Readonly<Record<string, string>> {
  const needed = Object.entries(needs).map(([name, { portal, toPortal }]) => [
    portal,
    toPortal(queryOf(call, name)),
  ]);
  const given = Object.entries(mayHave).flatMap(([name, { portal, toPortal }]) => {
    const value = call.query[name];
    return value ? [[portal, toPortal(value)]] : [];
  });
  return Object.fromEntries([...needed, ...given]);
}

/** The read of a path with `{section}` in it; refuses with 404 a section that is none. */
export function sectionOf(call: SandboxCall, reads: readonly SandboxRead[]): SandboxRead {
  const { section = '' } = call.path;
  const found = reads.find(({ path }) => path.includes(`/${section}/{year}`));
  if (found) return found;
  throw new GatewayRefusal(404, `There is no section "${section}".`);
}

async function summaryOf1a(call: SandboxCall): Promise<OperationAnswer> {
  const returnPeriod = periodOf(call);
  const query = { ...returnQuery(call, returnPeriod), smrytyp: 'S' };
  const answer = await relay(call, { resource: 'gstr1a', action: 'RETSUM', query, returnPeriod });
  return { data: gstnData(withNumbers(answer, false)) };
}

function declarations(call: SandboxCall): Promise<OperationAnswer> {
  periodOf(call);
  return Promise.reject(notKnown('declaration details of GSTR-1A'));
}

/** What the provider lists but for which no call of GSTN is known: an answer of "nothing" might be untrue. */
export function notKnown(what: string): GatewayRefusal {
  return new GatewayRefusal(501, `GSTN's call for ${what} is not known here. Read them on the portal.`);
}

const returns = `${taxpayerRoot}/gstrs`;
const get = { method: 'GET', token: 'taxpayer', act: 'see' } as const;

/** The operation that serves a read. */
export function readOperation(name: string, read: SandboxRead): SandboxOperation {
  return { name, ...get, path: `${taxpayerRoot}${read.path}`, answer: (call) => passRead(call, read) };
}

/** The 23 section reads of GSTR-1, and GSTR-1A which mirrors them. */
export const readOperations: readonly SandboxOperation[] = [
  ...gstr1Reads.map((read) => readOperation(`read ${read.path.split('/')[3]}`, read)),
  {
    name: 'read GSTR-1A section',
    ...get,
    path: `${returns}/gstr-1a/{section}/{year}/{month}`,
    answer: async (call) => passRead(call, sectionOf(call, gstr1aReads)),
  },
  { name: 'GSTR-1A summary', ...get, path: `${returns}/gstr-1a/{year}/{month}`, answer: summaryOf1a },
  {
    name: 'GSTR-1A declarations',
    ...get,
    path: `${returns}/gstr-1a/declaration-details/{year}/{month}`,
    answer: declarations,
  },
];
