import { Type } from 'typebox';
import { acceptRejectPayload, deletionPayload, newOrModifiedPayload } from '../../filing/index.ts';
import type { Api } from '../context.ts';
import { actorOf } from '../sign-in.ts';
import { returnKeyOf } from './periods.ts';
import type { FormContext } from './return-forms.ts';
import { ReturnPath } from './schemas.ts';

const Query = Type.Object({
  kind: Type.Union([Type.Literal('new'), Type.Literal('delete'), Type.Literal('answers')], {
    default: 'new',
    description: 'answers: what Accept/Reject would send in a classic period',
  }),
});

const payloads = { new: newOrModifiedPayload, delete: deletionPayload, answers: acceptRejectPayload };

/** GET …/payload: the JSON that Save would send, as a file. */
export function payloadRoutes(app: Api, { filing, form, base }: FormContext): void {
  const schema = { tags: ['filing'], summary: 'Generate Payload', params: ReturnPath, querystring: Query };
  app.get(`${base}/payload`, { schema }, async (request, reply) => {
    const { fileName, payload } = await payloads[request.query.kind](filing, actorOf(request), {
      key: returnKeyOf(request.params, form),
    });
    return reply
      .type('application/json; charset=utf-8')
      .header('content-disposition', `attachment; filename="${fileName}"`)
      .header('cache-control', 'no-store')
      .send(JSON.stringify(payload));
  });
}
