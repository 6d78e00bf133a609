import { wireReturnPeriod } from '../../core/index.ts';
import { PortalError } from '../../filing/needs/portal.ts';
import { amendmentHistory, gstr2aReads, inwardReads } from '../../filing/needs/words/sandbox.ts';
import { gstnData } from './answers.ts';
import { objectBody, periodOf, queryOf } from './inputs.ts';
import { type OperationAnswer, type SandboxCall, type SandboxOperation, taxpayerRoot } from './operation.ts';
import { relay } from './passage.ts';
import { notKnown, passRead, readOperation, sectionOf, wordsOf } from './reads.ts';

const isNothing: ReadonlySet<string> = new Set(['RET11416', 'RET13508', 'RET13509', 'RET13510', 'RTNECO-01']);

/** GSTN has no whole GSTR-2A: the sections are read one after the other. One that holds nothing is left out. */
async function document2a(call: SandboxCall): Promise<OperationAnswer> {
  let joined: Readonly<Record<string, unknown>> = {};
  let nothing: PortalError | null = null;
  for (const read of gstr2aReads) {
    try {
      joined = { ...joined, ...(await relay(call, wordsOf(call, { ...read, mayHave: {} }))) };
    } catch (error) {
      if (!(error instanceof PortalError) || !isNothing.has(error.code)) throw error;
      nothing ??= error;
    }
  }
  if (nothing && Object.keys(joined).length === 0) throw nothing;
  return { data: gstnData(joined) };
}

async function regenerate2b(call: SandboxCall): Promise<OperationAnswer> {
  const returnPeriod = periodOf(call);
  const payload = { rtin: call.taxpayer.gstin, itcprd: wireReturnPeriod(returnPeriod) };
  const words = { resource: 'gstr2b', action: 'GEN2B', method: 'PUT', payload, returnPeriod } as const;
  return { data: gstnData(await relay(call, words)) };
}

const imsWrite = (action: 'SAVE' | 'RESETIMS') => async (call: SandboxCall) => {
  const payload = objectBody(call);
  const words = { resource: 'ims', action, method: 'PUT', payload, returnPeriod: null } as const;
  return { data: gstnData(await relay(call, words)) };
};

function addedBack(call: SandboxCall): Promise<OperationAnswer> {
  periodOf(call);
  queryOf(call, 'section');
  return Promise.reject(notKnown('liabilities added back'));
}

const returns = `${taxpayerRoot}/gstrs`;
const ims = `${taxpayerRoot}/invoices`;
const get = { method: 'GET', token: 'taxpayer', act: 'see' } as const;
const post = { method: 'POST', token: 'taxpayer', act: 'decide' } as const;

/** GSTR-2A, GSTR-2B and the Invoice Management System: passed on, with GSTN's own answers. */
export const inwardOperations: readonly SandboxOperation[] = [
  {
    name: '2A section',
    ...get,
    path: `${returns}/gstr-2a/{section}/{year}/{month}`,
    answer: async (call) => passRead(call, sectionOf(call, [...gstr2aReads, amendmentHistory])),
  },
  { name: '2A document', ...get, path: `${returns}/gstr-2a/{year}/{month}`, answer: document2a },
  readOperation('2B statement', inwardReads.statement2b),
  {
    name: '2B regenerate',
    ...post,
    path: `${returns}/gstr-2b/{year}/{month}/regenerate`,
    answer: regenerate2b,
  },
  readOperation('2B regenerate status', inwardReads.status2b),
  readOperation('IMS invoices', inwardReads.invoices),
  readOperation('IMS count', inwardReads.count),
  { name: 'IMS save', ...post, path: `${ims}/status/save`, answer: imsWrite('SAVE') },
  { name: 'IMS reset', ...post, path: `${ims}/status/reset`, answer: imsWrite('RESETIMS') },
  readOperation('IMS status', inwardReads.status),
  readOperation('IMS sales', inwardReads.sales),
  { name: 'IMS added-back', ...get, path: `${ims}/added-back-liabilities/{year}/{month}`, answer: addedBack },
];
