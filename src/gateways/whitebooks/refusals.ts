import { PortalError, type Remedy } from '../../filing/needs/portal.ts';
import { isKnownCode, portalRefusal } from '../gstn/refusals.ts';
import { isObject, textOf, type WireObject } from '../gstn/wire.ts';

/** Where WhiteBooks has no such path: the request was certainly not carried out. */
export const noSuchPath = 'NO-API';

/** Codes whose remedy differs from GSTN's own: a stale session is said with them, and a new sign-in cures it. */
const own: Readonly<Record<string, Remedy>> = {
  RET11401: 'sign in again',
  RET11402: 'sign in again',
  AUTH4041: 'sign in again',
  'NO-ANSWER': 'ask the portal what happened',
  'NOT-REACHED': 'try again later',
};

/** Which answer is read: the HTTP status counts only where the body says nothing, and a write may have been done. */
export interface AnswerKind {
  readonly status: number;
  readonly isWrite: boolean;
}

/** The refusal in a body, in either of its two spellings; null when it holds none. */
export function refusalIn(body: WireObject, { status, isWrite }: AnswerKind): PortalError | null {
  const error = isObject(body.error) ? body.error : {};
  const code = textOf(error.error_cd) || textOf(error.errorCode) || textOf(error.code);
  const message =
    textOf(error.message) ||
    textOf(error.errorMessage) ||
    textOf(error.error_msg) ||
    textOf(error.desc) ||
    textOf(body.status_desc);
  if (!code) return textOf(body.status_cd) === '0' ? withoutCode(message, isWrite) : null;
  const remedy = own[code];
  if (remedy) return new PortalError(code, message || code, remedy);
  if (isKnownCode(code) || status < 429) return portalRefusal(code, message);
  // An unknown code with "too many requests", "unavailable" or a fault of the server needs no guess.
  if (status === 429 || status === 503) return new PortalError(code, message || code, 'try again later');
  return isWrite
    ? new PortalError('NO-ANSWER', message, 'ask the portal what happened')
    : portalRefusal(code, message);
}

/** Faults of the schema come back at once, as a message without a code. */
function withoutCode(message: string, isWrite: boolean): PortalError {
  const says = message || 'WhiteBooks refused without saying why.';
  return new PortalError('REFUSED', says, isWrite ? 'correct the return' : 'report a defect');
}

/** An answer whose body is none of WhiteBooks': a page of a proxy, a path that does not exist, nothing at all. */
export function strangeAnswer(text: string, { status, isWrite }: AnswerKind): PortalError {
  if (status === 404) {
    const path = /No API configured for :?\s*(\S+)/.exec(text)?.[1];
    const says = path ? `WhiteBooks has no call ${path}.` : 'WhiteBooks answered HTTP 404.';
    return new PortalError(noSuchPath, `${says} Check the base URL.`, 'report a defect');
  }
  const says = `WhiteBooks answered HTTP ${status} without a message of its own.`;
  if (status === 429 || status === 503)
    return new PortalError('NOT-REACHED', `${says} Try again later.`, 'try again later');
  if (isWrite && (status >= 500 || status < 400)) {
    const message = `${says} The request may have been carried out.`;
    return new PortalError('NO-ANSWER', message, 'ask the portal what happened');
  }
  if (status >= 500 || status < 400)
    return new PortalError('NOT-REACHED', `${says} Try again later.`, 'try again later');
  const message = `${says} Check the base URL, the e-mail address, the client id and the secret.`;
  return new PortalError('BAD-ANSWER', message, 'report a defect');
}
