import { type Static, Type } from 'typebox';
import { type SaleEntry, wireReturnPeriod } from '../../core/index.ts';
import {
  addSale,
  changeSale,
  deleteSales,
  type SavedSale,
  saleEntry,
  salePage,
  trySale,
} from '../../filing/index.ts';
import type { DocumentEntry, NewEntry } from '../../filing/needs/documents.ts';
import type { Api, ApiContext } from '../context.ts';
import { Problem } from '../problem.ts';
import { actorOf } from '../sign-in.ts';
import { returnKeyOf } from './periods.ts';
import { SaleEntrySchema } from './sale-entry-schema.ts';
import {
  AdvancesOnly,
  amounts,
  EntryNumber,
  EntryVersion,
  Finding,
  Gstin,
  ListOf,
  OrNull,
  PageOf,
  PageQuery,
  TotalsOnce,
  WirePeriod,
  wantedPage,
} from './schemas.ts';

/** Which documents are deleted or put back. */
export const EntriesDeleted = Type.Object({
  entries: Type.Array(EntryNumber, { minItems: 1, maxItems: 10_000 }),
  deleted: Type.Boolean({ description: 'False puts deleted documents back' }),
  version: Type.Optional(
    Type.Integer({ description: 'Of a single document: it stays where somebody has changed it since' }),
  ),
});
/** The address of an entry of the books. */
export const EntryPath = Type.Object({ gstin: Gstin, entry: EntryNumber });

const SaleShown = Type.Object(
  {
    period: WirePeriod,
    tables: ListOf(Type.String()),
    ...amounts,
    isDraft: Type.Boolean({ description: 'It has errors: kept, but reported by no return' }),
    findings: ListOf(Finding),
    content: SaleEntrySchema,
  },
  { title: 'SaleTried' },
);
const SaleDocumentView = Type.Intersect(
  [
    SaleShown,
    Type.Object({
      entry: Type.Integer({ description: 'Number of the entry in the books, for ever' }),
      version: Type.Integer(),
      importId: OrNull(Type.String()),
      changedAt: Type.String(),
      changedBy: Type.String(),
    }),
  ],
  { title: 'SaleDocument' },
);
const Saving = Type.Object(
  {
    period: WirePeriod,
    content: SaleEntrySchema,
    asDraft: Type.Optional(Type.Boolean({ description: 'Keep it although it has errors' })),
    replaces: Type.Optional(
      Type.String({ maxLength: 400, description: 'Key of a row of the return whose place it takes' }),
    ),
  },
  { additionalProperties: false },
);
const LedgerPath = Type.Object({ gstin: Gstin });
const ListQuery = Type.Object({
  period: Type.Optional(WirePeriod),
  table: Type.Optional(Type.String({ maxLength: 20 })),
  drafts: Type.Optional(Type.Boolean()),
  advances: AdvancesOnly,
  find: Type.Optional(Type.String({ maxLength: 100, description: 'In number, customer GSTIN and name' })),
});
const tags = ['documents'];

/** The sale documents of a registration: listed, tried, added, changed, deleted and put back. */
export function saleDocumentRoutes(app: Api, context: ApiContext): void {
  readRoutes(app, context);
  writeRoutes(app, context);
  deleteRoute(app, context);
}

function readRoutes(app: Api, { filing }: ApiContext): void {
  app.get(
    '/sale-documents/:gstin',
    {
      schema: {
        tags,
        summary: 'Sale documents, page by page',
        params: LedgerPath,
        querystring: Type.Intersect([PageQuery, ListQuery]),
        response: {
          200: Type.Intersect([PageOf(SaleDocumentView), Type.Object({ totals: TotalsOnce })]),
        },
      },
    },
    async (request) => {
      const { period, table, drafts, find, advances } = request.query;
      const { gstin } = request.params;
      const filter = {
        ...(period ? { returnPeriod: returnKeyOf({ gstin, period }).returnPeriod } : {}),
        ...(table ? { table } : {}),
        ...(drafts === undefined ? {} : { drafts }),
        ...(advances === undefined ? {} : { advances }),
        ...(find ? { find } : {}),
      };
      const page = await salePage(filing, actorOf(request), {
        gstin,
        filter,
        wanted: wantedPage(request.query),
      });
      return { ...page, rows: page.rows.map(documentView) };
    },
  );
  app.get(
    '/sale-documents/:gstin/:entry',
    {
      schema: { tags, summary: 'One sale document', params: EntryPath, response: { 200: SaleDocumentView } },
    },
    async (request) => documentView(await saleEntry(filing, actorOf(request), request.params)),
  );
  app.post(
    '/sale-documents/:gstin/try',
    {
      schema: {
        tags,
        summary: 'Where a document would stand, what it comes to, and what is wrong with it; nothing is kept',
        params: LedgerPath,
        body: Saving,
        response: { 200: SaleShown },
      },
    },
    async (request) => shown(await trySale(filing, actorOf(request), saleOf(request.params, request.body))),
  );
}

function writeRoutes(app: Api, { filing }: ApiContext): void {
  const schema = { tags, body: Saving, response: { 200: SaleDocumentView } };
  app.post(
    '/sale-documents/:gstin',
    { schema: { ...schema, summary: 'Add a sale document to the books and its return', params: LedgerPath } },
    async (request) =>
      savedView(await addSale(filing, actorOf(request), saleOf(request.params, request.body))),
  );
  app.put(
    '/sale-documents/:gstin/:entry',
    {
      schema: {
        ...schema,
        summary: 'Change a sale document, if nobody else has since its version was read',
        params: EntryPath,
        querystring: Type.Object({ version: EntryVersion }),
      },
    },
    async (request) => {
      const { entry } = request.params;
      const sale = { ...saleOf(request.params, request.body), entry, version: request.query.version };
      return savedView(await changeSale(filing, actorOf(request), sale));
    },
  );
}

function deleteRoute(app: Api, { filing }: ApiContext): void {
  app.patch(
    '/sale-documents/:gstin',
    {
      schema: {
        tags,
        summary: 'Delete sale documents, or put them back',
        params: LedgerPath,
        body: EntriesDeleted,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      await deleteSales(filing, actorOf(request), { ...request.params, ...request.body });
      return reply.code(204).send(null);
    },
  );
}

function saleOf(
  { gstin }: { readonly gstin: string },
  { period, content, asDraft, replaces }: Static<typeof Saving>,
) {
  const { returnPeriod } = returnKeyOf({ gstin, period });
  return {
    gstin,
    returnPeriod,
    content: content as SaleEntry,
    ...(asDraft ? { asDraft } : {}),
    ...(replaces === undefined ? {} : { replaces }),
  };
}

function savedView({ entry, findings }: SavedSale) {
  if (entry) return documentView(entry);
  throw new Problem(
    422,
    'DOCUMENT-HAS-ERRORS',
    'The document has errors and was not kept. Correct them, or keep it as a draft.',
    { findings },
  );
}

function shown({ returnPeriod, tables, amounts: sums, isDraft, findings, content }: NewEntry<SaleEntry>) {
  return {
    period: wireReturnPeriod(returnPeriod),
    tables,
    ...sums,
    isDraft,
    findings,
    content: content as Static<typeof SaleEntrySchema>,
  };
}

function documentView(document: DocumentEntry<SaleEntry>) {
  const { entry, version, importId, changedAt, changedBy } = document;
  return { ...shown(document), entry, version, importId, changedAt, changedBy };
}
