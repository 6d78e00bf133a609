import { Type } from 'typebox';
import { removeRegisterMapping, saveRegisterMapping } from '../../filing/index.ts';
import type { RegisterMappingEntry } from '../../filing/needs/register-mappings.ts';
import { registerFields } from '../../workbooks/index.ts';
import { listFields } from '../../workbooks/lists/list-fields.ts';
import { purchaseFields } from '../../workbooks/purchases/purchase-columns.ts';
import { registerFieldTitles } from '../../workbooks/registers/register-field-titles.ts';
import type { Api, ApiContext } from '../context.ts';
import { notFound } from '../problem.ts';
import { actorOf } from '../sign-in.ts';
import { ListOf, OrNull, PageOf, PageQuery, wantedPage } from './schemas.ts';

/** Of registers of sales, of registers of purchases, and of lists. */
const fields = [
  ...new Set<string>([
    ...registerFields,
    ...purchaseFields,
    ...Object.values(listFields).flatMap(Object.keys),
  ]),
];
const Field = Type.Enum(fields as [string, ...string[]], { description: 'What a column holds' });
/** How a register is read: the field of each column, values for all rows, the order of its dates. */
export const Mapping = Type.Unsafe<RegisterMappingEntry['mapping']>(
  Type.Object(
    {
      layout: Type.String({
        maxLength: 100,
        description:
          'Name of a known layout, or "register"; of files about something else what they are about',
      }),
      columns: Type.Record(Type.String({ maxLength: 500 }), OrNull(Field), {
        description: 'Field by header; null for a column that is passed over',
      }),
      constants: Type.Optional(
        Type.Partial(Type.Record(Field, Type.String({ maxLength: 500 })), {
          description: 'Values of fields that no column holds',
        }),
      ),
      dateOrder: Type.Optional(
        Type.Union([Type.Literal('dmy'), Type.Literal('mdy'), Type.Literal('ymd')], {
          description: 'Order of day, month and year, where the columns do not decide it',
        }),
      ),
    },
    { additionalProperties: false, title: 'RegisterMapping' },
  ),
);
const Entry = Type.Object({
  fingerprint: Type.String(),
  name: Type.String(),
  mapping: Mapping,
  changedAt: Type.String(),
  changedBy: Type.String(),
});
const Path = Type.Object({
  fingerprint: Type.String({
    pattern: '^[0-9a-f]{32}$',
    description: 'Of the headers, whatever their order',
  }),
});
const one = '/register-mappings/:fingerprint';
const tags = ['imports'];

/** /register-mappings: what the columns of each form of register are, chosen once and used by every later import. */
export function registerMappingRoutes(app: Api, context: ApiContext): void {
  fieldsRoute(app);
  changingRoutes(app, context);
  const { store } = context.filing;
  const response = { 200: PageOf(Entry) };
  app.get(
    '/register-mappings',
    { schema: { tags, summary: 'The remembered mappings of registers', querystring: PageQuery, response } },
    (request) =>
      store.inBooks(actorOf(request).tenantId, (books) =>
        books.registerMappings.page(wantedPage(request.query)),
      ),
  );
  app.get(
    one,
    { schema: { tags, summary: 'One mapping', params: Path, response: { 200: Entry } } },
    async (request) => {
      const { fingerprint } = request.params;
      const { tenantId } = actorOf(request);
      const all = await store.inBooks(tenantId, (books) => books.registerMappings.all());
      const found = all.find((entry) => entry.fingerprint === fingerprint);
      if (!found) throw notFound(`The mapping "${fingerprint}"`);
      return found;
    },
  );
}

function changingRoutes(app: Api, { filing }: ApiContext): void {
  const body = Type.Object(
    { name: Type.String({ minLength: 1, maxLength: 200 }), mapping: Mapping },
    { additionalProperties: false },
  );
  app.put(
    one,
    { schema: { tags, summary: 'Remember a mapping', params: Path, body, response: { 200: Entry } } },
    (request) =>
      saveRegisterMapping(filing, actorOf(request), {
        fingerprint: request.params.fingerprint,
        ...request.body,
      }),
  );
  app.delete(one, { schema: { tags, summary: 'Forget a mapping', params: Path } }, async (request, reply) => {
    await removeRegisterMapping(filing, actorOf(request), request.params);
    return reply.code(204).send();
  });
}

function fieldsRoute(app: Api): void {
  const response = { 200: ListOf(Type.Object({ field: Type.String(), title: Type.String() })) };
  app.get(
    '/register-fields',
    { schema: { tags, summary: 'What a column of a register may hold', response } },
    () => registerFields.map((field) => ({ field, title: registerFieldTitles[field] })),
  );
}
