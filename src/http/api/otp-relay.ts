import { type Static, Type } from 'typebox';
import { askedOtp, askSignatory, giveOtp, noPage, relayProgress, revokeRelay } from '../../filing/index.ts';
import type { Api, ApiContext } from '../context.ts';
import { actorOf } from '../sign-in.ts';
import { returnKeyOf } from './periods.ts';
import { Gstin, Instant, Name, OneOf, OrNull, ReturnPath, Says, WirePeriod } from './schemas.ts';

const RelayPath = Type.Object({ gstin: Gstin, period: WirePeriod, relay: Name });
const Asked = Type.Object(
  {
    says: Type.String(),
    relay: OrNull(
      Type.Object({
        relayId: Type.String(),
        token: Type.String({ description: 'The end of the address /otp/…; shown this once' }),
        expiresAt: Instant,
      }),
    ),
  },
  { title: 'AskedSignatory' },
);
const Progress = Type.Object(
  {
    state: OneOf('RelayState', ['open', 'used', 'revoked', 'closed', 'expired']),
    expiresAt: Instant,
    isSeen: Type.Boolean({ description: 'The signatory has opened the page' }),
    wrong: Type.Integer({ description: 'Wrong OTPs so far' }),
  },
  { title: 'RelayProgress' },
);
const AskedOtp = Type.Object(
  {
    askedBy: Type.String(),
    legalName: Type.String(),
    gstin: Gstin,
    form: Type.String(),
    period: Type.String(),
    why: Type.String(),
    expiresAt: Instant,
  },
  { title: 'AskedOtp' },
);
const Token = Type.String({ minLength: 20, maxLength: 300, pattern: '^[\\w-]+\\.[\\w-]+$' });
const Opened = Type.Object({ token: Token });
const Given = Type.Object({ token: Token, otp: Type.String({ minLength: 1, maxLength: 12 }) });

/** Of one client: enough for mistyping, too little for guessing. */
const limited = { rateLimit: { max: 20, timeWindow: 60_000 } };

/** Asking the signatory for the OTP, and the page without sign-in on which he gives it. The token stands in bodies: no log has it. */
export function otpRelayRoutes(app: Api, context: ApiContext): void {
  askingRoutes(app, context);
  const { filing, relays } = context;
  const tags = ['connection'];
  const placeOf = async ({ token }: Static<typeof Opened>) => {
    const place = await relays.find(token);
    if (!place) throw noPage();
    return place;
  };
  app.post(
    '/otp-relay/open',
    {
      schema: { tags, summary: 'Who asks for an OTP, and why', body: Opened, response: { 200: AskedOtp } },
      config: { scope: 'people', ...limited },
    },
    async (request) => askedOtp(filing, await placeOf(request.body)),
  );
  app.post(
    '/otp-relay',
    {
      schema: { tags, summary: 'Give the OTP that was asked for', body: Given, response: { 200: Says } },
      config: { scope: 'people', ...limited },
    },
    async (request) => giveOtp(filing, await placeOf(request.body), request.body.otp),
  );
}

function askingRoutes(app: Api, { filing }: ApiContext): void {
  const base = '/gstr1/:gstin/:period/connect/relay';
  const tags = ['connection'];
  app.post(
    base,
    {
      schema: {
        tags,
        summary: 'Ask the signatory for the OTP by a one-time page',
        params: ReturnPath,
        body: Type.Object({ why: Type.String({ minLength: 1, maxLength: 300 }) }),
        response: { 200: Asked },
      },
    },
    (request) =>
      askSignatory(filing, actorOf(request), {
        key: returnKeyOf(request.params, 'GSTR1'),
        why: request.body.why,
      }),
  );
  const one = { tags, params: RelayPath };
  app.get(
    `${base}/:relay`,
    { schema: { ...one, summary: 'How far the one-time page is', response: { 200: Progress } } },
    (request) => {
      const { gstin, relay: relayId } = request.params;
      return relayProgress(filing, actorOf(request), { gstin, relayId });
    },
  );
  app.delete(
    `${base}/:relay`,
    { schema: { ...one, summary: 'Take the one-time page back' } },
    async (request, reply) => {
      const { gstin, relay: relayId } = request.params;
      await revokeRelay(filing, actorOf(request), { gstin, relayId });
      return reply.code(204).send();
    },
  );
}
