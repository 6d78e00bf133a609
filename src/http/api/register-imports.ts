import { Type } from 'typebox';
import { discardImport } from '../../filing/index.ts';
import type { ImportEntry } from '../../filing/needs/store.ts';
import { type SheetColumns, samplesOf } from '../../workbooks/columns-of-sheet.ts';
import { lookAtColumns } from '../../workbooks/look-at-columns.ts';
import { readReturnFiles } from '../../workbooks/read-return-files.ts';
import { placedDocuments } from '../../workbooks/registers/placed-documents.ts';
import type { FoundBooks } from '../../workbooks/registers/read-books.ts';
import { lookAtRegisters } from '../../workbooks/registers/read-registers.ts';
import type { Api } from '../context.ts';
import { actorOf } from '../sign-in.ts';
import { filerIn } from './check-files.ts';
import { ImportPath, ImportView, Subject } from './import-schemas.ts';
import { keptFile } from './imports.ts';
import { keptFiles } from './kept-files.ts';
import { knownColumns, knownMappings, salesMappings } from './known-mappings.ts';
import { returnKeyOf } from './periods.ts';
import { Mapping } from './register-mappings.ts';
import type { FormContext } from './return-forms.ts';
import { ListOf, OrNull } from './schemas.ts';

const Register = Type.Object(
  {
    sheet: Type.String(),
    fingerprint: Type.String({ description: 'Of the headers, whatever their order' }),
    isKnown: Type.Boolean({ description: 'Read by a remembered mapping; guessed when false' }),
    columns: ListOf(
      Type.Object({
        header: Type.String(),
        samples: ListOf(Type.String()),
        field: OrNull(Type.String()),
        isUnsure: Type.Boolean({ description: 'The guess only resembles a known name' }),
      }),
    ),
    mapping: Mapping,
    missing: ListOf(Type.String({ description: 'Field that no column is known to hold' })),
  },
  { title: 'Register' },
);
const Document = Type.Object(
  {
    sheet: Type.String(),
    row: Type.Integer(),
    kind: Type.String(),
    number: Type.String(),
    date: Type.String(),
    recipientGstin: OrNull(Type.String()),
    taxableValue: Type.Integer({ description: 'Whole paise' }),
    isReported: Type.Boolean({ description: 'False where an error keeps it out of the return' }),
    places: ListOf(
      Type.Object({
        table: OrNull(Type.String()),
        role: Type.String({ description: 'supply, operator (table 14), hsn (12) or series (13)' }),
        why: Type.String(),
      }),
    ),
  },
  { title: 'PlacedDocument' },
);
const shared = { tags: ['imports'], params: ImportPath };

/** What an import of registers has besides: their columns, why each document is in its table, and another reading. */
export function registerImportRoutes(app: Api, context: FormContext): void {
  app.get(
    `${context.base}/imports/:id/registers`,
    {
      schema: { ...shared, summary: 'Its registers and their columns', response: { 200: ListOf(Register) } },
    },
    async (request) => {
      const { tenantId } = actorOf(request);
      const { entry, file } = await keptFile(context, tenantId, request.params);
      const { files } = keptFiles(file, entry.fileName);
      const known = await knownColumns(context.filing, tenantId);
      if (entry.subject !== 'sales')
        return (await lookAtColumns(entry.subject, files, known)).map((found) => columnsView(entry, found));
      return (await lookAtRegisters(files, { mappings: salesMappings(known) })).map(registerView);
    },
  );
  documentsRoute(app, context);
  readAgainRoute(app, context);
}

function columnsView({ subject }: ImportEntry, found: SheetColumns) {
  const { sheet, fingerprint, isKnown, header, rows, columns, missing } = found;
  return {
    sheet,
    fingerprint,
    isKnown,
    mapping: { layout: subject, columns },
    missing,
    columns: header.flatMap((text, index) =>
      text === '' || header.indexOf(text) < index
        ? []
        : { header: text, samples: samplesOf(rows, index), field: columns[text] ?? null, isUnsure: false },
    ),
  };
}

function registerView({ sheet, fingerprint, isKnown, header, samples, unsure, mapping, guess }: FoundBooks) {
  return {
    sheet,
    fingerprint,
    isKnown,
    mapping,
    missing: isKnown ? [] : guess.missing,
    columns: header.flatMap((text, index) =>
      text === '' || header.indexOf(text) < index
        ? []
        : {
            header: text,
            samples: samples[index] ?? [],
            field: mapping.columns[text] ?? null,
            isUnsure: !isKnown && unsure.includes(text),
          },
    ),
  };
}

function documentsRoute(app: Api, context: FormContext): void {
  const schema = {
    ...shared,
    summary: 'Its documents: in which tables each stands, and why',
    querystring: Type.Object({
      cursor: Type.Optional(Type.String({ pattern: '^\\d{1,9}$' })),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000, default: 100 })),
    }),
    response: {
      200: Type.Object(
        { rows: ListOf(Document), next: OrNull(Type.String()), count: Type.Integer() },
        { title: 'PlacedDocuments' },
      ),
    },
  };
  app.get(`${context.base}/imports/:id/documents`, { schema }, async (request) => {
    const { tenantId } = actorOf(request);
    const { entry, file } = await keptFile(context, tenantId, request.params);
    if (entry.subject !== 'sales') return { rows: [], next: null, count: 0 };
    const filer = await filerIn(context.filing, tenantId, returnKeyOf(request.params, context.form));
    const mappings = await knownMappings(context.filing, tenantId);
    const { books, findings } = await readReturnFiles(filer, keptFiles(file, entry.fileName).files, {
      mappings,
    });
    const documents = books?.documents ?? [];
    const { cursor = '0', limit = 100 } = request.query;
    const end = Number(cursor) + limit;
    return {
      rows: placedDocuments(filer, documents.slice(Number(cursor), end), findings),
      next: end < documents.length ? String(end) : null,
      count: documents.length,
    };
  });
}

function readAgainRoute(app: Api, context: FormContext): void {
  const schema = {
    ...shared,
    summary:
      'Read its files again, with the mappings as they are now, or as being about something else; the first reading is laid aside',
    querystring: Type.Object({ as: Type.Optional(Subject) }),
    response: { 201: ImportView },
  };
  app.post(`${context.base}/imports/:id/read-again`, { schema }, async (request, reply) => {
    const actor = actorOf(request);
    const { entry, file } = await keptFile(context, actor.tenantId, request.params);
    const { files } = keptFiles(file, entry.fileName);
    const { key, corrects } = entry;
    const { as = entry.subject } = request.query;
    const checked = await context.checkFiles(actor, { key, files, corrects, as });
    if (entry.state === 'checked') await discardImport(context.filing, actor, entry);
    return reply.code(201).send(checked);
  });
}
