import { Type } from 'typebox';
import { type Finding as CoreFinding, wireReturnPeriod } from '../../core/index.ts';
import {
  checkPurchases,
  importPurchases,
  keepStatement,
  permit,
  purchasePage,
  undoPurchases,
} from '../../filing/index.ts';
import { judgedIn } from '../../filing/judged.ts';
import { readInwardFiles, readPurchases } from '../../workbooks/index.ts';
import type { Api, ApiContext } from '../context.ts';
import { Problem } from '../problem.ts';
import { actorOf } from '../sign-in.ts';
import { uploadedFiles } from '../uploads.ts';
import { marksOfOwn } from './match-mark.ts';
import { MatchMark } from './match-schemas.ts';
import { returnKeyOf } from './periods.ts';
import {
  AdvancesOnly,
  amounts,
  Finding,
  Gstin,
  Instant,
  ListOf,
  Name,
  OrNull,
  PageOf,
  PageQuery,
  Paise,
  ReturnPath,
  TotalsOnce,
  WirePeriod,
  wantedPage,
} from './schemas.ts';

const Purchase = Type.Object(
  {
    entry: Type.Integer(),
    version: Type.Integer(),
    period: WirePeriod,
    kind: Type.String(),
    section: Type.String({ description: 'Section of GSTR-2' }),
    number: Type.String(),
    date: Type.String({ description: 'yyyy-mm-dd' }),
    supplierGstin: OrNull(Type.String()),
    supplierName: OrNull(Type.String()),
    placeOfSupply: OrNull(Type.String()),
    ...amounts,
    changedAt: Instant,
    changedBy: Type.String(),
    match: MatchMark,
  },
  { title: 'Purchase' },
);
const Counts = Type.Object({ new: Type.Integer(), changed: Type.Integer(), same: Type.Integer() });
const PurchasesImported = Type.Object(
  {
    importId: OrNull(Type.String({ description: 'Undoes it; null where the files were only looked at' })),
    counts: Counts,
    effect: ListOf(
      Type.Object({
        section: Type.String({ description: 'Section of GSTR-2' }),
        count: Type.Integer(),
        taxableValue: Paise,
        tax: Paise,
      }),
    ),
    findings: ListOf(Finding),
  },
  { title: 'PurchasesImported' },
);
const consumes = ['multipart/form-data'];

/** The purchases of a registration, and what its suppliers' files say: listed, and imported from files. */
export function purchaseDocumentRoutes(app: Api, context: ApiContext): void {
  listRoute(app, context);
  importRoute(app, context);
  undoRoute(app, context);
  statementRoute(app, context);
}

function listRoute(app: Api, { filing }: ApiContext): void {
  app.get(
    '/purchase-documents/:gstin',
    {
      schema: {
        tags: ['documents'],
        summary: 'Purchases, page by page',
        params: Type.Object({ gstin: Gstin }),
        querystring: Type.Intersect([
          PageQuery,
          Type.Object({
            period: Type.Optional(WirePeriod),
            find: Type.Optional(Type.String({ maxLength: 100, description: 'In number, GSTIN and name' })),
            advances: AdvancesOnly,
            section: Type.Optional(Type.String({ maxLength: 20, description: 'Section of GSTR-2' })),
            pos: Type.Optional(Type.String({ maxLength: 2, description: 'Code of the State of supply' })),
          }),
        ]),
        response: { 200: Type.Intersect([PageOf(Purchase), Type.Object({ totals: TotalsOnce })]) },
      },
    },
    async (request) => {
      const { gstin } = request.params;
      const { period, find, advances, section, pos } = request.query;
      const filter = {
        ...(period ? { returnPeriod: returnKeyOf({ gstin, period }).returnPeriod } : {}),
        ...(find ? { find } : {}),
        ...(section ? { table: section } : {}),
        ...(pos ? { placeOfSupply: pos } : {}),
        ...(advances === undefined ? {} : { advances }),
      };
      const page = await purchasePage(filing, actorOf(request), {
        gstin,
        filter,
        wanted: wantedPage(request.query),
      });
      const marks = await filing.store.inBooks(actorOf(request).tenantId, (books) =>
        marksOfOwn(
          books,
          { gstin, side: 'purchase' },
          page.rows.map(({ entry }) => String(entry)),
        ),
      );
      const rows = page.rows.map(({ entry, version, returnPeriod, kind, tables, amounts: sums, ...row }) => ({
        entry,
        version,
        period: wireReturnPeriod(returnPeriod),
        kind,
        section: tables[0] ?? '',
        number: row.number,
        date: row.date,
        supplierGstin: row.counterpartyGstin,
        supplierName: row.counterpartyName,
        placeOfSupply: row.placeOfSupply,
        ...sums,
        changedAt: row.changedAt,
        changedBy: row.changedBy,
        match: marks.get(String(entry)) ?? null,
      }));
      return { ...page, rows };
    },
  );
}

