import { setTimeout as delay } from 'node:timers/promises';
import { otp, panOf, payloadOf } from '../portal-contract/samples.ts';
import type { SandboxClient } from './sandbox-client.ts';
import type { WhitebooksClient } from './whitebooks-client.ts';

/** What a call came to, in either dialect: its data, or why there is none. */
interface Said {
  // biome-ignore lint/suspicious/noExplicitAny: the tests look into answers of every shape.
  readonly data: any;
  readonly code: string | null;
}

/** One taxpayer's calls in the dialect of his program. */
export interface Program {
  readonly gstin: string;
  signIn(): Promise<Said>;
  save(): Promise<Said>;
  proceed(): Promise<Said>;
  status(reference: string): Promise<Said>;
  summary(): Promise<Said>;
  requestEvc(): Promise<Said>;
  file(summary: unknown): Promise<Said>;
  track(): Promise<Said>;
}

/** A program of sandbox.co.in for one taxpayer. */
export function sandboxProgram(client: SandboxClient, gstin: string): Program {
  const at = '/gstrs/gstr-1/2026/10';
  const pan = panOf(gstin);
  const call = async (method: string, path: string, body?: unknown): Promise<Said> => {
    const { http, body: answer } = await client.taxpayer(method, path, body);
    if (http !== 200) return { data: null, code: String(http) };
    const { data, error, status_cd } = answer.data;
    return { data, code: status_cd === '0' ? String(error?.error_cd ?? error?.error_code) : null };
  };
  return {
    gstin,
    signIn: async () => {
      await client.signIn(gstin);
      return { data: null, code: client.taxpayerToken ? null : 'no token' };
    },
    save: () => call('POST', at, payloadOf(gstin)),
    proceed: () => call('POST', `${at}/new-proceed?is_nil=N`, { gstin, ret_period: '102026' }),
    status: (reference) => call('GET', `/gstrs/2026/10/status?reference_id=${reference}`),
    summary: () => call('GET', at),
    requestEvc: () => call('POST', '/evc/otp?gstr=gstr-1', { pan }),
    file: (summary) => call('POST', `${at}/file?pan=${pan}&otp=${otp}`, summary),
    track: () => call('GET', '/gstrs/2026/10/track'),
  };
}

/** A program of WhiteBooks for one taxpayer. */
export function whitebooksProgram(client: WhitebooksClient): Program {
  const { gstin } = client.account;
  const pan = panOf(gstin);
  const said = async (answer: ReturnType<WhitebooksClient['read']>): Promise<Said> => {
    const { body } = await answer;
    const { error, data, status_cd } = body;
    return { data, code: status_cd === '1' ? null : String(error?.error_cd ?? error?.errorCode) };
  };
  return {
    gstin,
    signIn: () => said(client.signIn()),
    save: () => said(client.write('PUT', '/gstr1/retsave', { body: payloadOf(gstin) })),
    proceed: () => said(client.read('/all/newproceedfile', { type: 'GSTR1', isNil: 'N' })),
    status: (refid) => said(client.read('/gstr/retstatus', { refid }, 'returnperiod')),
    summary: () => said(client.read('/gstr1/retsum')),
    requestEvc: () => said(client.requestEvc(pan)),
    file: (body) => said(client.write('POST', '/gstr1/retevcfile', { query: { pan, evcotp: otp }, body })),
    track: () => said(client.read('/gstr/rettrack', {}, 'returnperiod')),
  };
}

const mostTries = 200;

/** Repeats a call until it is done, as a program does on a bad day. */
async function until(call: () => Promise<Said>, done: (said: Said) => boolean = ({ code }) => code === null) {
  let last: Said | null = null;
  for (let tries = 0; tries < mostTries; tries += 1) {
    last = await call();
    if (done(last)) return last;
    await delay(50);
  }
  throw new Error(`A call was not done in ${mostTries} tries; the last was told ${last?.code}.`);
}

/** Carries a job out to its end; it is asked for again where its answer was lost or it failed. */
async function carriedOut(program: Program, ask: () => Promise<Said>): Promise<void> {
  for (;;) {
    // RET00003: a lost answer was a yes.
    const { data, code } = await until(ask, (said) => said.code === null || said.code === 'RET00003');
    if (code === 'RET00003') return;
    const { status_cd } = (
      await until(
        () => program.status(data.reference_id),
        (said) => said.code === null && !['REC', 'IP'].includes(said.data.status_cd),
      )
    ).data;
    if (status_cd === 'P') return;
  }
}

/** Files one invoice from the sign-in to the ARN without anybody's help. A filing in doubt is looked up, not repeated. */
export async function fileWithoutHelp(program: Program): Promise<string> {
  await until(program.signIn);
  await carriedOut(program, program.save);
  await carriedOut(program, program.proceed);
  for (let tries = 0; tries < mostTries; tries += 1) {
    const summary = (await until(program.summary)).data;
    await until(program.requestEvc);
    const filed = await program.file(summary);
    if (filed.code === null) return filed.data.ack_num;
    const record = await until(program.track, ({ code }) => code === null || isNoRecord(code));
    if (record.code === null) return record.data.EFiledlist[0].arn;
  }
  throw new Error(`${program.gstin} was not filed.`);
}

const isNoRecord = (code: string): boolean => ['RET13510', 'LG9002'].includes(code);
