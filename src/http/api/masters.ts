import { type TSchema, Type } from 'typebox';
import { addMaster, changeMaster, masterEntry, masterPage, removeMaster } from '../../filing/index.ts';
import type { MasterContents, MasterEntry, MasterKind } from '../../filing/needs/masters.ts';
import type { Api, ApiContext } from '../context.ts';
import { actorOf } from '../sign-in.ts';
import { keptMaster } from './kept-master.ts';
import { CampusSchema, CompanySchema, ItemSchema, PartyKindSchema, PartySchema } from './master-schemas.ts';
import { partyMergeRoutes } from './party-merge.ts';
import {
  EntryNumber,
  EntryVersion,
  Gstin,
  Instant,
  OneOf,
  PageOf,
  PageQuery,
  wantedPage,
} from './schemas.ts';

/** What differs between the resources of masters. */
interface Resource<Kind extends MasterKind> {
  readonly kind: Kind;
  readonly path: string;
  /** In the summaries: a party, parties. */
  readonly one: string;
  readonly many: string;
  readonly title: string;
  readonly content: TSchema;
  /** What `kind=` narrows a list by. */
  readonly label: TSchema;
}

const Find = Type.Optional(
  Type.String({
    maxLength: 100,
    description: 'Every word of it, in names, GSTINs, codes, places and mail addresses',
  }),
);
const EntryPath = Type.Object({ entry: EntryNumber });

/** /parties, /items, /companies, /campuses: listed, found while somebody types, added, changed, removed. */
export function masterRoutes(app: Api, context: ApiContext): void {
  const Entry = resource(app, context, {
    kind: 'party',
    path: '/parties',
    one: 'a customer, vendor or transporter',
    many: 'Customers, vendors and transporters',
    title: 'PartyEntry',
    content: PartySchema,
    label: PartyKindSchema,
  });
  partyMergeRoutes(app, context, Entry);
  resource(app, context, {
    kind: 'item',
    path: '/items',
    one: 'an item',
    many: 'Items: HSN and SAC with their rates',
    title: 'ItemEntry',
    content: ItemSchema,
    label: OneOf('ItemKind', ['goods', 'services']),
  });
  resource(app, context, {
    kind: 'company',
    path: '/companies',
    one: 'a company',
    many: 'Companies: one for each PAN',
    title: 'CompanyEntry',
    content: CompanySchema,
    label: Type.String({ maxLength: 20 }),
  });
  resource(app, context, {
    kind: 'campus',
    path: '/campuses',
    one: 'a campus',
    many: 'Campuses: the places of business of a GSTIN',
    title: 'CampusEntry',
    content: CampusSchema,
    label: Gstin,
  });
}

/** The addresses of one resource; answers the schema of its entries. */
function resource<Kind extends MasterKind>(app: Api, context: ApiContext, of: Resource<Kind>): TSchema {
  const Entry = Type.Unsafe<MasterEntry<MasterContents[Kind]>>(
    Type.Object(
      {
        entry: Type.Integer({ description: 'Number of the entry, for ever' }),
        version: Type.Integer(),
        content: of.content,
        changedAt: Instant,
        changedBy: Type.String(),
      },
      { title: of.title },
    ),
  );
  readRoutes(app, context, { ...of, Entry });
  writeRoutes(app, context, { ...of, Entry });
  return Entry;
}

type Described<Kind extends MasterKind> = Resource<Kind> & {
  readonly Entry: ReturnType<typeof Type.Unsafe<MasterEntry<MasterContents[Kind]>>>;
};

function readRoutes<Kind extends MasterKind>(app: Api, { filing }: ApiContext, of: Described<Kind>): void {
  const { kind, path, Entry } = of;
  app.get(
    path,
    {
      schema: {
        tags: ['masters'],
        summary: of.many,
        querystring: Type.Intersect([
          PageQuery,
          Type.Object({ kind: Type.Optional(of.label as ReturnType<typeof Type.String>), find: Find }),
        ]),
        response: {
          200: Type.Intersect([
            PageOf(Entry),
            Type.Object({ count: Type.Integer({ description: 'Of everything that matches' }) }),
          ]),
        },
      },
      config: { scope: 'any' },
    },
    async (request) => {
      const { kind: label, find } = request.query;
      const wanted = { kind, filter: { label, find }, wanted: wantedPage(request.query) };
      return (await masterPage(filing, actorOf(request), wanted)) as never;
    },
  );
  app.get(
    `${path}/:entry`,
    {
      schema: { tags: ['masters'], summary: `Read ${of.one}`, params: EntryPath, response: { 200: Entry } },
      config: { scope: 'any' },
    },
    async (request) => (await masterEntry(filing, actorOf(request), { kind, ...request.params })) as never,
  );
}

function writeRoutes<Kind extends MasterKind>(app: Api, { filing }: ApiContext, of: Described<Kind>): void {
  const { kind, path, Entry } = of;
  const schema = { tags: ['masters'], body: of.content, response: { 200: Entry } };
  const contentOf = (body: unknown) => body as MasterContents[Kind];
  app.post(
    path,
    { schema: { ...schema, summary: `Add ${of.one}` } },
    async (request) =>
      keptMaster(
        await addMaster(filing, actorOf(request), { kind, content: contentOf(request.body) }),
      ) as never,
  );
  app.put(
    `${path}/:entry`,
    {
      schema: {
        ...schema,
        summary: `Change ${of.one}, if nobody else has since its version was read`,
        params: EntryPath,
        querystring: Type.Object({ version: EntryVersion }),
      },
    },
    async (request) => {
      const at = { entry: request.params.entry, version: request.query.version };
      const change = { kind, content: contentOf(request.body), ...at };
      return keptMaster(await changeMaster(filing, actorOf(request), change)) as never;
    },
  );
  app.delete(
    `${path}/:entry`,
    {
      schema: {
        tags: ['masters'],
        summary: `Take ${of.one} off the lists; documents keep what they say`,
        params: EntryPath,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      await removeMaster(filing, actorOf(request), { kind, ...request.params });
      return reply.code(204).send(null);
    },
  );
}