function importRoute(app: Api, { filing }: ApiContext): void {
  app.post(
    '/purchase-documents/:gstin/:period/import',
    {
      schema: {
        tags: ['imports'],
        summary:
          'Import purchases: sheets or JSON of GSTR-2, a GST Nirvana workbook, or a register of any columns',
        consumes,
        params: ReturnPath,
        querystring: Type.Object({
          check: Type.Optional(Type.Boolean({ description: 'Only say what it would come to' })),
        }),
        response: { 200: PurchasesImported },
      },
    },
    async (request) => {
      const actor = actorOf(request);
      permit(actor, 'import', request.params.gstin);
      const { gstin, returnPeriod } = returnKeyOf(request.params);
      const files = await uploadedFiles(request);
      const read = await readPurchases({ gstin, returnPeriod }, files);
      const act = request.query.check ? checkPurchases : importPurchases;
      return act(filing, actor, {
        gstin,
        returnPeriod,
        fileName: files.map(({ name }) => name).join(', '),
        documents: read.documents,
        findings: read.findings,
      });
    },
  );
}

function undoRoute(app: Api, { filing }: ApiContext): void {
  const schema = {
    tags: ['imports'],
    summary: 'Undo an import of purchases, while nothing of it was changed since',
    params: Type.Object({ gstin: Gstin, importId: Name }),
    response: { 200: Type.Object({ removed: Type.Integer(), restored: Type.Integer() }) },
  };
  app.delete('/purchase-documents/:gstin/imports/:importId', { schema }, (request) =>
    undoPurchases(filing, actorOf(request), request.params),
  );
}

function statementRoute(app: Api, { filing }: ApiContext): void {
  app.post(
    '/counterparties/:gstin/statements',
    {
      schema: {
        tags: ['counter parties'],
        summary: 'Take a statement that was downloaded from the portal: JSON, several JSON files, or ZIP',
        consumes,
        params: Type.Object({ gstin: Gstin }),
        response: {
          200: Type.Object({
            kind: Type.String(),
            counts: Type.Intersect([Counts, Type.Object({ withdrawn: Type.Integer() })]),
            findings: ListOf(Finding),
          }),
        },
      },
    },
    async (request) => {
      const actor = actorOf(request);
      permit(actor, 'download', request.params.gstin);
      const { gstin } = request.params;
      const files = await uploadedFiles(request);
      const { statement, findings } = await readInwardFiles(files, { gstin });
      if (!statement) throw unreadable(findings);
      const taken = await filing.store.inBooks(actor.tenantId, async (books) => {
        const kept = await keepStatement(books, filing, {
          statement: { ...statement, gstin },
          findings,
          source: files.map(({ name }) => name).join(', '),
          by: actor.by,
          raw: files.map(({ bytes }) => Buffer.from(bytes).toString('base64')),
        });
        return { ...kept, findings: await judgedIn(books, gstin, kept.findings) };
      });
      if (!taken.statement) throw unreadable(taken.findings);
      return { kind: taken.statement.kind, counts: taken.statement.counts, findings: taken.findings };
    },
  );
}

function unreadable(findings: readonly CoreFinding[]): Problem {
  return new Problem(
    422,
    'STATEMENT-UNREADABLE',
    'The files could not be read whole, and nothing of them was taken. See the findings.',
    { findings },
  );
}
