import { type WhitebooksCall, whitebooksCalls } from '../../filing/needs/words/whitebooks.ts';
import type { Act } from '../../filing/permissions.ts';
import { refresh, requestEvc, requestOtp, signIn, signOut } from './authentication.ts';
import type { DialectAnswer, DialectCall } from './context.ts';
import { fileWithEvc, fileWithSignature } from './file-return.ts';
import { proceedToFile, resetReturn, returnStatus, returnSummary, saveReturn } from './filing-calls.ts';
import { GatewayFault } from './gateway-fault.ts';
import { fileGstr1A, proceedToFile1A } from './gstr1a-filing.ts';
import { passCall, publicRead } from './pass-call.ts';
import { trackReturn } from './track.ts';

/** One operation of the dialect. */
export interface Operation {
  readonly method: 'GET' | 'PUT' | 'POST';
  readonly path: string;
  /** What it is in the books; the key's role must allow it. */
  readonly act: Act;
  readonly answer: (call: DialectCall) => Promise<DialectAnswer>;
  /** It may change something though it be a GET: an `Idempotency-Key` counts. */
  readonly changes?: boolean;
}

/** A call that is refused before anything is sent. */
function notOffered(says: string): Operation['answer'] {
  return async () => {
    throw new GatewayFault(501, 'RET11403', says);
  };
}

/**
 * Calls that the provider lists and for which no words of the portal are known; a guessed word must not go out in a
 * taxpayer's name.
 */
const noWords: readonly (readonly [Operation['method'], string])[] = [
  ['POST', '/gstr1a/retsubmit'],
  ['GET', '/all/latefee'],
  ['GET', '/all/docdwld'],
  ['POST', '/all/savemasters'],
  ['GET', '/all/getmasters'],
  ['GET', '/ims/rejectedInvoices'],
  ['GET', '/public/unregistered-applicants'],
  ['GET', '/public/unregistered-applicants-validation'],
];

const own: readonly Operation[] = [
  { method: 'GET', path: '/authentication/otprequest', act: 'connect', answer: requestOtp },
  { method: 'GET', path: '/authentication/authtoken', act: 'connect', answer: signIn },
  { method: 'GET', path: '/authentication/refreshtoken', act: 'connect', answer: refresh },
  { method: 'GET', path: '/authentication/logout', act: 'connect', answer: signOut },
  { method: 'GET', path: '/authentication/otpforevc', act: 'file', answer: requestEvc },
  { method: 'PUT', path: '/gstr1/retsave', act: 'save', answer: saveReturn },
  { method: 'POST', path: '/gstr1/reset', act: 'reset', answer: resetReturn },
  { method: 'GET', path: '/gstr1/retsum', act: 'see', answer: returnSummary },
  { method: 'POST', path: '/gstr1/retfile', act: 'file', answer: fileWithSignature },
  { method: 'POST', path: '/gstr1/retevcfile', act: 'file', answer: fileWithEvc },
  { method: 'GET', path: '/gstr/retstatus', act: 'see', answer: returnStatus },
  { method: 'GET', path: '/all/newretstatus', act: 'see', answer: returnStatus },
  { method: 'GET', path: '/gstr/rettrack', act: 'see', answer: trackReturn },
  { method: 'GET', path: '/all/newproceedfile', act: 'proceed', answer: proceedToFile, changes: true },
  // Gone at the provider, and still in programs of its time: what the portal was then asked for is asked for.
  { method: 'POST', path: '/gstr1/retsubmit', act: 'proceed', answer: proceedToFile },
  { method: 'GET', path: '/all/proceedfile', act: 'proceed', answer: proceedToFile, changes: true },
  { method: 'GET', path: '/gstr1a/proceedfile', act: 'proceed', answer: proceedToFile1A, changes: true },
  { method: 'POST', path: '/gstr1a/retfile', act: 'file', answer: fileGstr1A },
  { method: 'POST', path: '/gstr1a/retevcfile', act: 'file', answer: fileGstr1A },
  {
    method: 'GET',
    path: '/public/rettrack',
    act: 'see',
    answer: publicRead('returns', 'RETTRACK', { needs: ['fy'], mayHave: ['type'] }),
  },
  {
    method: 'GET',
    path: '/public/pref',
    act: 'see',
    answer: publicRead('returns', 'GETPREF', { needs: ['fy'] }),
  },
  { method: 'GET', path: '/public/search', act: 'see', answer: publicRead('search', 'TP', { needs: [] }) },
  ...noWords.map(([method, path]) => ({
    method,
    path,
    act: 'see' as const,
    answer: notOffered(
      `${method} ${path} is not offered here, because no call of the portal is known for it. Do it on the portal.`,
    ),
  })),
];

/** What is handed on and is no read: the writes of GSTR-1A, and decisions about what suppliers have furnished. */
const writes: Readonly<Record<string, Act>> = {
  R1ARETSAVE: 'save',
  R1ARESET: 'reset',
  DOCUPLOAD: 'save',
  SAVEPREF: 'register',
};

function actOf({ method, action }: WhitebooksCall): Act {
  return method === undefined ? 'see' : (writes[action] ?? 'decide');
}

const passedOn: readonly Operation[] = whitebooksCalls.map((spec) => ({
  method: spec.method ?? 'GET',
  path: spec.path,
  act: actOf(spec),
  answer: (call) => passCall(call, spec),
}));

/** Every operation that the dialect serves. */
export const operations: readonly Operation[] = [...own, ...passedOn];
