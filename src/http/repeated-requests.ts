import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Claim, Consumers } from '../filing/needs/consumers.ts';
import type { Api } from './context.ts';
import { longestKey } from './idempotency.ts';
import { Problem } from './problem.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The idempotency key that this request has claimed, until its answer is kept. */
    claimedKey: string | null;
  }
}

/**
 * Answers a program's request with an `Idempotency-Key` once and its repetitions with the same answer. A request that
 * brings files is not compared: its import is found by the hash of the files.
 */
export function answerRepeated(app: Api, consumers: Consumers): void {
  app.decorateRequest('claimedKey', null);
  app.addHook('preHandler', async (request, reply) => {
    const consumer = request.caller?.consumer;
    const idempotencyKey = keyOf(request);
    if (!consumer || idempotencyKey === null) return;
    const said = JSON.stringify([request.method, request.url, request.body ?? null]);
    const claim = await consumers.claim(consumer, { idempotencyKey, request: said });
    if (claim.is === 'first') request.claimedKey = idempotencyKey;
    else return repeat(reply, claim);
  });
  app.addHook('onSend', async (request, reply, payload) => {
    const consumer = request.caller?.consumer;
    const { claimedKey } = request;
    if (!consumer || claimedKey === null) return payload;
    request.claimedKey = null;
    const body = typeof payload === 'string' ? payload : '';
    // A secret is told once, and what failed on our side is to be tried again.
    const isKept = reply.statusCode < 500 && reply.getHeader('cache-control') !== 'no-store';
    if (isKept) await consumers.keepAnswer(consumer, claimedKey, { status: reply.statusCode, body });
    else await consumers.forgetClaim(consumer, claimedKey);
    return payload;
  });
}

function keyOf(request: FastifyRequest): string | null {
  const { method, headers } = request;
  const given = headers['idempotency-key'];
  if (typeof given !== 'string' || method === 'GET' || method === 'HEAD' || request.isMultipart())
    return null;
  if (given.length > 0 && given.length <= longestKey && !given.includes('\0')) return given;
  throw new Problem(
    400,
    'IDEMPOTENCY-KEY',
    `An Idempotency-Key has 1 to ${longestKey} characters. Send a shorter one.`,
  );
}

function repeat(reply: FastifyReply, claim: Exclude<Claim, { is: 'first' }>): FastifyReply {
  if (claim.is === 'answered') {
    const { status, body } = claim.answer;
    const type = status >= 400 ? 'application/problem+json' : 'application/json; charset=utf-8';
    return reply
      .code(status)
      .type(type)
      .serializer((text) => text as string)
      .send(body);
  }
  if (claim.is === 'at-work') {
    throw new Problem(
      409,
      'REPEATED',
      'The first request with this Idempotency-Key is still at work. Wait for it.',
    );
  }
  throw new Problem(
    422,
    'REPEATED',
    'This Idempotency-Key belongs to another request. Use a new one for this request.',
  );
}
