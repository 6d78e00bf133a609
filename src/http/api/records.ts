import { type Static, Type } from 'typebox';
import {
  gstr1Payload,
  holdsDocuments,
  isAmendment,
  type SectionName,
  saleEntryOf,
  sectionNames,
  sectionTitle,
  whyInTable,
} from '../../core/index.ts';
import { deleteRecords, saleId } from '../../filing/index.ts';
import { madeFromDocuments } from '../../filing/needs/documents.ts';
import { withTotals } from '../../filing/needs/page.ts';
import type { BookRecord, RecordFilter, RecordState } from '../../filing/needs/store.ts';
import { filerOf } from '../../filing/standing.ts';
import type { Api } from '../context.ts';
import { notFound } from '../problem.ts';
import { actorOf } from '../sign-in.ts';
import { marksOfOwn } from './match-mark.ts';
import { MatchMark } from './match-schemas.ts';
import { returnKeyOf } from './periods.ts';
import type { FormContext } from './return-forms.ts';
import { SaleEntrySchema } from './sale-entry-schema.ts';
import {
  ListOf,
  OrNull,
  PageOf,
  PageQuery,
  RecordRow,
  ReturnPath,
  Says,
  TotalsOnce,
  wantedPage,
} from './schemas.ts';
import { pageAfter } from './whole-list.ts';

const recordStates = ['new', 'modified', 'to-delete', 'sent', 'processed', 'error', 'filed'] as const;
/** Which documents of a return are wanted, as a query says it. */
export const RecordFilterQuery = Type.Object({
  section: Type.Optional(Type.String({ maxLength: 20 })),
  documents: Type.Optional(
    Type.Boolean({ description: 'Only documents with a number of their own, no aggregate rows' }),
  ),
  state: Type.Optional(
    Type.String({ maxLength: 100, description: 'One state, or several with commas between' }),
  ),
  find: Type.Optional(
    Type.String({
      maxLength: 100,
      description: 'In number, counterparty GSTIN and name; an amount like =118000, >1l or 1cr in the value',
    }),
  ),
  pos: Type.Optional(Type.String({ maxLength: 2, description: 'Code of the State of supply' })),
  counterparty: Type.Optional(Type.String({ maxLength: 15, description: 'GSTIN of the other party' })),
});
const Query = Type.Intersect([RecordFilterQuery, PageQuery]);
const RecordLine = Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()]), {
  title: 'RecordLine',
});
const RecordPage = Type.Intersect([
  PageOf(Type.Intersect([RecordRow, Type.Object({ match: MatchMark })], { title: 'RecordListRow' })),
  Type.Object({ totals: TotalsOnce }),
]);
const RecordDetail = Type.Intersect(
  [
    RecordRow,
    Type.Object({
      match: MatchMark,
      rows: ListOf(RecordLine),
      wire: Type.Unknown(),
      why: ListOf(Type.String()),
    }),
  ],
  { title: 'RecordDetail' },
);
const RecordPath = Type.Intersect([ReturnPath, Type.Object({ key: Type.String({ maxLength: 400 }) })]);
const TableRow = Type.Object(
  {
    section: Type.String(),
    title: Type.String(),
    number: Type.String(),
    taxableValue: Type.Integer(),
    tax: Type.Integer(),
    count: Type.Integer(),
    documents: Type.Boolean({ description: 'Whether it holds documents rather than sums of them' }),
    isAmendment: Type.Boolean(),
    states: Type.Record(Type.String(), Type.Integer()),
  },
  { title: 'TableTile' },
);

/** Lists, shows and deletes the documents of a return, and totals them by table. */
export function recordRoutes(app: Api, context: FormContext): void {
  listRoute(app, context);
  detailRoute(app, context);
  documentRoute(app, context);
  deleteRoute(app, context);
  tablesRoute(app, context);
}

function listRoute(app: Api, { filing, form, base }: FormContext): void {
  const schema = {
    tags: ['records'],
    summary: 'Documents of a return, page by page',
    params: ReturnPath,
    querystring: Query,
  };
  app.get(`${base}/records`, { schema: { ...schema, response: { 200: RecordPage } } }, async (request) => {
    const filter = recordFilterOf(request.query);
    const key = returnKeyOf(request.params, form);
    return filing.store.inBooks(actorOf(request).tenantId, async (books) => {
      const page = await withTotals(
        wantedPage(request.query),
        () => books.recordTotals(key, filter),
        (wanted) => books.recordPage(key, filter, wanted),
      );
      const idOf = ({ record }: BookRecord): string => saleId(key.returnPeriod, record.key);
      const marks = await marksOfOwn(books, { gstin: key.gstin, side: 'sale' }, page.rows.map(idOf));
      const rows = page.rows.map((row) => ({ ...recordRow(row), match: marks.get(idOf(row)) ?? null }));
      return { rows, next: page.next, totals: page.totals };
    });
  });
}

/** The filter that a query asks for. */
export function recordFilterOf(query: Type.Static<typeof RecordFilterQuery>): RecordFilter {
  const { section, documents, state, pos, find, counterparty } = query;
  const states = state
    ?.split(',')
    .filter((name): name is RecordState => recordStates.includes(name as RecordState));
  return {
    ...(section ? { section } : {}),
    ...(documents ? { documentsOnly: true } : {}),
    ...(states && states.length > 0 ? { states } : {}),
    ...(find?.trim() ? { find: find.trim() } : {}),
    ...(pos ? { placeOfSupply: pos } : {}),
    ...(counterparty ? { counterparty } : {}),
  };
}

