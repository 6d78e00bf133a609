import { createHmac } from 'node:crypto';
import { type ClientRequest, type IncomingMessage, request as plainRequest } from 'node:http';
import { request as securedRequest } from 'node:https';
import type { DeliveryAnswer, OutgoingMessage, WebhookSender } from '../filing/needs/webhooks.ts';
import { openLookup, type Reach, whyNotReachable } from './reachable-address.ts';

/** The other side has this long for its whole answer. */
const usualTimeoutMs = 10_000;
/** So much of an answer is read and kept: enough to see what went wrong. */
const keptCharacters = 500;

/** Sends messages by HTTP POST, signed, following no redirect and reaching no address that it may not. */
export function createWebhookSender({
  reach,
  timeoutMs = usualTimeoutMs,
}: {
  readonly reach: Reach;
  readonly timeoutMs?: number;
}): WebhookSender {
  return {
    whyNotReachable: (url) => whyNotReachable(url, reach),
    async send(message) {
      const started = performance.now();
      // The configuration may have become stricter since the webhook was made.
      const why = whyNotReachable(message.url, reach);
      const answer = why ? silent(why) : await post(message, { reach, timeoutMs });
      return { ...answer, durationMs: Math.round(performance.now() - started) };
    },
  };
}

type Answer = Omit<DeliveryAnswer, 'durationMs'>;

const silent = (trouble: string): Answer => ({ status: null, answer: '', trouble });

/**
 * The value of the header `vivarani-signature`: the time in seconds since 1970, and for each secret the HMAC-SHA256 of
 * `time.body` in hex.
 */
export function signatureOf({ at, body, secrets }: Pick<OutgoingMessage, 'at' | 'body' | 'secrets'>): string {
  const time = Math.floor(Date.parse(at) / 1000);
  const marks = secrets.map((secret) => createHmac('sha256', secret).update(`${time}.${body}`).digest('hex'));
  return [`t=${time}`, ...marks.map((mark) => `v1=${mark}`)].join(',');
}

async function post(
  message: OutgoingMessage,
  { reach, timeoutMs }: { readonly reach: Reach; readonly timeoutMs: number },
): Promise<Answer> {
  const url = new URL(message.url);
  const request = url.protocol === 'https:' ? securedRequest : plainRequest;
  const timeIsUp = AbortSignal.timeout(timeoutMs);
  try {
    const call = request(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'content-length': Buffer.byteLength(message.body),
        'user-agent': 'Vivarani-Webhooks/1',
        'vivarani-event': message.event,
        'vivarani-delivery': message.deliveryId,
        'vivarani-signature': signatureOf(message),
      },
      lookup: openLookup(reach),
      // A connection of its own: what is kept open could have been opened under another rule.
      agent: false,
      signal: timeIsUp,
    });
    const response = await answered(call, message.body);
    return { status: response.statusCode ?? 0, answer: await beginning(response), trouble: null };
  } catch (error) {
    const seconds = timeoutMs / 1000;
    return silent(timeIsUp.aborted ? `No answer within ${seconds} s.` : `${(error as Error).message}.`);
  }
}

function answered(call: ClientRequest, body: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    call.once('response', resolve).once('error', reject).end(body);
  });
}

/** The first characters; the rest is not waited for. A NUL could not be kept. */
async function beginning(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes >= keptCharacters) break;
  }
  response.destroy();
  return Buffer.concat(chunks).toString('utf8').slice(0, keptCharacters).replaceAll('\0', '');
}
