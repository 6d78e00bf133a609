import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { Api, ApiContext } from '../context.ts';
import { notCompleted, type Oidc, type OidcJourney } from '../oidc.ts';
import type { Person } from '../people.ts';
import { notSignedIn, Problem } from '../problem.ts';
import { beginSignIn, callerOf, endBegun, openSignIn, readBegun } from '../sign-in.ts';
import { noteAct } from './note-act.ts';
import { OrNull, Session } from './schemas.ts';
import { Code, type SecondStep } from './second-step.ts';
import { sessionView } from './session.ts';

const base = '/session/oidc';
const journeyCookie = 'vivarani_oidc';
const journeyPath = `/api/v1${base}`;
const minutesOfJourney = 10;
const limited = { rateLimit: { max: 30, timeWindow: 60_000 } };
const Provider = Type.Object(
  { label: OrNull(Type.String({ description: 'What to call it; null where there is none' })) },
  { title: 'IdentityProvider' },
);

/** Sign-in at the company's identity provider. It opens the door to who is a user already, and gives nobody a right. */
export function oidcRoutes(app: Api, context: ApiContext, secondStep: SecondStep): void {
  const { oidc } = context;
  app.get(
    base,
    {
      schema: {
        tags: ['session'],
        summary: 'Which identity provider one may sign in at',
        response: { 200: Provider },
      },
      config: limited,
    },
    async () => ({ label: oidc?.label ?? null }),
  );
  codeRoute(app, context, secondStep);
  if (oidc) journeyRoutes(app, { ...context, oidc }, secondStep);
}

/** Where a second factor is on, the provider is only the first step. */
function codeRoute(app: Api, context: ApiContext, secondStep: SecondStep): void {
  app.post(
    `${base}/code`,
    {
      schema: {
        tags: ['session'],
        summary: 'Give the code of the second factor after the identity provider',
        body: Code,
        response: { 200: Session },
      },
      config: { scope: 'people', ...limited },
    },
    async (request, reply) => {
      const person = await readBegun(context, request);
      if (!person) throw notSignedIn();
      await secondStep(request, person, request.body.code);
      await endBegun(context, request, reply);
      await enter(context, person, reply);
      return sessionView(context, callerOf(person));
    },
  );
}

/** The two addresses that a browser is sent to. They answer with pages only: a failure is told on the sign-in page. */
function journeyRoutes(
  app: Api,
  context: ApiContext & { readonly oidc: Oidc },
  secondStep: SecondStep,
): void {
  const { oidc } = context;
  app.get(
    `${base}/begin`,
    {
      schema: { hide: true, querystring: Type.Object({ next: Type.Optional(Type.String()) }) },
      config: limited,
    },
    (request, reply) =>
      orTellWhy(request, reply, async () => {
        const { url, journey } = await oidc.begin(cameBackTo(request).href, ownPage(request.query.next));
        reply.setCookie(journeyCookie, JSON.stringify(journey), {
          path: journeyPath,
          httpOnly: true,
          // The provider's page sends the browser back: a strict cookie would stay behind.
          sameSite: 'lax',
          secure: request.protocol === 'https',
          maxAge: minutesOfJourney * 60,
        });
        return reply.redirect(url);
      }),
  );
  app.get(`${base}/callback`, { schema: { hide: true }, config: limited }, (request, reply) =>
    orTellWhy(request, reply, async () => {
      const journey = journeyIn(request);
      reply.clearCookie(journeyCookie, { path: journeyPath });
      const email = await oidc.finish(cameBackTo(request), journey);
      const person = await invited(context, email);
      const next = ownPage(journey.next);
      try {
        await secondStep(request, person, undefined);
      } catch (error) {
        if (!(error instanceof Problem) || error.code !== 'CODE-NEEDED') throw error;
        await beginSignIn(context, person, reply);
        return reply.redirect(`/login?${new URLSearchParams({ step: 'code', next })}`);
      }
      await enter(context, person, reply);
      return reply.redirect(next);
    }),
  );
}

async function orTellWhy(
  request: FastifyRequest,
  reply: FastifyReply,
  work: () => Promise<FastifyReply>,
): Promise<FastifyReply> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    request.log.warn({ code: error.code }, 'a sign-in at the identity provider failed');
    return reply.redirect(`/login?${new URLSearchParams({ failed: error.code })}`);
  }
}

async function enter(context: ApiContext, person: Person, reply: FastifyReply): Promise<void> {
  await openSignIn(context, person, reply);
  const act = 'signed in at the identity provider';
  await noteAct(context.filing, callerOf(person), { act, object: person.email });
}

/** Who may sign in already: he was invited, and has followed the invitation. */
async function invited({ people }: ApiContext, email: string): Promise<Person> {
  const found = await people.findByEmail(email.trim());
  if (found) return found.person;
  throw new Problem(
    403,
    'OIDC-UNKNOWN',
    'Nobody with your e-mail address may sign in here. Ask an administrator for an invitation, and follow it once.',
  );
}

/** Our address that the provider sends the browser back to, with what it brings. */
function cameBackTo(request: FastifyRequest): URL {
  const url = new URL(`${journeyPath}/callback`, `${request.protocol}://${request.host}`);
  const { pathname, search } = new URL(request.url, url);
  if (pathname === url.pathname) url.search = search;
  return url;
}

/** What this browser went away with; a browser that did not go from here has nothing to come back with. */
function journeyIn(request: FastifyRequest): OidcJourney {
  try {
    return JSON.parse(request.cookies[journeyCookie] ?? '') as OidcJourney;
  } catch {
    throw notCompleted();
  }
}

/** Only an address of this app: nobody who has just signed in is led elsewhere. */
function ownPage(next: string | undefined): string {
  return typeof next === 'string' && /^\/(?![/\\])/.test(next) ? next : '/';
}
