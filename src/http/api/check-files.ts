import { createHash } from 'node:crypto';
import { type ImportSubject, purchaseTables, type SectionName, sectionTitle } from '../../core/index.ts';
import { type Actor, checkImport, checkReadFiles, type Filing } from '../../filing/index.ts';
import { judgedIn } from '../../filing/judged.ts';
import type { ImportEntry, ReturnKey } from '../../filing/needs/store.ts';
import { filerOf, registrationOf } from '../../filing/standing.ts';
import { readReturnFiles } from '../../workbooks/read-return-files.ts';
import { recogniseFiles } from '../../workbooks/recognise-files.ts';
import { Problem } from '../problem.ts';
import type { UploadedFile } from '../uploads.ts';
import { packedFiles } from './kept-files.ts';
import { knownColumns, salesMappings } from './known-mappings.ts';
import { readContents } from './read-contents.ts';

const shownFindings = 1000;

/** Files that were uploaded for a return. */
export interface FilesToCheck {
  readonly key: ReturnKey;
  readonly files: readonly UploadedFile[];
  /** The import whose refused rows come back. */
  readonly corrects?: string | undefined;
  /** Of an import that was kept before it is read. */
  readonly importId?: string | undefined;
  /** What the files are about, where a person says it; recognised unless given. */
  readonly as?: ImportSubject | undefined;
}

/** An import as the API answers it: of many findings the first thousand, and how many there are. */
export type ShownImport = ReturnType<typeof shownImport>;

/**
 * Reads files by what they are about, sheets by the mappings that are remembered, and keeps them as a checked import.
 * Throws `Problem` when they are of another return, and `NotPossible`.
 */
export async function checkFiles(filing: Filing, actor: Actor, wanted: FilesToCheck): Promise<ShownImport> {
  const { key, files, corrects, importId, as } = wanted;
  const known = await knownColumns(filing, actor.tenantId);
  // What a GSTR-1A corrects, and rows that come back, are sales.
  const isSales = corrects !== undefined || key.form !== 'GSTR1';
  const subject = as ?? (isSales ? 'sales' : await recogniseFiles(files, known));
  const heading = { key, fileName: namesOf(files), fileHash: hashOf(files), importId };
  if (subject !== 'sales') {
    const read = await readContents(subject, { key, files, known });
    const file = packedFiles({ kind: read.kind, files });
    return shownBy(filing, actor, await checkReadFiles(filing, actor, { ...heading, ...read, file }));
  }
  const filer = await filerIn(filing, actor.tenantId, key);
  const mappings = salesMappings(known);
  const { kind, records, findings, refusal } = await readReturnFiles(filer, files, { mappings });
  if (refusal) throw new Problem(422, refusal.code, refusal.says, { findings: [refusal] });
  if (importId !== undefined) {
    await filing.store.inBooks(actor.tenantId, (books) =>
      books.sayOfImport(importId, 'comparing', 'reading'),
    );
  }
  const file = packedFiles({ kind, files });
  const imported = { ...heading, file, kind, records, findings, corrects };
  return shownBy(filing, actor, await checkImport(filing, actor, imported));
}

/** An import with its findings as the registration beside which the files were given shows them. */
async function shownBy(filing: Filing, actor: Actor, entry: ImportEntry): Promise<ShownImport> {
  const findings = await filing.store.inBooks(actor.tenantId, (books) =>
    judgedIn(books, entry.key.gstin, entry.findings),
  );
  return shownImport({ ...entry, findings });
}

/** The names of files that come together. */
export function namesOf(files: readonly UploadedFile[]): string {
  return files.map(({ name }) => name).join(', ');
}

/** Who files the return. */
export async function filerIn(filing: Filing, tenantId: string, key: ReturnKey) {
  const registration = await filing.store.inBooks(tenantId, (books) => registrationOf(books, key.gstin));
  return filerOf(registration, key, filing.clock.now());
}

/** Shows an import. */
export function shownImport({ findings, effect, ...entry }: ImportEntry) {
  const { importId, fileName, subject, kind, at, by, state, says = '', counts, corrects = null } = entry;
  return {
    importId,
    fileName,
    subject,
    kind,
    at,
    by,
    state,
    says,
    counts,
    corrects,
    duplicates: duplicateRows(findings),
    findings: findings.slice(0, shownFindings),
    findingCount: findings.length,
    effect: effect.map((of) => ({ ...of, title: titleOf(subject, of.section) })),
  };
}

const advanceTitles: Readonly<Record<string, string>> = {
  'advance-receipt': 'Receipt vouchers',
  advance: 'Payment vouchers',
  'advance-refund': 'Refund vouchers',
  'advance-adjustment': 'Adjustments of advances',
};

function titleOf(subject: ImportSubject, section: string): string {
  if (subject === 'sales') return sectionTitle(section as SectionName);
  if (subject === 'purchases' && section === '') return 'In the books alone';
  const advances = advanceTitles[section];
  if (advances !== undefined) return advances;
  const table = purchaseTables.find((one) => subject === 'purchases' && one.section === section);
  return table ? `${table.title} (${table.number})` : section.toUpperCase();
}

const duplicateCodes = new Set(['DOCUMENT-TWICE', 'ROW-TWICE', 'ROW-REPEATED', 'DOCUMENT-IN-TWO-FILES']);

function duplicateRows(findings: ImportEntry['findings']): number {
  const twice = findings.filter(({ code }) => duplicateCodes.has(code));
  return new Set(twice.map(({ sheet, row, value }) => `${sheet}|${row}|${row ? '' : value}`)).size;
}

/** SHA-256 over the files, hex. */
export function hashOf(files: readonly UploadedFile[]): string {
  const hash = createHash('sha256');
  for (const { bytes } of files) hash.update(bytes);
  return hash.digest('hex');
}
