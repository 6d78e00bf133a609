import { Type } from 'typebox';
import { registrationOf } from '../../filing/standing.ts';
import type { Api, ApiContext } from '../context.ts';
import { actorOf } from '../sign-in.ts';
import { returnKeyOf } from './periods.ts';
import type { FormContext } from './return-forms.ts';
import { Gstin, Instant, OrNull, PageOf, PageQuery, ReturnPath, wantedPage } from './schemas.ts';

const Call = Type.Object(
  {
    at: Instant,
    action: Type.String(),
    durationMs: Type.Integer(),
    referenceId: OrNull(Type.String()),
    outcome: Type.String(),
    request: Type.Unknown(),
    answer: Type.Unknown(),
  },
  { title: 'PortalCall' },
);
/** What was said to the portal about a GSTIN and no period: sessions, the IMS, preferences, the public record. */
export function gstinCallRoutes(app: Api, { filing }: ApiContext): void {
  app.get(
    '/registrations/:gstin/calls',
    {
      schema: {
        tags: ['history'],
        summary: 'Exchanges with the portal about no period, newest first',
        params: Type.Object({ gstin: Gstin }),
        querystring: PageQuery,
        response: { 200: PageOf(Call) },
      },
    },
    (request) =>
      filing.store.inBooks(actorOf(request).tenantId, async (books) => {
        const { gstin } = await registrationOf(books, request.params.gstin);
        return books.calls({ gstin, form: 'GSTR1', returnPeriod: null }, wantedPage(request.query));
      }),
  );
}

/** What was said to the portal about a return: kept for ever and never changed. */
export function callRoutes(app: Api, { filing, form, base }: FormContext): void {
  app.get(
    `${base}/calls`,
    {
      schema: {
        tags: ['history'],
        summary: 'Exchanges with the portal, newest first',
        params: ReturnPath,
        querystring: PageQuery,
        response: { 200: PageOf(Call) },
      },
    },
    (request) =>
      filing.store.inBooks(actorOf(request).tenantId, (books) =>
        books.calls(returnKeyOf(request.params, form), wantedPage(request.query)),
      ),
  );
}
