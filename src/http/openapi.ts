import fastifySwagger from '@fastify/swagger';
import fastifySwaggerUi from '@fastify/swagger-ui';
import { Type } from 'typebox';
import type { Api } from './context.ts';
import { exampleOf } from './openapi-examples.ts';

/** How every refusal of our API is told, RFC 9457; what is beside the standard members is ours. */
const Problem = Type.Object({
  type: Type.String({ examples: ['about:blank'] }),
  title: Type.String({ examples: ['Not possible now'] }),
  status: Type.Integer({ examples: [409] }),
  detail: Type.String({
    description: 'What is wrong and what to do, for people',
    examples: ['Connect first'],
  }),
  code: Type.String({
    description: 'Stable, for programs: ours, or the portal’s own (RET…, AUTH…)',
    examples: ['NOT-CONNECTED'],
  }),
  instance: Type.String({
    description: 'Number of the request, as in the log',
    examples: ['req-4f'],
  }),
  remedy: Type.Optional(
    Type.Union(
      [
        'sign in again',
        'try again later',
        'correct the return',
        'ask the portal what happened',
        'report a defect',
      ].map((remedy) => Type.Literal(remedy)),
      { description: 'Where the portal said no: what can be done about it' },
    ),
  ),
  findings: Type.Optional(
    Type.Array(
      Type.Object({
        code: Type.String({ examples: ['REQUEST-INVALID'] }),
        severity: Type.Union([Type.Literal('error'), Type.Literal('warning'), Type.Literal('info')]),
        says: Type.String({ examples: ['must NOT have fewer than 1 characters'] }),
        sheet: Type.Optional(Type.String({ examples: ['b2b'] })),
        row: Type.Optional(Type.Integer({ examples: [5] })),
        column: Type.Optional(Type.String({ examples: ['body/name'] })),
      }),
      { description: 'What is wrong with the data, at its place' },
    ),
  ),
});

const description = [
  'Prepare, check, save and file GST returns. Money is whole paise; return periods are MMYYYY; dates are yyyy-mm-dd.',
  'Programs send their API key and secret as "Authorization: Basic". People’s browsers send their cookie, and with a',
  'request that changes something the header x-vivarani: 1. Lists come as pages: give `next` back as `cursor`.',
  'Refusals are application/problem+json.',
].join(' ');

/** Describes the API by OpenAPI 3.1 at /api/openapi.json, made of the very schemas that check requests, and pages at /api/docs. */
export async function openApi(app: Api, version: string): Promise<void> {
  await app.register(fastifySwagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Vivarani', version, description },
      components: {
        securitySchemes: {
          key: { type: 'http', scheme: 'basic', description: 'API key and secret' },
          session: { type: 'apiKey', in: 'cookie', name: 'vivarani_session' },
        },
        schemas: { Problem: Problem as object },
      },
      security: [{ key: [] }, { session: [] }],
    },
    transformObject: (found) => {
      if (!('openapiObject' in found)) return found.swaggerObject;
      complete(found.openapiObject);
      return found.openapiObject;
    },
  });
  await app.register(fastifySwaggerUi, {
    routePrefix: '/api/docs',
    staticCSP: false,
    theme: {
      title: 'Vivarani API',
      css: [{ filename: 'vivarani.css', content: '.swagger-ui .topbar { display: none }' }],
    },
    uiConfig: {
      // "Try it out" is a page of ours too: it sends the header that proves it.
      requestInterceptor: (request) =>
        Object.assign(request, {
          headers: { ...(request as { readonly headers?: object }).headers, 'x-vivarani': '1' },
        }),
    },
  });
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger());
}

interface Content {
  readonly content?: Record<string, { schema?: object; example?: unknown }>;
}

interface Operation {
  requestBody?: Content;
  responses?: Record<string, Content & { readonly description?: string }>;
}

/** Adds an example of every body, and the problem that every operation may answer. */
function complete({ paths = {} }: { readonly paths?: object }): void {
  for (const path of Object.values(paths) as Record<string, Operation>[]) {
    for (const operation of Object.values(path)) {
      operation.responses = {
        ...operation.responses,
        default: {
          description: 'What was asked for is not possible; `code` and `detail` say why',
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      };
      for (const body of [operation.requestBody, ...Object.values(operation.responses)]) addExamples(body);
    }
  }
}

const problemExample = exampleOf(Problem as object);

function addExamples(body: Content | undefined): void {
  for (const [type, media] of Object.entries(body?.content ?? {})) {
    if (type === 'application/problem+json') media.example = problemExample;
    else if (media.schema) media.example = exampleOf(media.schema);
  }
}
