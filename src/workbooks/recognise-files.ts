import { type ImportSubject, importSubjects, officialSheets, openEnvelope } from '../core/index.ts';
import type { KnownColumns } from './columns-of-sheet.ts';
import { kindOf, type WorkbookFile } from './file-kind.ts';
import { sheetsWithHeader } from './known-sheets.ts';
import { defaultLimits } from './limits.ts';
import { listInSheet } from './lists/read-list.ts';
import { isNirvanaPurchases } from './purchases/nirvana-purchases.ts';
import { guessPurchaseMapping } from './purchases/purchase-columns.ts';
import { officialSheet } from './purchases/read-purchases.ts';
import { headingRows } from './registers/find-register.ts';
import { headerFingerprint } from './registers/header-fingerprint.ts';
import { guessMapping } from './registers/mapping.ts';
import { isOfReturn } from './registers/recognise.ts';
import { headsOfSheets, type RawSheet } from './registers/register-files.ts';
import { decodeText } from './text-encoding.ts';
import { UnreadableFile } from './unreadable.ts';
import { readZipDirectory } from './zip-directory.ts';
import { unpackText } from './zip-unpack.ts';

/**
 * What files are about, going by their first rows and by what a person has settled for such headers. Files that are
 * nothing else are sales, whose reader says what is wrong with them.
 */
export async function recogniseFiles(
  files: readonly WorkbookFile[],
  known: readonly KnownColumns[] = [],
): Promise<ImportSubject> {
  for (const file of files) {
    try {
      const subject = await recogniseFile(file, known);
      if (subject) return subject;
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
    }
  }
  return 'sales';
}

async function recogniseFile(
  file: WorkbookFile,
  known: readonly KnownColumns[],
): Promise<ImportSubject | undefined> {
  const json = await jsonOf(file);
  if (json !== null) return ofGstr2.test(json) ? 'purchases' : isStatement(json) ? 'statement' : undefined;
  const sheets = await headsOfSheets(file, defaultLimits, headingRows + 1);
  if (isNirvanaPurchases(new Map(sheets.map(({ name, rows }) => [name, rows])))) return 'purchases';
  return (
    firstOf(sheets, (sheet) => settledFor(sheet, known)) ?? firstOf(sheets, (sheet) => guessFor(sheet, file))
  );
}

