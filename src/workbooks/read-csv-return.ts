import {
  type Filer,
  type Finding,
  officialSheets,
  type ReadRecords,
  readingOfSheets,
} from '../core/index.ts';
import { kindOf, type WorkbookFile } from './file-kind.ts';
import { defaultLimits } from './limits.ts';
import { gather, readCsv, refuseTooLarge } from './read-files.ts';
import { UnreadableFile } from './unreadable.ts';

/**
 * Reads files of separated values into the records of a return, row by row on this thread: neither a sheet nor all
 * records are ever held as objects. Undefined where a file is of another kind.
 */
export function readCsvReturn(filer: Filer, files: readonly WorkbookFile[]): ReadRecords | undefined {
  const reading = readingOfSheets(filer);
  const context = { limits: defaultLimits, official: officialSheets };
  const findings: Finding[] = [];
  try {
    refuseTooLarge(files, defaultLimits);
    if (!files.every((file) => kindOf(file) === 'text')) return undefined;
    const built = files.map((file) => readCsv(file, context, { findings, begin: reading.begin }));
    const gathered = gather('csv', built, findings);
    const isTwice = gathered.findings.some(({ code }) => code === 'SHEET-TWICE');
    const { records, findings: ofRows } = reading.end();
    return isTwice
      ? { records: [], findings: gathered.findings }
      : { records, findings: [...gathered.findings, ...ofRows] };
  } catch (error) {
    if (error instanceof UnreadableFile) return { records: [], findings: [error.finding] };
    throw error;
  }
}
