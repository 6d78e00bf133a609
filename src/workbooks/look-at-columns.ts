import type { ImportSubject } from '../core/index.ts';
import type { KnownColumns, SheetColumns } from './columns-of-sheet.ts';
import type { WorkbookFile } from './file-kind.ts';
import { kindOf } from './file-kind.ts';
import { defaultLimits } from './limits.ts';
import { isListKind } from './lists/list-fields.ts';
import { listInSheet } from './lists/read-list.ts';
import { officialSheet, purchaseColumns } from './purchases/read-purchases.ts';
import { headsOfSheets, type RawSheet } from './registers/register-files.ts';
import { UnreadableFile } from './unreadable.ts';

/** Rows from which a person sees what a column holds. */
const sampleRows = 200;

/** The columns of registers of purchases and of lists, with what each is taken for; none where sheets have columns of their own. */
export async function lookAtColumns(
  subject: ImportSubject,
  files: readonly WorkbookFile[],
  known: readonly KnownColumns[],
): Promise<readonly SheetColumns[]> {
  const found: SheetColumns[] = [];
  for (const file of files) {
    try {
      if (kindOf(file) === 'json') continue;
      for (const sheet of await headsOfSheets(file, defaultLimits, sampleRows)) {
        const columns = columnsFor(subject, sheet, known);
        if (columns) found.push(columns);
      }
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
    }
  }
  const whole = found.filter(({ missing }) => missing.length === 0);
  return whole.length > 0 ? whole : found.toSorted((a, b) => a.missing.length - b.missing.length).slice(0, 1);
}

function columnsFor(
  subject: ImportSubject,
  sheet: RawSheet,
  known: readonly KnownColumns[],
): SheetColumns | null {
  if (isListKind(subject)) return listInSheet(subject, sheet, known);
  if (subject !== 'purchases') return null;
  const columns = purchaseColumns(sheet, known);
  return columns && !columns.isKnown && officialSheet(columns.header) !== undefined ? null : columns;
}
