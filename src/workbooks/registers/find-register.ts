import type { SourceRow } from '../worksheet-rows.ts';
import { headerFingerprint } from './header-fingerprint.ts';
import { layouts } from './layouts.ts';
import { guessMapping, type MappingGuess, type RegisterMapping, same } from './mapping.ts';

/** A sheet of a register: its headers and the rows below them, numbered as in the file. */
export interface RegisterSheet {
  readonly name: string;
  readonly header: readonly string[];
  /** Number of the row of headers in the file. */
  readonly headerRow: number;
  readonly rows: readonly SourceRow[];
}

/** A mapping a person has made; with a fingerprint it is for that form of register only, else for any that has its columns. */
export interface KnownMapping extends RegisterMapping {
  readonly fingerprint?: string;
}

/** A register found in a sheet: the mapping its headers suggest, and the known one where a person has made it. */
export interface FoundRegister {
  readonly sheet: RegisterSheet;
  readonly guess: MappingGuess;
  readonly fingerprint: string;
  readonly known?: KnownMapping;
}

/** Rows in which the headers are looked for: programs write company, address and period above them. */
export const headingRows = 20;

/** Finds the headers of a register under its title rows, with the mapping they suggest; null when no row looks like headers. */
export function findRegister(
  name: string,
  rows: readonly SourceRow[],
  mappings: readonly KnownMapping[] = [],
): FoundRegister | null {
  const candidates = rows.slice(0, headingRows).flatMap((row, index) => {
    const header = row.cells.map((cell) => (typeof cell === 'string' ? cell.trim() : ''));
    const texts = new Set(header.filter((text) => text !== '')).size;
    if (texts < 3) return [];
    const fingerprint = headerFingerprint(header);
    const known = mappings.find((mapping) => isFor(mapping, header, fingerprint));
    return [{ index, header, fingerprint, texts, guess: guessMapping(header), ...(known ? { known } : {}) }];
  });
  const [best] = candidates.toSorted(
    (a, b) =>
      Number(b.known !== undefined) - Number(a.known !== undefined) ||
      b.guess.confidence - a.guess.confidence ||
      placed(b.guess) - placed(a.guess) ||
      b.texts - a.texts,
  );
  if (!best) return null;
  const { index, header, guess, fingerprint, known } = best;
  const layout = (known ?? guess.mapping).layout;
  const below = layouts.find((each) => each.name === layout)?.rowsBelowHeader ?? 0;
  const headerRow = rows[index]?.number ?? 1;
  const sheet = { name, header, headerRow, rows: rows.slice(index + 1 + below) };
  return { sheet, guess, fingerprint, ...(known ? { known } : {}) };
}

const placed = ({ mapping }: MappingGuess): number => Object.keys(mapping.columns).length;

function isFor(mapping: KnownMapping, header: readonly string[], fingerprint: string): boolean {
  if (mapping.fingerprint !== undefined) return mapping.fingerprint === fingerprint;
  const wanted = Object.keys(mapping.columns);
  return wanted.length > 0 && wanted.every((column) => header.some((text) => same(text, column)));
}
