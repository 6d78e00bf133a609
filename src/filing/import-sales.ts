import {
  companyLists,
  type Finding,
  type ImportSubject,
  type RecordList,
  sectionTotals,
  withoutFurnished,
} from '../core/index.ts';
import { fitForForm } from './corrections.ts';
import type { Actor, Filing } from './filing.ts';
import { findingsOfFurnished, furnishedBefore, notFurnishedYet } from './furnished.ts';
import { permitImport } from './import-subjects.ts';
import type { RecordTotals, SectionSum } from './needs/page.ts';
import type { Books, Compared, ImportEntry, ReturnKey } from './needs/store.ts';
import { NotPossible, refuseFor } from './not-possible.ts';
import { permit } from './permissions.ts';
import { whyClosed } from './reasons.ts';
import { onlyRefusedRows } from './refused-rows.ts';
import { registrationOf } from './standing.ts';
import { newsOfImport } from './webhook-news.ts';
import { number, returnName } from './wording.ts';

/** A file that was read: its records and findings, with the file itself to be kept. */
export interface ImportedFile {
  readonly key: ReturnKey;
  readonly fileName: string;
  /** SHA-256 of the file, hex. */
  readonly fileHash: string;
  readonly file: Uint8Array;
  /** What the file was recognised as, for people. */
  readonly kind: string;
  readonly records: RecordList;
  readonly findings: readonly Finding[];
  /** The import whose refused rows come back corrected in this file; everything else in it is left alone. */
  readonly corrects?: string | undefined;
  /** Of a file that was kept before it was read. */
  readonly importId?: string | undefined;
}

/** Keeps a file as checked and says what importing it would do; the books do not change yet. Throws `NotPossible`. */
export async function checkImport(
  filing: Filing,
  actor: Actor,
  imported: ImportedFile,
): Promise<ImportEntry> {
  permit(actor, 'import', imported.key.gstin);
  const { key } = imported;
  return filing.store.inBooks(actor.tenantId, async (books) => {
    await registrationOf(books, key.gstin);
    refuseFor(whyClosed({ state: await books.returnState(key) }));
    const fit = await whatFits(books, imported);
    const compared = await books.comparePut(key, fit.records);
    const importId = imported.importId ?? filing.newId();
    const { counts } = compared;
    const plain = entryOf(imported, { importId, filing, actor, fit, counts, state: 'checked' });
    const entry = {
      ...plain,
      effect: changes(plain.effect, compared, await books.recordTotalsBySection(key)),
    };
    await books.saveImport(entry, fit.records, imported.file);
    await auditImport(books, { filing, actor, entry, act: 'import checked' });
    return entry;
  });
}

/** Keeps a file before it is read, so that reading it can go on, or begin again, while people do something else. */
export async function beginImport(
  filing: Filing,
  actor: Actor,
  imported: Pick<ImportedFile, 'key' | 'fileName' | 'fileHash' | 'file' | 'corrects'> & {
    /** What a person says the file is about; recognised unless given. */
    readonly as?: ImportSubject | undefined;
  },
): Promise<ImportEntry> {
  const { key, fileName, fileHash, corrects, file, as } = imported;
  permit(actor, 'import', key.gstin);
  return filing.store.inBooks(actor.tenantId, async (books) => {
    await registrationOf(books, key.gstin);
    const entry: ImportEntry = {
      importId: filing.newId(),
      key,
      fileName,
      fileHash,
      subject: as ?? 'sales',
      isSaid: as !== undefined,
      kind: '',
      at: filing.clock.now(),
      by: actor.by,
      state: 'reading',
      says: 'reading',
      counts: { new: 0, changed: 0, same: 0, error: 0 },
      findings: [],
      effect: [],
      ...(corrects === undefined ? {} : { corrects }),
    };
    await books.saveImport(entry, [], file);
    return entry;
  });
}

