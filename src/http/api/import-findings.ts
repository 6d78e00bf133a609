import { Type } from 'typebox';
import type { Finding as CoreFinding } from '../../core/index.ts';
import { discardImport, permit } from '../../filing/index.ts';
import { correctCells } from '../../workbooks/correct-cells.ts';
import { suggestedCell } from '../../workbooks/suggested-cell.ts';
import type { Api } from '../context.ts';
import { Problem } from '../problem.ts';
import { actorOf } from '../sign-in.ts';
import { FindingGroup, ImportPath, ImportView, SuggestedFinding } from './import-schemas.ts';
import { keptFile, keptImport } from './imports.ts';
import { keptFiles } from './kept-files.ts';
import type { FormContext } from './return-forms.ts';
import { ListOf, OrNull } from './schemas.ts';

const shared = { tags: ['imports'], params: ImportPath };
const order = ['error', 'warning', 'info'];

/** What is wrong with the files of an import, by rule and page by page, and cells put right in place. */
export function importFindingRoutes(app: Api, context: FormContext): void {
  groupsRoute(app, context);
  pageRoute(app, context);
  correctionsRoute(app, context);
}

function groupsRoute(app: Api, context: FormContext): void {
  const schema = {
    ...shared,
    summary: 'What is wrong with its files, by rule, the gravest first',
    response: { 200: ListOf(FindingGroup) },
  };
  app.get(`${context.base}/imports/:id/finding-groups`, { schema }, async (request) => {
    const { findings } = await keptImport(context, actorOf(request).tenantId, request.params);
    const groups = new Map<string, CoreFinding[]>();
    for (const finding of findings) {
      const key = `${order.indexOf(finding.severity)} ${finding.code}`;
      const group = groups.get(key);
      if (group) group.push(finding);
      else groups.set(key, [finding]);
    }
    return [...groups.keys()].toSorted().flatMap((key) => {
      const group = groups.get(key) ?? [];
      const [first] = group;
      if (!first) return [];
      const { code, severity, says } = first;
      const fixable = group.filter((finding) => suggestedCell(finding)?.isSure).length;
      return { code, severity, says, count: group.length, fixable };
    });
  });
}

function pageRoute(app: Api, context: FormContext): void {
  const schema = {
    ...shared,
    summary: 'Its findings, page by page, each with what its cell most probably should say',
    querystring: Type.Object({
      code: Type.Optional(Type.String({ maxLength: 60 })),
      severity: Type.Optional(Type.String({ maxLength: 10 })),
      sure: Type.Optional(Type.Boolean({ description: 'Only those whose remedy is certain' })),
      cursor: Type.Optional(Type.String({ pattern: '^\\d{1,9}$' })),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000, default: 100 })),
    }),
    response: {
      200: Type.Object(
        { rows: ListOf(SuggestedFinding), next: OrNull(Type.String()), count: Type.Integer() },
        { title: 'SuggestedFindings' },
      ),
    },
  };
  app.get(`${context.base}/imports/:id/findings`, { schema }, async (request) => {
    const { findings } = await keptImport(context, actorOf(request).tenantId, request.params);
    const { code, severity, sure, cursor = '0', limit = 100 } = request.query;
    const wanted = findings.filter(
      (finding) =>
        (code === undefined || finding.code === code) &&
        (severity === undefined || finding.severity === severity) &&
        (!sure || suggestedCell(finding)?.isSure),
    );
    const end = Number(cursor) + limit;
    return {
      rows: wanted
        .slice(Number(cursor), end)
        .map((finding) => ({ ...finding, suggestion: suggestedCell(finding)?.value ?? null })),
      next: end < wanted.length ? String(end) : null,
      count: wanted.length,
    };
  });
}

const Correction = Type.Object({
  cells: Type.Optional(
    Type.Array(
      Type.Object({
        sheet: Type.String({ maxLength: 300 }),
        row: Type.Integer({ minimum: 1 }),
        column: Type.String({ maxLength: 300 }),
        value: Type.String({ maxLength: 2000 }),
      }),
      { minItems: 1, maxItems: 1000 },
    ),
  ),
  code: Type.Optional(
    Type.String({
      maxLength: 60,
      description: 'Puts right all cells with findings of this rule that are sure',
    }),
  ),
});

function correctionsRoute(app: Api, context: FormContext): void {
  const schema = {
    ...shared,
    summary:
      'Put cells right and check the files again; of an import that is in the books only its errors come in',
    body: Correction,
    response: { 201: ImportView },
  };
  app.post(`${context.base}/imports/:id/corrections`, { schema }, async (request, reply) => {
    const actor = actorOf(request);
    permit(actor, 'import', request.params.gstin);
    const { entry, file } = await keptFile(context, actor.tenantId, request.params);
    const { code, cells = [] } = request.body;
    const sure = code === undefined ? [] : sureCells(entry.findings, code);
    const { files, placed } = await correctCells(keptFiles(file, entry.fileName).files, [...sure, ...cells]);
    if (placed === 0) throw nothingPlaced(entry.fileName);
    // Of sales only the refused rows come in again; other files come in once however often they are imported.
    const isBack = entry.state === 'imported' && entry.subject === 'sales';
    const corrects = isBack ? entry.importId : entry.corrects;
    const checked = await context.checkFiles(actor, { key: entry.key, files, corrects, as: entry.subject });
    if (entry.state === 'checked') await discardImport(context.filing, actor, entry);
    return reply.code(201).send(checked);
  });
}

function sureCells(findings: readonly CoreFinding[], code: string) {
  return findings.flatMap((finding) => {
    const suggested = finding.code === code ? suggestedCell(finding) : null;
    const { sheet, row, column } = finding;
    if (!suggested?.isSure || !sheet || !row || !column) return [];
    return { sheet, row, column, value: suggested.value };
  });
}

function nothingPlaced(fileName: string): Problem {
  return new Problem(
    409,
    'FILE-WITHOUT-ROWS',
    `No such cell was found in "${fileName}". Correct the file itself and import it again.`,
  );
}
