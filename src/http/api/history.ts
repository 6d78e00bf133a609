import { Type } from 'typebox';
import type { Api } from '../context.ts';
import { actorOf } from '../sign-in.ts';
import { returnKeyOf } from './periods.ts';
import type { FormContext } from './return-forms.ts';
import { Instant, OrNull, PageOf, PageQuery, ReturnPath, wantedPage } from './schemas.ts';

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
