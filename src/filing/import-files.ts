import type { Actor, Filing } from './filing.ts';
import { auditImport, checkedImport, type ImportedFile, importOf, rowsWithErrors } from './import-sales.ts';
import { type OtherSubject, type ReadContents, subjectTraits } from './import-subjects.ts';
import type { Importing } from './importing.ts';
import type { ImportEntry } from './needs/store.ts';
import { registrationOf } from './standing.ts';

/** Files that were read as something else than sales, with the files themselves to be kept. */
export interface ReadFiles<Subject extends OtherSubject = OtherSubject>
  extends Pick<ImportedFile, 'key' | 'fileName' | 'fileHash' | 'file' | 'kind' | 'findings' | 'importId'> {
  readonly subject: Subject;
  readonly contents: ReadContents[Subject];
}

/** Keeps files as checked and says what importing them would do; the books do not change yet. Throws `NotPossible`. */
export async function checkReadFiles<Subject extends OtherSubject>(
  filing: Filing,
  actor: Actor,
  { contents, findings, file, subject, importId = filing.newId(), ...read }: ReadFiles<Subject>,
): Promise<ImportEntry> {
  const { key, fileName } = read;
  const traits = subjectTraits[subject];
  traits.permit(actor, key.gstin);
  return filing.store.inBooks(actor.tenantId, async (books) => {
    await registrationOf(books, key.gstin);
    const compared = await traits.compare(books, { filing, actor, key, importId, fileName }, contents);
    const all = [...findings, ...compared.findings];
    const entry: ImportEntry = {
      ...read,
      importId,
      subject,
      at: filing.clock.now(),
      by: actor.by,
      state: 'checked',
      counts: { ...compared.counts, error: rowsWithErrors(all) },
      findings: all,
      effect: compared.effect,
    };
    await books.saveImport(entry, [], file);
    await auditImport(books, { filing, actor, entry, act: 'import checked' });
    return entry;
  });
}

/** Takes files that were checked into the books; what they hold is read again from the files that were kept. Throws `NotPossible`. */
export async function confirmReadFiles<Subject extends OtherSubject>(
  filing: Filing,
  actor: Actor,
  {
    importId,
    subject,
    contents,
  }: Pick<ReadFiles<Subject>, 'subject' | 'contents'> & { readonly importId: string },
): Promise<ImportEntry> {
  const traits = subjectTraits[subject];
  return filing.store.inBooks(actor.tenantId, async (books) => {
    const { key, fileName } = await importOf(books, importId);
    traits.permit(actor, key.gstin);
    await books.lockReturn(key);
    // Read again under the lock: somebody else may have confirmed it in between.
    const entry = await checkedImport(books, importId);
    const of: Importing = { filing, actor, key, importId, fileName };
    // The books may have changed since the check: what is counted is what is done.
    const compared = await traits.compare(books, of, contents);
    const counts = { ...compared.counts, error: entry.counts.error };
    await traits.put(books, of, contents);
    await books.setImportState(importId, 'imported', counts);
    const imported: ImportEntry = { ...entry, state: 'imported', counts };
    await auditImport(books, { filing, actor, entry: imported, act: 'import confirmed' });
    return imported;
  });
}
