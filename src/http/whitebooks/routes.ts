import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify';
import { createCallLimit } from '../call-limit.ts';
import { gatewaySaysNo, type Sent } from './answers.ts';
import type { WhitebooksContext } from './context.ts';
import { operations } from './operations.ts';
import { serve } from './serve.ts';

/** Largest body of a save, bytes: the portal takes 5 MB at a time. */
const bodyLimit = 16 * 1024 * 1024;

/** First parts of the dialect's paths; it stands at the root of the origin, as at the provider's. */
const areas = [
  'authentication',
  'public',
  'gstr',
  'gstr1',
  'gstr1a',
  'gstr2a',
  'gstr2b',
  'ims',
  'all',
] as const;

/** Serves the WhiteBooks (formerly MasterGST) dialect in a scope of its own, for it reads bodies in its own way. */
export async function whitebooksRoutes(app: FastifyInstance, context: WhitebooksContext): Promise<void> {
  await app.register((scope, _options, done) => {
    readBodies(scope);
    addOperations(scope, context);
    done();
  });
}

function readBodies(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers();
  // Whatever its content type says, a body is the JSON of a return.
  scope.addContentTypeParser('*', { parseAs: 'string', bodyLimit }, (_request, body, done) =>
    done(null, body),
  );
  scope.setErrorHandler((error: FastifyError, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) request.log.error({ err: error }, 'defect');
    return send(reply, faultOf(status));
  });
}

function addOperations(scope: FastifyInstance, context: WhitebooksContext): void {
  const door = { context, limit: createCallLimit() };
  for (const operation of operations) {
    scope.route({
      method: operation.method,
      url: operation.path,
      bodyLimit,
      schema: { hide: true },
      // A program heeds none of the headers that tell a browser what to do.
      helmet: false,
      exposeHeadRoute: false,
      handler: async (request, reply) => send(reply, await serve(door, operation, request)),
    });
  }
  for (const area of areas) {
    scope.all(`/${area}/*`, { schema: { hide: true } }, async (request, reply) => {
      // A person's browser asks for a page of the web app, whose addresses begin with the same words.
      if (request.method === 'GET' && request.headers.accept?.includes('text/html'))
        return reply.callNotFound();
      const path = request.url.split('?')[0] ?? '';
      return reply.code(404).type('text/plain').send(`No API configured for :${path}`);
    });
  }
}

function send(reply: FastifyReply, { status, body }: Sent): FastifyReply {
  return reply.code(status).type('application/json; charset=utf-8').send(body);
}

function faultOf(status: number): Sent {
  if (status === 413)
    return gatewaySaysNo(413, 'RET12505', 'The body is too large. Save the return in parts.');
  if (status < 500)
    return gatewaySaysNo(status, 'RET11403', 'The request cannot be read. Check how it is written.');
  return gatewaySaysNo(500, 'DEFECT', 'Something went wrong on our side. Try again; if it stays, report it.');
}
