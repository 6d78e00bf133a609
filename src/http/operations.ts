import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import type { Api } from './context.ts';
import { Problem } from './problem.ts';

/** Answers /healthz (the process lives), /readyz (the database answers) and /metrics (Prometheus). */
export function operationRoutes(app: Api, ready: () => Promise<void>): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const durations = new Histogram({
    name: 'vivarani_http_request_seconds',
    help: 'Time to answer a request, by route and status.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
    registers: [registry],
  });
  app.addHook('onResponse', async (request, reply) => {
    // The route's pattern, never the address: GSTINs and keys would make a series each.
    const route = request.routeOptions.url ?? 'none';
    durations.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
  });
  app.get('/healthz', { schema: { hide: true } }, async () => ({ status: 'ok' }));
  app.get('/readyz', { schema: { hide: true } }, async () => {
    await ready().catch(() => {
      throw new Problem(503, 'NOT-READY', 'The database does not answer. Start it, or wait until it is up.');
    });
    return { status: 'ready' };
  });
  app.get('/metrics', { schema: { hide: true } }, async (_request, reply) =>
    reply.type(registry.contentType).send(await registry.metrics()),
  );
}
