import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { grantsOfKey, permitSomewhere } from '../../filing/index.ts';
import { type CallLimit, createCallLimit } from '../call-limit.ts';
import { answerOnce, longestKey } from '../idempotency.ts';
import { isTooDeep } from '../nesting.ts';
import { GatewayRefusal, gatewayAnswer, okAnswer, refusedAnswer, type SandboxAnswer } from './answers.ts';
import { type Caller, callerOf } from './caller.ts';
import type { DialectContext, SandboxCall, SandboxOperation } from './operation.ts';
import { sandboxOperations } from './operations.ts';

/** Bytes of a body: GSTN takes some 5 MB; who sends more hears it from GSTN, and not before 30 MB from us. */
const bodyLimit = 30 * 1024 * 1024;

/** Serves the dialect of sandbox.co.in: its paths, headers, answers and limits, on our portal and books. */
export async function sandboxRoutes(app: FastifyInstance, context: DialectContext): Promise<void> {
  await app.register((scope, _options, done) => {
    readBodies(scope);
    const limit = createCallLimit();
    for (const operation of sandboxOperations) {
      scope.route({
        method: operation.method,
        url: operation.path.replaceAll(/\{(\w+)\}/g, ':$1'),
        bodyLimit,
        schema: { hide: true },
        // A program heeds none of the headers that tell a browser what to do.
        helmet: false,
        handler: (request, reply) => serve({ context, limit, operation }, request, reply),
      });
    }
    scope.all('/gst/compliance/*', { schema: { hide: true } }, (request, reply) =>
      send(reply, gatewayAnswer(404, `There is nothing at ${request.method} ${pathOf(request)}.`)),
    );
    scope.setErrorHandler((error, request, reply) => send(reply, failed(error, request)));
    done();
  });
}

/** Clients send bodies with and without a content type, and a content type without a body. */
function readBodies(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('*', { parseAs: 'string' }, (_request, text, done) => {
    try {
      const body: unknown = text === '' ? undefined : JSON.parse(String(text));
      if (isTooDeep(body))
        done(new GatewayRefusal(400, 'The request body is nested too deeply. Correct it.'));
      else done(null, body);
    } catch {
      done(new GatewayRefusal(400, 'The request body is not JSON. Correct it and send it again.'));
    }
  });
}

interface Door {
  readonly context: DialectContext;
  readonly limit: CallLimit;
  readonly operation: SandboxOperation;
}

async function serve(door: Door, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, limit, operation } = door;
  const caller = await callerOf(context, request.headers, operation.token);
  const allowance = limit.take(caller.consumer);
  if (allowance.limit !== null) {
    reply.header('x-ratelimit-limit', allowance.limit);
    reply.header('x-ratelimit-remaining', allowance.remaining);
    reply.header('x-ratelimit-reset', allowance.resetAt);
  }
  if (!allowance.isAllowed) {
    throw new GatewayRefusal(
      429,
      `Too many requests: ${allowance.limit} a minute. Wait until the next minute.`,
    );
  }
  permitSomewhere({ grants: grantsOfKey(caller.consumer) }, operation.act);
  const work = () => answerOf(operation, callOf(context, caller, request), request);
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || operation.method === 'GET') return send(reply, await work());
  return sendOnce({ context, caller, key, work }, request, reply);
}

async function answerOf(
  operation: SandboxOperation,
  call: SandboxCall,
  request: FastifyRequest,
): Promise<SandboxAnswer> {
  try {
    const { data, beside } = await operation.answer(call);
    return okAnswer(data, beside);
  } catch (error) {
    return failed(error, request);
  }
}

interface Repeatable {
  readonly context: DialectContext;
  readonly caller: Caller;
  readonly key: string;
  work(): Promise<SandboxAnswer>;
}

async function sendOnce(
  { context, caller, key, work }: Repeatable,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  if (key === '' || key.length > longestKey) {
    throw new GatewayRefusal(400, `An Idempotency-Key has 1 to ${longestKey} characters. Shorten it.`);
  }
  const answer = await answerOnce(context.consumers, caller.consumer, {
    idempotencyKey: key,
    // The taxpayer stands in the token, which a refresh changes: his GSTIN says whose request it is.
    request: `${request.method} ${request.url} ${caller.taxpayer.gstin} ${JSON.stringify(request.body ?? null)}`,
    work: async () => {
      const { status, body } = await work();
      return { status, body: JSON.stringify(body) };
    },
  });
  if (answer === 'at-work')
    throw new GatewayRefusal(409, 'The first request with this Idempotency-Key is still at work. Ask again.');
  if (answer === 'other-request') {
    throw new GatewayRefusal(422, 'This Idempotency-Key belongs to another request. Choose a new one.');
  }
  return reply.code(answer.status).type('application/json; charset=utf-8').send(answer.body);
}

function callOf(
  context: DialectContext,
  { consumer, token, taxpayer, way }: Caller,
  request: FastifyRequest,
): SandboxCall {
  return {
    context,
    consumer,
    actor: {
      tenantId: consumer.tenantId,
      by: `API key ${consumer.name}`,
      grants: grantsOfKey(consumer),
      isProgram: true,
    },
    token,
    taxpayer,
    way,
    path: request.params as Readonly<Record<string, string>>,
    query: singleValues(request.query as Readonly<Record<string, unknown>>),
    source: request.headers['x-source']?.toString(),
    body: request.body,
  };
}

/** Of a parameter given twice the first counts. */
function singleValues(query: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  const entries = Object.entries(query).map(([name, value]) => [
    name,
    String(Array.isArray(value) ? value[0] : value),
  ]);
  return Object.fromEntries(entries);
}

function failed(error: unknown, request: FastifyRequest): SandboxAnswer {
  const answer = refusedAnswer(error);
  if (answer) return answer;
  request.log.error({ err: error }, 'defect');
  return gatewayAnswer(
    500,
    `Something went wrong on our side. Try again; if it stays, report ${request.id}.`,
  );
}

function send(reply: FastifyReply, { status, body }: SandboxAnswer): FastifyReply {
  return reply.code(status).send(body);
}

function pathOf(request: FastifyRequest): string {
  return request.url.split('?')[0] ?? '';
}