function detailRoute(app: Api, { filing, form, base }: FormContext): void {
  const schema = {
    tags: ['records'],
    summary: 'One document: its lines, its wire form, why it is in its table',
    params: RecordPath,
  };
  app.get(
    `${base}/records/:key`,
    { schema: { ...schema, response: { 200: RecordDetail } } },
    async (request) => {
      const key = returnKeyOf(request.params, form);
      const id = saleId(key.returnPeriod, request.params.key);
      const { found, registration, marks } = await filing.store.inBooks(
        actorOf(request).tenantId,
        async (books) => ({
          found: await books.record(key, request.params.key),
          registration: await books.registration(key.gstin),
          marks: await marksOfOwn(books, { gstin: key.gstin, side: 'sale' }, [id]),
        }),
      );
      if (!found || !registration) throw notFound(`The document "${request.params.key}"`);
      const { record } = found;
      const payload = gstr1Payload(filerOf(registration, key, filing.clock.now()), [record]);
      return {
        ...recordRow(found),
        match: marks.get(id) ?? null,
        rows: record.rows,
        wire: (payload as unknown as Readonly<Record<string, unknown>>)[record.section],
        why: [whyInTable(record.key)],
      };
    },
  );
}

function documentRoute(app: Api, { filing, form, base }: FormContext): void {
  const schema = {
    tags: ['records'],
    summary: 'The document a row speaks of, to be edited and kept in the books; null for totals',
    params: RecordPath,
    response: { 200: OrNull(SaleEntrySchema) },
  };
  app.get(`${base}/records/:key/document`, { schema }, async (request) => {
    const key = returnKeyOf(request.params, form);
    const found = await filing.store.inBooks(actorOf(request).tenantId, (books) =>
      books.record(key, request.params.key),
    );
    if (!found) throw notFound(`The document "${request.params.key}"`);
    return saleEntryOf(found.record) as Static<typeof SaleEntrySchema> | null;
  });
}

function deleteRoute(app: Api, { filing, form, base }: FormContext): void {
  const body = Type.Object({
    keys: Type.Optional(Type.Array(Type.String({ maxLength: 400 }), { minItems: 1, maxItems: 10_000 })),
    matching: Type.Optional(RecordFilterQuery),
    count: Type.Optional(
      Type.Integer({
        description: 'With `matching`: how many were seen to match; nothing is done for another number',
      }),
    ),
  });
  const schema = {
    tags: ['records'],
    summary: 'Delete documents: unsent ones at once, sent ones with the next save',
    params: ReturnPath,
    body,
  };
  app.delete(`${base}/records`, { schema: { ...schema, response: { 200: Says } } }, async (request) => {
    const { keys = [], matching, count } = request.body;
    return deleteRecords(filing, actorOf(request), {
      key: returnKeyOf(request.params, form),
      recordKeys: keys,
      ...(matching ? { matching: { filter: recordFilterOf(matching), count: count ?? -1 } } : {}),
    });
  });
}

function tablesRoute(app: Api, { filing, form, base }: FormContext): void {
  const schema = {
    tags: ['records'],
    summary: 'Totals of each table of the form',
    params: ReturnPath,
    querystring: PageQuery,
  };
  app.get(
    `${base}/tables`,
    { schema: { ...schema, response: { 200: PageOf(TableRow) } } },
    async (request) => {
      const totals = await filing.store.inBooks(actorOf(request).tenantId, (books) =>
        books.recordTotalsBySection(returnKeyOf(request.params, form)),
      );
      const rows = sectionNames.map((section) => {
        const total = totals.get(section);
        return {
          section,
          ...titleAndNumber(section),
          documents: holdsDocuments(section),
          isAmendment: isAmendment(section),
          count: total?.count ?? 0,
          taxableValue: total?.taxableValue ?? 0,
          tax: total ? total.igst + total.cgst + total.sgst + total.cess : 0,
          states: total?.states ?? {},
        };
      });
      return pageAfter(rows, wantedPage(request.query));
    },
  );
}

/** `Exports (6A)` parted into title and number. */
function titleAndNumber(section: SectionName): { readonly title: string; readonly number: string } {
  const [, title, number] = /^(.*) \(([^()]*)\)$/.exec(sectionTitle(section)) ?? [];
  return { title: title ?? sectionTitle(section), number: number ?? '' };
}

/** A document as lists show it. */
export function recordRow({ record, state, error, importId }: BookRecord) {
  const {
    key,
    section,
    counterpartyGstin,
    counterpartyName,
    documentNumber,
    documentDate,
    placeOfSupply,
    amounts,
    origin,
  } = record;
  return {
    key,
    section,
    sectionTitle: sectionTitle(section),
    counterpartyGstin,
    counterpartyName,
    documentNumber,
    documentDate,
    placeOfSupply,
    ...amounts,
    state,
    error,
    origin,
    entry: importId === madeFromDocuments && documentNumber !== null ? (origin[0]?.row ?? null) : null,
  };
}
