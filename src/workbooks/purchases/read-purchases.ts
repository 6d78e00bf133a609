import { returnSections } from '../../core/gstr2/return-sections.ts';
import { purchaseTables } from '../../core/gstr2/tables.ts';
import type { Buyer, Finding, ReadPurchases } from '../../core/index.ts';
import { readGstr2Json, readPurchaseSheets } from '../../core/index.ts';
import { columnsOfSheet, type KnownColumns, type SheetColumns } from '../columns-of-sheet.ts';
import { kindOf, type WorkbookFile } from '../file-kind.ts';
import { comparable } from '../known-sheets.ts';
import { defaultLimits, type Limits } from '../limits.ts';
import { readPortalJson } from '../portal-json.ts';
import { inReadingThread } from '../reading-thread.ts';
import { type RawSheet, rawSheets } from '../registers/register-files.ts';
import { UnreadableFile } from '../unreadable.ts';
import { isNirvanaPurchases, readNirvanaPurchases } from './nirvana-purchases.ts';
import { guessPurchaseMapping, missingPurchaseFields, type PurchaseMapping } from './purchase-columns.ts';
import { readPurchaseRegister } from './purchase-register.ts';

/** Mappings by the name of the sheet, those that are remembered by headers, and what the files may cost. */
export interface PurchaseOptions extends Partial<Limits> {
  readonly mappings?: Readonly<Record<string, PurchaseMapping>>;
  readonly known?: readonly KnownColumns[];
  readonly signal?: AbortSignal;
}

/** What a reading thread is given. */
export interface PurchaseTask {
  readonly buyer: Buyer;
  readonly files: readonly WorkbookFile[];
  readonly mappings: Readonly<Record<string, PurchaseMapping>>;
  readonly known: readonly KnownColumns[];
  readonly limits: Limits;
}

/** Rows in which the headers are looked for: programs write company, address and period above them. */
const headingRows = 20;

/**
 * Reads the purchase books: sheets of GSTR-2, a GST Nirvana workbook of purchases, a register of any columns (.xlsx,
 * .csv), or the JSON of a GSTR-2. Everything wrong is a finding with sheet, row and column; documents with errors are left out.
 */
export async function readPurchases(
  buyer: Buyer,
  files: readonly WorkbookFile[],
  { mappings = {}, known = [], signal, ...changed }: PurchaseOptions = {},
): Promise<ReadPurchases> {
  const task: PurchaseTask = { buyer, files, mappings, known, limits: { ...defaultLimits, ...changed } };
  const { limits } = task;
  const bytes = files.reduce((sum, file) => sum + file.bytes.length, 0);
  const packed = files.some(({ bytes: [first, second] }) => first === 0x50 && second === 0x4b);
  if (!packed && bytes <= limits.directBytes) return readPurchasesHere(task);
  try {
    return await inReadingThread({ script: './purchases/purchase-worker', task, limits, signal });
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return { documents: [], findings: [error.finding] };
  }
}

/** The same on the calling thread. */
export async function readPurchasesHere(task: PurchaseTask): Promise<ReadPurchases> {
  const reads: ReadPurchases[] = [];
  try {
    for (const file of task.files) reads.push(...(await readFile(task, file)));
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return { documents: [], findings: [error.finding] };
  }
  const findings = reads.flatMap((read) => read.findings);
  if (reads.length === 0) return { documents: [], findings: [noPurchases] };
  const documents = onceEach(
    reads.flatMap((read) => read.documents),
    findings,
  );
  const sums = reads.flatMap((read) => read.sums ?? []);
  return sums.length === 0 ? { documents, findings } : { documents, sums, findings };
}

async function readFile(task: PurchaseTask, file: WorkbookFile): Promise<readonly ReadPurchases[]> {
  if (kindOf(file) !== 'json') return readSheets(task, await rawSheets(file, task.limits));
  const { json, findings } = readPortalJson(file);
  if (json === undefined) return [{ documents: [], findings }];
  const read = readGstr2Json(task.buyer, json);
  return [{ ...read, findings: [...findings, ...read.findings] }];
}

