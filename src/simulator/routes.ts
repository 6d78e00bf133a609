import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Action, Query, TaxpayerCall } from './call.ts';
import { E_INVOICE_ACTIONS } from './e-invoices.ts';
import { checkRequestMac, openRequest, sealAnswer } from './envelope.ts';
import { Refusal, refusalBody } from './errors.ts';
import { FILING_ACTIONS } from './filing.ts';
import { CORRECTION_ACTIONS } from './gstr1a.ts';
import { GSTR2_ACTIONS } from './gstr2/actions.ts';
import { checkCallHeaders, checkOptionalGstin, checkPeriod, checkTaxpayerHeaders } from './headers.ts';
import { INWARD_ACTIONS } from './inward/actions.ts';
import { FILE_ACTIONS, largeAnswerArchive } from './large-answers.ts';
import { LATE_FEE_ACTIONS } from './late-fee.ts';
import { PUBLIC_READS, publicToken } from './public-api.ts';
import { RETURN_ACTIONS } from './returns.ts';
import { SECTION_READS } from './section-reads.ts';
import { AUTHENTICATE } from './sessions.ts';
import type { Settings } from './settings.ts';
import { DOCUMENT_ACTIONS } from './uploaded-documents.ts';
import { type OtherForm, slotOf, type World } from './world.ts';

const TAXPAYER_ACTIONS: Readonly<Record<string, Action>> = {
  ...RETURN_ACTIONS,
  ...FILING_ACTIONS,
  ...SECTION_READS,
  ...FILE_ACTIONS,
  ...INWARD_ACTIONS,
  ...CORRECTION_ACTIONS,
  ...GSTR2_ACTIONS,
  ...E_INVOICE_ACTIONS,
  ...DOCUMENT_ACTIONS,
  ...LATE_FEE_ACTIONS,
};

type Body = Readonly<Record<string, unknown>>;

/** What is known of a call before it is understood, and what is written to the log after. */
interface Incoming {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly action: string;
  readonly resource: string;
  readonly gstin: string | undefined;
  readonly query: Query;
  readonly body: Body;
  readonly log: { request: string | null; answer: string | null };
}

type Work = (incoming: Incoming) => object;

/** Puts the portal's own paths on the server: any version is accepted, the verb is the action. */
export function addPortalRoutes(server: FastifyInstance, world: World, settings: Settings): void {
  const taxpayer = (request: FastifyRequest, reply: FastifyReply) =>
    answer(world, incomingOf(world, request, reply), (incoming) => taxpayerWork(world, settings, incoming));
  const open = (request: FastifyRequest, reply: FastifyReply) =>
    answer(world, incomingOf(world, request, reply), (incoming) => publicWork(world, incoming));
  server.all('/taxpayerapi/:version/*', taxpayer);
  server.all('/commonapi/:version/*', open);
  server.get('/_files/:name', (request, reply) => {
    const { name } = request.params as { name: string };
    const archive = largeAnswerArchive(world, name.replace(/\.tar\.gz$/, ''));
    return archive === undefined ? reply.code(404).send() : reply.type('application/gzip').send(archive);
  });
}

function incomingOf(world: World, request: FastifyRequest, reply: FastifyReply): Incoming {
  const { version, '*': resource } = request.params as { version: string; '*': string };
  const query = request.query as Query;
  const body = (request.body ?? {}) as Body;
  const gstin = request.headers.gstin ?? query.gstin ?? gstinOfUser(world, body.username);
  return {
    request,
    reply,
    action: String(query.action ?? body.action ?? ''),
    resource: /^v\d+(\.\d+)?$/.test(version) ? resource : '',
    gstin: typeof gstin === 'string' ? gstin : undefined,
    query,
    body,
    log: { request: null, answer: null },
  };
}

/** Calls of sign-in name only the user; the log and the faults ask for whom. */
function gstinOfUser(world: World, userName: unknown): string | undefined {
  if (typeof userName !== 'string') return undefined;
  for (const taxpayer of world.taxpayers.values())
    if (taxpayer.userNames.includes(userName)) return taxpayer.gstin;
  return undefined;
}

/** Does the work of one call between the faults that were ordered for it, and logs what came of it. */
async function answer(world: World, incoming: Incoming, work: Work): Promise<unknown> {
  const started = performance.now();
  const { action, gstin, reply } = incoming;
  const slow = world.faults.strike('slow', gstin, action);
  if (slow !== undefined) await wait(slow.ms ?? 1_000);
  if (world.faults.strike('dropsRequest', gstin, action)) return hangUp(world, incoming, 'dropsRequest');
  try {
    const body = workOrFault(world, incoming, work);
    if (world.faults.strike('dropsAnswer', gstin, action)) return hangUp(world, incoming, 'dropsAnswer');
    record(world, incoming, { outcome: 'ok', started });
    return body;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const body = refusalBody(error);
    incoming.log.answer = JSON.stringify(body);
    record(world, incoming, { outcome: error.code, started });
    return reply.code(error.httpStatus).send(body);
  }
}

