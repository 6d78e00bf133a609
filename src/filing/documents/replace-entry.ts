import type { Change, DocumentBook, DocumentEntry, EntryContent, NewEntry } from '../needs/documents.ts';
import { NotPossible } from '../not-possible.ts';
import { periodName } from '../wording.ts';

/** Throws `NotPossible` where another document has the identity of this one. */
export async function refuseTwice<Content extends EntryContent>(
  book: DocumentBook<Content>,
  { entry, gstin, but }: { readonly entry: NewEntry<Content>; readonly gstin: string; readonly but?: number },
): Promise<void> {
  const other = await book.withIdentity(gstin, entry.identity);
  if (!other || other.entry === but) return;
  throw new NotPossible(
    'TWICE',
    `Number "${entry.number}" is in the books already, in ${periodName(other.returnPeriod)} (entry ${other.entry}). A number comes once in a financial year; change the number, or edit that document.`,
  );
}

/** Replaces an entry if it still has the version that was read. Throws `NotPossible` with code `CHANGED` when not. */
export async function replaceEntry<Content extends EntryContent>(
  book: DocumentBook<Content>,
  before: DocumentEntry<Content>,
  {
    version,
    entry,
    change,
  }: { readonly version: number; readonly entry: NewEntry<Content>; readonly change: Change },
): Promise<void> {
  if (await book.change(before.entry, version, { ...entry, change })) return;
  throw changedBy(before);
}

/** Throws `NotPossible` where somebody has changed an entry since it was read. */
export function refuseChanged(
  entry: Pick<DocumentEntry<EntryContent>, 'version' | 'changedBy' | 'number'>,
  version: number | undefined,
): void {
  if (version !== undefined && entry.version !== version) throw changedBy(entry);
}

function changedBy({
  changedBy: by,
  number,
}: Pick<DocumentEntry<EntryContent>, 'changedBy' | 'number'>): NotPossible {
  return new NotPossible(
    'CHANGED',
    `${by} changed document "${number}" meanwhile. Compare both and save again.`,
  );
}
