import { type Portal, PortalError, type PublicCall } from '../../filing/needs/portal.ts';
import type { Registration } from '../../filing/needs/store.ts';
import { GstnRefusal, gstnData } from './answers.ts';
import { financialYearIn, gstinIn } from './inputs.ts';
import { type OperationAnswer, publicRoot, type SandboxCall, type SandboxOperation } from './operation.ts';

type Wire = Readonly<Record<string, unknown>>;

/** The list of returns filed in a financial year ('2025-26'), from the public record, as the portal has it. */
export async function filedList(
  call: SandboxCall,
  { gstin, financialYear }: { readonly gstin: string; readonly financialYear: string },
): Promise<Wire & { readonly EFiledlist: readonly unknown[] }> {
  const query = { fy: financialYear, type: 'R1' };
  const answer = await publicRead(call, gstin, { resource: 'returns', action: 'RETTRACK', query });
  return { ...answer, EFiledlist: Array.isArray(answer.EFiledlist) ? answer.EFiledlist : [] };
}

async function publicRead(call: SandboxCall, gstin: string, words: PublicCall): Promise<Wire> {
  const portal = portalOf(call, gstin, await registered(call, gstin));
  return portal.publicCall(gstin, words);
}

function registered({ context, consumer }: SandboxCall, gstin: string): Promise<Registration | null> {
  return context.filing.store.inBooks(consumer.tenantId, (books) => books.registration(gstin));
}

/** The public record is read of everybody, also of a GSTIN that is not in the books. */
function portalOf({ context, consumer }: SandboxCall, gstin: string, known: Registration | null): Portal {
  const stranger: Registration = {
    gstin,
    legalName: gstin,
    portalUserName: '',
    signatoryPan: '',
    gateway: context.usualGateway,
    frequency: 'monthly',
    turnoverPreviousYear: null,
    turnoverCurrentYear: null,
  };
  return context.filing.portalFor(known ?? stranger, consumer.tenantId);
}

/** Public reads spell the code of a refusal `error_code`; codes of the way there stay what they are. */
async function spelledPublic(work: Promise<Wire>): Promise<OperationAnswer> {
  try {
    return { data: gstnData(await work) };
  } catch (error) {
    if (!(error instanceof PortalError) || /^[A-Z]+-(?:ANSWER|REACHED|GATEWAY|OFFERED)$/.test(error.code))
      throw error;
    // The portal says LG9002 where the provider documents RET13510 for "no record".
    const code = error.code === 'LG9002' ? 'RET13510' : error.code;
    throw new GstnRefusal({ status_cd: '0', error: { error_code: code, message: error.message } });
  }
}

function track(call: SandboxCall): Promise<OperationAnswer> {
  const gstin = gstinIn(call);
  return spelledPublic(filedList(call, { gstin, financialYear: financialYearIn(call) }));
}

function search(call: SandboxCall): Promise<OperationAnswer> {
  return spelledPublic(publicRead(call, gstinIn(call), { resource: 'search', action: 'TP' }));
}

function preference(call: SandboxCall): Promise<OperationAnswer> {
  const query = { fy: financialYearIn(call) };
  return spelledPublic(publicRead(call, gstinIn(call), { resource: 'returns', action: 'GETPREF', query }));
}

/** Reads of the public record. */
export const publicOperations: readonly SandboxOperation[] = [
  {
    name: 'track (public)',
    method: 'POST',
    path: `${publicRoot}/gstrs/track`,
    token: 'api',
    act: 'see',
    answer: track,
  },
  {
    name: 'GSTIN search',
    method: 'POST',
    path: `${publicRoot}/gstin/search`,
    token: 'api',
    act: 'see',
    answer: search,
  },
  {
    name: 'preference (public)',
    method: 'POST',
    path: `${publicRoot}/gstrs/preference`,
    token: 'api',
    act: 'see',
    answer: preference,
  },
];
