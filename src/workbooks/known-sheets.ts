import type { OfficialSheet } from '../core/index.ts';

/** Names of sheets and columns are compared without case, blanks and the star of required columns. */
export function comparable(name: string): string {
  return name.toLowerCase().replace(/[\s*]/g, '');
}

const lettersOnly = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/** Sheets of the official workbook, and our own, that hold no data of the return. */
const companions = new Set(['help', 'helpinstruction', 'helpinstructions', 'master', 'readme', 'findings']);

/** Whether a sheet is known to hold no data of the return. */
export function isCompanion(sheetName: string): boolean {
  return companions.has(lettersOnly(sheetName));
}

/** All the forms an official sheet has had (hsn changed its columns over time); empty for an unknown name. */
export function sheetsNamed(name: string, official: readonly OfficialSheet[]): readonly OfficialSheet[] {
  const wanted = lettersOnly(name);
  return official.filter((sheet) =>
    [sheet.name, ...sheet.aliases].some((known) => lettersOnly(known) === wanted),
  );
}

/** The sheet a file name speaks of: `b2b.csv`, `hsn(b2b).csv`, `b2b-sample.csv`, `gstr1_cdnr_082025.csv`. */
export function sheetsOfFileName(
  fileName: string,
  official: readonly OfficialSheet[],
): readonly OfficialSheet[] {
  const stem = fileName.replace(/^.*[/\\]/, '').replace(/\.\w+$/, '');
  const words = stem.split(/[^a-z0-9]+/i).filter((word) => word !== '');
  for (let length = words.length; length > 0; length--) {
    for (let start = 0; start + length <= words.length; start++) {
      const found = sheetsNamed(words.slice(start, start + length).join(''), official);
      if (found.length > 0) return found;
    }
  }
  return [];
}

/** How well a row of cells fits as the column names of a sheet. */
export interface HeaderFit {
  readonly sheet: OfficialSheet;
  /** Columns of the sheet found in the row. */
  readonly found: number;
  readonly missing: readonly string[];
}

/** Compares a row with the columns of each sheet, the best fit first. */
export function fitHeader(cells: readonly unknown[], sheets: readonly OfficialSheet[]): readonly HeaderFit[] {
  const present = new Set(cells.map((cell) => (typeof cell === 'string' ? comparable(cell) : '')));
  const fits = sheets.map((sheet) => ({
    sheet,
    found: sheet.columns.filter(({ header }) => present.has(comparable(header))).length,
    missing: sheet.columns
      .filter((column) => column.required && !present.has(comparable(column.header)))
      .map(({ header }) => header),
  }));
  return fits.toSorted((a, b) => a.missing.length - b.missing.length || b.found - a.found);
}

/** The sheets whose columns a row names completely and better than any other's; several when they have the same columns. */
export function sheetsWithHeader(
  cells: readonly unknown[],
  official: readonly OfficialSheet[],
): readonly OfficialSheet[] {
  const complete = fitHeader(cells, official).filter((fit) => fit.missing.length === 0 && fit.found >= 3);
  const named = cells.filter((cell) => cell !== null && cell !== '').length;
  const most = Math.max(0, ...complete.map((fit) => fit.found));
  // A row that says much more than the sheet asks for is some other register which happens to share names.
  return complete
    .filter((fit) => fit.found === most && fit.found * 2 > named && fit.sheet.columns.length - fit.found <= 3)
    .map((fit) => fit.sheet);
}