function firstOf<Found>(
  sheets: readonly RawSheet[],
  look: (sheet: RawSheet) => Found | undefined,
): Found | undefined {
  for (const sheet of sheets) {
    const found = look(sheet);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The text of a JSON file, or of the first one in a ZIP file of them; null for sheets. */
async function jsonOf(file: WorkbookFile): Promise<string | null> {
  const kind = kindOf(file);
  if (kind === 'json') return decodeText(file.name, file.bytes).text;
  if (kind === 'text') return null;
  const bytes = Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength);
  const zip = { name: file.name, bytes, entries: readZipDirectory(file.name, bytes, defaultLimits) };
  const first = [...zip.entries.keys()].find((name) => /\.json$/i.test(name));
  if (first === undefined || zip.entries.has('[Content_Types].xml')) return null;
  return (await unpackText(zip, first)) ?? null;
}

/** What stands in the JSON of a GSTR-2 and in no other: the credit of a line, and sections of its own. */
const ofGstr2 = /"(itc|b2bur|imp_g|imp_s|itc_rvsl)"\s*:/;

/** What may be the GSTR-1A of counter parties looks like a GSTR-1 of one's own, and is taken for that. */
function isStatement(text: string): boolean {
  try {
    const kind = openEnvelope(JSON.parse(text.replace(/^\uFEFF/, '')))?.kind;
    return kind !== undefined && kind !== 'GSTR-1A';
  } catch {
    return false;
  }
}

/** What a person has settled for a sheet with these headers; mappings of sales bear the name of a layout. */
function settledFor({ rows }: RawSheet, known: readonly KnownColumns[]): ImportSubject | undefined {
  const fingerprints = rows.map(({ cells }) => headerFingerprint(textsOf(cells)));
  const settled = known.find(({ fingerprint = '' }) => fingerprints.includes(fingerprint));
  return settled && (importSubjects.find((subject) => subject === settled.layout) ?? 'sales');
}

const textsOf = (cells: readonly unknown[]): readonly string[] =>
  cells.map((cell) => (typeof cell === 'string' ? cell.trim() : ''));

const purchaseWords = /supplier|vendor|purchase|inward|gstr-?2|bill of entry|itc|eligib/i;
const saleWords = /customer|buyer|recipient|consignee|bill ?to|ship ?to|\bsales?\b|outward|receiver/i;
const vendorWords = /vendor|supplier|creditor/i;
const advanceWords = /advance|(receipt|payment|refund) ?voucher/i;
const paidWords = /vendor|supplier|creditor|paid|payment/i;
const companyWords = /compan(y|ies)|legal entit/i;
const campusWords = /campus|places? of business|premises/i;

function guessFor(sheet: RawSheet, { name }: WorkbookFile): ImportSubject | undefined {
  const headers = sheet.rows.map(({ cells }) => textsOf(cells));
  const ofSales = headers.some((header) => sheetsWithHeader(header, officialSheets).length > 0);
  if (!ofSales && headers.some((header) => officialSheet(header) !== undefined)) return 'purchases';
  // Titles stand above the headers in a cell or two.
  const named = headers.find((header) => header.filter((text) => text !== '').length > 2) ?? [];
  const texts = `${name} ${sheet.name} ${named.join(' ')}`;
  if (!ofSales && advanceWords.test(texts)) {
    const kind = paidWords.test(texts) ? 'advances-paid' : 'advances-received';
    if (listInSheet(kind, sheet)?.missing.length === 0) return kind;
  }
  const register = registerFor(headers, texts);
  if (register) return ofSales ? 'sales' : register;
  if (ofSales) return 'sales';
  const list = listFor(sheet, texts);
  if (list) return list;
  return isOfReturn(sheet, false) ? 'sales' : undefined;
}

/** Documents with amounts: whose they are is said by the layout of a known program, or by the words about them. */
function registerFor(headers: readonly (readonly string[])[], texts: string): ImportSubject | undefined {
  const sales = headers.map((header) => guessMapping(header));
  if (sales.some(({ mapping: { layout } }) => layout !== 'register')) return 'sales';
  const purchases = headers.map((header) => guessPurchaseMapping(header).missing.length === 0).includes(true);
  const isSales = sales.some(({ missing, confidence }) => missing.length === 0 && confidence > 0);
  if (!purchases) return isSales ? 'sales' : undefined;
  if (saleWords.test(texts)) return 'sales';
  return purchaseWords.test(texts) || !isSales ? 'purchases' : 'sales';
}

/** Names or codes without a document and an amount. */
function listFor(sheet: RawSheet, texts: string): ImportSubject | undefined {
  const isOwn = !vendorWords.test(texts) && !saleWords.test(texts);
  const kinds = [
    'items',
    ...(isOwn && campusWords.test(texts) ? (['campuses'] as const) : []),
    ...(isOwn && companyWords.test(texts) ? (['companies'] as const) : []),
    vendorWords.test(texts) ? 'vendors' : 'customers',
  ] as const;
  const lists = kinds.flatMap((of) => {
    const list = listInSheet(of, sheet);
    return list && list.missing.length === 0 && !isRegister(list.header)
      ? [{ of, columns: Object.keys(list.columns).length }]
      : [];
  });
  const [best] = lists.toSorted((a, b) => b.columns - a.columns);
  return best && best.columns >= 3 ? best.of : undefined;
}

function isRegister(header: readonly string[]): boolean {
  const fields = new Set(Object.values(guessMapping(header).mapping.columns));
  return fields.has('documentNumber') || fields.has('taxableValue') || fields.has('quantity');
}
