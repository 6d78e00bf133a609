import { type OfficialSheet, officialSheets } from '../../core/index.ts';
import { kindOf, type WorkbookFile } from '../file-kind.ts';
import { fitHeader, sheetsNamed, sheetsOfFileName, sheetsWithHeader } from '../known-sheets.ts';
import type { Limits } from '../limits.ts';
import { isNirvana } from '../nirvana-workbook.ts';
import { UnreadableFile } from '../unreadable.ts';
import { headingRows, type KnownMapping } from './find-register.ts';
import { type FoundBooks, isCertain, registersAmong, shownRegister } from './read-books.ts';
import { headsOfSheets, type RawSheet } from './register-files.ts';

interface Recognising {
  readonly mappings: readonly KnownMapping[];
  readonly limits: Limits;
}

/** Rows from which a person sees what a column holds. */
const sampleRows = 200;

/** The registers among files that hold registers, read as far as a person needs to see what their columns are. */
export async function registersIn(
  files: readonly WorkbookFile[],
  { mappings, limits }: Recognising,
): Promise<readonly FoundBooks[]> {
  const heads = await Promise.all(files.map((file) => headsOfSheets(file, limits, sampleRows)));
  return registersAmong(heads.flat(), mappings).map(shownRegister);
}

/**
 * Whether files hold the books and not the sheets of the return, going by their first rows. What is neither is no
 * register either, so that the reader of returns says what is wrong with it.
 */
export async function holdRegisters(
  files: readonly WorkbookFile[],
  { mappings, limits }: Recognising,
): Promise<boolean> {
  try {
    const heads: RawSheet[] = [];
    for (const file of files) {
      const sheets = await headsOfSheets(file, limits, headingRows + 1);
      const isText = kindOf(file) === 'text';
      if (sheets.some((sheet) => isOfReturn(sheet, isText))) return false;
      heads.push(...sheets);
    }
    const registers = registersAmong(heads, mappings);
    return registers.some((register) => isCertain(register) || register.sheet.rows.length > 0);
  } catch (error) {
    if (error instanceof UnreadableFile) return false;
    throw error;
  }
}

/** Whether a sheet, or a text file when `isText`, is one of the official workbook, going by its name and first rows. */
export function isOfReturn({ name, rows }: Pick<RawSheet, 'name' | 'rows'>, isText: boolean): boolean {
  if (rows.some(({ cells }) => sheetsWithHeader(cells, officialSheets).length > 0)) return true;
  if (isNirvana(new Map([[name, rows]]))) return true;
  const named = isText ? sheetsOfFileName(name, officialSheets) : sheetsNamed(name, officialSheets);
  return named.length > 0 && (!isText || rows.some(({ cells }) => hasHalfOf(cells, named)));
}

/** A file named `sales-b2b.csv` may be a register; one with most of the columns of that sheet is the sheet with a fault. */
function hasHalfOf(cells: readonly unknown[], named: readonly OfficialSheet[]): boolean {
  return fitHeader(cells, named).some(({ found, sheet }) => found * 2 > sheet.columns.length);
}
