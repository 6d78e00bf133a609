import type { IncomingHttpHeaders } from 'node:http';
import type { TokenCaller } from '../../filing/needs/callers.ts';
import type { Consumer } from '../../filing/needs/consumers.ts';
import type { Taxpayer } from '../../filing/needs/portal.ts';
import { GatewayRefusal } from './answers.ts';
import type { DialectContext, SandboxOperation } from './operation.ts';

/** Who calls: the consumer, the token he showed and the taxpayer it speaks for. */
export interface Caller {
  readonly consumer: Consumer;
  readonly token: string;
  readonly taxpayer: Taxpayer;
  /** How the portal is reached for him. */
  readonly way: Pick<TokenCaller, 'registration' | 'session'>;
}

const nobody: Taxpayer = { gstin: '', userName: '' };
const noWay = { registration: null, session: null };

/** Finds who calls by key and secret or key and token; refuses with 401 (key) and 403 (token), as the provider does. */
export async function callerOf(
  context: DialectContext,
  headers: IncomingHttpHeaders,
  wants: SandboxOperation['token'],
): Promise<Caller> {
  const apiKey = headerOf(headers, 'x-api-key');
  if (!apiKey)
    throw new GatewayRefusal(401, 'Unauthorized: the header x-api-key is missing. Send your API key.');
  if (wants === 'secret') return bySecret(context, apiKey, headerOf(headers, 'x-api-secret'));
  return byToken(context, apiKey, { wants, shown: headerOf(headers, 'authorization') });
}

async function bySecret(context: DialectContext, apiKey: string, apiSecret: string): Promise<Caller> {
  const consumer = apiSecret ? await context.consumers.authenticate({ apiKey, apiSecret }) : null;
  if (!consumer) {
    throw new GatewayRefusal(
      401,
      'Unauthorized: API key and secret do not fit. Check x-api-key and x-api-secret.',
    );
  }
  return { consumer, token: '', taxpayer: nobody, way: noWay };
}

async function byToken(
  { callers, filing }: DialectContext,
  apiKey: string,
  { wants, shown }: { readonly wants: 'api' | 'taxpayer'; readonly shown: string },
): Promise<Caller> {
  // The provider takes the raw token; a client that says Bearer means the same.
  const token = shown.replace(/^Bearer\s+/i, '');
  const found = await callers.byToken({ apiKey, token, now: filing.clock.now() });
  if (!found) throw new GatewayRefusal(401, 'Unauthorized: the API key is not known. Check x-api-key.');
  if (!token)
    throw new GatewayRefusal(403, 'Access denied: the header authorization is missing. Send the token.');
  const { consumer } = found;
  if (!found.token) {
    throw new GatewayRefusal(403, 'Access denied: the token is invalid or has expired. Get a new one.');
  }
  const { taxpayer } = found.token;
  if (wants === 'taxpayer' && !taxpayer) {
    throw new GatewayRefusal(
      403,
      'Insufficient privilege: this call needs the taxpayer token of otp/verify.',
    );
  }
  if (taxpayer) refuseOutOfScope(consumer, taxpayer.gstin);
  return { consumer, token, taxpayer: taxpayer ?? nobody, way: found };
}

/** Refuses with 403 a GSTIN that the key may not speak for. */
export function refuseOutOfScope({ gstins }: Consumer, gstin: string): void {
  if (gstins === null || gstins.includes(gstin)) return;
  throw new GatewayRefusal(403, `Insufficient privilege: this API key may not speak for ${gstin}.`);
}

function headerOf(headers: IncomingHttpHeaders, name: string): string {
  const value = headers[name];
  return typeof value === 'string' ? value.trim() : '';
}