function readSheets(
  { buyer, mappings, known }: PurchaseTask,
  sheets: readonly RawSheet[],
): readonly ReadPurchases[] {
  const byName = new Map(sheets.map(({ name, rows }) => [name, rows]));
  if (isNirvanaPurchases(byName)) return [readNirvanaPurchases(buyer, byName)];
  return sheets.flatMap((sheet) => {
    const settled = known.length > 0 ? purchaseColumns(sheet, known) : null;
    return (
      readSheet(buyer, sheet, mappings[sheet.name] ?? (settled?.isKnown ? mappingOf(settled) : undefined)) ??
      []
    );
  });
}

/** The columns of a register of purchases as its headers tell them, or as they are remembered. */
export function purchaseColumns(
  sheet: Pick<RawSheet, 'name' | 'rows'>,
  known: readonly KnownColumns[] = [],
): SheetColumns | null {
  const guess = (header: readonly string[]) => {
    const { mapping, missing } = guessPurchaseMapping(header);
    return { columns: mapping.columns, missing };
  };
  return columnsOfSheet(
    sheet,
    guess,
    known.filter(({ layout }) => layout === 'purchases'),
  );
}

function mappingOf({ columns }: SheetColumns): PurchaseMapping {
  const used = Object.entries(columns).filter(([, field]) => field !== null);
  return { columns: Object.fromEntries(used) as PurchaseMapping['columns'] };
}

/** A sheet of the form, or a register; undefined when its first rows are the headers of neither. */
function readSheet(
  buyer: Buyer,
  { name, rows }: RawSheet,
  mapping: PurchaseMapping | undefined,
): ReadPurchases | undefined {
  for (const [index, { cells }] of rows.slice(0, headingRows).entries()) {
    const header = cells.map((cell) => (typeof cell === 'string' ? cell.trim() : ''));
    const below = rows.slice(index + 1);
    const official = mapping ? undefined : officialSheet(header);
    if (official !== undefined) {
      const sheet = {
        header,
        rows: below.map((row) => row.cells),
        rowNumbers: below.map(({ number }) => number),
      };
      return named(readPurchaseSheets(buyer, { [official]: sheet }), name);
    }
    const guess = mapping ?? registerMapping(header);
    if (guess && Object.keys(guess.columns).every((text) => header.includes(text)))
      return readPurchaseRegister(buyer, { name, header, rows: below }, guess);
  }
  return undefined;
}

/** The name of the sheet of GSTR-2 that these headers are of: those that no row can do without, and most of the others. */
export function officialSheet(header: readonly string[]): string | undefined {
  const present = new Set(header.map(comparable));
  const found = [...purchaseTables, ...returnSections].find(
    ({ sheet, fields }) =>
      Object.entries(sheet.columns).every(
        ([field, text]) => fields[field]?.blank !== 'refused' || present.has(comparable(text)),
      ) &&
      Object.values(sheet.columns).filter((text) => present.has(comparable(text))).length * 2 >
        Object.keys(sheet.columns).length,
  );
  return found?.sheet.name;
}

function registerMapping(header: readonly string[]): PurchaseMapping | undefined {
  const { mapping } = guessPurchaseMapping(header);
  return missingPurchaseFields(new Set(Object.values(mapping.columns))).length === 0 ? mapping : undefined;
}

/** Findings and places name the sheet as the file does. */
function named({ documents, findings, ...rest }: ReadPurchases, sheet: string): ReadPurchases {
  return {
    ...rest,
    documents: documents.map((document) => ({
      ...document,
      origin: document.origin.map(({ row }) => ({ sheet, row })),
    })),
    findings: findings.map((finding) => ({ ...finding, sheet })),
  };
}

/** A document in two sheets is one thing entered twice; the first is kept. */
function onceEach(documents: ReadPurchases['documents'], findings: Finding[]): ReadPurchases['documents'] {
  const known = new Map<string, ReadPurchases['documents'][number]>();
  for (const document of documents) {
    const earlier = known.get(document.key);
    if (!earlier) known.set(document.key, document);
    else
      findings.push({
        code: 'DOCUMENT-TWICE',
        severity: 'error',
        ...document.origin[0],
        value: document.number,
        says: `Document "${document.number}" was read from "${earlier.origin[0]?.sheet}" row ${earlier.origin[0]?.row} already; this one was left out. Remove one of the two.`,
      });
  }
  return [...known.values()];
}

const noPurchases: Finding = {
  code: 'REGISTER-UNKNOWN',
  severity: 'error',
  says: 'No sheet looks like purchases. Its first rows need the names of the columns, like GSTIN of Supplier, Invoice Number, Invoice Date, Rate and Taxable Value.',
};
