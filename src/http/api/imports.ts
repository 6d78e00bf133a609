import { Type } from 'typebox';
import { companyLists } from '../../core/index.ts';
import {
  type Actor,
  confirmImport,
  confirmReadFiles,
  discardImport,
  permit,
  undoImport,
} from '../../filing/index.ts';
import { judgedIn } from '../../filing/judged.ts';
import type { ImportEntry, ImportHeading, ReturnKey } from '../../filing/needs/store.ts';
import { writeFindings } from '../../workbooks/index.ts';
import { UnreadableFile } from '../../workbooks/unreadable.ts';
import type { Api } from '../context.ts';
import { notFound } from '../problem.ts';
import { actorOf } from '../sign-in.ts';
import { uploadedFiles } from '../uploads.ts';
import { shownImport } from './check-files.ts';
import { ImportPath, ImportRow, ImportView, Subject } from './import-schemas.ts';
import { keptFiles } from './kept-files.ts';
import { knownColumns } from './known-mappings.ts';
import { returnKeyOf } from './periods.ts';
import { readContents } from './read-contents.ts';
import { type ReadingImports, readingImports } from './reading-imports.ts';
import type { FormContext } from './return-forms.ts';
import { PageOf, PageQuery, ReturnPath, wantedPage } from './schemas.ts';

const shared = { tags: ['imports'], params: ImportPath };
const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Uploads files, shows what they would do, takes them into the books or lays them aside. */
export function importRoutes(app: Api, context: FormContext): void {
  const { filing, base } = context;
  const reading = readingImports(context);
  uploadRoute(app, context, reading);
  listRoute(app, context);
  app.get(
    `${base}/imports/:id`,
    { schema: { ...shared, summary: 'An import', response: { 200: ImportView } } },
    async (request) => {
      const actor = actorOf(request);
      const entry = await keptImport(context, actor.tenantId, request.params);
      reading.resume(actor, entry);
      return shownImport(entry);
    },
  );
  app.post(
    `${base}/imports/:id/confirm`,
    { schema: { ...shared, summary: 'Take it into the books', response: { 200: ImportView } } },
    async (request) => {
      const actor = actorOf(request);
      await confirmKept(context, actor, request.params);
      return shownImport(await keptImport(context, actor.tenantId, request.params));
    },
  );
  app.delete(
    `${base}/imports/:id`,
    { schema: { ...shared, summary: 'Lay it aside', response: { 200: ImportView } } },
    async (request) => {
      const actor = actorOf(request);
      await keptImport(context, actor.tenantId, request.params);
      await discardImport(filing, actor, { importId: request.params.id });
      return shownImport(await keptImport(context, actor.tenantId, request.params));
    },
  );
  app.post(
    `${base}/imports/:id/undo`,
    {
      schema: { ...shared, summary: 'Undo it, until something of it is sent', response: { 200: ImportView } },
    },
    async (request) => {
      const actor = actorOf(request);
      await keptImport(context, actor.tenantId, request.params);
      await undoImport(filing, actor, { importId: request.params.id });
      return shownImport(await keptImport(context, actor.tenantId, request.params));
    },
  );
  findingsRoute(app, context);
}

/** What is no sales is read again from the files that were kept. */
async function confirmKept(context: FormContext, actor: Actor, path: PathOfImport): Promise<void> {
  const { filing } = context;
  const { entry, file } = await keptFile(context, actor.tenantId, path);
  const { key, importId, subject, fileName, state } = entry;
  if (subject === 'sales' || state !== 'checked') await confirmImport(filing, actor, { importId });
  else {
    const { files } = keptFiles(file, fileName);
    const known = await knownColumns(filing, actor.tenantId);
    await confirmReadFiles(filing, actor, {
      importId,
      ...(await readContents(subject, { key, files, known })),
    });
  }
}

