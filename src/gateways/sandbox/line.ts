import type { Clock } from '../../filing/needs/clock.ts';
import { type PlainCallOf, PortalError, type Taxpayer } from '../../filing/needs/portal.ts';
import { createExchange, type HttpRequest } from '../exchange.ts';
import { type CallListener, plannedOf, reported } from '../gateway-call.ts';
import { badAnswer } from '../gstn/refusals.ts';
import { textOf, type WireObject } from '../gstn/wire.ts';
import { readAnswer } from './answer.ts';
import { tokenOf } from './session.ts';

/** Where sandbox.co.in is and whose key calls it. */
export interface LineConfig {
  /** Scheme and host: https://api.sandbox.co.in, its test host, or a server that speaks the same. */
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly apiSecret: string;
  /** Which of two GSPs the provider takes: primary where absent. */
  readonly source?: 'primary' | 'secondary';
  /** Time limit of one call, milliseconds; 60,000 where absent. A large body gets a second more for every 100 kB. */
  readonly timeoutMs?: number;
  readonly clock: Clock;
  readonly onCall?: CallListener;
}

/** A call; `action` is GSTN's word for it, so that a history reads alike whatever the way. */
interface AnyCall {
  readonly action: string;
  readonly method: 'GET' | 'POST';
  /** Below `/gst/compliance`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** The request as reported: without secrets. */
  readonly shown: unknown;
  /** It may change the return. */
  readonly isWrite: boolean;
}

/** A call with the consumer's own token. */
export interface ConsumerCall extends AnyCall {
  readonly gstin: string;
}

/** A call with the taxpayer's token. */
export interface SessionCall extends AnyCall, PlainCallOf {}

/** Calls of sandbox.co.in with headers, tokens, time limit, read answers and reports; each answers `data`. */
export interface Line {
  asConsumer(call: ConsumerCall): Promise<WireObject>;
  /** Refuses with AUTH4038, without calling, when the session has expired. */
  inSession(call: SessionCall): Promise<WireObject>;
  close(): void;
}

/** Opens a line to sandbox.co.in; it holds connections, and its own token for its day, until closed. */
export function createLine(config: LineConfig): Line {
  const exchange = createExchange();
  const timeoutMs = config.timeoutMs ?? 60_000;
  const send = async (call: AnyCall, token: string): Promise<WireObject> => {
    const body = call.body === undefined ? {} : { body: JSON.stringify(call.body) };
    const request = {
      method: call.method,
      url: address(config, call),
      headers: headersOf(config, token, call),
    };
    const forBody = Math.ceil((body.body?.length ?? 0) / 100);
    const sent: HttpRequest = { ...request, ...body, timeoutMs: timeoutMs + forBody };
    return readAnswer(await exchange.send(sent), call.isWrite);
  };
  const own = ownToken(config, async () => {
    const url = new URL(`${hostOf(config)}/authenticate`);
    const headers = { ...keyHeaders(config), 'x-api-secret': config.apiSecret };
    return readAnswer(await exchange.send({ method: 'POST', url, headers, timeoutMs }), false);
  });
  return {
    asConsumer: ({ gstin, ...call }) => {
      const planned = { gstin, returnPeriod: null, action: call.action, request: call.shown };
      return reported(planned, config, () => own.use((token) => send(call, token)));
    },
    inSession: async (call) => {
      const token = tokenOf(call.session, config.clock.now());
      const planned = { ...plannedOf(call), action: call.action, request: call.shown };
      return reported(planned, config, () => send(call, token));
    },
    close: () => exchange.close(),
  };
}

/** A token is asked for anew so long before its end, milliseconds. */
const spareMs = 5 * 60_000;
const dayMs = 24 * 3_600_000;

interface OwnToken {
  readonly token: string;
  readonly endsAt: number;
}

/** Keeps the consumer's token for its day, and forgets it when the provider refuses it. */
function ownToken(config: LineConfig, ask: () => Promise<WireObject>) {
  let known: Promise<OwnToken> | null = null;
  const now = () => Date.parse(config.clock.now());
  const fetchToken = async (): Promise<OwnToken> => {
    const token = textOf((await ask()).access_token);
    if (!token) throw badAnswer('it holds no access_token', false);
    return { token, endsAt: expiryIn(token) ?? now() + dayMs };
  };
  const current = async (): Promise<string> => {
    known ??= fetchToken();
    const { token, endsAt } = await known;
    if (endsAt - spareMs > now()) return token;
    known = fetchToken();
    return (await known).token;
  };
  return {
    async use(work: (token: string) => Promise<WireObject>): Promise<WireObject> {
      try {
        return await work(await current());
      } catch (error) {
        // Not repeated here: the next call asks for a new token.
        if (error instanceof PortalError && isOfToken(error)) known = null;
        throw error;
      }
    },
  };
}

/** Refusals after which the token, or a failed attempt to get one, must not be kept. */
function isOfToken({ code }: PortalError): boolean {
  return code === 'AUTH4033' || /^(?:SANDBOX-|BAD-ANSWER|NO-ANSWER|NOT-REACHED)/.test(code);
}

/** The end of a JWT, milliseconds since 1970; null where the token is none. */
function expiryIn(token: string): number | null {
  try {
    const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
    const { exp } = claims as { readonly exp?: unknown };
    return typeof exp === 'number' ? exp * 1000 : null;
  } catch {
    return null;
  }
}

function hostOf({ baseUrl }: LineConfig): string {
  return baseUrl.replace(/\/+$/, '');
}

function address(config: LineConfig, { path, query = {} }: AnyCall): URL {
  const url = new URL(`${hostOf(config)}/gst/compliance${path}`);
  url.search = new URLSearchParams(query).toString();
  return url;
}

/** The version goes with every call: the newest reads want it. */
function keyHeaders({ apiKey }: LineConfig): Readonly<Record<string, string>> {
  return { accept: 'application/json', 'x-api-key': apiKey, 'x-api-version': '1.0.0' };
}

function headersOf(
  config: LineConfig,
  token: string,
  { path, body }: AnyCall,
): Readonly<Record<string, string>> {
  return {
    ...keyHeaders(config),
    // The raw token, without Bearer.
    authorization: token,
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    // Documented as optional for the OTP calls; the live host has refused them without it.
    ...(path.startsWith('/tax-payer/otp') ? { 'x-source': config.source ?? 'primary' } : {}),
  };
}

/** What names a taxpayer in a body. */
export function named({ gstin, userName }: Taxpayer): { readonly username: string; readonly gstin: string } {
  return { username: userName, gstin };
}
