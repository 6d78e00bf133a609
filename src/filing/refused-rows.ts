import { type Finding, type Gstr1Record, type RecordList, remedyOfRefusal } from '../core/index.ts';
import type { Actor, Filing } from './filing.ts';
import type { BookRecord, Books, ImportEntry, ReturnKey } from './needs/store.ts';
import { NotPossible } from './not-possible.ts';
import { permit } from './permissions.ts';

/** An import with the documents of it that the portal refused, as findings at their rows. */
export interface RefusedRows {
  readonly entry: ImportEntry;
  readonly file: Uint8Array;
  readonly findings: readonly Finding[];
}

/**
 * The portal's refusals of a return at the rows of the files they came from. Of several imports the one that is named,
 * or the one with most refusals. Throws `NotPossible` when nothing that came from a file is refused.
 */
export async function refusedRows(
  filing: Filing,
  actor: Actor,
  { key, importId }: { readonly key: ReturnKey; readonly importId?: string | undefined },
): Promise<RefusedRows> {
  permit(actor, 'see', key.gstin);
  return filing.store.inBooks(actor.tenantId, async (books) => {
    const refused = await refusedOf(books, key);
    const wanted = importId ?? mostRefused(refused);
    const of = refused.filter((record) => record.importId === wanted);
    const entry = wanted === undefined || of.length === 0 ? null : await books.importEntry(wanted);
    const file = entry && (await books.importFile(entry.importId));
    if (!file)
      throw new NotPossible(
        'NOT-FOUND',
        'GSTN has refused no document that came from a file. Look at the list of documents for others.',
      );
    return { entry, file, findings: of.flatMap(findingsOf) };
  });
}

async function refusedOf(books: Books, key: ReturnKey): Promise<readonly BookRecord[]> {
  const refused = await books.records(key, ['error']);
  return refused.filter(({ importId }) => importId !== null);
}

function mostRefused(refused: readonly BookRecord[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { importId } of refused) counts.set(importId ?? '', (counts.get(importId ?? '') ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}

function findingsOf({ record, error }: BookRecord): readonly Finding[] {
  const { code, message } = error ?? { code: 'RET', message: 'GSTN refused the document.' };
  const remedy = remedyOfRefusal(record.key, code);
  return record.origin.map(({ sheet, row }) => ({
    code: 'REFUSED-BY-GSTN',
    severity: 'error',
    says: `${message} (${code}). ${remedy?.says ?? 'Correct the row.'} Then bring this workbook back.`,
    sheet,
    row,
    ...(remedy?.column === undefined ? {} : { column: remedy.column }),
    value: record.documentNumber,
    portalCode: code,
  }));
}

/** What of a corrected file comes in: the rows that were refused or had errors, and what they put out of the books. */
export interface CorrectedRows {
  readonly records: readonly Gstr1Record[];
  readonly findings: readonly Finding[];
  /** Keys of refused records whose rows now make another document. */
  readonly replaced: readonly string[];
  /** How many rows of the import wait to be corrected: refused by the portal, or kept out by an error. */
  readonly waiting: number;
}

/**
 * Takes from a file that came back only what stands in the rows of refused records of an earlier import, whatever else
 * was changed in it. A row is known by its sheet and number, so that number and GSTIN can be corrected too.
 */
export async function onlyRefusedRows(
  books: Books,
  key: ReturnKey,
  file: {
    readonly records: RecordList;
    readonly findings: readonly Finding[];
    readonly corrects: string;
  },
): Promise<CorrectedRows> {
  const refused = (await refusedOf(books, key)).filter(({ importId }) => importId === file.corrects);
  const places = new Set([
    ...refused.flatMap(({ record }) => placesOf(record)),
    ...(await rowsLeftOut(books, file.corrects)),
  ]);
  const records = [...file.records].filter((record) => placesOf(record).some((place) => places.has(place)));
  const keys = new Set(records.map((record) => record.key));
  const covered = new Set(records.flatMap(placesOf));
  return {
    records,
    findings: file.findings.filter(({ sheet, row }) => row === undefined || places.has(`${sheet}|${row}`)),
    waiting: places.size,
    replaced: refused
      .filter(({ record }) => !keys.has(record.key) && placesOf(record).some((place) => covered.has(place)))
      .map(({ record }) => record.key),
  };
}

/** Rows of an import that an error kept out of the books. */
async function rowsLeftOut(books: Books, importId: string): Promise<readonly string[]> {
  const entry = await books.importEntry(importId);
  if (entry?.state !== 'imported') return [];
  return entry.findings.flatMap(({ severity, sheet, row }) =>
    severity === 'error' && row !== undefined ? [`${sheet}|${row}`] : [],
  );
}

function placesOf({ origin }: Gstr1Record): readonly string[] {
  return origin.map(({ sheet, row }) => `${sheet}|${row}`);
}
