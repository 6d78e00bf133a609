import { PortalError } from '../../filing/needs/portal.ts';
import { portalRefusal } from '../gstn/refusals.ts';
import { isObject, textOf } from '../gstn/wire.ts';

/** Which answer is read: a write may have been done though its answer is none. */
export interface AnswerKind {
  readonly status: number;
  readonly isWrite: boolean;
}

/** GSTN's refusal inside an answer, in either of its spellings; null where it holds none. */
export function gstnRefusalIn(data: unknown): PortalError | null {
  if (!isObject(data)) return null;
  const error = isObject(data.error) ? data.error : data;
  const code = textOf(error.error_cd) || textOf(error.error_code);
  const message = textOf(error.message) || textOf(error.error_msg);
  if (code) return portalRefusal(code, message);
  if (textOf(data.status_cd) !== '0') return null;
  return new PortalError('REFUSED', message || 'The portal refused without saying why.', 'report a defect');
}

/** The refusal of the provider's own gateway: by the `code` of its body, which has been seen to differ from the HTTP status. */
export function gatewayRefusal(body: unknown, { status, isWrite }: AnswerKind): PortalError {
  const inBody = isObject(body) ? Number(body.code) : Number.NaN;
  const code = inBody >= 400 && inBody < 600 ? inBody : status;
  const says = (isObject(body) && textOf(body.message)) || `sandbox.co.in answered HTTP ${status}.`;
  if (code === 429 || code === 503) return new PortalError('NOT-REACHED', says, 'try again later');
  if (code >= 500 && isWrite) {
    const message = `${says} The request may have been carried out.`;
    return new PortalError('NO-ANSWER', message, 'ask the portal what happened');
  }
  if (code >= 500) return new PortalError('NOT-REACHED', says, 'try again later');
  if (code === 403) return noAccess(says);
  if (code === 400 || code === 422) {
    return new PortalError(`SANDBOX-${code}`, says, isWrite ? 'correct the return' : 'report a defect');
  }
  return new PortalError(
    `SANDBOX-${code}`,
    `${says} Check the base URL, the API key and the secret.`,
    'report a defect',
  );
}

/** 403 says many things; only a token that is spent is cured by a new sign-in. */
function noAccess(says: string): PortalError {
  if (/credit|quota|privilege|revoked|plan/i.test(says))
    return new PortalError('SANDBOX-403', says, 'report a defect');
  return new PortalError('AUTH4033', says, 'sign in again');
}
