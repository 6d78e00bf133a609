// One process of the measure of the gateways: the portal, the product, or the bare routes they are compared with.
import fastify from 'fastify';

async function answer(ask) {
  if (ask === 'cpu') {
    const { user, system } = process.cpuUsage();
    process.send({ microseconds: user + system });
    return;
  }
  if (ask === 'heap') {
    globalThis.gc();
    process.send({ heapMb: process.memoryUsage().heapUsed / 2 ** 20 });
    return;
  }
  await running.stop();
  process.disconnect();
}

async function portal() {
  const { createSimulator } = await import('../dist/simulator/index.js');
  const simulator = await createSimulator({ port: 0, processingMs: 5 });
  return { document: { url: simulator.url }, stop: () => simulator.close() };
}

/** The product as `vivarani server` runs it, and a program's key without a limit of calls. */
async function product({ dataDir, simulatorUrl }) {
  process.env.SIMULATOR_URL = simulatorUrl;
  const [{ readConfig }, { Closers }, { logToFile }, { openProduct }, { serveWeb }, { firstSignIn }] =
    await Promise.all(
      ['config', 'closers', 'logs', 'product', 'server', 'first-run'].map(
        (name) => import(`../dist/main/${name}.js`),
      ),
    );
  const config = readConfig({ dataDir, port: 0 }, process.env);
  const closers = new Closers();
  const log = logToFile(dataDir, config.logLevel);
  const opened = await openProduct(config, { log, closers });
  await firstSignIn(opened.opened, 'Bench');
  const url = await serveWeb(opened, config, { log, closers });
  const { keys } = await opened.opened.consumers.create('local', {
    name: 'Bench',
    email: 'bench@example.in',
    callsPerMinute: null,
  });
  return { document: { url, keys }, stop: () => closers.closeAll() };
}

/** A bare route that gives one answer, and one that reads JSON and gives it. */
async function bare({ answer, headers }) {
  const app = fastify({ logger: false, bodyLimit: 2 ** 25 });
  app.all('/*', (_request, reply) => reply.headers(headers).send(answer));
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  return { document: { url }, stop: () => app.close() };
}

const running = await { portal, product, bare }[process.argv[2]](JSON.parse(process.argv[3] ?? '{}'));
process.on('message', ({ ask }) => answer(ask));
process.send(running.document);
