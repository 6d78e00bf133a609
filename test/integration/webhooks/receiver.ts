import { createHmac, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A message as it came in. */
export interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: the tests look into messages of every event.
  readonly body: any;
}

/** A program of a customer that hears of what happens; how it answers can be changed at any time. */
export interface Receiver {
  readonly url: string;
  readonly received: Received[];
  /** How it answers from now on. */
  answer: (response: ServerResponse) => void;
  close(): Promise<void>;
}

export const ok = (response: ServerResponse): void => void response.writeHead(200).end('taken');
export const broken = (response: ServerResponse): void => void response.writeHead(500).end('out of order');

/** Listens on a free port of this machine. */
export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  const receiver = { answer: ok };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString('utf8');
      received.push({ headers: request.headers, text, body: JSON.parse(text) });
      receiver.answer(response);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return Object.assign(receiver, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    received,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}

/** Checks a signature as the documentation tells programs to. */
export function isSigned({ headers, text }: Received, secret: string): boolean {
  const parts = String(headers['vivarani-signature']).split(',');
  const time = parts[0]?.slice(2) ?? '';
  const wanted = createHmac('sha256', secret).update(`${time}.${text}`).digest();
  const isFresh = Math.abs(Date.now() / 1000 - Number(time)) < 300;
  return isFresh && parts.slice(1).some((part) => timingSafeEqual(Buffer.from(part.slice(3), 'hex'), wanted));
}
