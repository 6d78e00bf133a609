import type { FastifyReply } from 'fastify';
import type { Change, ChangeFeed } from './changes.ts';

const heartbeatMs = 25_000;
/** A save of 100,000 records announces many changes: a page hears of them at most this often. */
const quietMs = 200;

/** One event for a page: its name and its content. */
interface PageEvent {
  readonly event: 'changed' | 'task';
  readonly content: unknown;
}

/** A stream for one page: what it hears of, and what it is told then. */
export interface EventStream {
  readonly changes: ChangeFeed;
  readonly concerns: (change: Change) => boolean;
  /** What to send after a change; read afresh each time. */
  readonly read: () => Promise<readonly PageEvent[]>;
}

/** Turns the answer into server-sent events that last until the page or the server goes away. */
export function streamEvents(reply: FastifyReply, { changes, concerns, read }: EventStream): void {
  reply.hijack();
  const { raw } = reply;
  // The page may have gone while its request was looked into: its end has been told already and would not be told again.
  if (raw.destroyed) return;
  raw.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  raw.write('retry: 2000\n\n');
  let waiting: NodeJS.Timeout | undefined;
  const tell = async (): Promise<void> => {
    waiting = undefined;
    // A page that could not be told asks again by itself: it also polls.
    const events = await read().catch(() => [{ event: 'changed', content: {} }]);
    if (!raw.writableEnded) for (const { event, content } of events) raw.write(frame(event, content));
  };
  const unsubscribe = changes.subscribe((change) => {
    if (concerns(change)) waiting ??= setTimeout(() => void tell(), quietMs);
  });
  const heartbeat = setInterval(() => raw.write(': here\n\n'), heartbeatMs).unref();
  raw.on('close', () => {
    unsubscribe();
    clearInterval(heartbeat);
    clearTimeout(waiting);
  });
}

function frame(event: string, content: unknown): string {
  return `event: ${event}\ndata: ${JSON.stringify(content)}\n\n`;
}
