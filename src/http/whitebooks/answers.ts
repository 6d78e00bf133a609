import { PortalError } from '../../filing/needs/portal.ts';
import { NotPossible } from '../../filing/not-possible.ts';
import type { DialectAnswer } from './context.ts';
import { GatewayFault } from './gateway-fault.ts';
import type { Parameters } from './parameters.ts';

/** An answer ready to be sent: HTTP status and JSON. */
export interface Sent {
  readonly status: number;
  readonly body: string;
}

const echoed = ['gst_username', 'state_cd', 'ip_address', 'txn', 'gstin', 'ret_period', 'client_id'] as const;

/** The headers of a request as WhiteBooks gives them back. */
export function headerEcho(
  parameters: Parameters,
  { txn, echoesSecrets }: { readonly txn: string | undefined; readonly echoesSecrets: boolean },
): Readonly<Record<string, string>> {
  const names = echoesSecrets ? [...echoed, 'client_secret'] : echoed;
  const entries = names.flatMap((name) => {
    const value = parameters.header(name);
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...Object.fromEntries(entries), ...(txn === undefined ? {} : { txn }) };
}

/** The answer of a call that succeeded. */
export function success({ says, data }: DialectAnswer, header: Readonly<Record<string, string>>): Sent {
  const shown = data === undefined ? {} : { data };
  return { status: 200, body: JSON.stringify({ status_cd: '1', status_desc: says, ...shown, header }) };
}

/** HTTP status for what happened on the way to the portal; every refusal of the portal itself is a 200. */
const statusOfWay: Readonly<Record<string, number>> = {
  'NO-ANSWER': 504,
  'NOT-REACHED': 502,
  'BAD-ANSWER': 502,
  'NO-GATEWAY': 503,
  'NOT-OFFERED': 501,
};

/** The answer to a refusal of the portal, a fault of the request, or null for a defect of ours. */
export function refusal(error: unknown, header: Readonly<Record<string, string>>): Sent | null {
  if (error instanceof PortalError) {
    const status = statusOfWay[error.code];
    return status === undefined
      ? portalSaidNo(error, header)
      : gatewaySaysNo(status, error.code, error.message);
  }
  // A key whose role does not reach so far, like one that does not cover the GSTIN.
  if (error instanceof NotPossible && (error.code === 'NOT-PERMITTED' || error.code === 'APPROVAL')) {
    return gatewaySaysNo(403, 'AUTH4035', error.message);
  }
  return error instanceof GatewayFault ? gatewaySaysNo(error.status, error.code, error.message) : null;
}

/** `code` and `desc` are the same once more: the published schema calls for all four. */
function portalSaidNo({ code, message }: PortalError, header: Readonly<Record<string, string>>): Sent {
  const error = { error_cd: code, message, code, desc: message };
  return { status: 200, body: JSON.stringify({ status_cd: '0', status_desc: message, error, header }) };
}

/** The answer of the gateway itself, which spells its errors otherwise than the portal. */
export function gatewaySaysNo(status: number, errorCode: string, errorMessage: string): Sent {
  const error = { errorCode, errorMessage };
  return { status, body: JSON.stringify({ status_cd: '0', status_desc: errorMessage, error, header: {} }) };
}
