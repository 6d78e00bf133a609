import type { FastifyRequest } from 'fastify';
import { grantsOfKey, permitSomewhere } from '../../filing/index.ts';
import type { TxnCaller } from '../../filing/needs/callers.ts';
import type { CallLimit } from '../call-limit.ts';
import { answerOnce, longestKey } from '../idempotency.ts';
import { gatewaySaysNo, headerEcho, refusal, type Sent, success } from './answers.ts';
import type { DialectCall, WhitebooksContext } from './context.ts';
import { GatewayFault } from './gateway-fault.ts';
import type { Operation } from './operations.ts';
import { needed, neededHeader, type Parameters, parametersOf } from './parameters.ts';
import { parseBody } from './request-body.ts';

/** What requests pass through: the context, and the brake on those that come too fast. */
export interface Door {
  readonly context: WhitebooksContext;
  readonly limit: CallLimit;
}

/** Answers one request of a program; throws only for a defect of ours. */
export async function serve(
  { context, limit }: Door,
  operation: Operation,
  request: FastifyRequest,
): Promise<Sent> {
  const parameters = parametersOf(request.query, request.headers);
  try {
    const caller = await recognise(context, parameters);
    const { isAllowed, resetAt } = limit.take(caller.consumer);
    if (!isAllowed) {
      const when = new Date(resetAt * 1000).toISOString();
      throw new GatewayFault(429, 'RET13504', `Too many calls within a minute. Go on at ${when}.`);
    }
    permitSomewhere({ grants: grantsOfKey(caller.consumer) }, operation.act);
    return await once(context, { caller, operation, parameters, request });
  } catch (error) {
    const sent = refusal(error, {});
    if (sent) return sent;
    throw error;
  }
}

/** Client id and secret of every call, and the account's e-mail address, which must be the one they belong to. */
async function recognise({ callers, filing }: WhitebooksContext, parameters: Parameters): Promise<TxnCaller> {
  const apiKey = neededHeader(parameters, 'client_id');
  const apiSecret = neededHeader(parameters, 'client_secret');
  const email = needed(parameters, 'email').toLowerCase();
  const txn = parameters.header('txn') ?? '';
  const caller = await callers.byTxn({ apiKey, apiSecret, txn, now: filing.clock.now() });
  const theirs = caller?.consumer.email.toLowerCase();
  if (caller && (theirs === '' || theirs === email)) return caller;
  const says =
    'Client id, client secret and e-mail address do not belong together, or the key has been revoked.';
  throw new GatewayFault(401, 'AUT4033', `${says} Check them.`);
}

interface Asked {
  readonly caller: TxnCaller;
  readonly operation: Operation;
  readonly parameters: Parameters;
  readonly request: FastifyRequest;
}

/** A request that changes something and carries an `Idempotency-Key` is carried out once. */
async function once(context: WhitebooksContext, asked: Asked): Promise<Sent> {
  const { caller, operation, parameters, request } = asked;
  const idempotencyKey = parameters.header('idempotency-key');
  const counts = operation.method !== 'GET' || operation.changes === true;
  if (idempotencyKey === undefined || !counts) return answerOf(context, asked);
  if (idempotencyKey.length > longestKey) {
    throw new GatewayFault(
      400,
      'RET11420',
      `The Idempotency-Key is longer than ${longestKey} characters. Shorten it.`,
    );
  }
  const said = JSON.stringify([request.method, request.url, gstinHeaders(parameters), request.body ?? null]);
  const answer = await answerOnce(context.consumers, caller.consumer, {
    idempotencyKey,
    request: said,
    work: () => answerOf(context, asked),
  });
  if (answer === 'at-work') {
    return gatewaySaysNo(
      409,
      'RTN_15',
      'The first request with this Idempotency-Key is still at work. Wait for it.',
    );
  }
  if (answer === 'other-request') {
    return gatewaySaysNo(422, 'RET11420', 'This Idempotency-Key belongs to another request. Use a new one.');
  }
  return answer;
}

const gstinHeaders = (parameters: Parameters) =>
  ['gstin', 'ret_period', 'txn'].map((name) => parameters.header(name));

async function answerOf(context: WhitebooksContext, asked: Asked): Promise<Sent> {
  const { caller, operation, parameters, request } = asked;
  const { consumer } = caller;
  const { echoesSecrets } = context;
  try {
    const actor = {
      tenantId: consumer.tenantId,
      by: consumer.name,
      grants: grantsOfKey(consumer),
      isProgram: true,
    };
    const body = parseBody(request.body);
    const call: DialectCall = { context, caller, consumer, actor, parameters, body };
    const answer = await operation.answer(call);
    const txn = answer.txn ?? parameters.header('txn');
    return success(answer, headerEcho(parameters, { txn, echoesSecrets }));
  } catch (error) {
    const header = headerEcho(parameters, { txn: parameters.header('txn'), echoesSecrets });
    const sent = refusal(error, header);
    if (sent) return sent;
    throw error;
  }
}
