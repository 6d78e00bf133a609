import { randomUUID } from 'node:crypto';
import fastifyCompress from '@fastify/compress';
import fastifyCookie from '@fastify/cookie';
import fastifyHelmet from '@fastify/helmet';
import fastifyMultipart from '@fastify/multipart';
import fastifyRateLimit from '@fastify/rate-limit';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import fastify, { type FastifyBaseLogger, type FastifyServerOptions, LogController } from 'fastify';
import type { WebhookSender } from '../filing/needs/webhooks.ts';
import { keyRoutes } from './api/keys.ts';
import { apiRoutes } from './api/routes.ts';
import { webhookRoutes } from './api/webhooks.ts';
import type { Api, ApiContext } from './context.ts';
import { handleErrors, problemOf, send } from './errors.ts';
import { readJsonBodies } from './json-bodies.ts';
import { openApi } from './openapi.ts';
import { operationRoutes } from './operations.ts';
import { answerRepeated } from './repeated-requests.ts';
import type { DialectContext } from './sandbox/operation.ts';
import { sandboxRoutes } from './sandbox/routes.ts';
import { requireSignIn } from './sign-in.ts';
import { uploadLimits } from './uploads.ts';
import { webApp } from './web-app.ts';
import type { WhitebooksContext } from './whitebooks/context.ts';
import { whitebooksRoutes } from './whitebooks/routes.ts';

/** Everything the web server needs; main puts it together. */
export interface AppOptions extends ApiContext {
  readonly version: string;
  /** Folder of the built web app; absent or empty, pages say how to build it. */
  readonly webRoot?: string;
  /** Present where programs may call in the dialects of other providers. */
  readonly dialects?: Omit<DialectContext, 'filing'>;
  /** What the WhiteBooks dialect needs besides; it is served where both are present. */
  readonly whitebooks?: Pick<WhitebooksContext, 'sessions' | 'echoesSecrets'>;
  /** Present where programs may be told of what happens. */
  readonly webhookSender?: Pick<WebhookSender, 'whyNotReachable'>;
  /** Resolves when the database answers. */
  readonly ready: () => Promise<void>;
  readonly logger?: FastifyBaseLogger;
  /** Behind a proxy: whom to believe about the client's address, as fastify's trustProxy. */
  readonly trustProxy?: boolean | string;
  /** Certificate and key for HTTPS, PEM. */
  readonly tls?: { readonly cert: string; readonly key: string };
}

const bodyLimit = 1024 * 1024;
const requestTimeoutMs = 120_000;

/** Builds the web app and API as one fastify server; the caller listens and closes. */
export async function createApp(options: AppOptions): Promise<Api> {
  const settings: FastifyServerOptions = {
    bodyLimit,
    requestTimeout: requestTimeoutMs,
    // An ended server must not wait for pages that listen to events for ever.
    forceCloseConnections: true,
    // We write a line of our own.
    logController: new LogController({ disableRequestLogging: true }),
    // Kept for ever in the audit log: a number that no other start of the program gives.
    genReqId: () => randomUUID(),
    // The program of WhiteBooks' own makers asks for //gstr1/b2b.
    // The key of a document in a path has up to 400 characters.
    routerOptions: { ignoreDuplicateSlashes: true, maxParamLength: 1000 },
    frameworkErrors: (error, request, reply) => void send(reply, request, problemOf(error)),
    trustProxy: options.trustProxy ?? false,
    ...(options.logger ? { loggerInstance: options.logger } : { logger: false }),
    ...(options.tls ? { https: options.tls } : {}),
  };
  const app: Api = fastify(settings).withTypeProvider<TypeBoxTypeProvider>();
  handleErrors(app);
  noteRequests(app);
  await protect(app, options.tls !== undefined);
  await openApi(app, options.version);
  noteOrigins(app, options);
  requireSignIn(app, options, options.dialects?.consumers ?? null);
  operationRoutes(app, options.ready);
  await app.register(
    (scope, _options, done) => {
      const api = scope.withTypeProvider<TypeBoxTypeProvider>();
      readJsonBodies(api);
      if (options.dialects) answerRepeated(api, options.dialects.consumers);
      apiRoutes(api, options);
      if (options.dialects) keyRoutes(api, options, options.dialects.consumers);
      if (options.webhookSender) webhookRoutes(api, options, options.webhookSender);
      done();
    },
    { prefix: '/api/v1' },
  );
  if (options.dialects) await sandboxRoutes(app, { ...options.dialects, filing: options.filing });
  if (options.dialects && options.whitebooks) {
    const { filing, today, whitebooks, dialects } = options;
    await whitebooksRoutes(app, { ...dialects, filing, today, ...whitebooks });
  }
  await webApp(app, options.webRoot);
  return app;
}

/** What is done for a request says in the audit log by which one, and in which role. */
function noteOrigins(app: Api, { within }: ApiContext): void {
  // After the body is read: its last piece arrives outside of everything that stood around the first.
  app.addHook('preHandler', (request, _reply, done) =>
    within(
      {
        requestId: request.id,
        role: () => request.caller?.grants.map(({ role }) => role).join(', ') ?? null,
      },
      done,
    ),
  );
}

/** One line for each answer. Without the query, which may hold an OTP or a PAN, and without the secret of a one-time page. */
function noteRequests(app: Api): void {
  app.addHook('onResponse', (request, reply, done) => {
    const path = request.url.split('?', 1)[0]?.replace(/^\/(otp|invite)\/.*/, '/$1/…');
    const ms = Math.round(reply.elapsedTime * 10) / 10;
    request.log.info(
      { method: request.method, path, status: reply.statusCode, ms, from: request.ip },
      'answered',
    );
    done();
  });
}

async function protect(app: Api, https: boolean): Promise<void> {
  await app.register(fastifyHelmet, {
    // Nothing may come from, or go to, another origin. Mantine sets style attributes, hence inline styles.
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: https ? { maxAge: 15_552_000, includeSubDomains: false } : false,
  });
  await app.register(fastifyCookie);
  await app.register(fastifyMultipart, { limits: uploadLimits });
  await app.register(fastifyRateLimit, { global: false });
  await app.register(fastifyCompress, { threshold: 1024, encodings: ['gzip', 'deflate'] });
}
