import { headingRows } from './registers/find-register.ts';
import { headerFingerprint } from './registers/header-fingerprint.ts';
import { comparableHeader } from './registers/register-fields.ts';
import type { SourceRow } from './worksheet-rows.ts';

/** What the columns of a form of sheet are, as a person has settled it; `layout` names the kind of import it is for. */
export interface KnownColumns {
  readonly fingerprint?: string;
  readonly layout: string;
  readonly columns: Readonly<Record<string, string | null>>;
}

/** A guess from the headers: our field by header text, and what cannot be done without and is not there. */
export interface ColumnGuess {
  readonly columns: Readonly<Record<string, string>>;
  readonly missing: readonly string[];
}

/** A sheet with its headers and what each column holds. */
export interface SheetColumns {
  readonly sheet: string;
  readonly header: readonly string[];
  readonly rows: readonly SourceRow[];
  readonly columns: Readonly<Record<string, string | null>>;
  readonly missing: readonly string[];
  readonly fingerprint: string;
  /** Read by what a person has chosen, not guessed. */
  readonly isKnown: boolean;
}

/** Finds the headers of a sheet: those a person has settled, else the row of which most is guessed; null when there is none. */
export function columnsOfSheet(
  { name, rows }: { readonly name: string; readonly rows: readonly SourceRow[] },
  guess: (header: readonly string[]) => ColumnGuess,
  known: readonly KnownColumns[] = [],
): SheetColumns | null {
  const candidates = rows.slice(0, headingRows).flatMap(({ cells }, index) => {
    const header = cells.map((cell) => (typeof cell === 'string' ? cell.trim() : ''));
    if (header.filter((text) => text !== '').length < 2) return [];
    const fingerprint = headerFingerprint(header);
    const settled = known.find((one) => one.fingerprint === fingerprint);
    const guessed = guess(header);
    const { columns, missing } = settled ? { columns: settled.columns, missing: [] } : guessed;
    const found = Object.values(columns).filter((field) => field !== null).length;
    return [{ index, header, fingerprint, columns, missing, found, isKnown: settled !== undefined }];
  });
  const [best] = candidates.toSorted(
    (a, b) =>
      Number(b.isKnown) - Number(a.isKnown) || a.missing.length - b.missing.length || b.found - a.found,
  );
  if (!best) return null;
  const { index, found: _found, ...settled } = best;
  return { sheet: name, ...settled, rows: rows.slice(index + 1) };
}

/** Guesses which column is what by the names in use; each field gets the column of its surest name. */
export function guessColumns(
  header: readonly string[],
  names: Readonly<Record<string, readonly string[]>>,
): Readonly<Record<string, string>> {
  const wanted = header.map(comparableHeader);
  const columns: Record<string, string> = {};
  for (const [field, inUse] of Object.entries(names)) {
    const at = inUse
      .map((name) => wanted.indexOf(name))
      .find((index) => {
        const text = header[index];
        return text !== undefined && columns[text] === undefined;
      });
    const text = at === undefined ? undefined : header[at];
    if (text !== undefined) columns[text] = field;
  }
  return columns;
}

const sampled = 3;
const searched = 200;

/** The first filled cells below a header. */
export function samplesOf(rows: readonly SourceRow[], index: number): readonly string[] {
  const texts: string[] = [];
  for (const { cells } of rows.slice(0, searched)) {
    const text = String(cells[index] ?? '').trim();
    if (text !== '' && !texts.includes(text)) texts.push(text.slice(0, 80));
    if (texts.length === sampled) break;
  }
  return texts;
}
