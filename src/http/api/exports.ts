import { Readable } from 'node:stream';
import { type Static, Type } from 'typebox';
import { permitSomewhere } from '../../filing/index.ts';
import { listCell } from '../../workbooks/list-columns.ts';
import { streamCsv } from '../../workbooks/stream-csv.ts';
import { streamWorkbook } from '../../workbooks/stream-workbook.ts';
import type { Api, ApiContext } from '../context.ts';
import { notFound } from '../problem.ts';
import { actorOf } from '../sign-in.ts';
import { noteAct } from './note-act.ts';
import { OneOf } from './schemas.ts';

const Column = Type.Object({
  field: Type.String({
    maxLength: 100,
    description: 'Name of the field in a row of the list; with points within',
  }),
  header: Type.String({ maxLength: 200 }),
  kind: OneOf('ExportKind', ['text', 'money', 'number', 'date', 'instant']),
  words: Type.Optional(
    Type.Record(Type.String(), Type.String(), { description: 'What a value is called for people' }),
  ),
});
const Wanted = Type.Object({
  list: Type.String({
    maxLength: 2000,
    pattern: '^/[A-Za-z0-9/_.-]+(?:\\?[^#\\s]*)?$',
    description: 'Address of a list below /api/v1, with its filters',
    examples: ['/gstr1/27AAMCT7421K1ZV/102026/records?documents=true'],
  }),
  name: Type.String({ maxLength: 100, description: 'Of the file and its sheet' }),
  format: OneOf('ExportFormat', ['csv', 'xlsx']),
  columns: Type.Array(Column, { minItems: 1, maxItems: 200 }),
});
const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;
const pageRows = 1000;

interface ListPage {
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  readonly next: string | null;
}

/** Every list as a file: its rows are read page by page as its reader may see them, and streamed out as they come. */
export function exportRoutes(app: Api, context: ApiContext): void {
  const schema = { tags: ['history'], summary: 'A whole list as CSV or Excel', body: Wanted };
  app.post('/exports', { schema, config: { scope: 'people' } }, async (request, reply) => {
    const actor = actorOf(request);
    permitSomewhere(actor, 'see');
    const { list, name, format, columns } = request.body;
    const { cookie = '' } = request.headers;
    const page = async (cursor: string | null): Promise<ListPage> => {
      const url = new URL(`/api/v1${list}`, 'http://list');
      url.searchParams.set('limit', String(pageRows));
      if (cursor !== null) url.searchParams.set('cursor', cursor);
      const answer = await app.inject({
        method: 'GET',
        url: url.pathname + url.search,
        headers: { cookie, 'x-vivarani': '1' },
      });
      const body = answer.json<ListPage>();
      if (answer.statusCode !== 200 || !Array.isArray(body.rows)) throw notFound(`The list "${list}"`);
      return body;
    };
    // The first page is read before anything is said: what cannot be read is refused, not a file cut short.
    const first = await page(null);
    await noteAct(context.filing, actor, { act: 'list exported', object: list, details: { name, format } });
    const rows = cellsOf({ first, page, columns });
    const pieces =
      format === 'csv' ? streamCsv(columns, rows) : streamWorkbook(sheetName(name), columns, rows);
    return reply
      .type(types[format])
      .header('content-disposition', `attachment; filename="${fileName(name)}.${format}"`)
      .send(Readable.from(pieces));
  });
}

interface Pages {
  readonly first: ListPage;
  page(cursor: string): Promise<ListPage>;
  readonly columns: readonly Static<typeof Column>[];
}

async function* cellsOf({ first, page, columns }: Pages) {
  const places = columns.map(({ field, kind, words }) => ({ path: field.split('.'), kind, words }));
  for (let here = first; ; ) {
    const next = here.next === null ? null : page(here.next);
    // Who stops reading leaves this page unasked for.
    next?.catch(() => undefined);
    yield here.rows.map((row) =>
      places.map(({ path, kind, words }) => {
        const value = path.reduce<unknown>((of, name) => (of as Record<string, unknown> | null)?.[name], row);
        return listCell(words?.[String(value)] ?? value, kind);
      }),
    );
    if (next === null) return;
    here = await next;
  }
}

function sheetName(name: string): string {
  return (
    name
      .replace(/[[\]:*?/\\]/g, ' ')
      .trim()
      .slice(0, 31) || 'List'
  );
}

function fileName(name: string): string {
  return name.replace(/[^\w.-]+/g, '-').replace(/^-+|-+$/g, '') || 'list';
}
