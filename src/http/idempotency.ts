import type { Consumer, Consumers, KeptAnswer } from '../filing/needs/consumers.ts';

/** A request with an `Idempotency-Key`: `request` says all that makes it this one (method, address, body). */
export interface RepeatableRequest {
  readonly idempotencyKey: string;
  readonly request: string;
}

/** Why a repeated request gets no answer of its own: the first is still at work, or the key is another request's. */
export type RepeatRefusal = 'at-work' | 'other-request';

/** The longest key that is taken: longer ones are no keys but content. */
export const longestKey = 255;

/**
 * Does the work once for an idempotency key and gives its answer again for 24 hours. An answer of 500 and more is not
 * kept: nothing is settled then, and the program shall be able to try again under the same key.
 */
export async function answerOnce(
  consumers: Consumers,
  consumer: Consumer,
  { idempotencyKey, request, work }: RepeatableRequest & { readonly work: () => Promise<KeptAnswer> },
): Promise<KeptAnswer | RepeatRefusal> {
  const claim = await consumers.claim(consumer, { idempotencyKey, request });
  if (claim.is === 'answered') return claim.answer;
  if (claim.is !== 'first') return claim.is;
  try {
    const answer = await work();
    if (answer.status < 500) await consumers.keepAnswer(consumer, idempotencyKey, answer);
    else await consumers.forgetClaim(consumer, idempotencyKey);
    return answer;
  } catch (error) {
    await consumers.forgetClaim(consumer, idempotencyKey);
    throw error;
  }
}
