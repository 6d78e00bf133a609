import { randomUUID } from 'node:crypto';
import { PortalError } from '../../filing/needs/portal.ts';
import { NotPossible } from '../../filing/not-possible.ts';

/** An answer as it goes out: HTTP status and body. */
export interface SandboxAnswer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** The gateway itself says no, in the provider's own shape: HTTP 4xx or 5xx with `code` and `message`. */
export class GatewayRefusal extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.name = 'GatewayRefusal';
    this.status = status;
  }
}

/** What GSTN says no to, HTTP 200; `spelling` of the code differs in the public reads. */
export class GstnRefusal extends Error {
  readonly data: unknown;
  constructor(data: unknown) {
    super('GSTN refused');
    this.name = 'GstnRefusal';
    this.data = data;
  }
}

/** The answer of success around `data`; `beside` stands next to it at the top. */
export function okAnswer(data: unknown, beside: object = {}): SandboxAnswer {
  return { status: 200, body: { code: 200, ...beside, data, ...stamp() } };
}

/** GSTN's answer as the provider wraps it. */
export function gstnData(answer: unknown): object {
  return { data: answer, status_cd: '1' };
}

/** GSTN's refusal as the provider wraps it: HTTP 200 all the same. */
export function gstnRefusal(code: string, message: string): object {
  return { status_cd: '0', error: { error_cd: code, message } };
}

/** The gateway's refusal. */
export function gatewayAnswer(status: number, message: string): SandboxAnswer {
  return { status, body: { code: status, message, ...stamp() } };
}

function stamp() {
  return { timestamp: Date.now(), transaction_id: randomUUID() };
}

/** Any failure in the provider's shapes; null for a defect of ours, which is logged and answered 500. */
export function refusedAnswer(error: unknown): SandboxAnswer | null {
  if (error instanceof GatewayRefusal) return gatewayAnswer(error.status, error.message);
  if (error instanceof GstnRefusal) return okAnswer(error.data);
  if (error instanceof PortalError) return portalAnswer(error);
  if (error instanceof NotPossible) return notPossibleAnswer(error);
  const { statusCode, message } = error as { readonly statusCode?: number; readonly message?: string };
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
    return gatewayAnswer(statusCode, message ?? 'Bad request');
  }
  return null;
}

/** GSTN's own codes go out as GSTN's answer; what happened on the way there is the gateway's. */
function portalAnswer({ code, message, remedy }: PortalError): SandboxAnswer {
  const mayBeDone = remedy === 'ask the portal what happened';
  if (code === 'NO-ANSWER' || (code === 'BAD-ANSWER' && mayBeDone)) return gatewayAnswer(504, message);
  if (code === 'NOT-REACHED' || code === 'BAD-ANSWER' || code === 'NO-GATEWAY')
    return gatewayAnswer(503, message);
  return code === 'NOT-OFFERED' ? gatewayAnswer(501, message) : okAnswer(gstnRefusal(code, message));
}

function notPossibleAnswer({ code, message }: NotPossible): SandboxAnswer {
  if (code === 'OTP' || code === 'NOT-CONNECTED') return okAnswer(gstnRefusal('AUTH4033', 'Invalid Session'));
  if (code === 'APPROVAL') return gatewayAnswer(403, message);
  if (code === 'NOT-PERMITTED') return gatewayAnswer(403, `Insufficient privilege: ${message}`);
  return gatewayAnswer(422, message);
}