/** Takes a file into the books without a question in between: `checkImport` and `confirmImport` in one. Throws `NotPossible`. */
export async function importAtOnce(
  filing: Filing,
  actor: Actor,
  imported: Omit<ImportedFile, 'corrects'>,
): Promise<ImportEntry> {
  permit(actor, 'import', imported.key.gstin);
  const { key, file } = imported;
  return filing.store.inBooks(actor.tenantId, async (books) => {
    await registrationOf(books, key.gstin);
    refuseFor(whyClosed({ state: await books.lockReturn(key) }));
    const fit = await whatFits(books, imported);
    const importId = filing.newId();
    const counts = await books.putRecords(key, fit.records, importId);
    const entry = entryOf(imported, { importId, filing, actor, fit, counts, state: 'imported' });
    await books.saveImport(entry, fit.records, file);
    await auditImport(books, { filing, actor, entry, act: 'import confirmed' });
    await books.webhooks.tell(newsOfImport(entry), filing.clock.now());
    return entry;
  });
}

interface Fit {
  readonly records: RecordList;
  readonly findings: readonly Finding[];
}

/** What of a file the return can take now, and everything to tell about the rest. */
async function whatFits(books: Books, imported: ImportedFile): Promise<Fit> {
  const { key } = imported;
  const came = await whatComesIn(books, imported);
  const fresh = await notFurnishedYet(books, key, came.records);
  const { records, findings } = await fitForForm(books, key, fresh.records);
  return { records, findings: [...came.findings, ...findingsOfFurnished(fresh), ...findings] };
}

interface Outcome extends Pick<ImportEntry, 'importId' | 'counts' | 'state'> {
  readonly filing: Filing;
  readonly actor: Actor;
  readonly fit: Fit;
}

function entryOf(imported: ImportedFile, outcome: Outcome): ImportEntry {
  const { key, fileName, fileHash, kind, corrects } = imported;
  const { importId, filing, actor, fit, counts, state } = outcome;
  return {
    importId,
    key,
    fileName,
    fileHash,
    subject: 'sales',
    kind,
    at: filing.clock.now(),
    by: actor.by,
    state,
    counts: { ...counts, error: rowsWithErrors(fit.findings) },
    findings: fit.findings,
    effect: [...sectionTotals(fit.records)].map(([section, { count, taxableValue }]) => ({
      section,
      count,
      taxableValue,
    })),
    ...(corrects === undefined ? {} : { corrects }),
  };
}

/** What each section has before and after the file. */
function changes(
  effect: ImportEntry['effect'],
  { sections }: Compared,
  totals: Awaited<ReturnType<Books['recordTotalsBySection']>>,
): ImportEntry['effect'] {
  return effect.map((of) => {
    const change = sections.get(of.section);
    if (!change) return of;
    const before = sumOf(totals.get(of.section));
    const after = {
      count: before.count + change.new,
      taxableValue: before.taxableValue + change.taxableValue,
      tax: before.tax + change.tax,
    };
    return { ...of, change: { new: change.new, changed: change.changed, same: change.same, before, after } };
  });
}

function sumOf(total: RecordTotals | undefined): SectionSum {
  if (!total) return { count: 0, taxableValue: 0, tax: 0 };
  return {
    count: total.count,
    taxableValue: total.taxableValue,
    tax: total.igst + total.cgst + total.sgst + total.cess,
  };
}

/** All of a file, or of one that came back corrected the rows that were refused. */
async function whatComesIn(
  books: Books,
  { key, records, findings, corrects }: ImportedFile,
): Promise<Pick<ImportedFile, 'records' | 'findings'>> {
  if (corrects === undefined) return { records, findings };
  const came = await onlyRefusedRows(books, key, { records, findings, corrects });
  if (came.waiting > 0) return came;
  throw new NotPossible(
    'NOT-FOUND',
    `No row of import "${corrects}" waits to be corrected. Import the file as it is, without naming an import.`,
  );
}

/** Takes a checked file into the books: what is new is added, what changed is replaced. Throws `NotPossible`. */
export async function confirmImport(
  filing: Filing,
  actor: Actor,
  { importId }: { readonly importId: string },
): Promise<ImportEntry> {
  return filing.store.inBooks(actor.tenantId, async (books) => {
    const { key } = await importOf(books, importId);
    permit(actor, 'import', key.gstin);
    refuseFor(whyClosed({ state: await books.lockReturn(key) }));
    // Read again under the lock: somebody else may have confirmed it in between.
    const entry = await checkedImport(books, importId);
    const counts = { ...(await putChecked(books, entry)), error: entry.counts.error };
    await books.setImportState(importId, 'imported', counts);
    const imported: ImportEntry = { ...entry, state: 'imported', counts };
    await auditImport(books, { filing, actor, entry: imported, act: 'import confirmed' });
    await books.webhooks.tell(newsOfImport(imported), filing.clock.now());
    return imported;
  });
}

