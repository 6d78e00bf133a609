import { Type } from 'typebox';
import { gstr1Parts, gstr1Payload, type RecordList, sectionTitle, sectionTotals } from '../../core/index.ts';
import { permit } from '../../filing/index.ts';
import { readReturnFiles } from '../../workbooks/read-return-files.ts';
import type { Api } from '../context.ts';
import { Problem } from '../problem.ts';
import { actorOf } from '../sign-in.ts';
import { type UploadedFile, uploadedFiles } from '../uploads.ts';
import { filerIn } from './check-files.ts';
import { knownMappings } from './known-mappings.ts';
import { returnKeyOf } from './periods.ts';
import type { FormContext } from './return-forms.ts';
import { CountedAmounts, Finding, ListOf, ReturnPath } from './schemas.ts';

/** About fifty thousand lines: more would hold up everybody else, and an import is there for them. */
const largest = 5 * 1024 * 1024;
const shownFindings = 1000;

const Prepared = Type.Object(
  {
    kind: Type.String({ description: 'What the files were recognised as', examples: ['official workbook'] }),
    records: Type.Integer({ description: 'Fit to send; those with errors are left out', examples: [61] }),
    summary: ListOf(
      Type.Intersect([Type.Object({ section: Type.String(), title: Type.String() }), CountedAmounts]),
    ),
    findings: ListOf(Finding),
    findingCount: Type.Integer({ description: 'Findings there are; the first thousand are listed' }),
    payloads: ListOf(Type.Unknown({ description: 'As the portal takes it, one part after the other' })),
  },
  { title: 'Prepared' },
);

/** POST …/prepare: files in; findings, totals and payloads out. Nothing is kept, and the books are not looked at. */
export function prepareRoutes(app: Api, { filing, form, base }: FormContext): void {
  const schema = {
    tags: ['imports'],
    summary: 'Check files (multipart) and answer the payload; nothing is kept',
    params: ReturnPath,
    response: { 200: Prepared },
  };
  app.post(`${base}/prepare`, { schema, bodyLimit: 2 * largest }, async (request) => {
    const actor = actorOf(request);
    permit(actor, 'import', request.params.gstin);
    const key = returnKeyOf(request.params, form);
    const filer = await filerIn(filing, actor.tenantId, key);
    const files = await uploadedFiles(request);
    refuseLarge(files);
    const mappings = await knownMappings(filing, actor.tenantId);
    const { kind, records, findings, refusal } = await readReturnFiles(filer, files, { mappings });
    if (refusal) throw new Problem(422, refusal.code, refusal.says, { findings: [refusal] });
    const payloads = gstr1Parts(filer, records).map(({ payload }) => payload);
    return {
      kind,
      records: records.length,
      summary: summaryOf(records),
      findings: findings.slice(0, shownFindings),
      findingCount: findings.length,
      payloads: payloads.length > 0 ? payloads : [gstr1Payload(filer, [])],
    };
  });
}

function refuseLarge(files: readonly UploadedFile[]): void {
  const bytes = files.reduce((sum, file) => sum + file.bytes.byteLength, 0);
  if (bytes <= largest) return;
  throw new Problem(413, 'TOO-LARGE', 'The files are together larger than 5 MB. Import them instead.');
}

function summaryOf(records: RecordList) {
  return [...sectionTotals(records)].map(([section, total]) => ({
    section,
    title: sectionTitle(section),
    ...total,
  }));
}
