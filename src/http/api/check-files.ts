import { createHash } from 'node:crypto';
import { sectionTitle } from '../../core/index.ts';
import { type Actor, checkImport, type Filing } from '../../filing/index.ts';
import type { ImportEntry, ReturnKey } from '../../filing/needs/store.ts';
import { filerOf, registrationOf } from '../../filing/standing.ts';
import { readReturnFiles } from '../../workbooks/read-return-files.ts';
import { Problem } from '../problem.ts';
import type { UploadedFile } from '../uploads.ts';
import { packedFiles } from './kept-files.ts';
import { knownMappings } from './known-mappings.ts';

const shownFindings = 1000;

/** Files that were uploaded for a return. */
export interface FilesToCheck {
  readonly key: ReturnKey;
  readonly files: readonly UploadedFile[];
  /** The import whose refused rows come back. */
  readonly corrects?: string | undefined;
  /** Of an import that was kept before it is read. */
  readonly importId?: string | undefined;
}

/** An import as the API answers it: of many findings the first thousand, and how many there are. */
export type ShownImport = ReturnType<typeof shownImport>;

/**
 * Reads files for a return, registers by the mappings that are remembered, and keeps them as a checked import.
 * Throws `Problem` when they are of another return, and `NotPossible`.
 */
export async function checkFiles(
  filing: Filing,
  actor: Actor,
  { key, files, corrects, importId }: FilesToCheck,
): Promise<ShownImport> {
  const filer = await filerIn(filing, actor.tenantId, key);
  const mappings = await knownMappings(filing, actor.tenantId);
  const { kind, records, findings, refusal } = await readReturnFiles(filer, files, { mappings });
  if (refusal) throw new Problem(422, refusal.code, refusal.says, { findings: [refusal] });
  if (importId !== undefined) {
    await filing.store.inBooks(actor.tenantId, (books) =>
      books.sayOfImport(importId, 'comparing', 'reading'),
    );
  }
  const entry = await checkImport(filing, actor, {
    key,
    fileName: files.map(({ name }) => name).join(', '),
    fileHash: hashOf(files),
    file: packedFiles({ kind, files }),
    kind,
    records,
    findings,
    corrects,
    importId,
  });
  return shownImport(entry);
}

/** Who files the return. */
export async function filerIn(filing: Filing, tenantId: string, key: ReturnKey) {
  const registration = await filing.store.inBooks(tenantId, (books) => registrationOf(books, key.gstin));
  return filerOf(registration, key, filing.clock.now());
}

/** Shows an import. */
export function shownImport({ findings, effect, ...entry }: ImportEntry) {
  const { importId, fileName, kind, at, by, state, says = '', counts, corrects = null } = entry;
  return {
    importId,
    fileName,
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
    effect: effect.map((of) => ({ ...of, title: sectionTitle(of.section) })),
  };
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
