import type { Consumer } from '../filing/needs/consumers.ts';

/** Where a consumer stands within his minute. */
export interface Allowance {
  readonly isAllowed: boolean;
  /** Calls a minute; null where there is no limit. */
  readonly limit: number | null;
  readonly remaining: number;
  /** When the next minute begins, seconds since 1970. */
  readonly resetAt: number;
}

/** Counts the calls of each consumer. */
export interface CallLimit {
  take(consumer: Consumer): Allowance;
}

interface Minute {
  readonly number: number;
  calls: number;
}

/**
 * Counts calls by the minute of the clock (`now` in milliseconds since 1970), in this process: with several web servers
 * each allows the whole limit, which is a brake and no account.
 */
export function createCallLimit(now: () => number = Date.now): CallLimit {
  const minutes = new Map<string, Minute>();
  return {
    take(consumer) {
      const number = Math.floor(now() / 60_000);
      const resetAt = (number + 1) * 60;
      const limit = consumer.callsPerMinute;
      if (limit === null) return { isAllowed: true, limit, remaining: 0, resetAt };
      const place = `${consumer.tenantId} ${consumer.consumerId}`;
      const known = minutes.get(place);
      const minute = known?.number === number ? known : { number, calls: 0 };
      minutes.set(place, minute);
      minute.calls += 1;
      return {
        isAllowed: minute.calls <= limit,
        limit,
        remaining: Math.max(0, limit - minute.calls),
        resetAt,
      };
    },
  };
}
