import {
  type Filer,
  type Finding,
  type RecordList,
  readGstr1Json,
  readGstr1Sheets,
  wireReturnPeriod,
} from '../core/index.ts';
import { readWorkbook } from './index.ts';
import { readCsvReturn } from './read-csv-return.ts';
import type { ReadBooks } from './registers/read-books.ts';
import { type RegisterOptions, readRegisters } from './registers/read-registers.ts';

/** What the files of one return hold: records fit to send, and everything to tell about the others. */
export interface ReturnFiles {
  /** What the files were recognised as, for people. */
  readonly kind: string;
  /** Of a long return never all in memory as objects: each is made when it is asked for. */
  readonly records: RecordList;
  readonly findings: readonly Finding[];
  /** Set when the files belong to another GSTIN or period: nothing of them may be taken. */
  readonly refusal: Finding | null;
  /** The registers and their documents, where the files are the books and not the return. */
  readonly books?: Pick<ReadBooks, 'registers' | 'documents'>;
}

/** Reads files of any kind we know into the records of one return; registers by the mappings given, else by a guess. */
export async function readReturnFiles(
  filer: Filer,
  files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
  options: RegisterOptions = {},
): Promise<ReturnFiles> {
  const books = await readRegisters(filer, files, options);
  if (books) {
    const { records, findings } = books;
    return { kind: kindOfBooks(books), records, findings, refusal: null, books };
  }
  const rows = readCsvReturn(filer, files);
  if (rows) return { kind: 'csv', ...rows, refusal: null };
  const book = await readWorkbook([...files]);
  const refusal = refusalOf(filer, book.declared ?? {});
  if (refusal) return { kind: book.kind, records: [], findings: [...book.findings, refusal], refusal };
  const { records, findings } =
    book.json === undefined ? readGstr1Sheets(filer, book.sheets) : readGstr1Json(filer, book.json);
  return { kind: book.kind, records, findings: [...book.findings, ...findings], refusal: null };
}

function kindOfBooks({ registers }: ReadBooks): string {
  const layouts = new Set(registers.map(({ mapping: { layout } }) => layout));
  if (layouts.size === 0) return 'sales register';
  return [...layouts].map((layout) => (layout === 'register' ? 'sales register' : layout)).join(', ');
}

function refusalOf(
  filer: Filer,
  declared: { readonly gstin?: string; readonly returnPeriod?: string },
): Finding | null {
  if (declared.gstin && declared.gstin !== filer.gstin) {
    return {
      code: 'FILE-OTHER-GSTIN',
      severity: 'error',
      says: `The file is the return of ${declared.gstin}, not of ${filer.gstin}. Choose the file of ${filer.gstin}, or the other GSTIN.`,
      value: declared.gstin,
    };
  }
  const period = wireReturnPeriod(filer.returnPeriod);
  const other = wirePeriodIn(declared.returnPeriod);
  if (other && other !== period) {
    return {
      code: 'FILE-OTHER-PERIOD',
      severity: 'error',
      says: `The file is for the period ${other}, not ${period}. Choose the file of ${period}, or the other period.`,
      value: other,
    };
  }
  return null;
}

/** Files say their period as 082025 or as 2025-08. */
function wirePeriodIn(text: string | undefined): string | undefined {
  const [, year, month] = /^(20\d\d)-(0[1-9]|1[0-2])$/.exec(text ?? '') ?? [];
  return year && month ? `${month}${year}` : text;
}
