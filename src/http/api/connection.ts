import { Type } from 'typebox';
import {
  connectionList,
  refreshSession,
  requestLoginOtp,
  signOut,
  submitLoginOtp,
} from '../../filing/index.ts';
import type { Api, ApiContext } from '../context.ts';
import { actorOf } from '../sign-in.ts';
import {
  ConnectionStateSchema,
  Instant,
  OrNull,
  PageOf,
  PageQuery,
  ReturnPath,
  Says,
  wantedPage,
} from './schemas.ts';
import { pageAfter } from './whole-list.ts';

const ConnectAnswer = Type.Object({
  result: Type.Union([Type.Literal('existing'), Type.Literal('otp-sent')]),
  says: Type.String(),
});
const Connection = Type.Object(
  {
    gstin: Type.String(),
    legalName: Type.String(),
    state: ConnectionStateSchema,
    endsAt: OrNull(Instant),
    userName: Type.String({ description: 'On the portal' }),
    by: OrNull(Type.String({ description: 'Who of ours signed in' })),
  },
  { title: 'Connection' },
);
const Otp = Type.Object({ otp: Type.String({ minLength: 1, maxLength: 12 }) });

/** Connect, the OTP, refresh and log-out of the portal's session. */
export function connectionRoutes(app: Api, { filing }: ApiContext): void {
  const base = '/gstr1/:gstin/:period/connect';
  app.get(
    '/connections',
    {
      schema: {
        tags: ['connection'],
        summary: 'The portal session of every GSTIN',
        querystring: PageQuery,
        response: { 200: PageOf(Connection) },
      },
      config: { scope: 'any' },
    },
    async (request) => {
      const all = await connectionList(filing, actorOf(request));
      return pageAfter(all, wantedPage(request.query));
    },
  );
  const shared = { tags: ['connection'], params: ReturnPath };
  app.post(
    base,
    {
      schema: {
        ...shared,
        summary: 'Connect with GSTN; sends an OTP unless a session holds',
        response: { 200: ConnectAnswer },
      },
    },
    (request) => requestLoginOtp(filing, actorOf(request), { gstin: request.params.gstin }),
  );
  app.post(
    `${base}/otp`,
    {
      schema: { ...shared, summary: 'Submit the OTP', body: Otp, response: { 200: Says } },
      config: { act: 'enter the OTP' },
    },
    (request) =>
      submitLoginOtp(filing, actorOf(request), { gstin: request.params.gstin, otp: request.body.otp }),
  );
  app.post(
    `${base}/refresh`,
    { schema: { ...shared, summary: 'Prolong the session', response: { 200: Says } } },
    (request) => refreshSession(filing, actorOf(request), { gstin: request.params.gstin }),
  );
  app.post(
    `${base}/logout`,
    { schema: { ...shared, summary: 'End the session', response: { 200: Says } } },
    (request) => signOut(filing, actorOf(request), { gstin: request.params.gstin }),
  );
}
