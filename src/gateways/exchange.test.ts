import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createExchange, type HttpRequest } from './exchange.ts';

const exchange = createExchange();
const open: { close(): unknown; closeAllConnections?(): void }[] = [];

afterEach(() => {
  exchange.close();
  for (const server of open.splice(0)) {
    server.closeAllConnections?.();
    server.close();
  }
});

async function listen(server: Server | ReturnType<typeof createTcpServer>): Promise<URL> {
  open.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/returns`);
}
const serve = (listener: RequestListener) => listen(createServer(listener));
const post = (url: URL, body = '{}', timeoutMs = 5_000): HttpRequest => ({
  method: 'POST',
  url,
  headers: { 'content-type': 'application/json' },
  body,
  timeoutMs,
});

describe('exchange', () => {
  it('sends a body and reads the answer to its end', async () => {
    const url = await serve((request, response) => {
      request.pipe(response.writeHead(201));
    });
    const body = 'x'.repeat(3_000_000);
    const answer = await exchange.send(post(url, body));
    expect(answer.status).toBe(201);
    expect(answer.body.toString()).toBe(body);
  });

  it('says NOT-REACHED when the connection is refused', async () => {
    const server = createServer();
    const url = await listen(server);
    await new Promise((resolve) => server.close(resolve));
    await expect(exchange.send(post(url))).rejects.toMatchObject({
      code: 'NOT-REACHED',
      remedy: 'try again later',
      message: expect.stringContaining('ECONNREFUSED'),
    });
  });

  it('says NOT-REACHED when the host has no address', async () => {
    const url = new URL('http://portal.invalid/returns');
    await expect(exchange.send(post(url))).rejects.toMatchObject({ code: 'NOT-REACHED' });
  });

  it('says NOT-REACHED when the connection breaks before the request has left whole', async () => {
    const url = await listen(
      createTcpServer((socket) => socket.once('data', () => socket.resetAndDestroy())),
    );
    const body = 'x'.repeat(50_000_000);
    await expect(exchange.send(post(url, body))).rejects.toMatchObject({ code: 'NOT-REACHED' });
  });

  it('says NO-ANSWER when the portal closes after it has read the request', async () => {
    const url = await serve((request) => {
      request.resume().on('end', () => request.socket.destroy());
    });
    await expect(exchange.send(post(url))).rejects.toMatchObject({
      code: 'NO-ANSWER',
      remedy: 'ask the portal what happened',
    });
  });

  it('says NO-ANSWER when the answer breaks off in the middle', async () => {
    const url = await serve((request, response) => {
      request.resume().on('end', () => {
        response.writeHead(200, { 'content-length': '100' });
        response.write('half', () => request.socket.destroy());
      });
    });
    await expect(exchange.send(post(url))).rejects.toMatchObject({ code: 'NO-ANSWER' });
  });

  it('says NO-ANSWER when the time limit passes, also in the middle of the answer', async () => {
    const silent = await serve((request) => {
      request.resume();
    });
    await expect(exchange.send(post(silent, '{}', 50))).rejects.toMatchObject({
      code: 'NO-ANSWER',
      message: expect.stringContaining('0.05 seconds'),
    });
    const slow = await serve((request, response) => {
      request.resume();
      response.write('{');
    });
    await expect(exchange.send(post(slow, '{}', 50))).rejects.toMatchObject({ code: 'NO-ANSWER' });
  });

  it('says NOT-REACHED when the time limit passes before the request has left whole', async () => {
    const url = await listen(createTcpServer((socket) => socket.pause()));
    await expect(exchange.send(post(url, 'x'.repeat(50_000_000), 300))).rejects.toMatchObject({
      code: 'NOT-REACHED',
      message: expect.stringContaining('0.3 seconds'),
    });
  });

  it('reads over a kept connection and writes over one of its own', async () => {
    const url = await serve((request, response) => {
      request.resume().on('end', () => response.end('{}'));
    });
    let connections = 0;
    (open.at(-1) as Server).on('connection', () => {
      connections += 1;
    });
    const read: HttpRequest = { method: 'GET', url, headers: {}, timeoutMs: 5_000 };
    for (let round = 0; round < 3; round += 1) await exchange.send(read);
    expect(connections).toBe(1);
    for (let round = 0; round < 3; round += 1) await exchange.send(post(url));
    expect(connections).toBe(4);
  });

  it('names the host but never the query in a failure', async () => {
    const url = await serve((request) => request.socket.destroy());
    url.search = '?pan=ABCDE1234F';
    const failure = await exchange.send(post(url)).catch((error: Error) => error.message);
    expect(failure).toContain(url.host);
    expect(failure).not.toContain('ABCDE1234F');
  });
});
