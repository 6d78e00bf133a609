import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Actor, grantsOfKey, gstinsOf } from '../filing/index.ts';
import type { Consumer, Consumers } from '../filing/needs/consumers.ts';
import { type Allowance, createCallLimit } from './call-limit.ts';
import type { Caller } from './caller.ts';
import type { Api, ApiContext } from './context.ts';
import type { Person } from './people.ts';
import { notSignedIn, Problem } from './problem.ts';
import { refuseOutOfScope, refuseUnseen } from './scope.ts';

const cookieName = 'vivarani_session';
const hoursOfSignIn = 12;
/** Of a sign-in that awaits the code of the second factor. */
const begunCookie = 'vivarani_begun';
const begunPath = '/api/v1/session';
const minutesOfBegun = 5;

/** Routes that answer without a sign-in. */
const open = new Set([
  'POST /api/v1/session',
  'GET /api/v1/session/oidc',
  'GET /api/v1/session/oidc/begin',
  'GET /api/v1/session/oidc/callback',
  'POST /api/v1/session/oidc/code',
  'POST /api/v1/invitation',
  'POST /api/v1/otp-relay',
  'POST /api/v1/otp-relay/open',
]);

/** Finds out who calls everything under /api/v1, by key and secret or by the cookie of a sign-in, and what he may reach. */
export function requireSignIn(app: Api, context: ApiContext, consumers: Consumers | null): void {
  const limit = createCallLimit();
  app.decorateRequest('caller', null);
  app.addHook('onRequest', async (request, reply) => {
    const route = request.routeOptions.url ?? '';
    if (!route.startsWith('/api/v1/')) return;
    const { authorization } = request.headers;
    if (authorization !== undefined && consumers) {
      const consumer = await consumerOf(consumers, authorization, reply);
      countCall(limit.take(consumer), reply);
      request.caller = programOf(consumer);
    } else {
      refuseForeignForms(request);
      if (open.has(`${request.method} ${route}`)) return;
      const token = request.cookies[cookieName];
      const person = token ? await context.people.readLogin(token) : null;
      request.caller = person && callerOf(person);
    }
    if (!request.caller) throw notSignedIn();
    refuseOutOfScope(request, request.caller);
    refuseUnseen(request, request.caller);
  });
}

/**
 * Refuses changes without our own header: another site can make a browser send a form with its cookie, but not a header
 * of its own (with SameSite=Strict, the second fence). A key is in a header itself.
 */
function refuseForeignForms(request: FastifyRequest): void {
  const changes = request.method !== 'GET' && request.method !== 'HEAD';
  if (!changes || request.headers['x-vivarani'] === '1') return;
  throw new Problem(
    403,
    'HEADER-MISSING',
    'A request that changes something needs the header "x-vivarani: 1". Add it.',
  );
}

/** A person as a caller. */
export function callerOf(person: Person): Caller {
  const { tenantId, email, grants } = person;
  return { tenantId, by: email, grants, gstins: gstinsOf({ grants }, 'see sums'), person, consumer: null };
}

function programOf(consumer: Consumer): Caller {
  const { tenantId, name, gstins } = consumer;
  const grants = grantsOfKey(consumer);
  return { tenantId, by: `API key ${name}`, grants, isProgram: true, gstins, person: null, consumer };
}

/** Key and secret stand where HTTP has user name and password (RFC 7617). */
async function consumerOf(
  consumers: Consumers,
  authorization: string,
  reply: FastifyReply,
): Promise<Consumer> {
  const [, encoded = ''] = /^Basic ([\w+/=-]{1,2000})$/i.exec(authorization) ?? [];
  const [apiKey = '', apiSecret = ''] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  const consumer = apiKey && apiSecret ? await consumers.authenticate({ apiKey, apiSecret }) : null;
  if (consumer) return consumer;
  // Only to who sent a key: a browser would put up a dialog of its own otherwise.
  reply.header('www-authenticate', 'Basic realm="Vivarani", charset="UTF-8"');
  throw new Problem(
    401,
    'KEY-WRONG',
    'API key and secret do not fit, or the key is revoked. Send them as "Authorization: Basic", key and secret with a colon between.',
  );
}

