import { wireReturnPeriod } from '../../core/index.ts';
import type { Clock } from '../../filing/needs/clock.ts';
import type { PlainCallOf, Taxpayer } from '../../filing/needs/portal.ts';
import { createExchange, type HttpRequest } from '../exchange.ts';
import { type CallListener, type PlannedCall, plannedOf, reported } from '../gateway-call.ts';
import { readAnswer, type WhitebooksAnswer } from './answer.ts';
import { signedInTxn } from './session.ts';

/** Where WhiteBooks is and whose account calls it. */
export interface LineConfig {
  /** Scheme and host: https://api.whitebooks.in, its sandbox, or a server that speaks the same. */
  readonly baseUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The account to which client id and secret belong; every call names it. */
  readonly email: string;
  /** Public IP address of the caller; 127.0.0.1 where absent. */
  readonly ipAddress?: string;
  /** Time limit of one call, milliseconds; 60,000 where absent. A large body gets a second more for every 100 kB. */
  readonly timeoutMs?: number;
  readonly clock: Clock;
  readonly onCall?: CallListener;
}

/** What every call says; `action` is GSTN's word for it, so that a history reads alike whatever the way. */
interface AnyCall {
  readonly action: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  /** The request as reported: without secrets. */
  readonly shown?: unknown;
}

/** A call about the session itself. */
export interface SignInCall extends AnyCall {
  readonly taxpayer: Taxpayer;
  /** Absent only when the OTP is asked for. */
  readonly txn?: string;
}

/** A call within a session; those with a body name GSTIN and period in headers, the others in the query. */
export interface ReturnCall extends AnyCall, PlainCallOf {
  readonly method: HttpRequest['method'];
  readonly body?: unknown;
  /** It may change the return, though it be a GET. */
  readonly isWrite: boolean;
}

/** Calls of WhiteBooks with headers, time limit, read answers and reports. */
export interface Line {
  /** Opens, prolongs, closes a session. */
  signIn(call: SignInCall): Promise<WhitebooksAnswer>;
  /** Calls within a session; refuses with AUTH4038, without calling, when it has expired. */
  inSession(call: ReturnCall): Promise<WhitebooksAnswer>;
  /** Reads the public record. */
  readPublic(gstin: string, call: AnyCall): Promise<WhitebooksAnswer>;
  close(): void;
}

/** Opens a line to WhiteBooks; it holds connections until closed. */
export function createLine(config: LineConfig): Line {
  const exchange = createExchange();
  const timeoutMs = config.timeoutMs ?? 60_000;
  const send = async (request: Omit<HttpRequest, 'timeoutMs'>, isWrite: boolean) => {
    const forBody = Math.ceil((request.body?.length ?? 0) / 100);
    return readAnswer(await exchange.send({ ...request, timeoutMs: timeoutMs + forBody }), isWrite);
  };
  const report = (planned: PlannedCall, make: () => Promise<WhitebooksAnswer>) =>
    reportedAnswer(config, planned, make);
  return {
    signIn: ({ action, path, query = {}, taxpayer, txn }) => {
      const planned = { gstin: taxpayer.gstin, returnPeriod: null, action, request: null };
      const headers = { ...consumer(config), ...speaker(config, taxpayer), ...(txn ? { txn } : {}) };
      const url = address(config, path, query);
      // GETs that change something: none may go out on a connection that the other side is closing.
      return report(planned, () => send({ method: 'GET', url, headers, changes: true }, false));
    },

    inSession: async (call) => {
      const { taxpayer } = call.session;
      const txn = signedInTxn(call.session, config.clock.now());
      const request = call.shown ?? call.body ?? call.query ?? null;
      const planned = { ...plannedOf(call), action: call.action, request };
      return report(planned, () => {
        const headers = { ...consumer(config), ...speaker(config, taxpayer), txn, ...ofBody(call) };
        const url = address(config, call.path, call.query ?? {});
        const request = { method: call.method, url, headers, changes: call.isWrite };
        const body = call.body === undefined ? {} : { body: JSON.stringify(call.body) };
        return send({ ...request, ...body }, call.isWrite);
      });
    },

    readPublic: (gstin, { action, path, query = {} }) => {
      const planned = { gstin, returnPeriod: null, action, request: query };
      const url = address(config, path, query);
      return report(planned, () => send({ method: 'GET', url, headers: consumer(config) }, false));
    },

    close: () => exchange.close(),
  };
}

/** Reports only the data: the header that comes back repeats the caller's own secrets. */
async function reportedAnswer(
  config: LineConfig,
  planned: PlannedCall,
  make: () => Promise<WhitebooksAnswer>,
): Promise<WhitebooksAnswer> {
  let header: WhitebooksAnswer['header'] = {};
  const data = await reported(planned, config, async () => {
    const answer = await make();
    header = answer.header;
    return answer.data;
  });
  return { data, header };
}

function address(config: LineConfig, path: string, query: Readonly<Record<string, string>>): URL {
  const url = new URL(config.baseUrl.replace(/\/+$/, '') + path);
  url.search = new URLSearchParams({ ...query, email: config.email }).toString();
  return url;
}

function consumer({ clientId, clientSecret }: LineConfig): Readonly<Record<string, string>> {
  return { accept: 'application/json', client_id: clientId, client_secret: clientSecret };
}

function speaker(config: LineConfig, { gstin, userName }: Taxpayer): Readonly<Record<string, string>> {
  const ip_address = config.ipAddress ?? '127.0.0.1';
  return { gst_username: userName, state_cd: gstin.slice(0, 2), ip_address };
}

function ofBody({ method, session, returnPeriod }: ReturnCall): Readonly<Record<string, string>> {
  if (method === 'GET') return {};
  const period = returnPeriod === null ? {} : { ret_period: wireReturnPeriod(returnPeriod) };
  return { 'content-type': 'application/json', gstin: session.taxpayer.gstin, ...period };
}
