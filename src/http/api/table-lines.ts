import { Type } from 'typebox';
import {
  askedNumbers,
  holdsDocuments,
  lineColumns,
  type SectionName,
  sectionNames,
  sectionTitle,
} from '../../core/index.ts';
import { withTotals } from '../../filing/needs/page.ts';
import type { BookRecord } from '../../filing/needs/store.ts';
import { numberOrigin, pathsOf, recordsAt } from '../../filing/table-numbers.ts';
import type { Api } from '../context.ts';
import { notFound } from '../problem.ts';
import { actorOf } from '../sign-in.ts';
import { returnKeyOf } from './periods.ts';
import { RecordFilterQuery, recordFilterOf, recordRow } from './records.ts';
import type { FormContext } from './return-forms.ts';
import {
  ListOf,
  OneOf,
  OrNull,
  PageQuery,
  RecordRow,
  ReturnPath,
  TotalsOnce,
  wantedPage,
} from './schemas.ts';

const Section = OneOf('SectionName', sectionNames);
const TablePath = Type.Intersect([ReturnPath, Type.Object({ section: Section })]);
const Value = OrNull(Type.Union([Type.Number(), Type.String()]));
const TableLines = Type.Object(
  {
    section: Type.String(),
    title: Type.String(),
    documents: Type.Boolean({ description: 'Whether it holds documents rather than sums of them' }),
    columns: ListOf(
      Type.Object(
        {
          name: Type.String(),
          title: Type.String({ description: 'Header of the column in the official workbook' }),
          kind: OneOf('LineColumnKind', ['amount', 'number', 'date', 'period', 'state', 'text']),
        },
        { title: 'LineColumn' },
      ),
    ),
    rows: ListOf(
      Type.Object(
        {
          record: RecordRow,
          line: Type.Integer({ description: '0, 1, 2 … within its record' }),
          cells: Type.Record(Type.String(), Value),
        },
        { title: 'TableLine' },
      ),
    ),
    next: OrNull(Type.String()),
    totals: TotalsOnce,
  },
  { title: 'TableLines' },
);
const NumberOrigin = Type.Object(
  {
    total: Type.Integer(),
    count: Type.Integer(),
    admits: ListOf(Type.String()),
    isSigned: Type.Boolean(),
    parts: ListOf(Type.Object({ title: Type.String(), count: Type.Integer(), amount: Type.Integer() })),
    shares: ListOf(
      Type.Object({
        key: Type.String(),
        documentNumber: OrNull(Type.String()),
        counterpartyName: OrNull(Type.String()),
        amount: Type.Integer(),
        path: OrNull(Type.String({ description: 'JSONPath in the payload' })),
      }),
    ),
    rest: Type.Integer({ description: 'What the documents not listed come to' }),
  },
  { title: 'NumberOrigin' },
);

/** The lines of one table of the form, why a number of it is what it is, and the way from the payload's JSON back to its documents. */
export function tableLineRoutes(app: Api, context: FormContext): void {
  linesRoute(app, context);
  whyRoute(app, context);
  pathsRoute(app, context);
  placesRoute(app, context);
}

function linesRoute(app: Api, { filing, form, base }: FormContext): void {
  const schema = {
    tags: ['records'],
    summary: 'Lines of one table of the form, page by page',
    params: TablePath,
    querystring: Type.Intersect([Type.Omit(RecordFilterQuery, ['section', 'documents']), PageQuery]),
    response: { 200: TableLines },
  };
  app.get(`${base}/tables/:section`, { schema }, async (request) => {
    const { section } = request.params;
    const key = returnKeyOf(request.params, form);
    const filter = { ...recordFilterOf(request.query), section };
    const page = await filing.store.inBooks(actorOf(request).tenantId, (books) =>
      withTotals(
        wantedPage(request.query),
        () => books.recordTotals(key, filter),
        (wanted) => books.recordPage(key, filter, wanted),
      ),
    );
    const columns = lineColumns(section);
    const used = columns.filter(({ name }) =>
      page.rows.some(({ record }) => record.rows.some((row) => name in row)),
    );
    return {
      section,
      title: sectionTitle(section),
      documents: holdsDocuments(section),
      columns: page.rows.length > 0 ? used : columns,
      rows: page.rows.flatMap(linesOf),
      next: page.next,
      totals: page.totals,
    };
  });
}

function linesOf(found: BookRecord) {
  const record = recordRow(found);
  return found.record.rows.map((row, line) => ({ record, line, cells: row }));
}

function whyRoute(app: Api, { filing, form, base }: FormContext): void {
  const schema = {
    tags: ['records'],
    summary: 'Why a number of a table is what it is: rule, parts, documents, places in the payload',
    params: TablePath,
    querystring: Type.Object({ of: OneOf('AskedNumber', askedNumbers) }),
    response: { 200: NumberOrigin },
  };
  app.get(`${base}/tables/:section/why`, { schema }, (request) =>
    numberOrigin(filing, actorOf(request), {
      key: returnKeyOf(request.params, form),
      section: request.params.section as SectionName,
      asked: request.query.of,
    }),
  );
}

function pathsRoute(app: Api, { filing, form, base }: FormContext): void {
  const schema = {
    tags: ['records'],
    summary: 'Where each value of a document stands in the payload',
    params: Type.Intersect([ReturnPath, Type.Object({ key: Type.String({ maxLength: 400 }) })]),
    response: {
      200: Type.Object(
        { lines: ListOf(Type.Record(Type.String(), OrNull(Type.String()))) },
        { title: 'RecordPaths' },
      ),
    },
  };
  app.get(`${base}/records/:key/paths`, { schema }, async (request) => {
    const found = await filing.store.inBooks(actorOf(request).tenantId, (books) =>
      books.record(returnKeyOf(request.params, form), request.params.key),
    );
    if (!found) throw notFound(`The document "${request.params.key}"`);
    return { lines: pathsOf(found.record) };
  });
}

function placesRoute(app: Api, { filing, form, base }: FormContext): void {
  const schema = {
    tags: ['records'],
    summary: 'Documents that a JSONPath or a piece of the payload speaks of',
    params: ReturnPath,
    querystring: Type.Object({
      at: Type.String({ minLength: 1, maxLength: 8000, description: 'JSONPath, or a piece of JSON' }),
      section: Type.Optional(Section),
    }),
    response: { 200: Type.Object({ rows: ListOf(RecordRow) }) },
  };
  app.get(`${base}/places`, { schema }, async (request) => {
    const { at, section } = request.query;
    const rows = await recordsAt(filing, actorOf(request), {
      key: returnKeyOf(request.params, form),
      text: at,
      section,
    });
    return { rows: rows.slice(0, 200).map(recordRow) };
  });
}