function countCall({ isAllowed, limit, remaining, resetAt }: Allowance, reply: FastifyReply): void {
  if (limit === null) return;
  reply.headers({
    'x-ratelimit-limit': limit,
    'x-ratelimit-remaining': remaining,
    'x-ratelimit-reset': resetAt,
  });
  if (isAllowed) return;
  const when = new Date(resetAt * 1000).toISOString();
  reply.header('retry-after', Math.max(1, resetAt - Math.floor(Date.now() / 1000)));
  throw new Problem(429, 'TOO-MANY', `More than ${limit} calls in a minute. Go on at ${when}.`);
}

/** Who calls; the tenant of everything a request touches comes from here and from nowhere else. */
export function callerIn(request: FastifyRequest): Caller {
  if (!request.caller) throw notSignedIn();
  return request.caller;
}

/** Opens a sign-in and puts its token into the cookie. */
export async function openSignIn(context: ApiContext, person: Person, reply: FastifyReply): Promise<void> {
  const seconds = hoursOfSignIn * 3600;
  const token = await newLogin(context, person, { reply, seconds });
  setToken(reply, { name: cookieName, token, path: '/', seconds });
}

/** Keeps for some minutes who has shown who he is, until the code of his second factor opens the sign-in. */
export async function beginSignIn(context: ApiContext, person: Person, reply: FastifyReply): Promise<void> {
  const seconds = minutesOfBegun * 60;
  const token = await newLogin(context, person, { reply, seconds, awaitsCode: true });
  setToken(reply, { name: begunCookie, token, path: begunPath, seconds });
}

/** Whose sign-in this browser has begun; null where it has not, or where it took too long. */
export async function readBegun({ people }: ApiContext, request: FastifyRequest): Promise<Person | null> {
  const token = request.cookies[begunCookie];
  return token ? people.readAwaiting(token) : null;
}

/** Forgets what was begun: it opens one sign-in and no second. */
export async function endBegun(
  { people }: ApiContext,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  await people.closeLogin(request.cookies[begunCookie] ?? '');
  reply.clearCookie(begunCookie, { path: begunPath });
}

async function newLogin(
  { filing, people }: ApiContext,
  person: Person,
  { reply, seconds, awaitsCode = false }: NewLogin,
): Promise<string> {
  const { headers, ip: address } = reply.request;
  return people.openLogin(person, {
    expiresAt: new Date(Date.parse(filing.clock.now()) + seconds * 1000).toISOString(),
    userAgent: (headers['user-agent'] ?? '').slice(0, 300),
    address,
    awaitsCode,
  });
}

interface NewLogin {
  readonly reply: FastifyReply;
  readonly seconds: number;
  readonly awaitsCode?: boolean;
}

interface TokenCookie {
  readonly name: string;
  readonly token: string;
  readonly path: string;
  readonly seconds: number;
}

function setToken(reply: FastifyReply, { name, token, path, seconds }: TokenCookie): void {
  reply.setCookie(name, token, {
    path,
    httpOnly: true,
    sameSite: 'strict',
    secure: reply.request.protocol === 'https',
    maxAge: seconds,
  });
}

/** The token of this browser's sign-in. */
export function tokenIn(request: FastifyRequest): string {
  return request.cookies[cookieName] ?? '';
}

/** Ends the sign-in of this browser. */
export async function closeSignIn(
  context: ApiContext,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const token = request.cookies[cookieName];
  if (token) await context.people.closeLogin(token);
  reply.clearCookie(cookieName, { path: '/' });
}

/** Who asks, as the use cases of filing want it. */
export function actorOf(request: FastifyRequest): Actor {
  const { tenantId, by, grants, isProgram = false } = callerIn(request);
  return { tenantId, by, grants, isProgram };
}
