import Fastify, { type FastifyInstance } from 'fastify';
import { refusalBody } from './errors.ts';
import type { Fault } from './faults.ts';
import { addPortalRoutes } from './routes.ts';
import { SAMPLE_TAXPAYERS } from './samples/taxpayers.ts';
import { DEFAULT_SETTINGS, type Settings } from './settings.ts';
import { addSteeringRoutes } from './steering.ts';
import { World } from './world.ts';

export type { Fault, FaultKind } from './faults.ts';

/** How to start the simulator; every setting has a default but the port. */
export interface SimulatorOptions extends Partial<Settings> {
  /** Port to listen on; 0 takes a free one. */
  readonly port: number;
  readonly host?: string;
  /** Where the state is kept; absent: in memory only. */
  readonly stateFile?: string;
  /** Seed of reference ids and ARNs; a state file keeps the seed it was begun with. */
  readonly seed?: number;
  readonly faults?: readonly Fault[];
  readonly log?: boolean;
}

/** A running simulator. */
export interface Simulator {
  /** `http://127.0.0.1:port`, without a slash at the end. */
  readonly url: string;
  /** The portal's certificate: the public key (PEM) under which clients seal their app key. */
  readonly publicKeyPem: string;
  /** Stops listening and writes the state. */
  close(): Promise<void>;
}

/** Starts a GST portal for practice: the taxpayer API with its encryption, and `/_simulator/` to steer it. */
export async function createSimulator(options: SimulatorOptions): Promise<Simulator> {
  const settings = settingsOf(options);
  const world = new World({
    seed: options.seed ?? 1,
    ...(options.stateFile === undefined ? {} : { stateFile: options.stateFile }),
  });
  for (const taxpayer of SAMPLE_TAXPAYERS) {
    if (world.taxpayers.get(taxpayer.gstin) === undefined) world.taxpayers.set(taxpayer.gstin, taxpayer);
  }
  world.faults.set(options.faults ?? []);
  const server = serverOf(world, settings, options.log ?? false);
  const url = await server.listen({ port: options.port, host: options.host ?? '127.0.0.1' });
  return {
    url,
    publicKeyPem: world.keys.publicPem,
    close: async () => {
      await server.close();
      world.close();
    },
  };
}

function settingsOf(options: SimulatorOptions): Settings {
  const given = Object.entries(DEFAULT_SETTINGS).map(([key, usual]) => [
    key,
    options[key as keyof Settings] ?? usual,
  ]);
  return Object.fromEntries(given) as Settings;
}

function serverOf(world: World, settings: Settings, log: boolean): FastifyInstance {
  const server = Fastify({
    logger: log,
    bodyLimit: settings.largestRequest,
    forceCloseConnections: true,
    exposeHeadRoutes: false,
  });
  // Plain JSON.parse: the bodies are one long base64 text each, and the default parser searches it for keys.
  server.removeContentTypeParser('application/json');
  server.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
    try {
      done(null, body === '' ? {} : JSON.parse(String(body)));
    } catch {
      done(Object.assign(new Error('Malformed request'), { statusCode: 400 }));
    }
  });
  server.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) => {
    const code = error.statusCode ?? 500;
    if (code >= 500) server.log.error(error);
    return reply
      .code(code)
      .send(refusalBody({ code: code === 400 ? 'RET11406' : 'RET13505', message: error.message }));
  });
  server.setNotFoundHandler((_request, reply) =>
    reply.code(404).send(refusalBody({ code: 'RET11403', message: 'Invalid API Request' })),
  );
  addPortalRoutes(server, world, settings);
  addSteeringRoutes(server, world);
  return server;
}