function uploadRoute(app: Api, context: FormContext, reading: ReadingImports): void {
  const schema = {
    tags: ['imports'],
    summary: 'Check files (multipart)',
    description:
      'What the files are about is recognised, or said by `as`: the sales of this return; purchases, advances or a statement of counter parties of this GSTIN; customers, vendors, items, companies or campuses of the company.',
    params: ReturnPath,
    querystring: Type.Object({
      corrects: Type.Optional(
        Type.String({
          maxLength: 100,
          description: 'Import whose refused rows come back; only they come in',
        }),
      ),
      as: Type.Optional(Subject),
      later: Type.Optional(
        Type.Boolean({
          description:
            'Answer at once, with state reading, when the files take long; then ask for the import',
        }),
      ),
    }),
    response: { 201: ImportView },
  };
  app.post(`${context.base}/imports`, { schema, bodyLimit: 210 * 1024 * 1024 }, async (request, reply) => {
    const actor = actorOf(request);
    permit(actor, 'import', request.params.gstin);
    const files = await uploadedFiles(request);
    const { corrects, later, as } = request.query;
    const wanted = { key: returnKeyOf(request.params, context.form), files, corrects, as };
    const checked = later ? await reading.start(actor, wanted) : await context.checkFiles(actor, wanted);
    return reply.code(201).send(checked);
  });
}

function listRoute(app: Api, { filing, form, base }: FormContext): void {
  const schema = {
    tags: ['imports'],
    summary: 'Imports of a return, and of lists of the company, newest first',
    params: ReturnPath,
    querystring: PageQuery,
    response: { 200: PageOf(ImportRow) },
  };
  app.get(`${base}/imports`, { schema }, async (request) => {
    const key = returnKeyOf(request.params, form);
    const page = await filing.store.inBooks(actorOf(request).tenantId, (books) =>
      books.importPage(key, wantedPage(request.query)),
    );
    return { rows: page.rows.map(importRow), next: page.next };
  });
}

function importRow({ key: _, corrects, says = '', ...shown }: ImportHeading) {
  return { ...shown, says, corrects: corrects ?? null };
}

function findingsRoute(app: Api, context: FormContext): void {
  const schema = { ...shared, summary: 'The files with the findings beside the rows, .xlsx' };
  app.get(`${context.base}/imports/:id/findings.xlsx`, { schema }, async (request, reply) => {
    const { entry, file } = await keptFile(context, actorOf(request).tenantId, request.params);
    // A statement of the portal has no rows that a person corrects: its findings stand by themselves.
    const files = entry.subject === 'statement' ? [] : keptFiles(file, entry.fileName).files;
    const workbook = await writeFindings(files, entry.findings).catch((error: unknown) => {
      // What could not be read cannot be written into: the findings say so.
      if (error instanceof UnreadableFile) return writeFindings([], entry.findings);
      throw error;
    });
    return reply
      .type(workbookType)
      .header('content-disposition', 'attachment; filename="findings.xlsx"')
      .send(Buffer.from(workbook.buffer, workbook.byteOffset, workbook.byteLength));
  });
}

interface PathOfImport {
  readonly gstin: string;
  readonly period: string;
  readonly id: string;
}

/**
 * An import of this very return, or of a list of the company, its findings as the registration shows them; one of
 * another return is not found, whatever its number.
 */
export async function keptImport(
  { filing, form }: FormContext,
  tenantId: string,
  path: PathOfImport,
): Promise<ImportEntry> {
  const key = returnKeyOf(path, form);
  const entry = await filing.store.inBooks(tenantId, (books) => books.importEntry(path.id));
  if (!entry || !(isOfCompany(entry) || isSameReturn(entry.key, key)))
    throw notFound(`The import "${path.id}"`);
  const findings = await filing.store.inBooks(tenantId, (books) =>
    judgedIn(books, key.gstin, entry.findings),
  );
  return { ...entry, findings };
}

function isOfCompany({ subject }: ImportEntry): boolean {
  return companyLists.some((list) => list === subject);
}

function isSameReturn(one: ReturnKey, other: ReturnKey): boolean {
  return one.gstin === other.gstin && one.form === other.form && one.returnPeriod === other.returnPeriod;
}

/** The same with its files as they came. */
export async function keptFile(
  context: FormContext,
  tenantId: string,
  path: PathOfImport,
): Promise<{ readonly entry: ImportEntry; readonly file: Uint8Array }> {
  const entry = await keptImport(context, tenantId, path);
  const file = await context.filing.store.inBooks(tenantId, (books) => books.importFile(path.id));
  if (!file) throw notFound(`The file of import "${path.id}"`);
  return { entry, file };
}