async function putChecked(books: Books, entry: ImportEntry): Promise<ImportEntry['counts']> {
  const { key, importId } = entry;
  const furnished = await furnishedBefore(books, key);
  if (furnished.length === 0 && entry.corrects === undefined) return books.putImport(key, importId);
  // What was checked may have been furnished, or corrected, since.
  const { records } = withoutFurnished(await books.importRecords(importId), furnished);
  if (entry.corrects !== undefined) await dropReplaced(books, key, { ...entry, records });
  return books.putRecords(key, records, importId);
}

/** A refused document whose row was corrected to be another document does not stay beside it. */
async function dropReplaced(
  books: Books,
  key: ReturnKey,
  {
    importId,
    corrects = '',
    records,
    findings,
  }: Pick<ImportedFile, 'corrects' | 'records' | 'findings'> & { readonly importId: string },
): Promise<void> {
  const { replaced } = await onlyRefusedRows(books, key, { corrects, records, findings });
  if (replaced.length === 0) return;
  await books.keepRemoved(key, replaced, importId);
  await books.deleteRecords(key, replaced);
}

/** Lays a checked file aside; the books do not change. Throws `NotPossible`. */
export async function discardImport(
  filing: Filing,
  actor: Actor,
  { importId }: { readonly importId: string },
): Promise<ImportEntry> {
  return filing.store.inBooks(actor.tenantId, async (books) => {
    const found = await importOf(books, importId);
    permitImport(actor, found);
    const entry = found.state === 'reading' ? found : await checkedImport(books, importId);
    await books.setImportState(importId, 'discarded', entry.counts);
    const discarded: ImportEntry = { ...entry, state: 'discarded' };
    await auditImport(books, { filing, actor, entry: discarded, act: 'import discarded' });
    return discarded;
  });
}

/** An import of these books. Throws `NotPossible` when there is none. */
export async function importOf(books: Books, importId: string): Promise<ImportEntry> {
  const found = await books.importEntry(importId);
  if (!found) throw new NotPossible('NOT-FOUND', `Import "${importId}" is not known. Import the file again.`);
  return found;
}

/** An import that was checked and waits. Throws `NotPossible`. */
export async function checkedImport(books: Books, importId: string): Promise<ImportEntry> {
  const found = await importOf(books, importId);
  if (found.state === 'checked') return found;
  throw new NotPossible(
    'IMPORT-STATE',
    `"${found.fileName}" is ${found.state} already. Import the file again.`,
  );
}

/** What the audit log calls that into which an import goes. */
export function objectOf({ subject, key }: ImportEntry): string {
  if (subject === 'sales') return returnName(key);
  return companyLists.some((list) => list === subject) ? subject : `${subject} ${key.gstin}`;
}

/** Rows, not findings: a row with three errors is one row to correct. */
export function rowsWithErrors(findings: readonly Finding[]): number {
  const errors = findings.filter((finding) => finding.severity === 'error');
  return new Set(errors.map((finding) => `${finding.sheet ?? ''}|${finding.row ?? ''}`)).size;
}

/** Notes in the audit log what became of an import. */
export async function auditImport(
  books: Books,
  {
    filing,
    actor,
    entry,
    act,
  }: { readonly filing: Filing; readonly actor: Actor; readonly entry: ImportEntry; readonly act: string },
): Promise<void> {
  const { fileName, fileHash, counts, importId } = entry;
  const details = {
    importId,
    fileName,
    fileHash,
    counts,
    says: `${number(counts.new)} new, ${number(counts.changed)} changed`,
  };
  await books.audit({ at: filing.clock.now(), by: actor.by, act, object: objectOf(entry), details });
}
