import { type IncomingMessage, Agent as PlainAgent, request as plainRequest } from 'node:http';
import { request as secureRequest, Agent as TlsAgent } from 'node:https';
import { PortalError } from '../filing/needs/portal.ts';

/** One request over HTTP. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** A GET that changes something, as WhiteBooks has them: it must not share a kept connection. */
  readonly changes?: boolean;
  readonly timeoutMs: number;
}

/** One answer over HTTP, read to its end. */
export interface HttpAnswer {
  readonly status: number;
  readonly body: Buffer;
}

/** Speaks HTTP; each gateway holds one for its life, with the connections it keeps open. */
export interface Exchange {
  send(request: HttpRequest): Promise<HttpAnswer>;
  /** Closes idle connections. */
  close(): void;
}

/** The largest answer that is read, in bytes: a portal that never stops must not fill the memory. */
const answerLimit = 256 * 1024 * 1024;

/**
 * An exchange whose every call ends within its time limit and whose failures tell a lost answer from a request that
 * never arrived: NOT-REACHED when the request did not leave this machine whole (the portal cannot have carried it
 * out), NO-ANSWER when it left and nothing, or not all, came back. Built on `node:http` because its `finish` says
 * when the last byte has been handed to the operating system. Only reads share kept connections: the other side may
 * close a kept one just as a write goes out on it, and then nobody could tell whether the write arrived.
 */
export function createExchange(): Exchange {
  const plain = new PlainAgent({ keepAlive: true });
  const secure = new TlsAgent({ keepAlive: true });
  return {
    send: (request) => {
      const kept = request.url.protocol === 'https:' ? secure : plain;
      return sendOnce(request, request.method === 'GET' && !request.changes ? kept : false);
    },
    close: () => {
      plain.destroy();
      secure.destroy();
    },
  };
}

function sendOnce(request: HttpRequest, agent: PlainAgent | false): Promise<HttpAnswer> {
  const { method, url, timeoutMs } = request;
  const body = request.body === undefined ? undefined : Buffer.from(request.body, 'utf8');
  const length = body ? { 'content-length': String(body.length) } : {};
  const open = url.protocol === 'https:' ? secureRequest : plainRequest;
  return new Promise((resolve, reject) => {
    let sent = false;
    const outgoing = open(url, { method, agent, headers: { ...request.headers, ...length } });
    const fail = (cause: Error) => {
      clearTimeout(timer);
      reject(failure(sent, url, cause));
    };
    const timer = setTimeout(
      () => outgoing.destroy(new Error(`no answer within ${timeoutMs / 1000} seconds`)),
      timeoutMs,
    );
    outgoing.on('finish', () => {
      sent = true;
    });
    outgoing.on('error', fail);
    outgoing.on('response', (incoming) => {
      readToEnd(incoming, fail, (answer) => {
        clearTimeout(timer);
        resolve(answer);
      });
    });
    outgoing.end(body);
  });
}

/** By events, not by `for await`, which makes several promises for each chunk. */
function readToEnd(
  incoming: IncomingMessage,
  fail: (cause: Error) => void,
  done: (answer: HttpAnswer) => void,
): void {
  const chunks: Buffer[] = [];
  let size = 0;
  incoming.on('data', (chunk: Buffer) => {
    size += chunk.length;
    chunks.push(chunk);
    if (size > answerLimit) incoming.destroy(new Error(`the answer is larger than ${answerLimit} bytes`));
  });
  // An answer that breaks off is an error too: `aborted`.
  incoming.on('error', fail);
  incoming.on('end', () => done({ status: incoming.statusCode ?? 0, body: Buffer.concat(chunks) }));
}

function failure(sent: boolean, url: URL, cause: Error): PortalError {
  // Only the host: a query may carry the PAN or a token.
  const reason = 'code' in cause ? `${cause.message} (${String(cause.code)})` : cause.message;
  if (!sent) {
    const message = `The portal at ${url.host} was not reached: ${reason}. Nothing was carried out. Try again later.`;
    return new PortalError('NOT-REACHED', message, 'try again later');
  }
  const message = `The portal at ${url.host} did not answer: ${reason}. The request may have been carried out.`;
  return new PortalError('NO-ANSWER', message, 'ask the portal what happened');
}