/** Closes the connection without a word, as a lost network does. */
function hangUp(world: World, incoming: Incoming, outcome: string): FastifyReply {
  record(world, incoming, { outcome, started: performance.now() });
  incoming.reply.hijack();
  incoming.reply.raw.destroy();
  return incoming.reply;
}

function workOrFault(world: World, incoming: Incoming, work: Work): object {
  const { action, gstin } = incoming;
  if (world.faults.strike('maintenance', gstin, action)) throw new Refusal('GEN5008', undefined, 500);
  if (world.faults.strike('throttled', gstin, action))
    throw new Refusal('RET13504', 'Too many requests', 429);
  const refuses = world.faults.strike('refuses', gstin, action);
  if (refuses !== undefined) throw new Refusal(refuses.code ?? 'RET13504', refuses.message);
  if (world.faults.strike('sessionLost', gstin, action)) {
    world.sessions.delete(String(incoming.request.headers['auth-token']));
  }
  return work(incoming);
}

interface Outcome {
  readonly outcome: string;
  readonly started: number;
}

function record(world: World, incoming: Incoming, { outcome, started }: Outcome): void {
  const { request, action, gstin, query, log } = incoming;
  const period = request.headers.ret_period ?? query.ret_period;
  world.calls.add({
    at: new Date(world.clock.now()).toISOString(),
    action: action || `${request.method} ${request.url}`,
    gstin: gstin ?? null,
    returnPeriod: typeof period === 'string' ? period : null,
    request: log.request,
    answer: log.answer,
    outcome,
    durationMs: Math.round((performance.now() - started) * 100) / 100,
  });
}

function taxpayerWork(world: World, settings: Settings, incoming: Incoming): object {
  const { request, resource, action, body, log } = incoming;
  const authenticate =
    request.method === 'POST' && resource === 'authenticate' ? AUTHENTICATE[action] : undefined;
  if (authenticate !== undefined) {
    checkCallHeaders(request.headers);
    checkOptionalGstin(world, request.headers, body.username);
    log.request = JSON.stringify({ action, username: body.username });
    return authenticate(world, body);
  }
  const known = TAXPAYER_ACTIONS[`${request.method} ${resource} ${action}`];
  if (known === undefined) throw new Refusal('RET11403', undefined, resourceExists(resource) ? 200 : 404);
  const call = taxpayerCall(world, settings, { ...incoming, known });
  const plain = known.handler(call);
  const json = typeof plain === 'string' ? plain : JSON.stringify(plain);
  log.answer = json;
  return known.plain ? (plain as object) : sealAnswer(json, Buffer.from(call.session.sessionKey, 'base64'));
}

function resourceExists(resource: string): boolean {
  return (
    resource === 'authenticate' || Object.keys(TAXPAYER_ACTIONS).some((key) => key.split(' ')[1] === resource)
  );
}

function taxpayerCall(
  world: World,
  settings: Settings,
  incoming: Incoming & { readonly known: Action },
): TaxpayerCall {
  const { request, resource, query, body, action, known, log } = incoming;
  checkCallHeaders(request.headers);
  const { taxpayer, session } = checkTaxpayerHeaders(world, request.headers);
  if (query.gstin !== undefined && query.gstin !== taxpayer.gstin) throw new Refusal('RET191136');
  const period = known.ofPeriod ? checkPeriod(request.headers, query.ret_period) : '';
  const sessionKey = Buffer.from(session.sessionKey, 'base64');
  const opened = known.reads === 'nothing' ? undefined : openRequest(body.data, sessionKey);
  log.request = opened?.json ?? JSON.stringify(query);
  if (opened !== undefined && known.reads === 'payload') checkRequestMac(opened, body.hmac, sessionKey);
  return {
    world,
    settings,
    taxpayer,
    session,
    action,
    gstin: taxpayer.gstin,
    period,
    ...returnNamed(resource, action, period),
    query,
    json: opened?.json ?? '',
    base64: opened?.base64 ?? Buffer.alloc(0),
    body,
    origin: `${request.protocol}://${request.host}`,
  };
}

/** Resource or action name the form; everything else speaks of GSTR-1. */
function formNamed(resource: string, action: string): OtherForm | undefined {
  if (resource === 'returns/gstr2') return 'R2';
  return resource === 'returns/gstr1a' || action.startsWith('R1A') ? 'R1A' : undefined;
}

/** Which return a call is about. */
function returnNamed(resource: string, action: string, period: string): Pick<TaxpayerCall, 'form' | 'slot'> {
  const form = formNamed(resource, action);
  return { slot: slotOf({ period, form }), ...(form === undefined ? {} : { form }) };
}

function publicWork(world: World, { request, resource, action, query, body, log }: Incoming): object {
  if (typeof request.headers.clientid !== 'string' || typeof request.headers['client-secret'] !== 'string') {
    throw new Refusal('RET11400');
  }
  if (request.method === 'POST' && resource === 'authenticate') return publicToken(world, body);
  const read = PUBLIC_READS[`${resource} ${action}`];
  if (read === undefined) throw new Refusal('RET11403', undefined, 404);
  log.request = JSON.stringify(query);
  const json = JSON.stringify(read(world, query));
  log.answer = json;
  return { status_cd: '1', data: Buffer.from(json, 'utf8').toString('base64') };
}
