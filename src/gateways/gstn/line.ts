import { randomUUID } from 'node:crypto';
import { type ReturnForm, type ReturnPeriod, wireReturnPeriod } from '../../core/index.ts';
import type { Clock } from '../../filing/needs/clock.ts';
import type { PortalSession, Taxpayer } from '../../filing/needs/portal.ts';
import { createExchange, type HttpRequest } from '../exchange.ts';
import { type CallListener, plannedOf, reported } from '../gateway-call.ts';
import { openData, openPublicData, readEnvelope } from './answer.ts';
import { paths, versionOf } from './endpoints.ts';
import { keysOf, type SessionKeys } from './session.ts';
import type { WireObject } from './wire.ts';

/** Where the portal is and who calls it. */
export interface LineConfig {
  /** Scheme and host of the portal or of a pass-through GSP, with the path before `/taxpayerapi` where it has one. */
  readonly baseUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What a pass-through GSP wants besides. */
  readonly extraHeaders?: Readonly<Record<string, string>>;
  /** Public IP address of the caller, for `ip-usr`; 127.0.0.1 where absent. */
  readonly ipAddress?: string;
  /** Time limit of one call, milliseconds; 60,000 where absent. A large body gets a second more for every 100 kB. */
  readonly timeoutMs?: number;
  readonly clock: Clock;
  readonly onCall?: CallListener;
}

/** A call of one return, or of one session. */
export interface SessionCall {
  readonly action: string;
  readonly method: HttpRequest['method'];
  readonly path: string;
  /** Parameters of a GET besides the action. */
  readonly query?: Readonly<Record<string, string>>;
  readonly session: PortalSession;
  readonly returnPeriod: ReturnPeriod | null;
  /** GSTR-1 where absent. */
  readonly form?: ReturnForm;
  /** The body of a write, made from the session's keys and the headers that new-style calls repeat as `hdr`. */
  readonly body?: (keys: SessionKeys, headers: Readonly<Record<string, string>>) => string;
  /** Body as reported: plain, without secrets. */
  readonly shown?: unknown;
  /** New-style calls name the return type in their headers. */
  readonly namesReturnType?: string;
  /** The task that makes the call, for the report. */
  readonly taskId?: string;
}

/** A call that opens, prolongs or closes a session; the latter two name the session in their headers too. */
export interface AuthenticateCall {
  readonly body: WireObject;
  readonly session?: PortalSession;
}

/** Calls of the portal with headers, time limit, opened answers and reports. */
export interface Line {
  /** Calls within a session; refuses with AUTH4038, without calling, when it has expired. */
  inSession(call: SessionCall): Promise<WireObject>;
  /** Calls about the session itself; answers the envelope. */
  authenticate(taxpayer: Taxpayer, call: AuthenticateCall): Promise<WireObject>;
  /** Reads from the public API. */
  readPublic(gstin: string, query: Readonly<Record<string, string>>, path?: string): Promise<WireObject>;
  /** Fetches a file, or the certificate, without any header of ours. */
  fetchFile(url: URL): Promise<Buffer>;
  close(): void;
}

/** Opens a line to the portal; it holds connections until closed. */
export function createLine(config: LineConfig): Line {
  const exchange = createExchange();
  const base = config.baseUrl.replace(/\/+$/, '');
  const timeoutMs = config.timeoutMs ?? 60_000;
  const send = (request: Omit<HttpRequest, 'timeoutMs'>) => {
    // A save of 5 MB is 9 MB on the wire: over a slow line it would outlast the limit of a small call each time.
    const forBody = Math.ceil((request.body?.length ?? 0) / 100);
    return exchange.send({ ...request, timeoutMs: timeoutMs + forBody });
  };

  return {
    inSession: async (call) => {
      const { gstin } = call.session.taxpayer;
      const keys = keysOf(call.session, config.clock.now());
      const headers = {
        ...callerHeaders(config, gstin),
        ...sessionHeaders(call.session, keys),
        ...returnHeaders(call),
      };
      const isWrite = call.method !== 'GET';
      const planned = { ...plannedOf(call), action: call.action, request: call.shown ?? call.query ?? null };
      return reported(planned, config, async () => {
        const url = address(base, call.path, isWrite ? {} : { action: call.action, ...call.query });
        const body = call.body?.(keys, headers);
        const request = { method: call.method, url, headers: { ...headers, ...config.extraHeaders } };
        const answer = await send(body === undefined ? request : { ...request, body });
        return openData(readEnvelope(answer, isWrite), keys.sessionKey, isWrite);
      });
    },

    authenticate: async ({ gstin }, { body, session }) => {
      const planned = { gstin, returnPeriod: null, action: String(body.action) };
      const inSession = session ? sessionHeaders(session, keysOf(session, config.clock.now())) : {};
      return reported({ ...planned, request: body }, config, async () => {
        const headers = { ...callerHeaders(config, gstin), ...inSession, ...config.extraHeaders };
        const url = address(base, paths.authenticate, {});
        return readEnvelope(await send({ method: 'POST', url, headers, body: JSON.stringify(body) }), false);
      });
    },

    readPublic: (gstin, query, path = paths.publicReturns) => {
      const planned = { gstin, returnPeriod: null, action: String(query.action) };
      return reported({ ...planned, request: query }, config, async () => {
        const headers = { ...callerHeaders(config, gstin), ...config.extraHeaders };
        const url = address(base, path, query);
        return openPublicData(readEnvelope(await send({ method: 'GET', url, headers }), false));
      });
    },

    fetchFile: async (url) => {
      const answer = await send({ method: 'GET', url, headers: {} });
      if (answer.status !== 200) readEnvelope(answer, false);
      return answer.body;
    },

    close: () => exchange.close(),
  };
}

/** Joins by hand, not by `new URL(path, base)`: the base may have a path of its own. */
function address(base: string, path: string, query: Readonly<Record<string, string>>): URL {
  const search = new URLSearchParams(query).toString();
  return new URL(base + path + (search && `?${search}`));
}

function callerHeaders(config: LineConfig, gstin: string): Readonly<Record<string, string>> {
  return {
    'content-type': 'application/json',
    clientid: config.clientId,
    'client-secret': config.clientSecret,
    'state-cd': gstin.slice(0, 2),
    'ip-usr': config.ipAddress ?? '127.0.0.1',
    // At most 32 characters are allowed: a UUID without its hyphens.
    txn: randomUUID().replaceAll('-', ''),
  };
}

function sessionHeaders(session: PortalSession, keys: SessionKeys): Readonly<Record<string, string>> {
  const { gstin, userName } = session.taxpayer;
  // Who came by way of WhiteBooks may sign in, and out again, before he names more than his State.
  const named = gstin.length > 2 ? { gstin } : {};
  return { username: userName, 'auth-token': keys.authToken, ...named };
}

function returnHeaders(call: SessionCall): Readonly<Record<string, string>> {
  const period = call.returnPeriod ? { ret_period: wireReturnPeriod(call.returnPeriod) } : {};
  const name = call.namesReturnType;
  const type = name ? { rtn_typ: name, userrole: name, api_version: versionOf(call.path) } : {};
  return { ...period, ...type };
}
